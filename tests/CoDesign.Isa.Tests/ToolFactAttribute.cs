namespace CoDesign.Isa.Tests;

/// <summary>A test that runs outside tools and skips with the reason where one is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ToolFactAttribute : FactAttribute
{
    public ToolFactAttribute(params string[] programs)
    {
        Programs = programs;
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        string[] missing = [.. programs.Where(p => !Array.Exists(folders, f => File.Exists(Path.Combine(f, p))))];
        if (missing.Length > 0)
        {
            Skip = $"needs {string.Join(", ", missing)} on PATH";
        }
    }

    public string[] Programs { get; }
}
