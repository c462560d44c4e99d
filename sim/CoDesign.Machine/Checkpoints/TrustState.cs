using CoDesign.Checkpoints;
using CoDesign.Results;
using CoDesign.Trust;

namespace CoDesign.Machine.Checkpoints;

/// <summary>Moves what the trust boundary says into a checkpoint or out of it.</summary>
/// <param name="stream">The checkpoint.</param>
/// <param name="parties">Everyone on the chip, by number.</param>
internal sealed class TrustState(StateStream stream, IReadOnlyList<Party> parties)
{
    /// <summary>The checkpoint.</summary>
    public StateStream Stream => stream;

    /// <summary>A transfer.</summary>
    public Transfer Transfer(Transfer transfer) => new()
    {
        Kind = (TransferKind)stream.Value((int)transfer.Kind),
        Initiator = PartyOf(transfer.Initiator),
        Target = PartyOf(transfer.Target),
        Address = stream.Value(transfer.Address),
        Length = stream.Value(transfer.Length),
        Label = stream.Value(transfer.Label),
        RequestRoleId = stream.Optional(transfer.RequestRoleId),
        Pc = stream.Value(transfer.Pc),
        TimePicoseconds = stream.Value(transfer.TimePicoseconds),
        Operation = stream.Text(transfer.Operation),
    };

    /// <summary>A decision.</summary>
    public Decision Decision(Decision decision)
    {
        var verdict = (Verdict)stream.Value((int)decision.Verdict);
        List<Violation> violations = [.. decision.Violations];
        stream.List(violations, v => new Violation(stream.Name(v.Rule), stream.Text(v.PolicyRule), stream.Name(v.Message), stream.Value(v.Tags)));
        return new Decision(verdict, violations, Names(decision.PolicyRules), stream.Flag(decision.IsBlocked));
    }

    /// <summary>A crossing.</summary>
    public CrossingRecord Crossing(CrossingRecord? crossing) => new(
        stream.Value(crossing?.Sequence ?? 0),
        stream.Optional(crossing?.TimePs),
        stream.Name(crossing?.Kind),
        stream.Name(crossing?.From),
        stream.Name(crossing?.FromZone),
        stream.Name(crossing?.To),
        stream.Name(crossing?.ToZone),
        stream.Text(crossing?.Operation),
        stream.Optional(crossing?.RequestRoleId),
        stream.Value(crossing?.Pc ?? 0),
        stream.Text(crossing?.Symbol),
        stream.Optional(crossing?.Address),
        stream.Value(crossing?.Bytes ?? 0),
        stream.Value(crossing?.Count ?? 0),
        stream.Name(crossing?.Label),
        Names(crossing?.Tags),
        Names(crossing?.Residuals),
        stream.Name(crossing?.Verdict),
        Names(crossing?.Rules));

    /// <summary>A finding. Its path is found after the run.</summary>
    public Finding Finding(Finding? finding) => new()
    {
        Rule = stream.Name(finding?.Rule),
        PolicyRule = stream.Text(finding?.PolicyRule),
        Tags = stream.Value(finding?.Tags ?? 0),
        Message = stream.Name(finding?.Message),
        IsBlocked = stream.Flag(finding?.IsBlocked ?? false),
        Transfer = stream.Flag(finding?.Transfer is not null) ? Transfer(finding?.Transfer ?? default) : null,
        Party = stream.Name(finding?.Party),
        Pc = stream.Value(finding?.Pc ?? 0),
        Region = stream.Text(finding?.Region),
        Bytes = stream.Value(finding?.Bytes ?? 0),
        Count = stream.Value(finding?.Count ?? 0),
        LabelledBytes = (stream.Value(finding?.LabelledBytes.Offset ?? 0), stream.Value(finding?.LabelledBytes.Length ?? 0)),
    };

    // The zone of who owns an unmapped address is that of who asked.
    private Party PartyOf(Party? party)
    {
        int index = stream.Value(party?.Index ?? 0);
        string zone = stream.Name(party?.Zone);
        Party known = index >= 0 && index < parties.Count ? parties[index] : throw new InvalidDataException("the chip has no such party");
        return known.Zone == zone ? known : known with { Zone = zone };
    }

    private List<string> Names(IReadOnlyList<string>? names)
    {
        List<string> moved = [.. names ?? []];
        stream.List(moved, stream.Name);
        return moved;
    }
}
