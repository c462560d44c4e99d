using CoDesign.Checkpoints;
using CoDesign.Isa;

namespace CoDesign.Timing;

/// <summary>Says what runs of instructions cost.</summary>
public interface IBlockTiming
{
    /// <summary>Cycles of divisions, which depend on the operands.</summary>
    DivisionTiming Division { get; }

    /// <summary>The state of a core with nothing in flight whose front end was sent elsewhere by a trap.</summary>
    int RedirectedByTrap { get; }

    /// <summary>What a run of instructions costs.</summary>
    /// <param name="pc">Address of the first instruction.</param>
    /// <param name="instructions">The instructions, in memory order.</param>
    /// <param name="entryState">Pipeline state before the first of them.</param>
    BlockCost CostOf(ulong pc, ReadOnlySpan<Instruction> instructions, int entryState);

    /// <summary>Moves a pipeline state into a checkpoint or out of it.</summary>
    /// <param name="stream">The checkpoint.</param>
    /// <param name="state">The state.</param>
    /// <returns>The state from now on.</returns>
    int Exchange(StateStream stream, int state);
}
