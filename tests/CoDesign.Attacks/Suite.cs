namespace CoDesign.Attacks;

/// <summary>Files that the scenarios share.</summary>
internal static class Suite
{
    /// <summary>Folder of the suite.</summary>
    public static string Folder { get; } = Path.Combine(Tests.Repository.Root, "tests", "CoDesign.Attacks");

    /// <summary>Text of a shared file.</summary>
    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder, name));
}
