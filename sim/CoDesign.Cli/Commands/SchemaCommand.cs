using System.CommandLine;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Loading;
using CoDesign.Modules;

namespace CoDesign.Cli.Commands;

/// <summary><c>codesign schema [KIND]</c></summary>
internal sealed class SchemaCommand : ICommandDefinition
{
    private readonly Argument<string?> _kind = new("KIND") { Description = "chip, core, energy, policy, run_config or workload.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _write = new("--write") { Description = "Write the schema of every kind into this folder.", HelpName = "DIR" };

    /// <inheritdoc/>
    public Command Create(CommandContext context)
    {
        var command = new Command("schema", "Prints the JSON Schema of a kind of description file; without KIND lists the kinds.") { _kind, _write };
        command.SetAction(result => Run(context, result.GetValue(_kind), result.GetValue(_write)));
        return command;
    }

    private static int Run(CommandContext context, string? kind, string? folder)
    {
        if (folder is not null)
        {
            Directory.CreateDirectory(context.OnHost(folder));
            foreach (string name in DescriptionKinds.Names)
            {
                File.WriteAllText(context.OnHost(Path.Combine(folder, name + ".json")), DescriptionKinds.SchemaOf(name, ModuleKinds.Registry));
            }

            return ExitCode.Clean;
        }

        if (kind is null)
        {
            foreach (string name in DescriptionKinds.Names)
            {
                context.Terminal.Output.WriteLine(name);
            }

            return ExitCode.Clean;
        }

        if (!DescriptionKinds.Names.Contains(kind))
        {
            DiagnosticBag diagnostics = new();
            diagnostics.Error(SourcePosition.Of($"schema {kind}"), $"there is no kind '{kind}'", Spelling.Remedy(kind, DescriptionKinds.Names, "Kinds"));
            return context.Report(diagnostics);
        }

        context.Terminal.Output.Write(DescriptionKinds.SchemaOf(kind, ModuleKinds.Registry));
        return ExitCode.Clean;
    }
}
