using System.Diagnostics.CodeAnalysis;
using CoDesign.Description.Diagnostics;
using CoDesign.Reports;
using CoDesign.Results;

namespace CoDesign.Cli.Execution;

/// <summary>A run folder that an earlier command wrote.</summary>
internal static class RecordedRun
{
    /// <summary>Reads a run folder.</summary>
    /// <param name="context">Where the folder is looked for.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="diagnostics">Is told what is wrong with it.</param>
    /// <param name="result">The run.</param>
    /// <returns>Whether the folder is whole.</returns>
    public static bool TryRead(CommandContext context, string folder, DiagnosticBag diagnostics, [NotNullWhen(true)] out RunResult? result)
    {
        if (!Directory.Exists(context.OnHost(folder)))
        {
            diagnostics.Error(SourcePosition.Of(folder), "there is no such folder", "name a run folder: 'codesign run' prints it");
            result = null;
            return false;
        }

        RunFolder.TryRead(context.OnHost(folder), out result, out IReadOnlyList<string> problems);
        foreach (string problem in problems)
        {
            diagnostics.Error(SourcePosition.Of(folder), problem, "run it again");
        }

        return result is not null && problems.Count == 0;
    }

    /// <summary>What is known of the host of the run: rewriting the reports must not lose it.</summary>
    public static IEnumerable<FolderFile> HostFactsOf(string folder)
    {
        string file = Path.Combine(folder, HostFacts.FileName);
        if (File.Exists(file))
        {
            yield return new FolderFile(HostFacts.FileName, File.ReadAllBytes(file));
        }
    }
}
