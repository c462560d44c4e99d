using System.CommandLine;
using CoDesign.Cli.CommandLine;
using CoDesign.Cli.Execution;
using CoDesign.Cli.Presentation;
using CoDesign.Description.Diagnostics;
using CoDesign.Results;

namespace CoDesign.Cli.Commands;

/// <summary><c>codesign run CONFIG.yaml</c></summary>
internal sealed class RunCommand : ICommandDefinition
{
    /// <inheritdoc/>
    public Command Create(CommandContext context)
    {
        var command = new Command("run", "Simulates one workload on one chip, prints the summary and writes the run folder.");
        var options = new RunOptions();
        command.Add(options.Configuration);
        options.AddTo(command);
        command.SetAction(result => Run(context, options, result));
        return command;
    }

    private static int Run(CommandContext context, RunOptions options, ParseResult result)
    {
        DiagnosticBag diagnostics = new();
        using var execution = new RunExecution(context, options);
        RunPlan? plan = execution.Load(result, result.GetValue(options.Configuration), request => request, diagnostics);
        if (context.Report(diagnostics) == ExitCode.BadInput || plan is null)
        {
            return ExitCode.BadInput;
        }

        bool isJson = result.GetValue(options.Json);
        RunOutcome outcome = execution.Execute(plan, result.GetValue(options.Out), isJson ? null : context.Terminal.GuestOutput);
        if (isJson)
        {
            context.Terminal.Output.Write(RunRecordJson.Write(outcome.Result.Record));
        }
        else if (!result.GetValue(options.Quiet))
        {
            new Summary(context.Terminal.Output, context.Terminal.Width).Write(outcome.Result.Record, outcome.Folder);
        }

        return context.Told(outcome, isQuiet: result.GetValue(options.Quiet));
    }
}
