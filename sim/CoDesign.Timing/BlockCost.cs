using System.Runtime.CompilerServices;

namespace CoDesign.Timing;

/// <summary>What a run of instructions costs when it starts in one pipeline state, apart from what only execution can tell.</summary>
public sealed unsafe class BlockCost
{
    // Pinned, so that translated code can tell in which cycle an access happens.
    private readonly ushort[] _issueCycles;
    private readonly StallCause[] _causes;

    internal BlockCost(ushort[] issueCycles, StallCause[] causes, int sequentialState, int takenState, int mispredictedState)
    {
        _issueCycles = GC.AllocateUninitializedArray<ushort>(issueCycles.Length, pinned: true);
        issueCycles.CopyTo(_issueCycles, 0);
        _causes = causes;
        SequentialState = sequentialState;
        TakenState = takenState;
        MispredictedState = mispredictedState;
    }

    /// <summary>Cycles from the first issue slot of the block to the first of the next one.</summary>
    public int Cycles => _causes.Length;

    /// <summary>Pipeline state after the block when the next instruction in memory follows.</summary>
    public int SequentialState { get; }

    /// <summary>Pipeline state after a control transfer that the front end foresaw, or pays for as every taken one.</summary>
    public int TakenState { get; }

    /// <summary>Pipeline state after a control transfer that the front end got wrong.</summary>
    public int MispredictedState { get; }

    /// <summary>Cycle, counted from the start of the block, in which an instruction issues.</summary>
    public int IssueCycleOf(int instruction) => _issueCycles[instruction];

    /// <summary>The same for all instructions, in one place in memory that stays.</summary>
    public ushort* IssueCycles => (ushort*)Unsafe.AsPointer(ref _issueCycles[0]);

    /// <summary>Where each cycle goes, in order; as many as <see cref="Cycles"/>.</summary>
    public ReadOnlySpan<StallCause> Causes => _causes;
}
