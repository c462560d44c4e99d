using System.CommandLine;
using CoDesign.Cli.Explanations;
using CoDesign.Description.Diagnostics;

namespace CoDesign.Cli.Commands;

/// <summary><c>codesign explain WHAT</c></summary>
internal sealed class ExplainCommand : ICommandDefinition
{
    private readonly Argument<string> _what = new("WHAT") { Description = "A rule id, an instruction, a CSR, a module kind, a key of a file, or a constant." };

    /// <inheritdoc/>
    public Command Create(CommandContext context)
    {
        var command = new Command("explain", "Says what something is: unit, value, source.") { _what };
        command.SetAction(result => Run(context, result.GetValue(_what)!));
        return command;
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
