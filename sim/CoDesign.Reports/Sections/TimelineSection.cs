using CoDesign.Results;
using static CoDesign.Reports.Html;

namespace CoDesign.Reports;

/// <summary>What ran when: all of it as shares, the first part span by span.</summary>
internal static class TimelineSection
{
    // So many spans can be told apart on the width of a page.
    private const int Readable = 24;

    /// <summary>The chapter; null without spans or without time.</summary>
    public static Element? Of(RunRecord record)
    {
        if (record.Timeline.Count == 0 || record.TimePs is not long end)
        {
            return null;
        }

        return Chapter(
            "timeline",
            "Timeline",
            P(
                null,
                $"{Figures.Count(record.Timeline.Count, "span")} on "
                    + $"{Figures.Count(record.Timeline.Select(s => s.Track).Distinct().Count(), "track")}; trace.json opens in Perfetto "
                    + "with all of them.",
                Dropped(record)),
            Charts(record, end));
    }

    private static Element? Dropped(RunRecord record) => record.TimelineDropped == 0
        ? null
        : Strong(
            $" {Figures.Count(record.TimelineDropped, "later span")} did not fit into the record and "
                + $"{(record.TimelineDropped == 1 ? "is" : "are")} missing here.");

    private static Element Charts(RunRecord record, long endPs)
    {
        if (record.Timeline.Count <= Readable)
        {
            return Picture(TimelineChart.Detail(record.Timeline, 0, endPs), "The whole run.");
        }

        IReadOnlyList<SpanRecord> first = [.. record.Timeline.OrderBy(s => s.StartPs).Take(Readable)];
        long start = first[0].StartPs;
        long end = first.Max(s => s.StartPs + s.DurationPs);
        return Div(
            null,
            Picture(
                TimelineChart.Overview(record, endPs),
                "The whole run. The height is the share of the time in which the track was "
                    + $"busy{(record.Findings.Count > 0 ? "; vertical lines are findings" : string.Empty)}."),
            Picture(
                TimelineChart.Detail(first, start, end),
                $"The first {Figures.Count(Readable)} spans, from {Figures.Time(start)} to {Figures.Time(end)}."));
    }

    private static Element Picture(Element drawing, string caption) => El("figure", null, drawing, El("figcaption", null, caption));
}
