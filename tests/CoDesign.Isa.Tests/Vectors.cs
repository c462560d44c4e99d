using System.Globalization;

namespace CoDesign.Isa.Tests;

/// <summary>Lines of data/*.txt such as <c>rv64 mulhsu ffffffffffffffff 2 -> ffffffffffffffff</c>, by width and mnemonic.</summary>
internal static class Vectors
{
    /// <summary>Every vector, by its first two words: <c>rv64 mulhsu</c>.</summary>
    public static readonly ILookup<string, string> ByInstruction = Directory
        .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "data"), "*.txt")
        .SelectMany(File.ReadLines)
        .Where(l => l.Length > 0 && l[0] != '#')
        .ToLookup(l => string.Join(' ', l.Split(' ')[..2]));

    /// <summary>Extensions that the outside tools know: qemu 7.2 and binutils 2.40 were released before Zicond and Zcb.</summary>
    public const string KnownOutside = "imac_zicsr_zifencei_zihintpause_zba_zbb_zbc_zbkb_zbkc_zbkx_zbs_zknd_zkne_zknh";

    /// <summary>The tables with everything but floating point, which has tests of its own.</summary>
    public static readonly InstructionTable[] Tables =
    [
        InstructionTable.For(IsaString.Parse($"rv32{KnownOutside}_zicbom_zicboz_zicntr_zicond_zihpm_zcb_zkr_zkt")),
        InstructionTable.For(IsaString.Parse($"rv64{KnownOutside}_zicbom_zicboz_zicntr_zicond_zihpm_zcb_zkr_zkt")),
    ];

    /// <summary>The tables with what the outside tools know.</summary>
    public static readonly InstructionTable[] TablesKnownOutside =
    [
        InstructionTable.For(IsaString.Parse($"rv32{KnownOutside}_zicntr")),
        InstructionTable.For(IsaString.Parse($"rv64{KnownOutside}_zicntr")),
    ];

    /// <summary>The tables with everything, floating point included.</summary>
    public static readonly InstructionTable[] Everything =
        [InstructionTable.For(IsaString.Everything(32)), InstructionTable.For(IsaString.Everything(64))];

    public static InstructionTable EverythingOf(string width) => Everything[width == "rv32" ? 0 : 1];

    public static InstructionTable TableOf(string width) => Tables[width == "rv32" ? 0 : 1];

    /// <summary>Names of the rows and forms of a table.</summary>
    public static IEnumerable<string> MnemonicsOf(InstructionTable table) =>
        table.Definitions.Select(d => d.Mnemonic).Concat(table.Forms.Select(f => f.Mnemonic));

    public static ulong Hex(string text) => ulong.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    public static int Decimal(string text) => int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
