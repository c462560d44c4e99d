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
}
