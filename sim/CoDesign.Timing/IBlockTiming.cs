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
}
