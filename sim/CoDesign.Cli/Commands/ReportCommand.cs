using System.CommandLine;
using CoDesign.Cli.Execution;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Energies;
using CoDesign.Description.Runs;
using CoDesign.Reports;
using CoDesign.Results;

namespace CoDesign.Cli.Commands;

/// <summary><c>codesign report RUN [--energy TABLE]</c></summary>
internal sealed class ReportCommand : ICommandDefinition
{
    private readonly Argument<string> _run = new("RUN") { Description = "A run folder." };
    private readonly Option<string?> _energy = new("--energy") { Description = "Another energy table: the run is priced anew, without running it again.", HelpName = "TABLE" };
    private readonly Option<string?> _out = new("--out") { Description = "Folder for the reports; default: the run folder, or with --energy one of its own.", HelpName = "DIR" };

    /// <inheritdoc/>
    public Command Create(CommandContext context)
    {
        var command = new Command("report", "Writes the reports of a recorded run again, or with another energy table, without a new run.") { _run, _energy, _out };
        command.SetAction(result => Run(context, result.GetValue(_run)!, result.GetValue(_energy), result.GetValue(_out)));
        return command;
    }

    private static int Run(CommandContext context, string folder, string? energy, string? output)
    {
        DiagnosticBag diagnostics = new();
        if (!RecordedRun.TryRead(context, folder, diagnostics, out RunResult? result))
        {
            return context.Report(diagnostics);
        }

        if (energy is not null)
        {
            string? file = context.Library.Energy(energy, diagnostics);
            Loaded<EnergyTable>? table = file is null ? null : context.Loader(diagnostics).LoadEnergy(file);
            if (table is null || !EnergyReevaluation.TryEvaluate(result, table, diagnostics, out result))
            {
                return context.Report(diagnostics);
            }
        }

        string place = output is null && energy is not null
            ? Path.Combine(context.Library.OutputFolder, RunExecution.NameOf(result.Record))
            : context.OnHost(output ?? folder);
        RunFolder.Write(place, result, [.. RecordedRun.HostFactsOf(context.OnHost(folder))]);
        if (result.Record.Energy is EnergyRecord priced)
        {
            context.Terminal.Output.WriteLine($"energy   {Figures.EnergyRange(priced.TotalPj, priced.LowPj, priced.HighPj)} by table {priced.Table}");
            context.Terminal.Output.WriteLine($"range    {RangeText.ConstantsOf(priced)}");
        }

        context.Terminal.Output.WriteLine($"files    {context.Library.Shown(place)}/report.html");
        return context.Report(diagnostics);
    }
}
