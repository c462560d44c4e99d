using System.CommandLine;
using CoDesign.Cli.Explanations;
using CoDesign.Cli.Sensitivity;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Loading;
using CoDesign.Reports;
using CoDesign.Results;

namespace CoDesign.Cli.Commands;

/// <summary><c>codesign explain WHAT</c></summary>
internal sealed class ExplainCommand : ICommandDefinition
{
    private const int DefaultTop = 10;

    private readonly Argument<string?> _what = new("WHAT")
    {
        Description = "A rule id, an instruction, a CSR, a module kind, a key of a file, or a constant.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _sensitivity = new("--sensitivity")
    {
        Description = "A run folder or a run file: which numbers of chip, core and energy table its time and energy depend on most.",
        HelpName = "RUN",
    };

    private readonly Option<int> _top = new("--top") { Description = "How many numbers to list (10).", HelpName = "N", DefaultValueFactory = _ => DefaultTop };
    private readonly Option<bool> _json = new("--json") { Description = "With --sensitivity: every number, as JSON, to standard output, and nothing else." };

    /// <inheritdoc/>
    public Command Create(CommandContext context)
    {
        var command = new Command("explain", "Says what something is: unit, value, source.") { _what, _sensitivity, _top, _json };
        command.SetAction(result => (result.GetValue(_what), result.GetValue(_sensitivity)) switch
        {
            (string what, null) => Run(context, what),
            (null, string run) => Vary(context, run, result.GetValue(_top), result.GetValue(_json)),
            _ => Confused(context),
        });
        return command;
    }

    private static int Confused(CommandContext context)
    {
        DiagnosticBag diagnostics = new();
        diagnostics.Error(SourcePosition.Of("explain"), "it needs one thing to explain", "name one (TB101, mulh, mcycle, hash, chip.memories, sha256_block), or give --sensitivity RUN");
        return context.Report(diagnostics);
    }

    private static int Vary(CommandContext context, string run, int top, bool isJson)
    {
        DiagnosticBag diagnostics = new();
        if (top < 1)
        {
            diagnostics.Error(SourcePosition.Of($"--top {top}"), "a list needs at least one line", "give a positive number");
        }

        RunRequest? request = RunToVary.Find(context, run, diagnostics, out InputsRecord? recorded);
        if (request is null || diagnostics.HasErrors)
        {
            return context.Report(diagnostics);
        }

        var analysis = new SensitivityAnalysis(context, request, recorded);
        SensitivityResult? result = analysis.Run(diagnostics);
        if (result is not null && isJson)
        {
            context.Terminal.Output.Write(SensitivityReport.Json(result));
        }
        else if (result is not null)
        {
            SensitivityReport.Write(result, top, context.Terminal.Output, context.Terminal.Width);
        }

        int code = context.Report(diagnostics);
        return analysis.IsStopped ? ExitStatus.Limit : code;
    }

    private static int Run(CommandContext context, string what)
    {
        DiagnosticBag diagnostics = new();
        var constants = new LibraryConstants(context.Library, context.Files);
        IExplanation[] explanations = [new RuleExplanation(), new InstructionExplanation(constants), new KeyExplanation(), new ConstantExplanation(constants)];

        bool isKnown = false;
        foreach (IExplanation explanation in explanations)
        {
            // Several may know something: 'load' is a cost class of every core.
            isKnown |= explanation.TryWrite(what, context.Terminal.Output, context.Terminal.Width);
        }

        if (!isKnown)
        {
            string hint = Spelling.TryNearest(what, explanations.SelectMany(e => e.Names).Distinct(), out string? nearest)
                ? $"did you mean '{nearest}'?"
                : "name a rule (TB101), an instruction (mulh), a CSR (mcycle), a module kind (hash), a key (chip.memories) or a constant (sha256_block)";
            diagnostics.Error(SourcePosition.Of($"explain {what}"), "nothing has this name", hint);
        }

        return context.Report(diagnostics);
    }
}
