using CoDesign.Reports;
using CoDesign.Results;

namespace CoDesign.Cli.Presentation;

/// <summary>What a run came to, in at most a screen.</summary>
/// <param name="output">Where to.</param>
/// <param name="width">Columns of a line.</param>
internal sealed class Summary(TextWriter output, int width)
{
    private const int LabelWidth = 11;
    private const int BarWidth = 20;

    // A screen has 24 lines at least; what is left out is in the report.
    private const int MostRows = 6;

    /// <summary>Writes the summary.</summary>
    /// <param name="record">What happened.</param>
    /// <param name="folder">Where the files lie.</param>
    public void Write(RunRecord record, string folder)
    {
        CoreRecord core = record.Cores[0];
        output.WriteLine();
        Line("run", $"{record.Inputs.Workload.Name} on {record.Inputs.Chip.Name}: {core.Preset}, {core.Isa}, {Figures.Frequency(core.ClockHz)}");
        Line("end", EndOf(record));
        Line("time", record.Cycles is null
            ? $"not known with timing {record.Inputs.Timing}: {Figures.Count(record.Instructions)} instructions"
            : $"{Figures.Time(record.TimePs)}: {Figures.Count(record.Cycles)} cycles, {Figures.Count(record.Instructions)} instructions, {Figures.Quotient(record.Cycles, record.Instructions)} cycles each{Gain(record)}{Skipped(record)}");
        Line("energy", record.Energy is EnergyRecord energy
            ? $"{Figures.EnergyRange(energy.TotalPj, energy.LowPj, energy.HighPj)}: {Components(energy)}"
            : $"not known with timing {record.Inputs.Timing}");
        if (record.Energy is EnergyRecord ranged)
        {
            Line("range", RangeText.ConstantsOf(ranged));
        }

        if (record.Area.Count > 0)
        {
            Line("area", RangeText.AreaOf(record.Area));
        }

        CpiStack(core);
        Regions(record.Regions);
        Modules(record.Modules);
        Trust(record);
        foreach (string note in record.Notes)
        {
            Line("note", note);
        }

        Line("files", folder + "/report.html");
    }

    /// <summary>Writes what the boundary found.</summary>
    public void Trust(RunRecord record)
    {
        CrossingSummary crossings = record.Crossings;
        Line("crossings", record.Policy is null
            ? $"{Figures.Count(crossings.Checked)} between zones, {Figures.Bytes(crossings.Bytes)}"
            : $"{Figures.Count(crossings.Checked)} checked, {Figures.Bytes(crossings.Bytes)}: {Figures.Count(crossings.Allowed)} allowed, {Figures.Count(crossings.Denied)} denied");
        Verdict verdict = Verdict.Of(record);
        Line("findings", $"{verdict.Title}. {verdict.Sentence}");
        foreach (FindingRecord finding in record.Findings.Take(MostRows))
        {
            string place = finding.Source ?? finding.Symbol ?? finding.Pc ?? string.Empty;
            Line(string.Empty, $"{finding.Rule} {finding.Level}: {finding.Message}{(place.Length > 0 ? $" ({place})" : string.Empty)}, {Figures.Bytes(finding.Bytes)}");
        }

        More(record.Findings.Count, "findings");
    }

    private static string EndOf(RunRecord record)
    {
        string reason = record.Exit.Reason == ExitRecord.GuestExit
            ? $"the program exited with code {record.Exit.GuestCode}"
            : record.Exit.Message ?? record.Exit.Reason;
        return record.Exit.AsExpected switch
        {
            true => reason + ", its output is the expected one",
            false => reason + ", and that or its output is not what the workload expects",
            null => reason,
        };
    }

    private static string Gain(RunRecord record) => record.SoftwareCycles is long software && record.Cycles is long cycles and > 0
        ? $"; {Figures.Factor((decimal)software / cycles)} as fast as without offload"
        : string.Empty;

    private static string Skipped(RunRecord record) => record.SkippedInstructions > 0
        ? $"; {Figures.Count(record.SkippedInstructions)} instructions before were skipped"
        : string.Empty;

    private static string Components(EnergyRecord energy) => string.Join(", ", energy.Components
        .Select(c => (c.Id, Energy: c.DynamicPj + c.LeakagePj))
        .Where(c => c.Energy * 200 >= energy.TotalPj)
        .OrderByDescending(c => c.Energy)
        .Select(c => $"{c.Id} {Figures.Percent(c.Energy, energy.TotalPj)}"));

