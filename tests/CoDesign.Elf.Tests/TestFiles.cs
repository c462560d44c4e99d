namespace CoDesign.Elf.Tests;

/// <summary>The committed programs and what other tools say about them.</summary>
internal static class TestFiles
{
    public static readonly string[] Kernels =
        ["rv32im-keccak", "rv32imac-lrsc", "rv32imc-sha256", "rv64gc-gemm8", "rv64gc-quicksort"];

    public static readonly string[] WithLines =
        ["lines-rv32imc-dwarf4", "lines-rv32imc-dwarf5", "lines-rv64imac-dwarf3", "lines-rv64imac-dwarf5"];

    public static string PathOf(string file)
    {
        string folder = Array.Exists(Kernels, k => file.StartsWith(k, StringComparison.Ordinal)) ? "kernels" : "";
        return Path.Combine(AppContext.BaseDirectory, "data", folder, file);
    }

    public static byte[] Bytes(string program) => File.ReadAllBytes(PathOf($"{program}.elf"));

    public static ElfFile Open(string program) => Sound(Bytes(program), $"{program}.elf");

    /// <summary>Lines of an oracle's output without the comment that says how it was made.</summary>
    public static string[] Oracle(string file) =>
        [.. File.ReadAllLines(PathOf(file)).Where(l => l.Length != 0 && !l.StartsWith('#'))];

    public static ElfFile Sound(byte[] bytes, string path = "test.elf")
    {
        ElfReadResult result = ElfFile.Read(bytes, path);
        Assert.Empty(result.Problems);
        Assert.True(result.TryGetFile(out ElfFile? file));
        return file;
    }

    /// <summary>Reads a file that must have exactly one problem.</summary>
    public static string OnlyProblem(byte[] bytes)
    {
        ElfReadResult result = ElfFile.Read(bytes, "test.elf");
        Assert.False(result.TryGetFile(out _));
        return Assert.Single(result.Problems);
    }
}
