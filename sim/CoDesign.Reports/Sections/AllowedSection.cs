using CoDesign.Results;
using static CoDesign.Reports.Html;

namespace CoDesign.Reports;

/// <summary>What crossed between zones and was allowed, and why: what a reviewer must agree with for a clean verdict to mean anything.</summary>
internal static class AllowedSection
{
    /// <summary>The chapter.</summary>
    public static Element Of(RunResult result)
    {
        CrossingRecord[] allowed = [.. result.Crossings.Where(c => c.Verdict != "deny")];
        return Chapter(
            "allowed",
            "What was allowed, and why",
            allowed.Length == 0
                ? P(null, "Nothing crossed from one zone to another and was allowed.")
                : P(
                    null,
                    $"{Figures.Count(allowed.Sum(c => c.Count), "transfer")} between zones, {Figures.Bytes(allowed.Sum(c => c.Bytes))} in all. What left a "
                        + "sanitizer comes first, then what a destination is cleared for, then public bytes. audit.jsonl has each one."),
            allowed.Length == 0 ? null : Rows(allowed, result.Record));
    }

    private static Element Rows(IEnumerable<CrossingRecord> crossings, RunRecord record)
    {
        var table = new Table(
            Column.Name("From"), Column.Name("To"), new Column("How", "term"), Column.Number("Transfers"), Column.Number("Bytes"),
            Column.Name("Carries"), new Column("Allowed because", "wide"));
        foreach (IGrouping<(string From, string To, string ToZone, string Kind, string Tags, string Residuals, string Rules), CrossingRecord> group in crossings
            .GroupBy(c => (c.From, c.To, c.ToZone, c.Kind, Tags: Join(c.Tags), Residuals: Join(c.Residuals), Rules: Join(c.Rules)))
            .OrderBy(g => g.Key.Residuals.Length > 0 ? 0 : g.Key.Tags.Length > 0 ? 1 : 2))
        {
            table.Row(
                group.Key.From,
                group.Key.To,
                group.Key.Kind.Replace('_', ' '),
                Figures.Count(group.Sum(c => c.Count)),
                Figures.Count(group.Sum(c => c.Bytes)),
                Carried(group.Key.Tags, group.Key.Residuals),
                Reason(group.First(), record));
        }

        return table.ToElement();
    }

    private static string Join(IEnumerable<string> names) => string.Join(", ", names);

    private static Node Carried(string tags, string residuals) => (tags, residuals) switch
    {
        ("", "") => Muted("public bytes"),
        (_, "") => tags,
        ("", _) => Inline(residuals, Muted(" sanitised")),
        _ => Inline(tags, "; ", residuals, Muted(" sanitised")),
    };

    private static Node Reason(CrossingRecord crossing, RunRecord record)
    {
        IEnumerable<PolicyRuleRecord> rules = record.Policy?.Rules.Where(r => crossing.Rules.Contains(r.Id)) ?? [];
        List<string> reasons = [.. rules.Select(r => $"{r.Id}: {r.Because}")];
        if (crossing.Tags.Count > 0)
        {
            string cleared = record.Policy?.Clearances.FirstOrDefault(c => c.Destination == crossing.To)?.Destination ?? crossing.ToZone;
            reasons.Insert(0, cleared == crossing.To ? $"'{cleared}' may learn it" : $"zone '{cleared}' may learn it");
        }

        return reasons.Count > 0 ? string.Join("; ", reasons) : Muted(record.Policy is null ? "nothing was judged" : "nothing secret is in it");
    }
}
