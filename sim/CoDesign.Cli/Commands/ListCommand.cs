using System.CommandLine;
using CoDesign.Cli.Presentation;
using CoDesign.Description.Chips;
using CoDesign.Description.Cores;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Presets;
using CoDesign.Description.Reading;
using CoDesign.Description.Workloads;
using CoDesign.Description.Yaml;
using CoDesign.Modules;

namespace CoDesign.Cli.Commands;

/// <summary><c>codesign chips</c> and <c>codesign workloads</c>: what the library has.</summary>
internal sealed class ListCommand(string name, string description, Func<CommandContext, DescriptionReader, DiagnosticBag, IEnumerable<LibraryItem>> list) : ICommandDefinition
{
    /// <summary><c>codesign chips</c></summary>
    public static ListCommand OfChips { get; } = new("chips", "Lists the chips, core presets and module presets of the library.", Chips);

    /// <summary><c>codesign workloads</c></summary>
    public static ListCommand OfWorkloads { get; } = new("workloads", "Lists the workloads of the library.", Workloads);

    /// <inheritdoc/>
    public Command Create(CommandContext context)
    {
        var command = new Command(name, description);
        command.SetAction(_ =>
        {
            DiagnosticBag diagnostics = new();
            foreach (LibraryItem item in list(context, new DescriptionReader(context.Files, ModuleKinds.Registry), diagnostics))
            {
                item.Write(context.Terminal.Output, context.Terminal.Width);
            }

            return context.Report(diagnostics);
        });
        return command;
    }

    private static IEnumerable<LibraryItem> Chips(CommandContext context, DescriptionReader reader, DiagnosticBag diagnostics)
    {
        foreach ((string id, string file) in context.Library.Chips)
        {
            if (!reader.TryParse(file, diagnostics, out YamlNode? root))
            {
                continue;
            }

            ChipDescription chip = new PresetFiles(context.Files, reader, diagnostics).ReadChip(root);
            yield return new LibraryItem(
                id,
                chip.Summary,
                ("core", string.Join(", ", chip.Cores.Select(c => Path.GetFileNameWithoutExtension(c.Preset.Path)))),
                ("zones", string.Join(", ", chip.Zones.Select(z => z.Id))),
                ("modules", string.Join(", ", chip.Modules.Select(m => $"{m.Id} ({m.Kind.Tag} by {m.Vendor})"))));
        }

        foreach ((string id, string file) in context.Library.Cores)
        {
            CoreDescription core = reader.ReadFile(file, CoreDescription.Read, diagnostics);
            yield return new LibraryItem(id, core.Summary, ("core preset", core.Isa.ToString()));
        }

        foreach ((string id, string file) in context.Library.Modules)
        {
            ModulePreset module = reader.ReadFile(file, ModulePreset.Read, diagnostics);
            yield return new LibraryItem(id, module.Summary, ("module preset", $"{module.Kind.Tag} at {module.Clock.Value}"));
        }
    }

    private static IEnumerable<LibraryItem> Workloads(CommandContext context, DescriptionReader reader, DiagnosticBag diagnostics)
    {
        foreach ((string id, string file) in context.Library.Workloads)
        {
            WorkloadDescription workload = reader.ReadFile(file, WorkloadDescription.Read, diagnostics);
            yield return new LibraryItem(
                id,
                workload.Summary,
                ("for", string.Join(", ", workload.Elves.Keys)),
                ("sizes", string.Join(", ", workload.Sizes.Keys)),
                ("inputs", string.Join(", ", workload.Inputs.Keys)),
                ("labels", string.Join(", ", workload.Labels.Select(l => l.Value))));
        }
    }
}
