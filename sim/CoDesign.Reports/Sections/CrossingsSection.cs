using CoDesign.Results;
using static CoDesign.Reports.Html;

namespace CoDesign.Reports;

/// <summary>Transfers between zones, put together by who, to whom, how and with which verdict.</summary>
internal static class CrossingsSection
{
    /// <summary>The chapter.</summary>
    public static Element Of(RunResult result)
    {
        CrossingSummary summary = result.Record.Crossings;
        return Chapter(
            "crossings",
            "Crossings between zones",
            P(
                null,
                $"{Figures.Count(summary.Checked)} checked: {Figures.Count(summary.Allowed)} allowed, "
                    + $"{Figures.Count(summary.Noted)} with a note, {Figures.Count(summary.Denied)} denied; "
                    + $"{Figures.Bytes(summary.Bytes)}. ",
                "crossings.csv and audit.jsonl list them one by one."),
            result.Crossings.Count == 0 ? null : Rows(result.Crossings));
    }

    private static Element Rows(IReadOnlyList<CrossingRecord> crossings)
    {
        var table = new Table(
            Column.Name("From"), Column.Name("To"), new Column("Kind"), Column.Number("Transfers"), Column.Number("Bytes"),
            Column.Name("Tags"), Column.Name("Sanitised"), new Column("Verdict"), Column.Name("Rules"));
        foreach (
            IGrouping<(string From, string To, string Kind, string Verdict),
            CrossingRecord> group in crossings.GroupBy(c => (c.From, c.To, c.Kind, c.Verdict)))
        {
            table.Row(
                group.Key.From,
                group.Key.To,
                group.Key.Kind.Replace('_', ' '),
                Figures.Count(group.Sum(c => c.Count)),
                Figures.Count(group.Sum(c => c.Bytes)),
                Names(group.SelectMany(c => c.Tags)),
                Names(group.SelectMany(c => c.Residuals)),
                group.Key.Verdict == "deny" ? Span("leak", "deny") : group.Key.Verdict.Replace('_', ' '),
                Names(group.SelectMany(c => c.Rules)));
        }

        return table.ToElement();
    }

    private static Node Names(IEnumerable<string> names) =>
        string.Join(", ", names.Distinct()) is { Length: > 0 } list ? list : Muted("none");
}
