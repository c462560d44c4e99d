using CoDesign.Checkpoints;

namespace CoDesign.Machine.Offload;

/// <content>What a checkpoint keeps of regions.</content>
internal sealed unsafe partial class RegionRuntime
{
    /// <summary>Whether the hart is in the driver: a trip that only this run knows.</summary>
    public bool IsInDriver => _visit is not null;

    /// <summary>Moves the state into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        Ledger.Exchange(stream);
        stream.Map(_software, stream.Value, s => (Entry(stream, s.Entry), stream.Value(s.Cycles), stream.Value(s.Instructions), stream.Optional(s.Bytes)));
        stream.Map(_submitted, stream.Value, s => (Entry(stream, s.Entry), stream.Value(s.ModuleIndex)));
        stream.Map(_declined, stream.Value, e => Entry(stream, e));
        InterestCycles = stream.Optional(InterestCycles);
        InterestInstructions = stream.Count(InterestInstructions);
        (long Cycles, long Instructions) start = _interestStart ?? default;
        _interestStart = stream.Flag(_interestStart is not null) ? (stream.Value(start.Cycles), stream.Value(start.Instructions)) : null;
        Scrubs = stream.Count(Scrubs);
        if (stream is { IsReading: true, DropsCounts: true })
        {
            // What has begun already would be counted in part.
            _software.Clear();
            InterestCycles = null;
            _interestStart = null;
        }
    }

    private RegionLedger.Entry Entry(StateStream stream, RegionLedger.Entry? entry) =>
        Ledger.For(stream.Name(entry?.Name), stream.Text(entry?.Module));
}
