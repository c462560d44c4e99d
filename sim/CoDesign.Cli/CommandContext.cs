using CoDesign.Description.Diagnostics;
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
