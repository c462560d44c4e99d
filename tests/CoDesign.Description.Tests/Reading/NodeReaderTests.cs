using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Tests.Sample;

namespace CoDesign.Description.Tests.Reading;

public sealed class NodeReaderTests
{
    [Fact]
    public void A_valid_file_gives_every_value_and_no_message()
    {
        (SampleChip chip, string[] messages) = SampleChip.Load(SampleChip.Valid);
        Assert.Empty(messages);
        Assert.Equal("codesign.sample/1", chip.Schema.ToString());
        Assert.Equal(Frequency.FromMegahertz(250), chip.Clock);
        Assert.Equal(["secure", "outside"], chip.Zones);
        Assert.Equal(new Address(0x8000_0000), chip.Memories[0].Base);
        Assert.Equal(SampleAccess.Rwx, chip.Memories[0].Access);
        Assert.Equal(SampleAccess.Rw, chip.Memories[1].Access);
        Assert.True(chip.Memories[1].Shared);
        Assert.Equal(new DmaParameters(2, new BitWidth(64)), chip.Modules[1].Kind.Value);
        Assert.Equal("hash", chip.Modules[0].Kind.Tag);
        Assert.Equal("rv32imac", chip.Elves[0].Key);
        Assert.Empty(chip.Set);
        Assert.Null(chip.Notes);
    }

