using CoDesign.Results;
using static CoDesign.Reports.Html;

namespace CoDesign.Reports;

/// <summary>Who saw how many bytes of which tag. Zeros are printed: nothing seen is what a reviewer wants to read.</summary>
internal static class ExposureSection
{
    // More tags than this make the matrix wider than a page; then each tag gets a row.
    private const int MatrixTags = 4;

    /// <summary>The chapter.</summary>
    public static Element Of(RunRecord record) => Chapter("exposure", "Who saw what", Content(record));

    private static IEnumerable<Node?> Content(RunRecord record)
    {
        if (record.Policy is null || record.Policy.Mode == ModeText.Disabled)
        {
            return [P(null, Strong("Nothing was judged: "), record.Policy is null ? "no policy was given, so no byte of this run has a tag." : "the mode is disabled, so labels were not followed.")];
        }

        if (record.Policy.Tags.Count == 0)
        {
            return [P(null, $"Policy '{record.Policy.Name}' has no tags: no byte of this run counts as secret.")];
        }

        IReadOnlyList<string> tags = [.. record.Policy.Tags.Concat(record.Exposure.Select(e => e.Label)).Distinct()];
        return
        [
            P("muted", $"Mode {ModeText.Of(record.Policy.Mode)}."),
            P(
                null,
                "Bytes that reached each destination, by tag. ",
                Strong("Clear"), ": with the live tag. ", Strong("Sanitised"), ": a sanitizer had removed the tag. ", Strong("Shares"),
                ": one of several shares of the secret. ✓: the policy clears the destination for the tag; ✗: it saw the tag and may not "
                    + "learn it. Destinations that are assumed to pool what they see stand together."),
            record.Exposure.Count == 0 ? P(null, "No destination is listed.") : tags.Count <= MatrixTags ? Matrix(
                record, tags) : List(record),
        ];
    }

    private static Element Matrix(RunRecord record, IReadOnlyList<string> tags)
    {
        var table = new Table([Column.Name("Destination"), new Column("Kind"), .. tags.SelectMany(t => new[] { new Column($"{t}, clear", "n first"), Column.Number($"{t}, sanitised"), Column.Number($"{t}, shares") })]);
        foreach (IGrouping<string, ExposureRecord> domain in record.Exposure.GroupBy(e => e.CollusionDomain))
        {
            Group(table, domain);
            foreach (IGrouping<string, ExposureRecord> part in domain.GroupBy(e => e.Module))
            {
                table.Row(
                [
                    part.Key,
                    part.First().Kind,
                    .. tags.SelectMany(t => Cells(part.FirstOrDefault(e => e.Label == t))),
                ]);
            }
        }

        Element top = El(
            "tr",
            null,
            [
                new Element("th", [("rowspan", "2"), ("scope", "col")], ["Destination"]),
                new Element("th", [("rowspan", "2"), ("scope", "col")], ["Kind"]),
                .. tags.Select(t => new Element("th", [("colspan", "3"), ("scope", "colgroup"), ("class", "tag")], [t])),
            ]);
        Element units = El(
            "tr", null,
            tags.SelectMany(_ => new Node[] { Table.Head("clear", "n first"), Table.Head("sanitised", "n"), Table.Head("shares", "n") }));
        return table.Framed("matrix", [top, units]);
    }

    private static Element List(RunRecord record)
    {
        var table = new Table(
            Column.Name("Destination"), new Column("Kind"), Column.Name("Tag"), Column.Number("Clear"), Column.Number("Sanitised"),
            Column.Number("Shares"));
        foreach (IGrouping<string, ExposureRecord> domain in record.Exposure.GroupBy(e => e.CollusionDomain))
        {
            Group(table, domain);
            foreach (ExposureRecord seen in domain)
            {
                table.Row([seen.Module, seen.Kind, seen.Label, .. Cells(seen)]);
            }
        }

        return table.ToElement("matrix");
    }

    private static void Group(Table table, IGrouping<string, ExposureRecord> domain) =>
        table.Group(domain.Key, Muted($", {Figures.List([.. domain.Select(e => e.Openness.Replace('_', ' ')).Distinct()])}"));

    // A tag without a row was never judged for the destination: unknown, not zero.
    private static IEnumerable<Node> Cells(ExposureRecord? seen)
    {
        if (seen is null)
        {
            return [Figures.Unknown, Figures.Unknown, Figures.Unknown];
        }

        string clear = Figures.Count(seen.ClearBytes);
        return
        [
            seen.MayLearn ? Inline(Span("ok", "✓ "), clear) : seen.ClearBytes > 0 ? Span("leak", "✗ ", clear) : Muted(clear),
            Number(seen.BlindedBytes),
            Number(seen.ShareBytes),
        ];
    }

    private static Element Number(long bytes) => bytes == 0 ? Muted(Figures.Count(bytes)) : Inline(Figures.Count(bytes));
}
