namespace CoDesign.Results;

/// <summary>What one audit has and another has not: new crossings, new labels at a destination, other amounts.</summary>
/// <param name="Lines">The differences, one a line; none if the audits tell the same.</param>
public sealed record AuditDifference(IReadOnlyList<string> Lines)
{
    /// <summary>Compares the crossings of two logs. Times and addresses of instructions do not count: every new build changes them.</summary>
    public static AuditDifference Of(IReadOnlyList<CrossingRecord> before, IReadOnlyList<CrossingRecord> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        SortedDictionary<string, Amount> old = WaysOf(before);
        SortedDictionary<string, Amount> now = WaysOf(after);
        return new AuditDifference(
        [
            .. now.Where(w => !old.ContainsKey(w.Key)).Select(w => $"+ {w.Key}: {w.Value}"),
            .. old.Where(w => !now.ContainsKey(w.Key)).Select(w => $"- {w.Key}: {w.Value}"),
            .. now.Where(w => old.TryGetValue(w.Key, out Amount? was) && was != w.Value).Select(w => $"~ {w.Key}: {old[w.Key]} before, {w.Value} now"),
            .. LabelsOf(after).Except(LabelsOf(before)).Order(StringComparer.Ordinal).Select(l => $"+ {l}"),
            .. LabelsOf(before).Except(LabelsOf(after)).Order(StringComparer.Ordinal).Select(l => $"- {l}"),
        ]);
    }

    private static SortedDictionary<string, Amount> WaysOf(IReadOnlyList<CrossingRecord> crossings)
    {
        var ways = new SortedDictionary<string, Amount>(StringComparer.Ordinal);
        foreach (CrossingRecord crossing in crossings)
        {
            string verdict = crossing.Verdict == "deny" ? ", denied" : string.Empty;
            string key = $"{crossing.Kind} {crossing.From} -> {crossing.To}{(crossing.Operation is null ? string.Empty : $" ({crossing.Operation})")}{verdict}";
            Amount known = ways.GetValueOrDefault(key) ?? new Amount(0, 0);
            ways[key] = new Amount(known.Transfers + crossing.Count, known.Bytes + crossing.Bytes);
        }

        return ways;
    }

    private static IEnumerable<string> LabelsOf(IReadOnlyList<CrossingRecord> crossings) => crossings
        .SelectMany(c => c.Tags.Select(t => $"{c.To} gets '{t}' in clear{Refused(c)}").Concat(c.Residuals.Select(r => $"{c.To} gets '{r}' sanitized{Refused(c)}")))
        .Distinct();

    private static string Refused(CrossingRecord crossing) => crossing.Verdict == "deny" ? " against the policy" : string.Empty;

    private sealed record Amount(long Transfers, long Bytes)
    {
        public override string ToString() => $"{Transfers} transfers, {Bytes} bytes";
    }
}
