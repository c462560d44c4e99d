using CoDesign.Checkpoints;
using CoDesign.Machine.Kernel;
using CoDesign.Machine.Memory;
using CoDesign.Machine.Observation;
using CoDesign.Trust;

namespace CoDesign.Machine.Interconnect;

/// <summary>Moves bytes between an initiator and whatever owns the address. The only way from one zone to another.</summary>
/// <param name="map">Who owns which addresses.</param>
/// <param name="router">Which links lie between.</param>
/// <param name="events">The clock of the run.</param>
/// <param name="boundary">Judges transfers.</param>
/// <param name="labelTable">Joins labels.</param>
/// <param name="observer">Records crossings and findings.</param>
/// <param name="unmapped">Stands for the owner of addresses that nobody owns.</param>
internal sealed class Fabric(
    AddressMap map, Router router, EventQueue events, TrustBoundary boundary, LabelTable labelTable, CrossingObserver observer, Party unmapped)
{
    /// <summary>Transfers from zone to zone so far; equals the judgements of the boundary, which is checked after every run.</summary>
    public long Crossings { get; private set; }

    /// <summary>Judges what jobs tell modules besides the bytes of their buffers; null if the policy does not look.</summary>
    public MetadataRules? Metadata => boundary.Metadata;

    /// <summary>For what results of modules may not be used before they are verified; null: anything.</summary>
    public UseRules? Uses => boundary.Uses;

    /// <summary>Told of each write of a module: bus address and length.</summary>
    public Action<ulong, ulong>? ModuleWrote { get; set; }

    /// <summary>Told of the bytes that went from zone to zone, and of their labels.</summary>
    public TransferWitness? Witness { get; set; }

    /// <summary>Moves bytes to or from an address.</summary>
    /// <param name="request">The transfer; target and label are filled in here.</param>
    /// <param name="data">Gets the bytes of a read, holds those of a write.</param>
    /// <param name="labels">Gets or holds a label id per byte; empty when labels are not followed.</param>
    /// <returns>When it completes. On a denial or a bus error nothing has happened at the target.</returns>
    public TransferResult Transport(in Transfer request, Span<byte> data, Span<ushort> labels)
    {
        bool isMapped = map.TryResolve(request.Address, out MapEntry entry)
            && request.Length <= entry.SizeBytes - (request.Address - entry.Address);
        if (!isMapped)
        {
            // A DMA request to nowhere is judged all the same: that the module was let go there is the finding.
            Transfer nowhere = request with { Target = unmapped with { Zone = request.Initiator.Zone } };
            Decision judged = Judge(in nowhere, labels);
            return judged.IsBlocked ? Refused(in judged, request.TimePicoseconds, data, labels) : new TransferResult(TransferStatus.BusError, request.TimePicoseconds, Label.Public);
        }

        // The target acts at the initiator's time: everything that is due before happens first.
        events.RunUntil(request.TimePicoseconds);
        ulong offset = request.Address - entry.Address;
        if (request.IsRead)
        {
            entry.Target.ReadLabels(offset, labels);
        }

        RaiseUnderBranch(in request, entry.Party, labels);
        Transfer transfer = request with { Target = entry.Party, Label = labelTable.Join(labels) };
        Decision decision = Judge(in transfer, labels);
        Route? route = router.Find(transfer.Initiator.Zone, transfer.Target.Zone);
        if (route is null)
        {
            return new TransferResult(TransferStatus.BusError, transfer.TimePicoseconds, Label.Public);
        }

        if (decision.IsBlocked)
        {
            return Refused(in decision, transfer.TimePicoseconds + (2 * route.LatencyPicoseconds), data, labels);
        }

        long completion = route.Access(transfer.TimePicoseconds, entry.Target, offset, (int)transfer.Length, !transfer.IsRead).Last;
        bool isAnswered = transfer.IsRead
            ? entry.Target.TryRead(offset, data)
            : entry.Target.TryWrite(offset, data, labels, transfer.Pc);
        if (isAnswered && transfer.IsCrossing)
        {
            Witness?.Invoke(in transfer, data, labels);
        }

        if (isAnswered && transfer.Kind is TransferKind.DmaWrite)
        {
            ModuleWrote?.Invoke(transfer.Address, transfer.Length);
        }

        return new TransferResult(isAnswered ? TransferStatus.Ok : TransferStatus.BusError, completion, transfer.Label);
    }

    /// <summary>Judges and records bytes that enter or leave the chip, or an interrupt: transfers without a bus address.</summary>
    /// <param name="request">The transfer; the label is filled in here.</param>
    /// <param name="labels">A label id per byte; empty when labels are not followed, or there are no bytes.</param>
    /// <returns>Whether they may pass.</returns>
    public bool Pass(in Transfer request, ReadOnlySpan<ushort> labels)
    {
        Transfer transfer = request with { Label = labelTable.Join(labels) };
        return !Judge(in transfer, labels).IsBlocked;
    }

    // What is written under a branch carries its label. Registers of modules are told apart: that something comes there at all is a
    // decision, which is judged with the job.
    private void RaiseUnderBranch(in Transfer request, Party target, Span<ushort> labels)
    {
        if (request.Scope.IsPublic || request.IsRead || (target.Kind is PartyKind.Module && boundary.Metadata is not null))
        {
            return;
        }

        foreach (ref ushort label in labels)
        {
            label = labelTable.Join(new Label(label), request.Scope).Id;
        }
    }

    // A requester that is not told gets zeros, as the specification of the IOPMP has it.
    private static TransferResult Refused(in Decision decision, long picoseconds, Span<byte> data, Span<ushort> labels)
    {
        if (!decision.IsSilent)
        {
            return new TransferResult(TransferStatus.Denied, picoseconds, Label.Public);
        }

        data.Clear();
        labels.Clear();
        return new TransferResult(TransferStatus.Ok, picoseconds, Label.Public);
    }

    // The one caller of the boundary.
    private Decision Judge(in Transfer transfer, ReadOnlySpan<ushort> labels)
    {
        Decision decision = boundary.Check(in transfer);
        Crossings += transfer.IsCrossing ? 1 : 0;
        observer.Record(in transfer, in decision, labels);
        return decision;
    }

    /// <summary>Moves the state into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        Crossings = stream.Value(Crossings);
        boundary.Shares.Exchange(stream);
    }

    /// <summary>Which shares of secrets whom reached.</summary>
    public ShareExposure Shares => boundary.Shares;
}
