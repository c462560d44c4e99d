using CoDesign.Checkpoints;

namespace CoDesign.Timing;

/// <content>What a checkpoint keeps of a cache.</content>
public sealed unsafe partial class CacheModel
{
    /// <summary>Moves the state into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (stream.IsReading)
        {
            Invalidate();
        }

        for (int first = 0; first < _places.Length; first += _ways)
        {
            ExchangeSet(stream, _places.AsSpan(first, _ways));
        }

        _random = stream.Value(_random);
        _counters[0].Reads = stream.Count(_counters[0].Reads);
        _counters[0].Writes = stream.Count(_counters[0].Writes);
        Fills = stream.Count(Fills);
        WriteBacks = stream.Count(WriteBacks);
    }

    // When a line was used says only which of its set was used before which; the numbers themselves differ between engines.
    private void ExchangeSet(StateStream stream, Span<CacheWay> set)
    {
        Span<long> ranks = stackalloc long[set.Length];
        for (int way = 0; GoesByUse && way < set.Length; way++)
        {
            for (int other = 0; other < set.Length; other++)
            {
                bool isEarlier = set[other].Stamp < set[way].Stamp || (set[other].Stamp == set[way].Stamp && other < way);
                ranks[way] += isEarlier ? 1 : 0;
            }
        }

        for (int way = 0; way < set.Length; way++)
        {
            set[way].Line = stream.Value(set[way].Line);
            set[way].IsDirty = stream.Flag(set[way].IsDirty);
            long rank = stream.Value(ranks[way]);

            // Before anything that is still to come.
            set[way].Stamp = stream.IsReading ? rank - set.Length : set[way].Stamp;
        }
    }
}
