using System.Globalization;
using System.Text.RegularExpressions;
using CoDesign.Machine.Modules;

namespace CoDesign.Modules.Tests;

// The numbers that guests are compiled with, and those that the simulator uses.
public sealed partial class HeaderTests
{
    [Theory]
    [InlineData("CD_REG_ID", ModuleRegisters.Id)]
    [InlineData("CD_REG_VERSION", ModuleRegisters.Version)]
    [InlineData("CD_REG_CONTROL", ModuleRegisters.Control)]
    [InlineData("CD_REG_STATUS", ModuleRegisters.Status)]
    [InlineData("CD_REG_ERROR", ModuleRegisters.Error)]
    [InlineData("CD_REG_RING_BASE_LO", ModuleRegisters.RingBaseLow)]
    [InlineData("CD_REG_RING_BASE_HI", ModuleRegisters.RingBaseHigh)]
    [InlineData("CD_REG_RING_ENTRIES", ModuleRegisters.RingEntries)]
    [InlineData("CD_REG_HEAD", ModuleRegisters.Head)]
    [InlineData("CD_REG_TAIL", ModuleRegisters.Tail)]
    [InlineData("CD_MODULE_ID", ModuleRegisters.IdValue)]
    [InlineData("CD_MODULE_VERSION", ModuleRegisters.VersionValue)]
    [InlineData("CD_CONTROL_ENABLE", ModuleRegisters.ControlEnable)]
    [InlineData("CD_CONTROL_INTERRUPT", ModuleRegisters.ControlInterrupt)]
    [InlineData("CD_CONTROL_CLEAR", ModuleRegisters.ControlClear)]
    [InlineData("CD_STATE_BUSY", ModuleRegisters.StatusBusy)]
    [InlineData("CD_STATE_INTERRUPT", ModuleRegisters.StatusInterrupt)]
    [InlineData("CD_STATE_ERROR", ModuleRegisters.StatusError)]
    [InlineData("CD_SLOT_BYTES", ModuleRegisters.SlotBytes)]
    public void Registers_are_those_of_the_header(string name, ulong value) =>
        Assert.Equal(value, Defines("codesign_module.h")[name]);

    [Fact]
    public void Ops_are_those_of_the_header()
    {
        IEnumerable<KeyValuePair<string, ulong>> header = Defines("codesign.h").Concat(Defines("codesign_tensor.h")).Concat(Defines("codesign_fhe.h")).Concat(Defines("codesign_prover.h"));
        IEnumerable<(string, ulong)> ops = header.Where(d => d.Key.StartsWith("CD_OP_", StringComparison.Ordinal) && d.Key != "CD_OP_NONE")
            .Select(d => (d.Key["CD_OP_".Length..].ToLowerInvariant(), d.Value));
        Assert.Equal(ops.Order(), Operations.All.Select(o => (o.Name, (ulong)o.Number)).Order());
    }

    [Fact]
    public void Status_codes_are_those_of_the_header()
    {
        Dictionary<string, ulong> header = Defines("codesign.h");
        IEnumerable<(string, ulong)> codes = header.Where(d => d.Key.StartsWith("CD_STATUS_", StringComparison.Ordinal))
            .Select(d => (d.Key["CD_STATUS_".Length..].Replace("_", string.Empty, StringComparison.Ordinal), d.Value));
        Assert.Equal(codes.Order(), Enum.GetValues<JobStatus>().Select(s => (s.ToString().ToUpperInvariant(), (ulong)s)).Order());
    }

    [Fact]
    public void A_descriptor_begins_with_the_magic_and_version_of_the_header()
    {
        Dictionary<string, ulong> header = Defines("codesign.h");
        Assert.Equal((header["CD_MAGIC"], header["CD_VERSION"]), (JobDescriptor.Magic, (ulong)JobDescriptor.Version));
    }

    private static Dictionary<string, ulong> Defines(string file) =>
        Define().Matches(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "headers", file)))
            .ToDictionary(m => m.Groups[1].Value, m => Number(m.Groups[2].Value));

    private static ulong Number(string text) => text.StartsWith("0x", StringComparison.Ordinal)
        ? ulong.Parse(text[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)
        : ulong.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^#define (CD_\w+)\s+(0x[0-9A-Fa-f]+|\d+)u\b", RegexOptions.Multiline)]
    private static partial Regex Define();
}
