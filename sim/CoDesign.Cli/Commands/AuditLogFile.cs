using System.Text;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Files;

namespace CoDesign.Cli.Commands;

/// <summary>Finds the log that a user means.</summary>
internal static class AuditLogFile
{
    private const long LargestLog = 1L << 30;

    /// <summary>The file that is meant.</summary>
    public static string PathOf(CommandContext context, string path) => Directory.Exists(context.OnHost(path)) ? Path.Combine(path, "audit.jsonl") : path;

    /// <summary>Reads a log.</summary>
    /// <param name="context">Where it is looked for.</param>
    /// <param name="path">The file, or its run folder.</param>
    /// <param name="diagnostics">Is told if there is none.</param>
    /// <returns>Its text; null if it cannot be read.</returns>
    public static string? Read(CommandContext context, string path, DiagnosticBag diagnostics)
    {
        string file = PathOf(context, path);
        FileStatus status = context.Files.Read(file, LargestLog, out byte[] content);
        if (status is FileStatus.Read)
        {
            return Encoding.UTF8.GetString(content);
        }

        diagnostics.Error(SourcePosition.Of(file), status is FileStatus.Missing ? "there is no such file" : "the file cannot be read", "name an audit.jsonl or its run folder");
        return null;
    }
}