    private void CpiStack(CoreRecord core)
    {
        if (core.CpiStack is not IReadOnlyDictionary<string, long> stack || core.Cycles is not long all)
        {
            return;
        }

        var table = new TextTable(string.Empty, string.Empty, string.Empty);
        foreach ((string cause, long cycles) in stack.Where(c => c.Value > 0).OrderByDescending(c => c.Value))
        {
            int filled = (int)(BarWidth * cycles / Math.Max(1, all));
            table.Add(cause, Figures.Percent(cycles, all).PadLeft(7), new string('#', filled));
        }

        Labelled("cycles", table);
    }

    private void Regions(IReadOnlyList<RegionRecord> regions)
    {
        if (regions.Count == 0)
        {
            return;
        }

        var table = new TextTable("region", "on", "calls>", "bytes in>", "bytes out>", "cycles>", "driver>", "waiting>", "speed-up>");
        foreach (RegionRecord region in regions.Take(MostRows))
        {
            table.Add(
                region.Name,
                region.Module ?? "core",
                Figures.Count(region.Calls) + (region.Refused > 0 ? $" ({Figures.Count(region.Refused)} refused)" : string.Empty),
                Figures.Count(region.BytesIn),
                Figures.Count(region.BytesOut),
                Figures.Count(region.Cycles),
                Figures.Percent(region.DriverCycles, region.Cycles),
                Figures.Percent(region.WaitCycles, region.Cycles),
                region.Speedup is decimal speedup ? Figures.Factor(speedup) : Figures.Unknown);
        }

        Labelled("regions", table);
        More(regions.Count, "regions");
        foreach (RegionRecord region in regions.Take(MostRows).Where(r => r.Model is { Sizes: > 1 }))
        {
            Line(string.Empty, $"{region.Name} on {region.Module}: {OffloadModelText.Of(region)}");
        }

        Offloads([.. regions.Where(r => r is { Offload: not null, Offloaded: > 0 }).Take(MostRows)]);
    }

    private void Offloads(IReadOnlyList<RegionRecord> regions)
    {
        if (regions.Count == 0)
        {
            return;
        }

        var table = new TextTable("region", "on", "command>", "in>", "queue>", "compute>", "out>", "completion>", "by");
        foreach (RegionRecord region in regions)
        {
            OffloadRecord offload = region.Offload!;
            long all = offload.Parts().Sum(p => p.Cycles);
            table.Add([region.Name, region.Module!, .. offload.Parts().Select(p => Figures.Percent(p.Cycles, all)), offload.CompletionBy]);
        }

        Labelled("offload", table);
    }

    private void Modules(IReadOnlyList<ModuleRecord> modules)
    {
        if (modules.Count == 0)
        {
            return;
        }

        var table = new TextTable("module", "kind", "jobs>", "bytes in>", "bytes out>", "busy>", "energy>");
        foreach (ModuleRecord module in modules.Take(MostRows))
        {
            table.Add(
                module.Id,
                $"{module.Kind} by {module.Vendor}",
                Figures.Count(module.Jobs) + (module.FailedJobs > 0 ? $" ({Figures.Count(module.FailedJobs)} failed)" : string.Empty),
                Figures.Count(module.BytesIn),
                Figures.Count(module.BytesOut),
                $"{Figures.Count(module.BusyCycles)} cycles",
                module.EnergyPj is decimal energy ? Figures.Energy(energy) : Figures.Unknown);
        }

        Labelled("modules", table);
        More(modules.Count, "modules");
    }

    private void More(int count, string what)
    {
        if (count > MostRows)
        {
            Line(string.Empty, $"and {count - MostRows} more {what} in the report");
        }
    }

    private void Line(string label, string text)
    {
        string head = label.PadRight(LabelWidth);
        foreach (string line in TextTable.Wrap(text, Math.Max(1, width - LabelWidth)))
        {
            output.WriteLine((head + line).TrimEnd());
            head = new string(' ', LabelWidth);
        }
    }

    private void Labelled(string label, TextTable table)
    {
        using var text = new StringWriter { NewLine = "\n" };
        table.Write(text, width - LabelWidth);
        string head = label.PadRight(LabelWidth);
        foreach (string line in text.ToString().TrimEnd('\n').Split('\n'))
        {
            output.WriteLine((head + line).TrimEnd());
            head = new string(' ', LabelWidth);
        }
    }
}
