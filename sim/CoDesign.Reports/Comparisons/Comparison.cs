using CoDesign.Results;

namespace CoDesign.Reports;

/// <summary>Two or more runs side by side, the first one being what the others are measured against.</summary>
/// <param name="Runs">The runs.</param>
/// <param name="Groups">Tables of the page, and of the terminal.</param>
/// <param name="SameOutput">Whether all programs wrote the same bytes: the first thing to know of an offload.</param>
/// <param name="Remarks">What a reader must know before comparing: which inputs differ, which runs did not end.</param>
public sealed record Comparison(
    IReadOnlyList<ComparedRun> Runs, IReadOnlyList<ComparisonGroup> Groups, bool SameOutput, IReadOnlyList<string> Remarks)
{
    // Cycles and bytes are exact in the model; constants of energy are not, and though their errors move together, not all do.
    private const int ExactDigits = 3;
    private const int EnergyDigits = 2;

    /// <summary>Whether the programs wrote the same bytes, in a sentence.</summary>
    public string OutputSentence => SameOutput
        ? "The programs wrote exactly the same bytes."
        : "The programs did not write the same bytes: the runs did not compute the same.";

    /// <summary>Compares runs.</summary>
    /// <param name="runs">Two or more.</param>
    /// <exception cref="ArgumentException">There are fewer than two.</exception>
    public static Comparison Of(IReadOnlyList<ComparedRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        if (runs.Count < 2)
        {
            throw new ArgumentException($"a comparison needs two runs, and there are {runs.Count}", nameof(runs));
        }

        return new Comparison(
            runs,
            [Time(runs), Energy(runs), Trust(runs), .. Regions(runs)],
            runs.All(r => r.Record.GuestOutput == runs[0].Record.GuestOutput),
            ComparisonRemarks.Of(runs));
    }

    /// <summary>Bytes with a live tag that destinations in proprietary zones saw, cleared for it or not.</summary>
    internal static long? ClearToProprietary(RunRecord record) => Proprietary(record, e => e.ClearBytes);

    private static ComparisonGroup Time(IReadOnlyList<ComparedRun> runs) => new("Time",
    [
        Row(runs, "Time", "ps", r => r.TimePs, v => Figures.Time((long)v)),
        Row(runs, "Cycles", "cycle", r => r.Cycles),
        Row(runs, "Instructions", string.Empty, r => r.Instructions),
        Row(runs, "CPI", string.Empty, r => r.Instructions == 0 ? null : (decimal?)r.Cycles / r.Instructions, v => Figures.Quotient(v, 1)),
        Row(runs, "Cycles waiting for modules", "cycle", r => SumOf(r.Cores, c => c.CpiStack?.GetValueOrDefault("offload_wait"))),
        Row(runs, "Regions offloaded", string.Empty, r => r.Regions.Sum(g => g.Offloaded)),
    ]);

    private static ComparisonGroup Energy(IReadOnlyList<ComparedRun> runs)
    {
        EnergyUnit unit = EnergyUnit.Of(runs.Select(r => r.Record.Energy?.HighPj ?? 0));
        return new ComparisonGroup("Energy",
        [
            new ComparisonRow("Total (low to high)", "pJ",
            [
                .. runs.Select((r, i) => new ComparisonCell(
                    r.Record.Energy?.TotalPj,
                    r.Record.Energy is EnergyRecord own ? Figures.EnergyRange(own.TotalPj, own.LowPj, own.HighPj, unit) : Figures.Unknown,
                    i == 0 ? null : Change(runs[0].Record.Energy?.TotalPj, r.Record.Energy?.TotalPj, EnergyDigits))),
            ]),
            Part(runs, "of which cores", "core", unit),
            Part(runs, "of which memories", "memory", unit),
            Part(runs, "of which links", "link", unit),
            Part(runs, "of which modules", "module", unit),
        ]);
    }

    private static ComparisonRow Part(IReadOnlyList<ComparedRun> runs, string name, string kind, EnergyUnit unit) =>
        Row(
            runs, name, "pJ", r => r.Energy?.Components.Where(c => c.Kind == kind).Sum(c => c.DynamicPj + c.LeakagePj), unit.Full,
            EnergyDigits);

    private static ComparisonGroup Trust(IReadOnlyList<ComparedRun> runs) => new("Trust",
    [
        new ComparisonRow("Verdict", string.Empty, [.. runs.Select(r => new ComparisonCell(null, Verdict.Of(r.Record).Title, null))]),
        Row(runs, "Findings", string.Empty, r => IsJudged(r) ? r.Findings.Count : null),
        Row(runs, "Bytes in clear to proprietary zones, summed over tags", "B", r => ClearToProprietary(r), v => Figures.Bytes((long)v)),
        Row(
            runs, "Sanitised bytes to proprietary zones, summed over tags", "B", r => Proprietary(r, e => e.BlindedBytes),
            v => Figures.Bytes((long)v)),
        Row(runs, "Crossings between zones", string.Empty, r => r.Crossings.Checked),
        Row(runs, "of which denied", string.Empty, r => IsJudged(r) ? r.Crossings.Denied : null),
        Row(runs, "Bytes of all crossings", "B", r => r.Crossings.Bytes, v => Figures.Bytes((long)v)),
    ]);

    // A region may have gone to one module in one run and to software in the other: its rows are put together by name.
    private static IEnumerable<ComparisonGroup> Regions(IReadOnlyList<ComparedRun> runs)
    {
        foreach (string name in runs.SelectMany(r => r.Record.Regions).Select(r => r.Name).Distinct())
        {
            IReadOnlyList<RegionRecord> In(RunRecord record) => [.. record.Regions.Where(r => r.Name == name)];
            decimal? Sum(RunRecord record, Func<RegionRecord, long?> value) =>
                In(record) is { Count: > 0 } regions ? SumOf(regions, value) : null;
            yield return new ComparisonGroup($"Region {name}",
            [
                new ComparisonRow("Taken by", string.Empty,
                [
                    .. runs.Select(r => new ComparisonCell(
                        null, In(r.Record) is { Count: > 0 } regions ? string.Join(
                            ", ", regions.Select(g => g.Module ?? "software").Distinct()) : Figures.Unknown, null)),
                ]),
                Row(runs, "Calls", string.Empty, r => Sum(r, g => g.Calls)),
                Row(runs, "Cycles", "cycle", r => Sum(r, g => g.Cycles)),
                Row(runs, "of which driver", "cycle", r => Sum(r, g => g.DriverCycles)),
                Row(runs, "of which waiting", "cycle", r => Sum(r, g => g.WaitCycles)),
                Row(runs, "Bytes in", "B", r => Sum(r, g => g.BytesIn), v => Figures.Bytes((long)v)),
            ]);
        }
    }

    private static bool IsJudged(RunRecord record) => record.Policy is not null && record.Policy.Mode != ModeText.Disabled;

    private static long? Proprietary(RunRecord record, Func<ExposureRecord, long> bytes) =>
        IsJudged(record) ? record.Exposure.Where(e => e.Openness == "proprietary").Sum(bytes) : null;

    private static ComparisonRow Row(
        IReadOnlyList<ComparedRun> runs, string name, string unit, Func<RunRecord, decimal?> value, Func<decimal, string>? text = null, int digits = ExactDigits)
    {
        decimal? first = value(runs[0].Record);
        return new ComparisonRow(name, unit,
        [
            .. runs.Select((r, i) =>
            {
                decimal? own = value(r.Record);
                return new ComparisonCell(
                    own,
                    own is decimal known ? text?.Invoke(known) ?? Figures.Count((long)known) : Figures.Unknown,
                    i == 0 ? null : Change(first, own, digits));
            }),
        ]);
    }

    // One that is not known makes the sum unknown.
    private static decimal? SumOf<T>(IReadOnlyList<T> items, Func<T, long?> value) =>
        items.Select(value).ToArray() is long?[] values && values.All(v => v is not null) ? values.Sum() : null;

    // No factor leads from nothing to something, and 1.00 would look like none.
    private static string? Change(decimal? first, decimal? own, int digits) =>
        first is null || own is null ? null
            : own == first ? "same"
            : first == 0 || own == 0 ? null
            : Math.Max(own.Value / first.Value, first.Value / own.Value) < (digits == ExactDigits ? 1.005m : 1.05m) ? (digits == ExactDigits ? "within 0.5 %" : "within 5 %")
            : own < first ? $"÷ {Figures.Ratio(first.Value / own.Value, digits)}"
            : $"× {Figures.Ratio(own.Value / first.Value, digits)}";
}
