using System.CommandLine;
using CoDesign.Description.Diagnostics;
using CoDesign.Reports;
using CoDesign.Results;

namespace CoDesign.Cli.Commands;

/// <summary><c>codesign audit diff A B</c></summary>
internal sealed class AuditDiffCommand : ICommandDefinition
{
    private readonly Argument<string> _before = new("BEFORE") { Description = "An audit.jsonl, or a run folder." };
    private readonly Argument<string> _after = new("AFTER") { Description = "Another one." };

    /// <inheritdoc/>
    public Command Create(CommandContext context)
    {
        var command = new Command("diff", "Shows what crosses in one audit and not in another: new crossings, labels, amounts. Exit code 1 if there is a difference.") { _before, _after };
        command.SetAction(result => Run(context, result.GetValue(_before)!, result.GetValue(_after)!));
        return command;
    }

    private static int Run(CommandContext context, string before, string after)
    {
        DiagnosticBag diagnostics = new();
        string? old = AuditLogFile.Read(context, before, diagnostics);
        string? now = AuditLogFile.Read(context, after, diagnostics);
        if (old is null || now is null)
        {
            return context.Report(diagnostics);
        }

        if (Crossings(context, before, old) is not { } first || Crossings(context, after, now) is not { } second)
        {
            return ExitStatus.Indeterminate;
        }

        AuditDifference difference = AuditDifference.Of(first, second);
        foreach (string line in difference.Lines)
        {
            context.Terminal.Output.WriteLine(line);
        }

        if (difference.Lines.Count == 0)
        {
            context.Terminal.Output.WriteLine("no difference");
        }

        return difference.Lines.Count == 0 ? ExitCode.Clean : ExitStatus.Findings;
    }

    private static IReadOnlyList<CrossingRecord>? Crossings(CommandContext context, string path, string text)
    {
        AuditVerification verification = AuditVerification.Of(text);
        if (verification.IsValid && AuditLogReader.TryRead(text, out IReadOnlyList<CrossingRecord> crossings, out string? problem))
        {
            return crossings;
        }
        else
        {
            problem = verification.Problem ?? "a line cannot be read";
        }

        context.Terminal.Error.WriteLine($"{AuditLogFile.PathOf(context, path)}: error: {problem}; the log proves nothing");
        return null;
    }
}
