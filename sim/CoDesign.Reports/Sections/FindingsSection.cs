using System.Globalization;
using CoDesign.Results;
using static CoDesign.Reports.Html;

namespace CoDesign.Reports;

/// <summary>Each finding: what leaked, from where to whom, where in the program, by which way, and what would make it legal.</summary>
internal static class FindingsSection
{
    /// <summary>The chapter.</summary>
    public static Element Of(RunRecord record)
    {
        Dictionary<string, RuleRecord> rules = record.Rules.DistinctBy(r => r.Id).ToDictionary(r => r.Id);
        return Chapter(
            "findings",
            record.Findings.Count == 0 ? "Findings" : $"Findings ({Figures.Count(record.Findings.Count)})",
            record.Findings.Count == 0
                ? P(null, Strong(Verdict.Of(record).Title), ". ", Verdict.Of(record).Sentence)
                : null,
            record.Findings.Count > 1 ? Overview(record) : null,
            Div(null, record.Findings.Select((f, i) => Finding(f, i + 1, record, rules.GetValueOrDefault(f.Rule)))),
            Looked(record));
    }

    private static Element Overview(RunRecord record)
    {
        var table = new Table(
            Column.Number("#"), Column.Name("Rule"), new Column("Level"), Column.Name("Tags"), Column.Name("From"), Column.Name("To"),
            Column.Number("Bytes"), Column.Name("Function"), Column.Name("Region"), new Column("Blocked"));
        for (int i = 0; i < record.Findings.Count; i++)
        {
            FindingRecord f = record.Findings[i];
            table.Row(
                Jump(IdOf(i + 1), (i + 1).ToString(CultureInfo.InvariantCulture)), RuleOf(f), f.Level, f.Labels.Count == 0 ? "none" : string.Join(", ", f.Labels), f.From ?? Figures.Unknown, f.Module,
                Figures.Count(f.Bytes), FindingFingerprint.FunctionOf(f.Symbol) ?? Figures.Unknown, f.Region ?? "none", f.Blocked ? "yes" : "no");
        }

        return table.ToElement("overview");
    }

    private static Element Finding(FindingRecord finding, int number, RunRecord record, RuleRecord? rule) => new(
        "article",
        [("class", "finding " + (finding.Level is "note" or "warning" ? finding.Level : "error")), ("id", IdOf(number))],
        [
            El(
                "h3", null, $"{number.ToString(CultureInfo.InvariantCulture)}. {finding.Rule} ", rule?.Title ?? string.Empty,
                Muted($" ({finding.Level}{(finding.Blocked ? ", blocked" : ", not blocked")})")),
            P("message", finding.Message),
            Facts(
                ("What", What(finding)),
                ("From, to", Inline($"{finding.From ?? "unknown"} → ", Strong(finding.Module), Destination(finding, record))),
                ("Program", Program(finding)),
                ("Rule", RuleText(finding, record, rule)),
                ("To make it legal", rule?.Remedy ?? "see the message above")),
            finding.Path.Count == 0
                ? P("muted", "No path: the bytes carry no label, or the way to them was not recorded.")
                : Div(
                    null, P("label", $"How the bytes got there ({Figures.Count(finding.Path.Count, "recorded step")})"),
                    CondensedPath.Of(finding.Path)),
        ]);

    private static Node What(FindingRecord finding)
    {
        string labels = finding.Labels.Count == 0 ? "no tag" : string.Join(", ", finding.Labels);
        string extent = finding is { LabelledOffset: long offset, LabelledLength: long length }
            ? $"; in the first one, tagged bytes {Figures.Count(offset)} to {Figures.Count(offset + length - 1)}"
            : string.Empty;
        return $"{labels}: {Figures.Bytes(finding.Bytes)} in {Figures.Count(finding.Count, "transfer")}{extent}. First at "
            + $"{Figures.Time(finding.FirstTimePs)}{(finding.Address is null ? string.Empty : $", bus address {finding.Address}")}.";
    }

    private static Element Destination(FindingRecord finding, RunRecord record)
    {
        ZoneRecord? zone = record.Zones.FirstOrDefault(z => z.Parts.Any(p => p.Id == finding.Module));
        ExposureRecord? seen = record.Exposure.FirstOrDefault(e => e.Module == finding.Module);
        return Muted(zone is null ? string.Empty : " in zone "
            + $"{zone.Id} ({zone.Openness.Replace('_', ' ')}{(zone.Tcb ? ", trusted" : ", not trusted")}{(seen is null || seen.CollusionDomain == zone.Id ? string.Empty : $", pools with {seen.CollusionDomain}")})");
    }

    private static Element Program(FindingRecord finding) => Inline(
        (finding.Symbol ?? finding.Pc) is string place ? Code(place) : "unknown place",
        finding.Source is null ? null : Inline(" ", Span("where", finding.Source)),
        finding.Pc is null || finding.Symbol is null ? null : Muted($" at {finding.Pc}"),
        finding.Region is null ? ", outside regions" : $", region {finding.Region}");

    private static Node RuleText(FindingRecord finding, RunRecord record, RuleRecord? rule)
    {
        string because = record.Policy?.Rules.FirstOrDefault(r => r.Id == finding.PolicyRule)?.Because ?? string.Empty;
        string policy = finding.PolicyRule is null
            ? "the model itself, not by a rule of the policy"
            : $"policy rule {finding.PolicyRule}: {because}";
        string weaknesses = rule is null || rule.Cwe.Count == 0
            ? string.Empty
            : $" ({string.Join(", ", rule.Cwe.Select(c => $"CWE-{c.ToString(CultureInfo.InvariantCulture)}"))})";
        return $"{(rule?.Meaning ?? finding.Rule).TrimEnd('.')}{weaknesses}. Decided by {policy.TrimEnd('.')}.";
    }

    private static Element? Looked(RunRecord record)
    {
        if (record.Rules.Count == 0)
        {
            return null;
        }

        var table = new Table(Column.Name("Rule"), Column.Number("Findings"), new Column("Meaning", "wide"));
        foreach (RuleRecord rule in record.Rules)
        {
            table.Row(
                rule.Id, Figures.Count(record.Findings.Count(f => f.Rule == rule.Id)), Inline(Strong(rule.Title), ". ", rule.Meaning));
        }

        return Fold($"What was looked for: {Figures.Count(record.Rules.Count, "rule")} of the model", table.ToElement("small"));
    }

    private static string RuleOf(FindingRecord finding) =>
        finding.PolicyRule is null ? finding.Rule : $"{finding.Rule}, {finding.PolicyRule}";

    private static string IdOf(int number) => $"finding-{number.ToString(CultureInfo.InvariantCulture)}";
}
