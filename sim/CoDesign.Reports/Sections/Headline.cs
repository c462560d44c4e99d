using CoDesign.Results;
using static CoDesign.Reports.Html;
using static CoDesign.Reports.PageHeader;

namespace CoDesign.Reports;

/// <summary>The top of the page: what ran where, how it ended, what it cost, and whether anything leaked.</summary>
internal static class Headline
{
    /// <summary>The header.</summary>
    public static Element Of(RunRecord record)
    {
        return PageHeader.Of(
            record,
            string.Empty,
            Div(
                "key",
                Figure("Guest", Exit(record.Exit), ExitNote(record.Exit)),
                Figure(
                    "Cycles", Figures.Count(record.Cycles),
                    $"{Figures.Count(record.Instructions)} instructions, CPI {Figures.Quotient(record.Cycles, record.Instructions)}"),
                Figure("Time", Figures.Time(record.TimePs), Clocks(record)),
                Energy(record.Energy),
                Figure("Offload", Offload(record), $"of {Figures.Count(record.Regions.Sum(r => r.Calls), "region call")}{Gain(record)}"),
                Figure(
                    "Crossings", Figures.Count(record.Crossings.Checked),
                    $"{Figures.Count(record.Crossings.Denied)} denied, {Figures.Bytes(record.Crossings.Bytes)} in all")),
            record.Notes.Count == 0
                ? null
                : Div("notes", Strong("Read this before the numbers"), Points(null, record.Notes.Select(n => (Node)n))));
    }

    private static Element Energy(EnergyRecord? energy)
    {
        if (energy is null)
        {
            return Figure("Energy", Figures.Unknown, "not known without full timing");
        }

        string range = Figures.EnergyRange(energy.TotalPj, energy.LowPj, energy.HighPj);
        int split = range.IndexOf('(', StringComparison.Ordinal);
        return Figure("Energy", range[..split].TrimEnd(), $"{range[split..].Trim('(', ')')}, constants of table {energy.Table}");
    }

    private static string Exit(ExitRecord exit) => exit.Reason switch
    {
        ExitRecord.GuestExit => $"exit {exit.GuestCode?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? Figures.Unknown}",
        ExitRecord.Limit => "limit reached",
        ExitRecord.Denied => "stopped by policy",
        _ => exit.Reason,
    };

    private static string ExitNote(ExitRecord exit)
    {
        string expectation = exit.AsExpected switch
        {
            true => "as the workload expects",
            false => "not what the workload expects",
            null => "the workload expects nothing",
        };
        return exit.Reason == ExitRecord.GuestExit || exit.Message is null ? expectation : $"{exit.Message}; {expectation}";
    }

    private static string Clocks(RunRecord record) =>
        Figures.List([.. record.Cores.Select(c => $"{c.Id}: {c.Preset} at {Figures.Frequency(c.ClockHz)}")]);

    private static string Gain(RunRecord record) =>
        record is { SoftwareCycles: long software and > 0, Cycles: long cycles and > 0 } && record.Regions.Any(r => r.Offloaded > 0)
        ? $"; {Figures.Factor((decimal)software / cycles)} as fast as without"
        : string.Empty;

    private static string Offload(RunRecord record) => Figures.Count(record.Regions.Sum(r => r.Offloaded));
}
