namespace CoDesign.Elf.Tests;

/// <summary>A test that runs an outside tool and skips with the reason where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ToolFactAttribute : FactAttribute
{
    public ToolFactAttribute(string program)
    {
        Program = program;
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (!Array.Exists(folders, f => File.Exists(Path.Combine(f, program))))
        {
            Skip = $"needs {program} on PATH";
        }
    }

    public string Program { get; }
}