    [Theory]
    // Misspelt, missing, wrong shape.
    [InlineData("    size: 64 KiB", "    sise: 64 KiB",
        "6:5: error: missing key 'size' in memories.sram; add 'size', a size such as 64 KiB (Capacity)",
        "9:5: error: unknown key 'sise' in memories.sram; did you mean 'size'? Allowed keys: id, zone, base, size, access, shared, "
            + "latency, source, tolerance, energy")]
    [InlineData("name: wallet\n", "", "1:1: error: missing key 'name'; add 'name', a text such as \"some text\" (Name of the chip)")]
    [InlineData(
        "name: wallet",
        "name:",
        "2:6: error: 'name' has no value; write a text such as \"some text\", or remove the key if it is optional")]
    [InlineData("name: wallet", "name: [a]", "2:7: error: 'name' must be a text such as \"some text\", not a list")]
    [InlineData("zones: [secure, outside]", "zones: secure", "4:8: error: 'zones' must be a list, not the single value 'secure'")]
    [InlineData("zones: [secure, outside]", "zones: []", "4:8: error: 'zones' needs at least 1 item; it has 0")]
    [InlineData("zones: [secure, outside]", "zones: [secure, Outside]",
        "4:17: error: 'zones' item 2: 'Outside' is not an identifier; write a lower-case letter, then lower-case letters, digits, '_' or "
            + "'-': [a-z][a-z0-9_-]*")]
    [InlineData(
        "id: share, zone",
        "id: sram, zone",
        "14:10: error: duplicate id 'sram' in memories; it was first given at 6:9; rename one of them")]
    // Quantities.
    [InlineData("clock: 250 MHz", "clock: 250", "3:8: error: 'clock': bare number 250; a frequency needs a unit: Hz, kHz, MHz or GHz")]
    [InlineData(
        "clock: 250 MHz",
        "clock: 5 ns",
        "3:8: error: 'clock': '5 ns' is a time, not a frequency; units of a frequency: Hz, kHz, MHz or GHz")]
    [InlineData("clock: 250 MHz", "clock: 250 Mhz",
        "3:8: error: 'clock': unknown unit 'Mhz'; did you mean 'MHz'? Units of a frequency (case matters): Hz, kHz, MHz, GHz")]
    [InlineData("size: 64 KiB", "size: -64 KiB", "9:11: error: 'size': '-64 KiB' is negative; allowed: at least 1 B")]
    [InlineData("size: 64 KiB", "size: 0 B", "9:11: error: 'size': 0 B is too small; allowed: at least 1 B")]
    [InlineData(
        "size: 64 KiB",
        "size: 64 KB",
        "9:11: error: 'size': 'KB' may mean a power of 1000 or of 1024; write KiB, which is a power of 1024")]
    // Choices and booleans.
    [InlineData(
        "access: rwx",
        "access: rxw",
        "10:13: error: 'access': unknown value 'rxw'; did you mean 'rwx'? Allowed values: r, rw, rwx, data_independent")]
    [InlineData(
        "access: rwx",
        "access: no",
        "10:13: error: 'access': YAML 1.1 takes the plain word 'no' for a boolean; allowed values: r, rw, rwx, data_independent")]
    [InlineData("access: rwx", "access: DataIndependent",
        "10:13: error: 'access': unknown value 'DataIndependent'; did you mean 'data_independent'? Allowed values: r, rw, rwx, "
            + "data_independent")]
    [InlineData("shared: true", "shared: yes", "14:70: error: 'shared': 'yes' is a boolean only in YAML 1.1; write true")]
    [InlineData("shared: true", "shared: \"true\"", "14:70: error: 'shared': \"true\" is a string, not a boolean; remove the quotes")]
    [InlineData(
        "name: wallet",
        "name: on",
        "2:7: error: 'name': YAML 1.1 takes the plain word 'on' for a boolean; write true or false for a boolean; for a text put it in "
            + "quotes: \"on\"")]
    [InlineData("name: wallet", "name: 0.8", "2:7: error: 'name': '0.8' is a number, not a text; put it in quotes: \"0.8\"")]
    // Numbers and addresses.
    [InlineData("channels: 2", "channels: 9", "20:37: error: 'channels': 9 is too large; allowed: 1 to 8")]
    [InlineData("channels: 2", "channels: -1", "20:37: error: 'channels': '-1' is negative; allowed: 1 to 8")]
    [InlineData("channels: 2", "channels: \"2\"", "20:37: error: 'channels': \"2\" is a string, not a whole number; remove the quotes")]
    [InlineData("channels: 2", "channels: 2 KiB", "20:37: error: 'channels': '2 KiB' is a size, not a whole number; write it without unit")]
    [InlineData(
        "channels: 2",
        "channels: 02",
        "20:37: error: 'channels': '02' has a leading zero, which YAML 1.1 takes for octal; drop the zero, or write 0x and hexadecimal "
            + "digits")]
    [InlineData(
        "base: 0x8000_0000",
        "base: 0x1_0000_0000_0000_0000",
        "8:11: error: 'base': '0x1_0000_0000_0000_0000' is too large; the most is 0xFFFF_FFFF_FFFF_FFFF")]
    // Unions and groups.
    [InlineData("kind: hash", "kind: hasj", "17:11: error: 'kind': unknown value 'hasj'; did you mean 'hash'? Allowed values: hash, dma")]
    [InlineData("kind: dma, channels: 2", "kind: dma, chanels: 2",
        "20:5: error: missing key 'channels' in modules.copy; add 'channels', a whole number such as 1 (Number of channels)",
        "20:27: error: unknown key 'chanels' in modules.copy; did you mean 'channels'? Allowed keys: id, kind, channels, width, mmio, "
            + "memory, parts")]
    [InlineData(
        "memory: sram",
        "memory: sram, mmio: 0",
        "20:69: error: 'memory' and 'mmio' in modules.copy exclude each other; keep one of 'mmio' or 'memory'")]
    // Maps, files, checksums.
    [InlineData("rv32imac: {", "RV32: {",
        "22:3: error: key in elves: 'RV32' is not an identifier; write a lower-case letter, then lower-case letters, digits, '_' or '-': "
            + "[a-z][a-z0-9_-]*")]
    [InlineData("file: ../../workloads/a.elf", "file: /root/a.elf",
        "22:20: error: 'file': '/root/a.elf' is absolute; write it relative to the folder of this file, so that it works on other "
            + "machines")]
    [InlineData(
        "file: ../../workloads/a.elf",
        "file: w\\a.elf",
        "22:20: error: 'file': 'w\\a.elf' contains a backslash; write '/' between folders on every host")]
    [InlineData("sha256: e3b0", "sha256: E3b0",
        "22:51: error: 'sha256': 'E3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852…' is not a SHA-256 checksum; write 64 "
            + "lower-case hexadecimal digits, as sha256sum prints them")]
    public void A_mistake_gives_exactly_this_message(string line, string replacement, params string[] expected) =>
        Assert.Equal(expected, SampleChip.Messages(SampleChip.With(line, replacement)));

