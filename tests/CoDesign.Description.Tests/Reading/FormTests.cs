using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;
using CoDesign.Description.Tests.Sample;

namespace CoDesign.Description.Tests.Reading;

public sealed class FormTests
{
    private sealed record Port(string Clock, int Lanes)
    {
        public static Port Read(NodeReader node) => new(
            Clock: node.Identifier("clock", "Id of the clock."),
            Lanes: node.ScalarOr("lanes", "Number of lanes.", Scalar.Count, 1));
    }

    private sealed record Holder(
        Port Port,
        KeyedList<IReadOnlyList<long>> Tables,
        Located<ByteSize>? Size,
        string? From,
        string? To,
        string? Via)
    {
        private static readonly ValueForm<Port> PortForm =
            Form.Shorthand(Scalar.Identifier, clock => new Port(clock, 1), Form.Object(Port.Read));

        private static readonly ValueForm<IReadOnlyList<long>> TableForm = Form.List(Form.Scalar(Scalar.Integer), minimumItems: 2);

        public static Holder Read(NodeReader node)
        {
            Holder holder = new(
                Port: node.Required("port", "The port.", PortForm),
                Tables: node.OptionalMap("tables", "Tables of numbers.", Scalar.Identifier, TableForm),
                Size: node.OptionalValue("size", "A size.", Form.Located(Form.Scalar(Quantity.Size))),
                From: node.OptionalScalar("from", "Start.", Scalar.Identifier),
                To: node.OptionalScalar("to", "End.", Scalar.Identifier),
                Via: node.OptionalScalar("via", "Way.", Scalar.Identifier));
            node.ExactlyOneOf("from", "via");
            node.AllOrNoneOf("from", "to");
            if (holder.Port.Lanes > 8)
            {
                node.Error("port", "a port has at most 8 lanes");
            }
            return holder;
        }
    }

    [Fact]
    public void Forms_nest()
    {
        (Holder holder, string[] messages) = SampleReading.Read(
            "{port: core, tables: {a: [1, -2], b: [0x10, 1_0]}, size: 4 KiB, via: x}", Holder.Read);
        Assert.Empty(messages);
        Assert.Equal(new Port("core", 1), holder.Port);
        Assert.Equal(["a", "b"], holder.Tables.Keys);
        Assert.True(holder.Tables.TryFind("b", out IReadOnlyList<long>? b));
        Assert.Equal([16, 10], b);
        Assert.Equal("a.yaml:1:58", holder.Size!.Value.Position.ToString());
    }

    [Fact]
    public void A_shorthand_and_its_full_form_mean_the_same() =>
        Assert.Equal(
            SampleReading.Read("{port: core, via: x}", Holder.Read).Value.Port,
            SampleReading.Read("{port: {clock: core}, via: x}", Holder.Read).Value.Port);

    [Theory]
    [InlineData(
        "{port: Core, via: x}",
        "1:8: error: 'port': 'Core' is not an identifier; write a lower-case letter, then lower-case letters, digits, '_' or '-': "
            + "[a-z][a-z0-9_-]*")]
    [InlineData("{port: [core], via: x}", "1:8: error: 'port' must be a mapping, not a list")]
    [InlineData(
        "{port: , via: x}",
        "1:8: error: 'port' has no value; write an identifier such as core0, or a mapping, or remove the key if it is optional")]
    [InlineData("{port: core, via: x, tables: {a: [1]}}", "1:34: error: 'a' needs at least 2 items; it has 1")]
    [InlineData(
        "{port: core, via: x, tables: {a: [1, b]}}",
        "1:38: error: 'a' item 2: 'b' is not a whole number; write digits, such as 64")]
    [InlineData("{port: core}", "1:1: error: a key is missing; add 'from' or 'via'")]
    [InlineData("{port: core, via: x, from: y, to: z}", "1:22: error: 'via' and 'from' exclude each other; keep one of 'from' or 'via'")]
    [InlineData("{port: core, from: y}", "1:14: error: 'from' needs 'to' too; add 'to' or remove the other")]
    [InlineData("{port: {clock: core, lanes: 9}, via: x}", "1:8: error: a port has at most 8 lanes")]
    public void A_mistake_gives_exactly_this_message(string yaml, string expected) =>
        Assert.Equal([$"a.yaml:{expected}"], SampleReading.Read(yaml, Holder.Read).Messages);

    [Fact]
    public void A_fault_of_the_parser_is_not_reported_twice()
    {
        (Holder _, string[] messages) = SampleReading.Read("{port: *a, tables: *a, size: *a, via: *a}", Holder.Read);
        Assert.Equal(4, messages.Length);
        Assert.All(messages, message => Assert.Contains("aliases", message, StringComparison.Ordinal));
    }

    [Fact]
    public void Two_unions_in_one_mapping_are_our_error() =>
        Assert.Throws<InvalidOperationException>(() => Description.Schema.SchemaModel.Of(TwoUnions.Read, SampleParameters.Registry));

    [Fact]
    public void A_union_that_nobody_registered_is_our_error() =>
        Assert.Throws<InvalidOperationException>(() => Description.Schema.SchemaModel.Of(SampleModule.Read));

    private sealed record TwoUnions(Tagged<SampleParameters> A, Tagged<SampleParameters> B)
    {
        public static TwoUnions Read(NodeReader node) => new(
            node.OpenUnion<SampleParameters>("a", "One."),
            node.OpenUnion<SampleParameters>("b", "Two."));
    }
}
