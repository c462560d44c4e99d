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

        foreach (ref CacheWay way in _places.AsSpan())
        {
            way.Line = stream.Value(way.Line);
            way.Stamp = stream.Value(way.Stamp);
            way.IsDirty = stream.Flag(way.IsDirty);
        }

        _random = stream.Value(_random);
        _counters[0].Reads = stream.Count(_counters[0].Reads);
        _counters[0].Writes = stream.Count(_counters[0].Writes);
        Fills = stream.Count(Fills);
        WriteBacks = stream.Count(WriteBacks);
    }
}
