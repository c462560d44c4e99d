namespace CoDesign.Modules.Tests.Fixture;

/// <summary>A preset of chips/library as the one module of the chip of the machine's tests.</summary>
internal static class LibraryUnit
{
    private const string Module = """
        - id: unit0
          zone: secure
          vendor: open
          clock: core
          rrid: 1
          registers: 0x4000_0000
          interrupt: 16
          ring: ram
          dma: {max_burst: 64 B, alignment: 1 B, outstanding: 4}
          energy: any

        """;

    /// <summary>The text of the module.</summary>
    /// <param name="preset">Name of the preset.</param>
    public static string Text(string preset)
    {
        string[] lines = File.ReadAllLines(Path.Combine(Repository.Root, "chips", "library", preset + ".yaml"));
        return Module + string.Join('\n', lines.SkipWhile(l => !l.StartsWith("kind:", StringComparison.Ordinal)).Select(l => "  " + l));
    }
}
