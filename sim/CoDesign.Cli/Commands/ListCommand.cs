using System.CommandLine;
using CoDesign.Cli.Presentation;
using CoDesign.Description.Chips;
using CoDesign.Description.Cores;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Files;
using CoDesign.Description.Reading;
using CoDesign.Description.Workloads;
using CoDesign.Modules;

namespace CoDesign.Cli.Commands;

/// <summary><c>codesign chips</c> and <c>codesign workloads</c>: what the library has.</summary>
internal sealed class ListCommand(string name, string description, Func<CommandContext, DescriptionReader, DiagnosticBag, TextTable> list) : ICommandDefinition
{
    /// <summary><c>codesign chips</c></summary>
    public static ListCommand OfChips { get; } = new("chips", "Lists the chips and core presets of the library.", Chips);

    /// <summary><c>codesign workloads</c></summary>
    public static ListCommand OfWorkloads { get; } = new("workloads", "Lists the workloads of the library.", Workloads);

    /// <inheritdoc/>
    public Command Create(CommandContext context)
    {
        var command = new Command(name, description);
        command.SetAction(_ =>
        {
            DiagnosticBag diagnostics = new();
            TextTable table = list(context, new DescriptionReader(new DiskFileSystem(), ModuleKinds.Registry), diagnostics);
            table.Write(context.Terminal.Output, context.Terminal.Width);
            return context.Report(diagnostics);
        });
        return command;
    }

    private static TextTable Chips(CommandContext context, DescriptionReader reader, DiagnosticBag diagnostics)
    {
        var table = new TextTable("chip", "core", "zones", "modules", "about");
        foreach ((string id, string file) in context.Library.Chips)
        {
            ChipDescription chip = reader.ReadFile(file, ChipDescription.Read, diagnostics);
            table.Add(
                id,
                string.Join(", ", chip.Cores.Select(c => Path.GetFileNameWithoutExtension(c.Preset.Path))),
                string.Join(", ", chip.Zones.Select(z => z.Id)),
                string.Join(", ", chip.Modules.Select(m => $"{m.Id} ({m.Kind.Tag})")),
                FirstSentence(chip.Summary));
        }

        foreach ((string id, string file) in context.Library.Cores)
        {
            CoreDescription core = reader.ReadFile(file, CoreDescription.Read, diagnostics);
            table.Add(id, core.Isa.ToString(), "secure", string.Empty, FirstSentence(core.Summary));
        }

        return table;
    }

    private static TextTable Workloads(CommandContext context, DescriptionReader reader, DiagnosticBag diagnostics)
    {
        var table = new TextTable("workload", "ISAs", "inputs", "labels", "about");
        foreach ((string id, string file) in context.Library.Workloads)
        {
            WorkloadDescription workload = reader.ReadFile(file, WorkloadDescription.Read, diagnostics);
            table.Add(
                id,
                string.Join(", ", workload.Elves.Keys),
                string.Join(", ", workload.Inputs.Keys),
                string.Join(", ", workload.Labels.Select(l => l.Value)),
                FirstSentence(workload.Summary));
        }

        return table;
    }

    private static string FirstSentence(string text)
    {
        string line = string.Join(' ', text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        int end = line.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? line : line[..(end + 1)];
    }
}
