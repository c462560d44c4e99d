using System.Runtime.InteropServices;

namespace CoDesign.Machine.Harts;

/// <summary>
/// A block in one pipeline state: what it costs, how often it ran from start to end, and the nodes that follow. Time is a walk over
/// these nodes beside the program, in every engine. Behind that of a block which ends with an indirect jump stand two edges for each target:
/// if it was foreseen, and if not.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct CostNode
{
    /// <summary>Most targets of an indirect jump that have an edge of their own.</summary>
    public const int MostTargets = 16;

    /// <summary>
    /// Bits of a packed number that hold instructions; the cycles stand above, so that there may be 2^43 of them. Translated code comes
    /// back before it has run 2^20 instructions.
    /// </summary>
    public const int CycleShift = 20;

    /// <summary>Most cycles of a run.</summary>
    public const long MostCycles = 1L << (63 - CycleShift);

    /// <summary>Instructions of a packed number.</summary>
    public const long InstructionMask = (1L << CycleShift) - 1;

    /// <summary>Cycles and instructions of the block in one number, so that one addition counts both.</summary>
    public long Packed;

    /// <summary>Executions from start to end.</summary>
    public long Count;

    /// <summary>How many of these were interpreted.</summary>
    public long Interpreted;

    /// <summary>
    /// How often translated code came to it inside the instruction line in which it begins, so that this line was not read again.
    /// Not counted yet: see <see cref="Hart.SettleCounts"/>.
    /// </summary>
    public long SameLine;

    /// <summary>Cycle of the block in which each instruction issues.</summary>
    public ushort* IssueCycles;

    /// <summary>Number of the node.</summary>
    public int Number;

    /// <summary>Pipeline state in which the block begins.</summary>
    public int State;

    /// <summary>Pipeline state behind the block when the next address follows.</summary>
    public int SequentialState;

    /// <summary>Pipeline state behind the block after a transfer as foreseen.</summary>
    public int TakenState;

    /// <summary>Pipeline state behind the block after a transfer that was not foreseen.</summary>
    public int MispredictedState;

    /// <summary>Where control goes on in memory; null until the first time.</summary>
    public CostNode* Sequential;

    /// <summary>Where a transfer leads that came as foreseen; null until the first time.</summary>
    public CostNode* Taken;

    /// <summary>Where control goes on after a wrong guess about a branch: its way is the other one; null until the first time.</summary>
    public CostNode* SequentialMispredicted;

    /// <summary>Where a branch leads that was not foreseen; null until the first time.</summary>
    public CostNode* TakenMispredicted;
}
