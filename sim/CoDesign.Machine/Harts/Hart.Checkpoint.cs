using CoDesign.Checkpoints;

namespace CoDesign.Machine.Harts;

/// <content>What a checkpoint keeps of a hart between two blocks.</content>
internal sealed unsafe partial class Hart
{
    /// <summary>Moves the state into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        stream.Part(Party.Id);
        Cycles = stream.Value(Cycles);
        Instructions = stream.Value(Instructions);

        // What was written to x0 is seen by nobody, and not every engine writes it.
        State->X[Isa.Registers.Count] = 0;
        State->Labels.Set(Isa.Registers.Count, Trust.Label.Public);
        stream.Bytes(new Span<byte>(State->X, sizeof(ulong) * Trust.RegisterLabels.Slots));
        State->Labels.Exchange(stream);
        if (stream.Flag(Flow is not null))
        {
            Flow?.Exchange(stream);
        }

        State->Reservation = stream.Value(State->Reservation);
        State->FloatStatus = stream.Value(State->FloatStatus);
        State->FloatFlags = stream.Value(State->FloatFlags);
        State->RoundingMode = stream.Value(State->RoundingMode);
        State->FloatFlagsLabel = stream.Value(State->FloatFlagsLabel);
        State->RoundingLabel = stream.Value(State->RoundingLabel);
        LastDenial = stream.Text(LastDenial);
        MissingCsr = stream.Optional(MissingCsr);
        MisalignedAccesses = stream.Count(MisalignedAccesses);
        _fetchTlb.Exchange(stream);
        _dataTlb.Exchange(stream);
        Csrs.Exchange(stream);
        _fetchPage = stream.Value(_fetchPage);
        _fetchSpace = stream.Value(_fetchSpace);
        ExchangeTime(stream);
    }

    // A run without a part of the model has nothing to tell one that has it: that part then begins as after reset.
    private void ExchangeTime(StateStream stream)
    {
        _penalties.Exchange(stream);
        if (stream.Flag(HasPipeline))
        {
            PipelineState = Timing.Exchange(stream, PipelineState);
        }

        if (stream.Flag(_time.IsFull))
        {
            State->FetchLine = stream.Value(State->FetchLine);
            _unpaidFill = stream.Value(_unpaidFill);
            _time.Exchange(stream);
            State->StoreQueue = (Stores?.QueuedUntil ?? 0) << CostNode.CycleShift;
        }
    }
}
