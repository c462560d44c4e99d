using CoDesign.Modules.Tests.Fixture;

namespace CoDesign.Modules.Tests.Formula;

// Mistakes in a formula come out all at once, each where it is. PresetText.Head has four lines, so a text starts in line 5.
public sealed class FormulaTextTests
{
    private const string Good = """
        kind: formula
        constants:
          block: {value: 64 B, source: test}
          rounds: {value: 80 cycles, source: test}
        ops:
          digest:
            function: sha256
            latency: {value: ceil((input_bytes + 9 B) / block) * rounds, source: test}
            actions: {sha256_block: ceil((input_bytes + 9 B) / block)}
        """;

    [Fact]
    public void A_right_description_is_silent() => Assert.Empty(PresetText.Messages(Good));

    [Fact]
    public void All_mistakes_come_at_once_and_where_they_are()
    {
        const string text = """
            kind: formula
            constants:
              clock: {value: 3 cycles, source: test}
              block: {value: 64 B, source: test}
            ops:
              first:
                source: test
                function: sha256
                latency: ceil(input_byte / block)
                actions: {a: ceil(log2(inputs)) + 1 cycles, b: log2(inputs) * 2}
                keeps: inputs
              second:
                source: test
                number: 0x8001
                function: opaque
                parameters: [n, block, n]
                latency: >-
                  ceil(n) * 3 cycles
                  + n / 2 * 1 cycles
                outputs: [4 B, kept]
              third:
                source: test
                function: copy
                latency: "1 cycles + )"
            """;
        string[] messages = [.. PresetText.Messages(text)];
        string[] expected =
        [
            "unit.yaml:7:3: error: 'clock' has a meaning of its own: the unit's clock, in cycles per second; choose another name",
            "unit.yaml:13:19: error: unknown name 'input_byte'; did you mean 'input_bytes'? Names: ",
            "unit.yaml:14:37: error: '+' of a plain number and cycles; give both the same unit",
            "unit.yaml:14:65: error: '*' of a logarithm, which is rarely a whole number; write ceil(log2(…)) or floor(log2(…))",
            "unit.yaml:15:12: error: 'keeps' is a plain number, and must be B; check the units of its parts",
            "unit.yaml:20:21: error: 'block' is given twice; rename one of them",
            "unit.yaml:20:28: error: 'n' is given twice; rename one of them",
            "unit.yaml:23:7: error: 'latency' may be a fraction; say how it is rounded: ceil(…) or floor(…)",
            "unit.yaml:24:20: error: unknown name 'kept'; names: ",
            "unit.yaml:28:26: error: 'latency': unexpected ')'; write a number, a name, a function or '('",
        ];
        Assert.Equal(expected.Length, messages.Length);
        Assert.All(messages.Zip(expected), pair => Assert.StartsWith(pair.Second, pair.First));
    }

    [Theory]
    [InlineData("function: sha256", "function: sha265", "unit.yaml:11:15: error: 'function': unknown value 'sha265'; did you mean 'sha256'?")]
    [InlineData("function: sha256", "function: opaque", "unit.yaml:11:15: error: an opaque op needs a number of its own; add 'number: 0x8000'")]
    [InlineData("function: sha256", "function: sha256\n    number: 0x0101", "unit.yaml:12:13: error: 'number'")]
    [InlineData(", source: test}\n    actions", "}\n    actions", "unit.yaml:12:14: error: physical constant 'latency' needs a source")]
    [InlineData("value: 80 cycles", "value: 80 cyles", "unit.yaml:8:19: error: 'value': '80 cyles' is not a number with or without unit; write a whole number, or one with a unit: 80 cycles, 64 B, 16 GB/s, 40 ns")]
    [InlineData("block: {value", "Block: {value", "unit.yaml:7:3: error: key in constants: 'Block' is not a name; write a lower-case letter")]
    [InlineData("latency:", "latencies:", "unit.yaml:11:5: error: missing key 'latency' in ops.digest")]
    public void A_mistake_has_a_remedy(string good, string bad, string message) =>
        Assert.Contains(PresetText.Messages(Good.Replace(good, bad, StringComparison.Ordinal)), m => m.StartsWith(message, StringComparison.Ordinal));

    [Fact]
    public void Two_ops_cannot_have_one_number() => Assert.Equal(
        ["unit.yaml:14:3: error: ops 'digest' and 'again' both have number 0x0101; give one of them another number"],
        PresetText.Messages(Good + "\n  again: {function: sha256, latency: 1 cycles, source: test}"));
}
