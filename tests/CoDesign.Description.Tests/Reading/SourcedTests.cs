using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;
using CoDesign.Description.Tests.Sample;

namespace CoDesign.Description.Tests.Reading;

public sealed class SourcedTests
{
    private sealed record Constants(Sourced<Cycles> Latency, Sourced<int>? Ways, IReadOnlyList<Sourced<Energy>> Steps)
    {
        public static Constants Read(NodeReader node) => new(
            Latency: node.Sourced("latency", "Cycles of one access.", Quantity.Cycles),
            Ways: node.OptionalSourced("ways", "Ways of the cache.", Scalar.Count),
            Steps: node.Or("steps", "Energy of each step.", Form.List(Form.Sourced(Quantity.Energy)), [], "[]"));
    }

    [Fact]
    public void A_full_constant_is_complete()
    {
        (Constants constants, string[] messages) = Read("latency: {value: 6 cycles, source: datasheet, tolerance: 20 %}");
        Assert.Empty(messages);
        Assert.Equal(new Cycles(6), constants.Latency.Value);
        Assert.Equal("datasheet", constants.Latency.Source);
        Assert.Equal(new Tolerance(200_000), constants.Latency.Tolerance);
        Assert.Equal("a.yaml:1:10", constants.Latency.Position.ToString());
        Assert.Null(constants.Ways);
    }

    [Fact]
    public void A_source_of_the_mapping_covers_its_plain_constants()
    {
        (Constants constants, string[] messages) = Read("""
            source: datasheet
            tolerance: 5 %
            latency: 6 cycles
            ways: {value: 4, source: RTL}
            steps: [1 pJ, {value: 2 pJ, tolerance: 1 %}, {value: 3 pJ}]
            """);
        Assert.Empty(messages);
        Assert.Equal(("datasheet", new Tolerance(50_000)), (constants.Latency.Source, constants.Latency.Tolerance!.Value));
        // A constant with its own source is complete: the mapping's tolerance belongs to the mapping's source.
        Assert.Equal(("RTL", null), (constants.Ways!.Source, constants.Ways.Tolerance));
        Assert.Equal("datasheet", constants.Steps[0].Source);
        Assert.Equal(("datasheet", new Tolerance(10_000)), (constants.Steps[1].Source, constants.Steps[1].Tolerance!.Value));
        Assert.Equal(("datasheet", new Tolerance(50_000)), (constants.Steps[2].Source, constants.Steps[2].Tolerance!.Value));
    }

    [Fact]
    public void A_source_covers_constants_inside_a_list_and_a_located_one()
    {
        (Nested nested, string[] messages) = SampleReading.Read("{source: RTL, steps: [1 pJ], supply: 1 V}", Nested.Read);
        Assert.Empty(messages);
        Assert.Equal("RTL", nested.Steps[0].Source);
        Assert.Equal("RTL", nested.Supply.Value.Source);
    }

    private sealed record Nested(IReadOnlyList<Sourced<Energy>> Steps, Located<Sourced<Voltage>> Supply)
    {
        public static Nested Read(NodeReader node) => new(
            Steps: node.Required("steps", "Energy of each step.", Form.List(Form.Sourced(Quantity.Energy))),
            Supply: node.Required("supply", "Supply.", Form.Located(Form.Sourced(Quantity.Voltage))));
    }

    [Theory]
    [InlineData("latency: 6 cycles",
        "1:10: error: physical constant 'latency' needs a source; write {value: 6 cycles, source: \"…\"} or add 'source:' to this mapping")]
    [InlineData("latency: {value: 8 cycles}",
        "1:10: error: physical constant 'latency' needs a source; write {value: 6 cycles, source: \"…\"} or add 'source:' to this mapping")]
    [InlineData("latency: {value: 6 cycles, source: \"\"}", "1:36: error: 'source': the text is empty; write at least one word")]
    [InlineData("{source: \" \", latency: 6 cycles}", "1:10: error: 'source': the text is empty; write at least one word")]
    [InlineData(
        "{source: , latency: 6 cycles}",
        "1:10: error: 'source' has no value; write a text such as \"some text\", or remove the key if it is optional")]
    [InlineData(
        "latency: {source: datasheet}",
        "1:10: error: missing key 'value' in latency; add 'value', a number of cycles such as 6 cycles (The value with its unit)")]
    [InlineData(
        "latency: {value: 6 cycles, src: datasheet, source: x}",
        "1:28: error: unknown key 'src' in latency; allowed keys: value, source, tolerance")]
    [InlineData("latency: {value: 6, source: x}", "1:18: error: 'value': bare number 6; a number of cycles needs a unit: cycle or cycles")]
    [InlineData(
        "latency: [6 cycles]",
        "1:10: error: 'latency' must be a number of cycles such as 6 cycles, or {value, source}, not a list")]
    [InlineData("{tolerance: 5 %, latency: {value: 6 cycles, source: x}}",
        "1:2: error: 'tolerance' applies to nothing; add 'source:' beside it, or write the tolerance inside each constant")]
    [InlineData("{source: x, tolerance: 2000 %, latency: 6 cycles}", "1:24: error: 'tolerance': '2000 %' is too large; the most is 1000 %")]
    [InlineData(
        "{source: x, latency: 6 ns}",
        "1:22: error: 'latency': '6 ns' is a time, not a number of cycles; units of a number of cycles: cycle or cycles")]
    public void A_constant_without_a_source_does_not_load(string yaml, string expected) =>
        Assert.Equal([$"a.yaml:{expected}"], Read(yaml).Messages);

    [Fact]
    public void The_source_of_an_outer_mapping_does_not_reach_in()
    {
        (KeyedListHolder _, string[] messages) = SampleReading.Read("{source: outer, inner: {a: 1 pJ}, b: 1 V}", KeyedListHolder.Read);
        Assert.Equal(
            "a.yaml:1:28: error: physical constant 'a' needs a source; write {value: 1 pJ, source: \"…\"} or add 'source:' to this mapping",
            Assert.Single(messages));
    }

    private sealed record KeyedListHolder(KeyedList<Sourced<Energy>> Inner, Sourced<Voltage> B)
    {
        public static KeyedListHolder Read(NodeReader node) => new(
            Inner: node.Map("inner", "Energies by action.", Scalar.Identifier, Form.Sourced(Quantity.Energy)),
            B: node.Sourced("b", "A voltage.", Quantity.Voltage));
    }

    private static (Constants Value, string[] Messages) Read(string yaml) => SampleReading.Read(yaml, Constants.Read);
}
