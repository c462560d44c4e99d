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
    public BlockStatistics(IReadOnlyList<Block> blocks, CpiStack penalties)
    {
        Stack = StackOf(blocks, penalties);
        foreach (Block block in blocks)
        {
            Add(block);
        }
    }

    /// <summary>Cycles by cause; they add up to the cycles of the hart.</summary>
    public CpiStack Stack { get; }

    /// <summary>Bytes of instructions that were executed, by memory.</summary>
    public Dictionary<Ram, long> FetchedBytes { get; } = [];

    /// <summary>Addresses whose instruction was executed.</summary>
    public long DistinctInstructions => _addresses.Count;

    /// <summary>Retired instructions of a class.</summary>
    public long this[OpClass opClass] => _instructions[(int)opClass];

    /// <summary>Adds up cycles by cause alone, so far as blocks have run.</summary>
    /// <param name="blocks">Every block that ran.</param>
    /// <param name="penalties">Cycles that execution added.</param>
    public static CpiStack StackOf(IEnumerable<Block> blocks, CpiStack penalties)
    {
        var stack = new CpiStack();
        foreach (StallCause cause in Enum.GetValues<StallCause>())
        {
            stack.Add(cause, penalties[cause]);
        }

        foreach (Block block in blocks)
        {
            foreach (BlockExecution execution in block.Executions.OfType<BlockExecution>())
            {
                stack.Add(execution.Cost.Causes, execution.Count);
            }

            foreach (((int state, int completed), long times) in block.Partial ?? [])
            {
                BlockCost cost = block.Executions[state].Cost;
                stack.Add(cost.Causes[..cost.IssueCycleOf(completed)], times);
            }
        }

        return stack;
    }

    private void Add(Block block)
    {
        Count(block, block.Count, block.Executions.OfType<BlockExecution>().Sum(e => e.Count));
        foreach (((int _, int completed), long times) in block.Partial ?? [])
        {
            Count(block, completed, times);
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
