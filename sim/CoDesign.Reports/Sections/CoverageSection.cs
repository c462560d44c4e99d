using CoDesign.Results;
using static CoDesign.Reports.Html;

namespace CoDesign.Reports;

/// <summary>What the run put to the test, and what it did not: a clean result of a run that never met the secret is worth nothing.</summary>
internal static class CoverageSection
{
    /// <summary>The chapter.</summary>
    public static Element Of(RunRecord record) => Chapter("coverage", "What the run put to the test", Facts(
    [
        ("Program", Executed(record)),
        ("Regions", Regions(record)),
        ("Secrets read", Tags(record.Policy, isRead: true)),
        ("Secrets never read", Tags(record.Policy, isRead: false)),
        ("Policy rules hit", Rules(record.Policy, isHit: true)),
        ("Policy rules never hit", Rules(record.Policy, isHit: false)),
        ("Rules of the model with findings", Model(record, hasFindings: true)),
        ("Rules of the model without", Model(record, hasFindings: false)),
    ]));

    private static string Executed(RunRecord record) => record.TrustedBase is TrustedBaseRecord size
        ? $"{Figures.Count(record.Instructions)} instructions; {Figures.Count(size.ExecutedInstructions)} different ones of {Figures.Bytes(size.CodeBytes)} of code. The rest was not executed, and is not judged."
        : $"{Figures.Count(record.Instructions)} instructions";

    private static string Regions(RunRecord record) => record.Regions.Count == 0
        ? "the program has none, or came to none"
        : string.Join("; ", record.Regions.Select(r => $"{r.Name} {Figures.Count(r.Calls)}× {(r.Module is null ? "in software" : $"to {r.Module}")}"));

    private static Element Tags(PolicyRecord? policy, bool isRead)
    {
        SourceRecord[] sources = [.. policy?.Sources.Where(s => (s.Bytes > 0 && s.IsRead is not false) == isRead) ?? []];
        return sources.Length == 0 ? Muted("none") : Listed(sources.Select(s => $"{s.Tag} ({s.Description})"), isBad: !isRead);
    }

    private static Element Rules(PolicyRecord? policy, bool isHit)
    {
        PolicyRuleRecord[] rules = [.. policy?.Rules.Where(r => r.Hits > 0 == isHit) ?? []];
        return rules.Length == 0 ? Muted("none") : Listed(rules.Select(r => isHit ? $"{r.Id} ({Figures.Count(r.Hits)}×)" : r.Id), isBad: false);
    }

    private static Element Model(RunRecord record, bool hasFindings)
    {
        RuleRecord[] rules = [.. record.Rules.Where(r => record.Findings.Any(f => f.Rule == r.Id) == hasFindings)];
        return rules.Length == 0 ? Muted("none") : Listed(rules.Select(r => r.Id), isBad: false);
    }

    private static Element Listed(IEnumerable<string> names, bool isBad) => isBad ? Span("leak", string.Join(", ", names)) : Inline(string.Join(", ", names));
}
