using System.CommandLine;
using CoDesign.Cli.CommandLine;
using CoDesign.Cli.Execution;
using CoDesign.Cli.Presentation;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Policies;
using CoDesign.Results;

namespace CoDesign.Cli.Commands;

/// <summary><c>codesign audit CONFIG.yaml</c></summary>
internal sealed class AuditCommand : ICommandDefinition
{
    /// <inheritdoc/>
    public Command Create(CommandContext context)
    {
        var command = new Command("audit", "Simulates with the policy in mode audit, and prints what crossed into which module.");
        var options = new RunOptions();
        command.Add(options.Configuration);
        options.AddTo(command);
        command.Add(new AuditVerifyCommand().Create(context));
        command.Add(new AuditDiffCommand().Create(context));
        command.SetAction(result => Run(context, options, result));
        return command;
    }

    private static int Run(CommandContext context, RunOptions options, ParseResult result)
    {
        DiagnosticBag diagnostics = new();
        using var execution = new RunExecution(context, options);
        RunPlan? plan = execution.Load(result, result.GetValue(options.Configuration), request => request with { Mode = request.Mode ?? PolicyModeChoice.Audit }, diagnostics);
        if (plan is { Run.Policy: null })
        {
            diagnostics.Error(SourcePosition.Of("audit"), "an audit needs a policy", "add 'policy:' to the run file, or give --policy FILE");
        }

        if (context.Report(diagnostics) == ExitCode.BadInput || plan is null)
        {
            return ExitCode.BadInput;
        }

        RunOutcome outcome = execution.Execute(plan, result.GetValue(options.Out), guestOutput: null);
        RunRecord record = outcome.Result.Record;
        if (result.GetValue(options.Json))
        {
            context.Terminal.Output.Write(RunRecordJson.Write(record));
        }
        else if (!result.GetValue(options.Quiet))
        {
            new TrustSummary(context.Terminal.Output, context.Terminal.Width).Write(record, outcome.Folder);
        }

        return context.Told(outcome, isQuiet: result.GetValue(options.Quiet));
    }
}
