using CoDesign.Checkpoints;
using CoDesign.Machine.Checkpoints;
using CoDesign.Results;
using CoDesign.Trust;

namespace CoDesign.Machine.Observation;

/// <content>What a checkpoint keeps of crossings and findings. They are results, not counts: a run that skips its beginning has them too.</content>
internal sealed partial class CrossingObserver
{
    /// <summary>Moves the state into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream, IReadOnlyList<Party> parties)
    {
        var trust = new TrustState(stream, parties);
        stream.List(_closed, trust.Crossing);
        stream.Map(
            _open,
            k => ((TransferKind)stream.Value((int)k.Kind), stream.Value(k.Initiator), stream.Value(k.Target)),
            o => Open.Exchange(o, trust));
        stream.Map(
            _exposure,
            k => (stream.Name(k.Destination), stream.Value(k.Tag)),
            e => new Exposure(stream.Value(e.ClearBytes), stream.Value(e.SanitizedBytes), stream.Value(e.ShareBytes), stream.Value(e.Crossings)));
        stream.Map(_ruleHits, stream.Name, stream.Value);
        Checked = stream.Value(Checked);
        Denied = stream.Value(Denied);
        Bytes = stream.Value(Bytes);
        findings.Exchange(stream, trust.Finding);
    }

    private sealed partial class Open
    {
        /// <summary>Moves one into a checkpoint or out of it.</summary>
        public static Open Exchange(Open? open, TrustState trust)
        {
            CrossingRecord record = trust.Crossing(open?.Record);
            Transfer first = trust.Transfer(open?.First ?? default);
            Decision decision = trust.Decision(open?.Decided ?? Decision.Allowed);
            return new Open(record, first, decision) { End = trust.Stream.Value(open?.End ?? 0) };
        }
    }
}
