using CoDesign.Results;
using static CoDesign.Reports.Html;

namespace CoDesign.Reports;

/// <summary>What the program wrote.</summary>
internal static class OutputSection
{
    // A page is to be read; run.json has everything.
    private const int MaximumCharacters = 20_000;

    /// <summary>The chapter.</summary>
    public static Element Of(RunRecord record)
    {
        string text = record.GuestOutput;
        bool isCut = text.Length > MaximumCharacters;
        return Chapter(
            "output",
            "Guest output",
            Leaked(record),
            text.Length == 0 ? P(null, "The program wrote nothing.") : El("pre", null, isCut ? text[..MaximumCharacters] : text),
            isCut ? P(
                "muted",
                $"The first {Figures.Count(MaximumCharacters)} of {Figures.Count(text.Length)} characters; run.json has all.") : null);
    }

    // The program wrote it, so the report shows it; but whoever passes the report on should know.
    private static Element? Leaked(RunRecord record)
    {
        IReadOnlyList<string> tags = [.. Verdict.Leaks(record).Where(l => l.Kind == "sink" && l.Module != "files").Select(l => l.Label).Distinct()];
        return tags.Count == 0
            ? null
            : P(null, Span("leak", $"Bytes with {Figures.List(tags)} in clear went to this output."), " Think before you pass it on.");
    }
}
