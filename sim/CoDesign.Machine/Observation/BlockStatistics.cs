using CoDesign.Isa;
using CoDesign.Machine.Harts;
using CoDesign.Machine.Memory;
using CoDesign.Timing;

namespace CoDesign.Machine.Observation;

/// <summary>What a hart did, multiplied out from the executions of its blocks.</summary>
internal sealed class BlockStatistics
{
    private readonly long[] _instructions = new long[Enum.GetValues<OpClass>().Length];

    // By address: where one block begins within another depends on what watches the program, the program does not.
    private readonly HashSet<ulong> _addresses = [];

    /// <summary>Adds everything up.</summary>
    /// <param name="blocks">Every block that ran.</param>
    /// <param name="penalties">Cycles that execution added.</param>
    public BlockStatistics(IEnumerable<Block> blocks, CpiStack penalties)
    {
        foreach (StallCause cause in Enum.GetValues<StallCause>())
        {
            Stack.Add(cause, penalties[cause]);
        }

        foreach (Block block in blocks)
        {
            Add(block);
        }
    }

    /// <summary>Cycles by cause; they add up to the cycles of the hart.</summary>
    public CpiStack Stack { get; } = new();

    /// <summary>Bytes of instructions that were executed, by memory.</summary>
    public Dictionary<Ram, long> FetchedBytes { get; } = [];

    /// <summary>Addresses whose instruction was executed.</summary>
    public long DistinctInstructions => _addresses.Count;

    /// <summary>Retired instructions of a class.</summary>
    public long this[OpClass opClass] => _instructions[(int)opClass];

    private void Add(Block block)
    {
        long total = 0;
        for (int state = 0; state < block.Executions.Count; state++)
        {
            if (block.Executions[state] is BlockExecution execution)
            {
                total += execution.Count;
                Stack.Add(execution.Cost.Causes, execution.Count);
            }
        }

        Count(block, block.Count, total);
        foreach (((int state, int completed), long times) in block.Partial ?? [])
        {
            Count(block, completed, times);
            BlockCost cost = block.Executions[state].Cost;
            Stack.Add(cost.Causes[..cost.IssueCycleOf(completed)], times);
        }
    }

    private void Count(Block block, int instructions, long times)
    {
        if (times == 0)
        {
            return;
        }

        int bytes = 0;
        foreach (Instruction instruction in block.Body[..instructions])
        {
            _instructions[(int)InstructionRows.All[instruction.Row].OpClass] += times;
            bytes += instruction.Length;
            _addresses.Add(block.Pc + (ulong)instruction.Offset);
        }

        FetchedBytes[block.Ram] = FetchedBytes.GetValueOrDefault(block.Ram) + (bytes * times);
    }
}
