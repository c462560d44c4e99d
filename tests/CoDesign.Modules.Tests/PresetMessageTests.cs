using CoDesign.Description.Diagnostics;
using CoDesign.Description.Files;
using CoDesign.Description.Presets;
using CoDesign.Description.Reading;
using CoDesign.Description.Yaml;
using CoDesign.Machine.Tests.Fixture;
using CoDesign.Modules.Tests.Fixture;

namespace CoDesign.Modules.Tests;

// Mistakes in a preset are reported in its own file, those of its use in the chip. PresetText.Head has four lines.
public sealed class PresetMessageTests
{
    private const string Good = "kind: hash\noverlaps_load: false\nalgorithms:\n  sha256: {load: 16 cycles, rounds: 64 cycles, source: test}\n";

    [Fact]
    public void A_right_preset_is_silent() => Assert.Empty(Messages("unit.yaml", Good));

    [Theory]
    [InlineData("overlaps_load", "overlap_load", "unit.yaml:6:1: error: unknown key 'overlap_load'; did you mean 'overlaps_load'? Allowed keys: ")]
    [InlineData("overlaps_load: false", "overlaps_load: 3", "unit.yaml:6:16: error: 'overlaps_load': '3' is not a boolean; write true or false")]
    [InlineData("overlaps_load: false", "overlaps_load: [false]", "unit.yaml:6:16: error: 'overlaps_load' must be a boolean such as ")]
    [InlineData("16 cycles", "16 ns", "unit.yaml:8:18: error: 'load': '16 ns' is a time, not a number of cycles; units of a number of cycles: cycle or cycles")]
    [InlineData("16 cycles", "16 cycels", "unit.yaml:8:18: error: 'load': unknown unit 'cycels'")]
    [InlineData(", source: test", "", "unit.yaml:8:18: error: physical constant 'load' needs a source; write {value: ")]
    [InlineData("sha256:", "sha265:", "unit.yaml:8:3: error: key in algorithms: unknown value 'sha265'; did you mean 'sha256'?")]
    [InlineData("kind: hash", "kind: hahs", "unit.yaml:5:7: error: 'kind': unknown value 'hahs'; did you mean 'hash'?")]
    public void A_mistake_of_a_preset_is_reported_in_its_file(string good, string bad, string message)
    {
        string text = Good.Replace(good, bad, StringComparison.Ordinal);
        Assert.NotEqual(Good, text);
        Assert.Contains(Messages("unit.yaml", text), m => m.StartsWith(message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_preset_cannot_name_another_one() => Assert.Contains(
        "unit.yaml:5:7: error: a preset cannot name another one; write the kind and its parameters", Messages("unit.yaml", "kind: preset\npreset: other.yaml\n"));

    [Fact]
    public void All_mistakes_of_a_preset_come_at_once() => Assert.Equal(
        ["unit.yaml:5:1", "unit.yaml:6:1", "unit.yaml:8:18", "unit.yaml:8:33"],
        Messages("unit.yaml", Good.Replace("overlaps_load", "overlap", StringComparison.Ordinal).Replace("cycles", "ns", StringComparison.Ordinal))
            .Where(m => m.StartsWith("unit.yaml", StringComparison.Ordinal)).Select(m => m.Split(": error")[0].Replace("unit.yaml:1:1", "unit.yaml:5:1", StringComparison.Ordinal)));

    [Fact]
    public void A_preset_that_is_not_there_is_reported_in_the_chip_with_the_nearest_name() => Assert.Contains(
        Messages("unti.yaml", Good), m => m.StartsWith("chip.yaml:", StringComparison.Ordinal) && m.Contains("there is no file 'unti.yaml'; did you mean 'unit.yaml'?", StringComparison.Ordinal));

    [Fact]
    public void A_file_of_another_kind_is_no_preset() => Assert.Contains(
        Messages("core.yaml", Good), m => m.StartsWith("core.yaml:1:9: error: ", StringComparison.Ordinal));

    [Fact]
    public void A_value_of_a_preset_is_not_given_twice() => Assert.Contains(
        Messages("unit.yaml", Good, "  overlaps_load: true"),
        m => m.EndsWith("error: the preset has 'overlaps_load' already; change a value of the preset with 'set:' in the run file, or with --set", StringComparison.Ordinal));

    private static IReadOnlyList<string> Messages(string named, string preset, string more = "")
    {
        MemoryFileSystem files = new();
        files.Add("unit.yaml", PresetText.Head + preset);
        files.Add("core.yaml", new CoreText().ToString());
        files.Add("chip.yaml", new ChipText
        {
            Modules = $$"""
                - id: hash0
                  kind: preset
                  preset: {{named}}
                  zone: secure
                  vendor: open
                  clock: core
                  rrid: 1
                  registers: 0x4000_0000
                  ring: ram
                  dma: {max_burst: 64 B, alignment: 1 B, outstanding: 4}
                  energy: any
                {{more}}
                """,
        }.ToString());
        DiagnosticBag diagnostics = new();
        var reader = new DescriptionReader(files, ModuleKinds.Registry);
        Assert.True(reader.TryParse("chip.yaml", diagnostics, out YamlNode? root));
        new PresetFiles(files, reader, diagnostics).ReadChip(root);
        return [.. diagnostics.Sorted().Select(d => d.ToString())];
    }
}
