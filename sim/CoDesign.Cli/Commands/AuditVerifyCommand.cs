using System.CommandLine;
using System.Text;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Files;
using CoDesign.Reports;
using CoDesign.Results;

namespace CoDesign.Cli.Commands;

/// <summary><c>codesign audit verify LOG</c></summary>
internal sealed class AuditVerifyCommand : ICommandDefinition
{
    private const long LargestLog = 1L << 30;

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
        string file = Directory.Exists(context.OnHost(path)) ? Path.Combine(path, "audit.jsonl") : path;
        FileStatus status = context.Files.Read(file, LargestLog, out byte[] content);
        if (status is not FileStatus.Read)
        {
            DiagnosticBag diagnostics = new();
            diagnostics.Error(SourcePosition.Of(file), status is FileStatus.Missing ? "there is no such file" : "the file cannot be read", "name an audit.jsonl or its run folder");
            return context.Report(diagnostics);
        }

        AuditVerification verification = AuditVerification.Of(Encoding.UTF8.GetString(content));
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
