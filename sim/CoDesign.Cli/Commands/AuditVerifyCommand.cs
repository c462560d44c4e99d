using System.CommandLine;
using CoDesign.Cli.CommandLine;
using CoDesign.Cli.Execution;
using CoDesign.Description.Diagnostics;
using CoDesign.Reports;
using CoDesign.Results;

namespace CoDesign.Cli.Commands;

/// <summary><c>codesign audit verify LOG</c></summary>
internal sealed class AuditVerifyCommand : ICommandDefinition
{
    private readonly Argument<string> _log = new("LOG") { Description = "An audit.jsonl, or a run folder." };
    private readonly Option<bool> _replay = new("--replay") { Description = "Run it again as well, from the files of the first run: LOG is a run folder, and the root must come out again." };
    private readonly Option<string?> _auditKey = AuditKeyFile.Option();

    /// <inheritdoc/>
    public Command Create(CommandContext context)
    {
        var command = new Command("verify", "Checks the hash chain, the count and the Merkle root of an audit log.") { _log, _replay, _auditKey };
        command.SetAction(result => Run(context, result));
        return command;
    }

    private int Run(CommandContext context, ParseResult result)
    {
        string path = result.GetValue(_log)!;
        bool isReplay = result.GetValue(_replay);
        DiagnosticBag diagnostics = new();
        byte[]? key = AuditKeyFile.Read(result, _auditKey, context.Files, diagnostics);
        if (isReplay && !Directory.Exists(context.OnHost(path)))
        {
            diagnostics.Error(SourcePosition.Of(path), "only a run folder says of which files the run was made", "name the folder, or leave --replay out");
        }

        if (AuditLogFile.Read(context, path, diagnostics) is not string text || diagnostics.HasErrors)
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
        if (isReplay)
        {
            return Compare(context, path, key, verification.Root, diagnostics);
        }

        context.Terminal.Output.WriteLine("The log is whole and was not edited after it was written, unless all of it was written anew. To see that the run really");
        context.Terminal.Output.WriteLine("happened so, run it again: the same inputs must give the same root. With a run folder, --replay does that.");
        return ExitCode.Clean;
    }

    private static int Compare(CommandContext context, string folder, byte[]? key, string root, DiagnosticBag diagnostics)
    {
        if (!Replay.TryRun(context, folder, key, diagnostics, out InputsRecord? recorded, out RunRecord? again))
        {
            return context.Report(diagnostics);
        }

        context.Terminal.Output.WriteLine($"run again: {again.Audit.Records} records, {again.Audit.Root}");
        if (again.Audit.Root == root)
        {
            context.Terminal.Output.WriteLine("The log is whole, and a second run from the same files gave the same one.");
            return ExitCode.Clean;
        }

        string[] changed = [.. ChangedInputs(recorded, again.Inputs)];
        string why = again.Exit.Reason is ExitRecord.Interrupted ? "the second run was interrupted"
            : changed.Length > 0 ? $"not the same inputs: {string.Join(", ", changed)}"
            : recorded.Fingerprint != again.Inputs.Fingerprint ? "not the same options, audit key or version of the tool"
            : "the inputs are the same, and the log is another one: it does not tell what happens";
        context.Terminal.Error.WriteLine($"{folder}: error: the second run gave another root ({why})");
        return ExitStatus.Indeterminate;
    }

    private static IEnumerable<string> ChangedInputs(InputsRecord first, InputsRecord second)
    {
        (string What, string? First, string? Second)[] pairs =
        [
            ("chip", first.Chip.Sha256, second.Chip.Sha256),
            ("program", first.Workload.ElfSha256, second.Workload.ElfSha256),
            ("policy", first.Policy?.Sha256, second.Policy?.Sha256),
            ("energy table", first.Energy.Sha256, second.Energy.Sha256),
            .. first.Files.Select(f => ($"{f.Role} {f.Name}", f.Sha256, second.Files.FirstOrDefault(s => (s.Role, s.Name) == (f.Role, f.Name))?.Sha256)),
        ];
        return pairs.Where(p => p.First != p.Second).Select(p => p.What);
    }
}
