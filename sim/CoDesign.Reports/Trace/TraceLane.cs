using CoDesign.Results;

namespace CoDesign.Reports;

/// <summary>
/// A row of a track in which spans nest: each begins after the last one ended, or lies within one that is still open. Viewers draw
/// rows as stacks and garble spans that merely overlap, as jobs of a module with a queue do; those get a row of their own.
/// </summary>
internal sealed class TraceLane
{
    private readonly Stack<long> _openEnds = new();
    private readonly List<SpanRecord> _spans = [];

    /// <summary>The spans, by start; of those that start together the longest first.</summary>
    public IReadOnlyList<SpanRecord> Spans => _spans;

    /// <summary>Lays the spans of one track out.</summary>
    /// <returns>As few lanes as this greedy order needs, none empty; the first lane first.</returns>
    public static IReadOnlyList<TraceLane> Arrange(IEnumerable<SpanRecord> spans)
    {
        List<TraceLane> lanes = [];
        foreach (SpanRecord span in spans.OrderBy(s => s.StartPs).ThenByDescending(s => s.DurationPs))
        {
            if (!lanes.Exists(l => l.TryAdd(span)))
            {
                lanes.Add(new TraceLane());
                lanes[^1].TryAdd(span);
            }
        }

        return lanes;
    }

    private bool TryAdd(SpanRecord span)
    {
        while (_openEnds.TryPeek(out long end) && end <= span.StartPs)
        {
            _openEnds.Pop();
        }

        long spanEnd = span.StartPs + span.DurationPs;
        if (_openEnds.TryPeek(out long enclosing) && spanEnd > enclosing)
        {
            return false;
        }

        _openEnds.Push(spanEnd);
        _spans.Add(span);
        return true;
    }
}
