using CoDesign.Description.Diagnostics;
using CoDesign.Description.Quantities;
using CoDesign.Description.Tests.Sample;
using CoDesign.Description.Yaml;

namespace CoDesign.Description.Tests.Yaml;

public sealed class OverridesTests
{
    [Fact]
    public void An_override_replaces_a_value_before_it_is_read()
    {
        (SampleChip chip, string[] messages) = SampleChip.Load(
            SampleChip.Valid, "clock=500MHz", "memories.sram.size=1MiB", "modules.copy.channels=4", "zones=[secure, outside, dram]");
        Assert.Empty(messages);
        Assert.Equal(Frequency.FromMegahertz(500), chip.Clock);
        Assert.Equal(ByteSize.FromKibibytes(1024), chip.Memories[0].Size);
        Assert.Equal(4, ((DmaParameters)chip.Modules[1].Kind.Value).Channels);
        Assert.Equal(3, chip.Zones.Count);
    }

    [Fact]
    public void A_last_key_may_be_new_and_the_reader_judges_it()
    {
        (SampleChip chip, string[] messages) = SampleChip.Load(SampleChip.Valid, "notes=a remark", "memories.sram.sise=1MiB");
        Assert.Equal("a remark", chip.Notes);
        Assert.Equal(
            "--set memories.sram.sise=1MiB: error: unknown key 'sise' in memories.sram; did you mean 'size'? "
            + "Allowed keys: id, zone, base, size, access, shared, latency, source, tolerance, energy",
            Assert.Single(messages));
    }

    [Fact]
    public void Of_two_overrides_of_one_place_the_later_wins() =>
        Assert.Equal(Frequency.FromMegahertz(2), SampleChip.Load(SampleChip.Valid, "clock=1MHz", "clock=2MHz").Chip.Clock);

    [Theory]
    [InlineData(
        "clok.x=1",
        "no key 'clok' in the description; did you mean 'clock'? Keys there: schema, name, clock, zones, memories, modules, elves, "
            + "actions")]
    [InlineData("memories.sran.size=1KiB", "no item 'sran' in 'memories'; did you mean 'sram'? Items there: sram, share")]
    [InlineData("memories.0.size=1KiB", "no item '0' in 'memories'; items there: sram, share")]
    [InlineData("clock.value=1MHz", "'clock' is the single value '250 MHz', so it has no 'value'; end the path at 'clock'")]
    [InlineData("modules.aes.part.x=1", "no key 'part' in 'modules.aes'; keys there: id, kind, cycles_per_block, mmio")]
    [InlineData("clock", "an override has no '='; write --set path=value, such as --set cores.core0.clock=500MHz")]
    [InlineData("a..b=1", "'a..b' is not a path; write keys and ids joined by '.'")]
    [InlineData("clock=", "'clock' has no value; write a frequency such as 250 MHz, or remove the key if it is optional")]
    [InlineData("clock=~", "'clock' has no value; write a frequency such as 250 MHz, or remove the key if it is optional")]
    [InlineData("clock=# fast", "'clock' has no value; write a frequency such as 250 MHz, or remove the key if it is optional")]
    [InlineData("clock=5 ns", "'clock': '5 ns' is a time, not a frequency; units of a frequency: Hz, kHz, MHz or GHz")]
    [InlineData("zones=[a", "this is not valid YAML: the '[' that opens here is not closed; write the missing ']' or ','")]
    [InlineData("name=&x y", "anchors ('&x') are not supported; remove it and write the value out wherever it is needed")]
    public void A_wrong_override_is_reported_at_the_option(string assignment, string expected) =>
        Assert.Equal([$"--set {assignment}: error: {expected}"], SampleChip.Messages(SampleChip.Valid, assignment));

    [Fact]
    public void An_overridden_constant_names_the_override_as_its_source()
    {
        (SampleChip chip, string[] messages) = SampleChip.Load(
            SampleChip.Valid,
            "memories.sram.latency=3 cycles",
            "memories.share.latency.value=9 cycles",
            "modules.aes.cycles_per_block={value: 20 cycles, source: measured}");
        Assert.Empty(messages);
        Assert.Equal(new Cycles(3), chip.Memories[0].Latency.Value);
        Assert.Equal("override --set memories.sram.latency=3 cycles", chip.Memories[0].Latency.Source);
        Assert.Null(chip.Memories[0].Latency.Tolerance);
        Assert.Equal(new Cycles(9), chip.Memories[1].Latency.Value);
        Assert.Equal("override --set memories.share.latency.value=9 cycles (instead of: link, §3)", chip.Memories[1].Latency.Source);
        Assert.Equal("measured", ((HashParameters)chip.Modules[0].Kind.Value).CyclesPerBlock.Source);
    }

    [Fact]
    public void Overrides_of_a_run_file_point_into_that_file()
    {
        (SampleChip run, string[] messages) = SampleChip.Load(SampleChip.Valid + "\nset:\n  clock: 500MHz\n  memories.sran.size: 1 MiB\n");
        Assert.Empty(messages);
        DiagnosticBag bag = new();
        YamlMapping other = new(new SourcePosition("other.yaml", 1, 1), []);
        _ = Overrides.Apply(other, run.Set, bag);
        Assert.Equal(
            ["chips/sample/chip.yaml:28:3: error: no key 'memories' in the description; keys there: clock"],
            bag.Sorted().Select(diagnostic => diagnostic.ToString()));
    }

    [Fact]
    public void The_tree_itself_is_not_changed()
    {
        DiagnosticBag bag = new();
        Assert.True(YamlSource.TryParse("a.yaml", "a: {b: 1}"u8, bag, out YamlNode? root));
        Assert.True(Override.TryParse("a.b=2", bag, out Override? change));
        YamlNode changed = Overrides.Apply(root, [change], bag);
        Assert.Equal("1", TextAt(root));
        Assert.Equal("2", TextAt(changed));
    }

    private static string TextAt(YamlNode root)
    {
        Assert.True(((YamlMapping)root).TryFind("a", out YamlEntry? a));
        Assert.True(((YamlMapping)a.Value).TryFind("b", out YamlEntry? b));
        return ((YamlScalar)b.Value).Text;
    }
}
