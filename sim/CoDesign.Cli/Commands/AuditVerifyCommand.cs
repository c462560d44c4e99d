using System.CommandLine;
using CoDesign.Description.Diagnostics;
using CoDesign.Reports;
using CoDesign.Results;

namespace CoDesign.Cli.Commands;

/// <summary><c>codesign audit verify LOG</c></summary>
internal sealed class AuditVerifyCommand : ICommandDefinition
{
    private readonly Argument<string> _log = new("LOG") { Description = "An audit.jsonl, or a run folder." };

    /// <inheritdoc/>
    public Command Create(CommandContext context)
    {
        var command = new Command("verify", "Checks the hash chain, the count and the Merkle root of an audit log.") { _log };
        command.SetAction(result => Run(context, result.GetValue(_log)!));
        return command;
    }

    private static int Run(CommandContext context, string path)
    {
        DiagnosticBag diagnostics = new();
        if (AuditLogFile.Read(context, path, diagnostics) is not string text)
        {
            return context.Report(diagnostics);
        }

        string file = AuditLogFile.PathOf(context, path);
        AuditVerification verification = AuditVerification.Of(text);
        if (!verification.IsValid)
        {
            context.Terminal.Error.WriteLine($"{file}: error: {verification.Problem}; the log proves nothing");
            return ExitStatus.Indeterminate;
        }

        context.Terminal.Output.WriteLine($"{file}: {verification.Records} records, {verification.Root}");
        context.Terminal.Output.WriteLine("The log is whole and was not edited after it was written, unless all of it was written anew. To see that the run really");
        context.Terminal.Output.WriteLine("happened so, run it again: the same inputs must give the same root.");
        return ExitCode.Clean;
    }
}
