using CoDesign.Results;

namespace CoDesign.Reports;

/// <summary>What a reader must know before comparing two runs.</summary>
internal static class ComparisonRemarks
{
    /// <summary>The remarks.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<ComparedRun> runs) =>
    [
        .. Differences(runs, "chip", r => $"{r.Inputs.Chip.Name} {Short(r.Inputs.Chip.Sha256)}"),
        .. Differences(runs, "program", r => $"{r.Inputs.Workload.Name} {Short(r.Inputs.Workload.ElfSha256)}"),
        .. Differences(runs, "policy", r => r.Inputs.Policy is NamedInput policy ? $"{policy.Name} {Short(policy.Sha256)}" : "none"),
        .. Files(runs),
        .. Differences(runs, "mode", r => r.Inputs.Mode),
        .. Differences(runs, "timing", r => r.Inputs.Timing),
        .. Differences(runs, "energy table", r => $"{r.Inputs.Energy.Name} {Short(r.Inputs.Energy.Sha256)}"),
        .. Differences(runs, "seed", r => r.Inputs.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        .. Differences(runs, "offload", r => OffloadText.Of(r.Inputs)),
        .. Differences(runs, "overrides", r => r.Inputs.Overrides.Count == 0 ? "none" : string.Join(", ", r.Inputs.Overrides)),
        .. runs.Where(r => r.Record.Exit.Reason != ExitRecord.GuestExit).Select(
            r => $"{r.Name} did not run to its end ({r.Record.Exit.Reason}): its figures are those of a part."),
        .. runs.Any(r => r.Record.Energy?.LowPj != r.Record.Energy?.HighPj)
            && runs.DistinctBy(r => r.Record.Inputs.Energy.Sha256).Count() == 1
            ? ["The bounds of the energies move together, because they come from the same constants: ranges that overlap do not mean "
                + "that the order is open."]
            : Array.Empty<string>(),
    ];

    // By name: the contents may be secret, and so may a checksum.
    private static IEnumerable<string> Files(IReadOnlyList<ComparedRun> runs) => runs
        .SelectMany(r => r.Record.Inputs.Files)
        .Select(f => (f.Role, f.Name))
        .Distinct()
        .Where(f => runs.Select(r => r.Record.Inputs.Files.FirstOrDefault(o => (o.Role, o.Name) == f) is { } file ? file.Sha256 ?? file.HmacSha256 : null).Distinct().Count() > 1)
        .Select(f => $"Different {f.Role} {f.Name}.");

    private static IEnumerable<string> Differences(IReadOnlyList<ComparedRun> runs, string what, Func<RunRecord, string> value)
    {
        if (runs.Select(r => value(r.Record)).Distinct().Count() > 1)
        {
            yield return $"Different {what}: {string.Join("; ", runs.Select(r => $"{r.Name}: {value(r.Record)}"))}.";
        }
    }

    private static string Short(string sha256) => $"({sha256[..Math.Min(8, sha256.Length)]})";
}
