using CoDesign.Description.Diagnostics;
using CoDesign.Description.Files;
using CoDesign.Description.Loading;
using CoDesign.Modules;
using CoDesign.Results;
using Serilog;

namespace CoDesign.Cli;

/// <summary>What every command needs.</summary>
/// <param name="Terminal">Where it writes.</param>
/// <param name="Library">Where names are looked up.</param>
/// <param name="Log">What happened, for whoever looks for a fault; never on standard output.</param>
/// <param name="Tool">Name and version of this program.</param>
internal sealed record CommandContext(Terminal Terminal, Library Library, ILogger Log, ToolRecord Tool)
{
    /// <summary>Files, relative paths counting from the working folder.</summary>
    public IFileSystem Files { get; } = new DiskFileSystem(Terminal.WorkingFolder);

    /// <summary>A reader of descriptions that reports to a bag.</summary>
    public RunLoader Loader(DiagnosticBag diagnostics) => new(Files, ModuleKinds.Registry, diagnostics);

    /// <summary>A path of the command line as the host has it.</summary>
    public string OnHost(string path) => Path.Combine(Terminal.WorkingFolder, path);

    /// <summary>The exit code of a run; its meaning, if nothing else was printed that would tell it.</summary>
    public int Told(Execution.RunOutcome outcome, bool isQuiet)
    {
        if (isQuiet && outcome.Code != ExitCode.Clean)
        {
            Results.ExitRecord exit = outcome.Result.Record.Exit;
            string detail = exit.Reason != Results.ExitRecord.GuestExit && exit.Message is string message ? $": {message}" : string.Empty;
            Terminal.Error.WriteLine($"codesign: {Reports.ExitStatus.MeaningOf(outcome.Code)}{detail}; see {outcome.Folder}/report.html");
        }

        return outcome.Code;
    }

    /// <summary>Writes problems of the user's input, sorted by place.</summary>
    /// <returns><see cref="ExitCode.BadInput"/> if one of them is an error.</returns>
    public int Report(DiagnosticBag diagnostics)
    {
        foreach (Diagnostic diagnostic in diagnostics.Sorted())
        {
            Terminal.Error.WriteLine(diagnostic.ToString());
        }

        return diagnostics.HasErrors ? ExitCode.BadInput : ExitCode.Clean;
    }
}
