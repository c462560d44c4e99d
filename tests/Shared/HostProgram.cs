namespace CoDesign.Tests;

/// <summary>Programs of the host that some tests need.</summary>
internal static class HostProgram
{
    /// <summary>Why a test cannot run here; null if it can.</summary>
    public static string? ReasonToSkip(IEnumerable<string> programs)
    {
        string[] missing = [.. programs.Where(p => !IsThere(p))];
        return missing.Length == 0 ? null : $"{string.Join(" and ", missing)} not found: 'codesign doctor' says what is missing";
    }

    private static bool IsThere(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe")));
}