    [Fact]
    public void All_problems_of_a_file_are_found_in_one_pass()
    {
        string[] messages = SampleChip.Messages("""
            schema: codesign.sample/1
            nam: wallet
            clock: 250
            zones: [Secure, 5]
            memories:
              - {id: Sram, zone: secure, base: x, size: 64, access: all, latency: 2 cycles}
              - text
            modules: [{id: a, kind: dma}, {id: b, kind: what, other: 1}]
            """);
        string[] starts =
        [
            "1:1: error: missing key 'name';",
            "2:1: error: unknown key 'nam';",
            "3:8: error: 'clock': bare number 250;",
            "4:9: error: 'zones' item 1: 'Secure' is not an identifier;",
            "4:17: error: 'zones' item 2: '5' is not an identifier;",
            "6:10: error: 'id': 'Sram' is not an identifier;",
            "6:36: error: 'base': 'x' is not an address;",
            "6:45: error: 'size': bare number 64;",
            "6:57: error: 'access': unknown value 'all';",
            "6:71: error: physical constant 'latency' needs a source;",
            "7:5: error: 'memories' item 2 must be a mapping, not the single value 'text'",
            "8:11: error: missing key 'channels' in modules.a;",
            "8:11: error: missing key 'width' in modules.a;",
            "8:45: error: 'kind': unknown value 'what';",
        ];
        Assert.Equal(starts.Length, messages.Length);
        Assert.All(starts.Zip(messages), pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
    }

    [Fact]
    public void After_an_error_the_record_holds_harmless_values()
    {
        (SampleChip chip, string[] _) = SampleChip.Load("schema: codesign.sample/1\nclock: fast\nmemories: [{id: sram}]");
        Assert.Equal(string.Empty, chip.Name);
        Assert.Equal(new Frequency(1), chip.Clock);
        Assert.Equal(ByteSize.FromBytes(1), chip.Memories[0].Size);
        Assert.Equal(string.Empty, chip.Memories[0].Zone.Id);
    }

    [Theory]
    [InlineData("name: x", "1:1: error: missing key 'schema'; start the file with 'schema: codesign.sample/1'")]
    [InlineData(
        "schema: sample/1",
        "1:9: error: 'schema' is the single value 'sample/1', which is no schema id; supported here: codesign.sample/1")]
    [InlineData(
        "schema: codesign.policy/1",
        "1:9: error: this file is a policy (codesign.policy/1), but a sample is wanted; supported here: codesign.sample/1")]
    [InlineData(
        "schema: codesign.sample/2",
        "1:9: error: version 2 of schema codesign.sample is not supported; supported here: codesign.sample/1")]
    public void The_schema_id_is_judged_first(string yaml, string expected) => Assert.Equal(expected, SampleChip.Messages(yaml)[0]);

    [Fact]
    public void A_file_of_another_kind_is_not_judged_further() =>
        Assert.Single(SampleChip.Messages("schema: codesign.policy/1\nrules: []\nmode: audit"));

    [Fact]
    public void Positions_lead_back_to_flow_and_block_values()
    {
        (SampleChip chip, string[] _) = SampleChip.Load(SampleChip.Valid);
        Assert.Equal("chips/sample/chip.yaml:6:5", chip.Memories[0].Position.ToString());
        Assert.Equal("chips/sample/chip.yaml:13:14", chip.Memories[0].Latency.Position.ToString());
        Assert.Equal("chips/sample/chip.yaml:14:5", chip.Memories[1].Position.ToString());
        Assert.Equal("chips/sample/chip.yaml:14:85", chip.Memories[1].Latency.Position.ToString());
        Assert.Equal("chips/sample/chip.yaml:7:11", chip.Memories[0].Zone.Position.ToString());
        Assert.Equal("chips/sample/chip.yaml:22:3", chip.Elves[0].Position.ToString());
    }

    [Fact]
    public void Reading_a_key_twice_is_our_error() =>
        Assert.Throws<InvalidOperationException>(() => SampleReading.Read("a: b", node => node.Text("a", "One.") + node.Text("a", "Two.")));

    [Fact]
    public void A_record_that_requires_itself_is_our_error() =>
        Assert.Throws<InvalidOperationException>(() => SampleReading.Read("a: 1", Endless.Read));

    private sealed record Endless(int Depth, Endless Inner)
    {
        public static Endless Read(NodeReader node) => new(0, node.Object("inner", "Again.", Read));
    }
}
