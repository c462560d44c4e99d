using System.Text;
using CoDesign.Results;
using static CoDesign.Reports.Svg;

namespace CoDesign.Reports;

/// <summary>What cores and modules did when: how busy each track was over the whole run, or span by span.</summary>
internal static class TimelineChart
{
    private const decimal Width = 960;
    private const decimal Left = 110;
    private const decimal RowHeight = 30;
    private const decimal BarHeight = 20;
    private const decimal AxisHeight = 18;
    private const decimal Letter = 6m;

    // Columns of the overview: two pixels each.
    private const int Buckets = 425;

    /// <summary>How busy each track was: the height of a column is the share of its time in which something ran.</summary>
    /// <param name="record">The run.</param>
    /// <param name="endPs">Its end.</param>
    public static Element Overview(RunRecord record, long endPs)
    {
        IReadOnlyList<IGrouping<string, SpanRecord>> tracks = [.. record.Timeline.GroupBy(s => s.Track)];
        var axis = new TimeAxis(0, Math.Max(1, endPs), Left, Width - Left);
        decimal bottom = tracks.Count * RowHeight;
        return Drawing(
            "timeline",
            Width,
            bottom + AxisHeight,
            "Share of the time in which each track was busy, over the run",
            [
                .. axis.Ticks(0, bottom),
                .. tracks.SelectMany((t, i) => new Node[] { Name(t.Key, i), Busy(t, axis, i) }),
                .. record.Findings.Select(f => f.FirstTimePs).OfType<long>().Distinct().Where(t => t <= axis.EndPs).Select(t => Line("found", axis.At(t), 0, axis.At(t), bottom)),
            ]);
    }

    /// <summary>Spans one by one.</summary>
    /// <param name="spans">The spans.</param>
    /// <param name="startPs">Left end.</param>
    /// <param name="endPs">Right end.</param>
    public static Element Detail(IReadOnlyList<SpanRecord> spans, long startPs, long endPs)
    {
        var axis = new TimeAxis(startPs, Math.Max(startPs + 1, endPs), Left, Width - Left);
        IReadOnlyList<(string Track, TraceLane Lane)> rows =
            [.. spans.GroupBy(s => s.Track).SelectMany(t => TraceLane.Arrange(t).Select(l => (t.Key, l)))];
        decimal bottom = rows.Count * RowHeight;
        return Drawing(
            "timeline",
            Width,
            bottom + AxisHeight,
            $"What each track did from {Figures.Time(startPs)} to {Figures.Time(endPs)}",
            [
                .. axis.Ticks(0, bottom),
                .. rows.SelectMany((r, i) => new[] { Name(r.Track, i) }.Concat(r.Lane.Spans.SelectMany(s => Bar(s, axis, i)))),
            ]);
    }

    private static Element Name(string track, int row) => Label("track", 0, (row * RowHeight) + 19, Fit(track, Left - 8, 7m));

    private static IEnumerable<Node> Bar(SpanRecord span, TimeAxis axis, int row)
    {
        decimal x = Math.Max(axis.At(span.StartPs), Left);
        decimal width = Math.Max(1, Math.Min(axis.At(span.StartPs + span.DurationPs), Width) - x);
        decimal y = (row * RowHeight) + 5;
        yield return Box("busy", x, y, width, BarHeight, title: $"{span.Name}, {Figures.Time(span.DurationPs)}");
        if (span.Name.Length * Letter < width - 6)
        {
            yield return Label("on-busy", x + 4, y + 14, span.Name);
        }
    }

    // One path with a step for each column: a run of ten thousand spans stays a few kilobytes.
    private static Element Busy(IEnumerable<SpanRecord> spans, TimeAxis axis, int row)
    {
        decimal[] shares = Shares(spans, axis.EndPs);
        decimal ground = (row * RowHeight) + 5 + BarHeight;
        decimal column = axis.Width / Buckets;
        var path = new StringBuilder($"M{Length(axis.Left)} {Length(ground)}");
        decimal height = 0;
        for (int i = 0; i < Buckets; i++)
        {
            // What ran for a moment only must still be seen.
            decimal next = shares[i] == 0 ? 0 : Math.Max(2, Math.Round(shares[i] * BarHeight, 1));
            if (next != height)
            {
                path.Append($"H{Length(axis.Left + (i * column))}V{Length(ground - next)}");
                height = next;
            }
        }

        path.Append($"H{Length(axis.Left + axis.Width)}V{Length(ground)}Z");
        return new Element("path", [("class", "busy"), ("d", path.ToString())], []);
    }

    // Nested spans count once: what counts is that something ran.
    private static decimal[] Shares(IEnumerable<SpanRecord> spans, long duration)
    {
        decimal[] shares = new decimal[Buckets];
        decimal bucket = (decimal)duration / Buckets;
        long covered = 0;
        foreach (SpanRecord span in spans.OrderBy(s => s.StartPs))
        {
            long start = Math.Max(span.StartPs, covered);
            long end = Math.Min(Math.Max(span.StartPs + span.DurationPs, start), duration);
            covered = Math.Max(covered, end);
            for (int i = Math.Min(Buckets - 1, (int)(start / bucket)); i < Buckets && i * bucket < end; i++)
            {
                shares[i] += Math.Max(0, Math.Min(end, (i + 1) * bucket) - Math.Max(start, i * bucket)) / bucket;
            }
        }

        return shares;
    }
}
