namespace CoDesign.Tests;

/// <summary>A theory that runs outside programs and skips with the reason where one is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ToolTheoryAttribute : TheoryAttribute
{
    /// <summary>Needs programs.</summary>
    /// <param name="programs">Their names, as on PATH.</param>
    public ToolTheoryAttribute(params string[] programs)
    {
        Programs = programs;
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        string[] missing = [.. programs.Where(p => !Array.Exists(folders, f => File.Exists(Path.Combine(f, p))))];
        if (missing.Length > 0)
        {
            Skip = $"needs {string.Join(", ", missing)} on PATH";
        }
    }

    /// <summary>The programs.</summary>
    public string[] Programs { get; }
}
