using System.CommandLine;
using CoDesign.Cli.Validation;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Yaml;

namespace CoDesign.Cli.Commands;

/// <summary><c>codesign validate --truth DIR</c>: predicted cycles against measured ones.</summary>
internal sealed class ValidateCommand : ICommandDefinition
{
    private readonly Option<string> _truth = new("--truth")
    {
        Description = "Folder with ground_truth.csv and elves/<isa>/<program>.elf.",
        HelpName = "DIR",
        Required = true,
    };

    private readonly Option<string?> _only = new("--only")
    {
        Description = "Only measurements whose core/config/memory_model/program contains this text.",
        HelpName = "TEXT",
    };

    private readonly Option<string[]> _set = new("--set")
    {
        Description = "Another value for a place of the presets, to see what it does; may be repeated.",
        HelpName = "PATH=VALUE",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> _json = new("--json") { Description = "Write the rows as JSON to standard output, and nothing else." };

    /// <inheritdoc/>
    public Command Create(CommandContext context)
    {
        var command = new Command("validate", "Runs measured programs on the core presets that stand for the measured hardware, and prints how far they are off.")
        {
            _truth,
            _only,
            _set,
            _json,
        };
        command.SetAction(result => Run(context, result.GetValue(_truth)!, result.GetValue(_only), result.GetValue(_set) ?? [], result.GetValue(_json)));
        return command;
    }

    private static int Run(CommandContext context, string folder, string? only, string[] set, bool isJson)
    {
        DiagnosticBag diagnostics = new();
        IReadOnlyList<TruthRow> truth = TruthTable.Read(context.Files, folder.Replace('\\', '/').TrimEnd('/'), diagnostics);
        TruthRow[] wanted = [.. truth.Where(t => only is null || t.Name.Contains(only, StringComparison.Ordinal))];
        if (truth.Count > 0 && wanted.Length == 0)
        {
            diagnostics.Error(SourcePosition.Of($"--only {only}"), "no measurement has this text", "it is looked for in core/config/memory_model/program");
        }

        List<Override> changes = [.. set.Select(s => Override.TryParse(s, diagnostics, out Override? change) ? change : null).OfType<Override>()];
        if (diagnostics.HasErrors)
        {
            return context.Report(diagnostics);
        }

        IReadOnlyList<ValidationRow> rows = new Validator(context, folder.Replace('\\', '/').TrimEnd('/'), changes, diagnostics).Run(wanted);
        if (isJson)
        {
            context.Terminal.Output.Write(ValidationReport.Json(rows));
        }
        else if (rows.Count > 0)
        {
            ValidationReport.Write(rows, context.Terminal.Output, context.Terminal.Width);
        }

        return context.Report(diagnostics);
    }
}
