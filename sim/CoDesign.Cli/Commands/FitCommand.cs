using System.CommandLine;
using CoDesign.Cli.Fitting;
using CoDesign.Cli.Validation;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Reading;
using CoDesign.Description.Yaml;
using CoDesign.Modules;

namespace CoDesign.Cli.Commands;

/// <summary><c>codesign fit PRESET --truth DIR --vary PATH=LOW..HIGH</c>: numbers of a preset from measurements.</summary>
internal sealed class FitCommand : ICommandDefinition
{
    private readonly Argument<string> _preset = new("preset") { Description = "Name of a core preset of the library." };

    private readonly Option<string> _truth = new("--truth")
    {
        Description = "Folder with ground_truth.csv and elves/<isa>/<program>.elf.",
        HelpName = "DIR",
        Required = true,
    };

    private readonly Option<string[]> _vary = new("--vary")
    {
        Description = "A whole number of the preset, and what it may be: PATH=LOW..HIGH or PATH=A,B,C; may be repeated.",
        HelpName = "PATH=VALUES",
        Required = true,
    };

    private readonly Option<string[]> _only = new("--only")
    {
        Description = "Programs to fit to: those whose core/config/memory_model/program contains this text; may be repeated.",
        HelpName = "TEXT",
        DefaultValueFactory = _ => ["/micro_"],
    };

    private readonly Option<string[]> _set = new("--set")
    {
        Description = "Another value for a place of the preset to begin with; may be repeated.",
        HelpName = "PATH=VALUE",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> _out = new("--out") { Description = "File for what was found, as YAML; absent: it is printed.", HelpName = "FILE" };

    /// <inheritdoc/>
    public Command Create(CommandContext context)
    {
        var command = new Command("fit", "Searches the numbers of a core preset with which measured programs are predicted best, and tells which programs determine them.")
        {
            _preset,
            _truth,
            _vary,
            _only,
            _set,
            _out,
        };
        command.SetAction(result => Run(
            context,
            result.GetValue(_preset)!,
            result.GetValue(_truth)!.Replace('\\', '/').TrimEnd('/'),
            result.GetValue(_vary) ?? [],
            result.GetValue(_only)!,
            result.GetValue(_set) ?? [],
            result.GetValue(_out)));
        return command;
    }

    private static int Run(CommandContext context, string preset, string folder, string[] vary, string[] only, string[] set, string? target)
    {
        DiagnosticBag diagnostics = new();
        (string _, string? file) = context.Library.Cores.FirstOrDefault(c => c.Name == preset);
        if (file is null)
        {
            diagnostics.Error(SourcePosition.Of($"fit {preset}"), $"there is no core preset '{preset}'", Spelling.Remedy(preset, [.. context.Library.Cores.Select(c => c.Name)], "Presets"));
            return context.Report(diagnostics);
        }

        List<Override> changes = [.. set.Select(s => Override.TryParse(s, diagnostics, out Override? change) ? change : null).OfType<Override>()];
        List<FitParameter> parameters = Parameters(context, file, vary, changes, diagnostics);
        var validator = new Validator(context, folder, [], diagnostics);
        TruthRow[] truth = [.. TruthTable.Read(context.Files, folder, diagnostics).Where(t => validator.PresetOf(t) == preset && only.Any(o => t.Name.Contains(o, StringComparison.Ordinal)))];
        if (!diagnostics.HasErrors && truth.Length == 0)
        {
            diagnostics.Error(SourcePosition.Of($"--only {string.Join(' ', only)}"), $"no measurement of what preset '{preset}' stands for has such a text", "it is looked for in core/config/memory_model/program; 'truth:' of the preset says what it stands for");
        }

        // The preset must run before anything is varied; what is wrong with it is said once.
        if (diagnostics.HasErrors || validator.Run(truth, changes, diagnostics).Count != truth.Length)
        {
            return context.Report(diagnostics);
        }

        FitResult result = new Fitter(parameters, new TruthModel(validator, truth, parameters, changes)).Run();
        var report = new FitReport(parameters, truth, result);
        report.Write(context.Terminal.Output, context.Terminal.Width);
        if (target is null)
        {
            context.Terminal.Output.WriteLine();
            context.Terminal.Output.Write(report.Yaml());
        }
        else
        {
            File.WriteAllText(context.OnHost(target), report.Yaml());
        }

        return context.Report(diagnostics);
    }

    private static List<FitParameter> Parameters(CommandContext context, string file, string[] vary, List<Override> changes, DiagnosticBag diagnostics)
    {
        List<FitParameter> parameters = [];
        if (!new DescriptionReader(context.Files, ModuleKinds.Registry).TryParse(file, diagnostics, out YamlNode? root))
        {
            return parameters;
        }

        YamlNode preset = Overrides.Apply(root, changes, diagnostics);
        foreach (string text in vary)
        {
            if (FitParameter.TryParse(text, preset, diagnostics, out FitParameter? parameter))
            {
                parameters.Add(parameter);
            }
        }

        foreach (string path in parameters.GroupBy(p => p.Path).Where(g => g.Count() > 1).Select(g => g.Key))
        {
            diagnostics.Error(SourcePosition.Of($"--vary {path}"), $"'{path}' is named twice", "name each place once");
        }

        return parameters;
    }
}
