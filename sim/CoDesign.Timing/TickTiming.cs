using CoDesign.Checkpoints;
using CoDesign.Description.Cores;
using CoDesign.Isa;

namespace CoDesign.Timing;

/// <summary>One tick for each instruction, whatever it is: no model of time, but a clock that goes on.</summary>
/// <param name="pipeline">A description of a pipeline; none of its cycles are charged.</param>
public sealed class TickTiming(PipelineDescription pipeline) : IBlockTiming
{
    /// <inheritdoc/>
    public DivisionTiming Division { get; } = new(pipeline?.Division ?? throw new ArgumentNullException(nameof(pipeline)));

    /// <inheritdoc/>
    public int RedirectedByTrap => InOrderTiming.IdleState;

    /// <inheritdoc/>
    public BlockCost CostOf(ulong pc, ReadOnlySpan<Instruction> instructions, int entryState)
    {
        // An instruction happens at the end of its tick: one that traps has used it up, and a program of traps alone comes to its limit.
        ushort[] ends = [.. Enumerable.Range(1, instructions.Length).Select(i => (ushort)i)];
        var causes = new StallCause[instructions.Length];
        Array.Fill(causes, StallCause.Base);
        return new BlockCost(ends, causes, entryState, entryState, entryState);
    }

    /// <inheritdoc/>
    public int Exchange(StateStream stream, int state) => state;
}
