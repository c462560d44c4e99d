using CoDesign.Checkpoints;
using CoDesign.Results;

namespace CoDesign.Machine.Observation;

/// <summary>What cores and modules did when, for the trace.</summary>
internal sealed class Timeline
{
    // Enough for a readable trace; a run with more jobs keeps its first ones, and says how many are missing.
    private const int Capacity = 20_000;

    private readonly List<SpanRecord> _spans = [];

    /// <summary>The spans, by start.</summary>
    public IReadOnlyList<SpanRecord> Spans => [.. _spans.OrderBy(s => s.StartPs)];

    /// <summary>Spans that did not fit.</summary>
    public long Dropped { get; private set; }

    /// <summary>Adds something that took time.</summary>
    public void Add(string track, string name, long startPicoseconds, long endPicoseconds, params (string Name, string Value)[] detail)
    {
        if (_spans.Count == Capacity)
        {
            Dropped++;
            return;
        }

        _spans.Add(new SpanRecord(track, name, startPicoseconds, endPicoseconds - startPicoseconds, detail.ToDictionary(d => d.Name, d => d.Value)));
    }

    /// <summary>Moves the spans into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        stream.List(_spans, span =>
        {
            string track = stream.Name(span?.Track);
            string name = stream.Name(span?.Name);
            long start = stream.Value(span?.StartPs ?? 0);
            long duration = stream.Value(span?.DurationPs ?? 0);
            var detail = new Dictionary<string, string>(span?.Detail ?? new Dictionary<string, string>());
            stream.Map(detail, stream.Name, stream.Name);
            return new SpanRecord(track, name, start, duration, detail);
        });
        Dropped = stream.Count(Dropped);
        if (stream is { IsReading: true, DropsCounts: true })
        {
            _spans.Clear();
        }
    }
}
