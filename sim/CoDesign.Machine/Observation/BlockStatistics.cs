using CoDesign.Checkpoints;
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
    /// <param name="earlier">What was done before a checkpoint; null: nothing.</param>
    public BlockStatistics(IReadOnlyList<Block> blocks, CpiStack penalties, BlockStatistics? earlier = null)
    {
        Stack = StackOf(blocks, penalties, earlier);
        if (earlier is not null)
        {
            earlier._instructions.CopyTo(_instructions, 0);
            _addresses.UnionWith(earlier._addresses);
            FetchedBytes = new(earlier.FetchedBytes);
        }

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
    /// <param name="earlier">What was done before a checkpoint; null: nothing.</param>
    public static CpiStack StackOf(IEnumerable<Block> blocks, CpiStack penalties, BlockStatistics? earlier)
    {
        var stack = new CpiStack();
        foreach (StallCause cause in Enum.GetValues<StallCause>())
        {
            stack.Add(cause, penalties[cause] + (earlier?.Stack[cause] ?? 0));
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

    /// <summary>Moves the sums into a checkpoint or out of it.</summary>
    /// <param name="stream">The checkpoint.</param>
    /// <param name="memories">The memories of the chip.</param>
    public void Exchange(StateStream stream, IReadOnlyList<Ram> memories)
    {
        Stack.Exchange(stream);
        for (int i = 0; i < _instructions.Length; i++)
        {
            _instructions[i] = stream.Count(_instructions[i]);
        }

        foreach (Ram ram in memories)
        {
            FetchedBytes[ram] = stream.Count(FetchedBytes.GetValueOrDefault(ram));
        }

        // In an order that is the same every time.
        List<ulong> addresses = [.. _addresses.Order()];
        stream.List(addresses, stream.Value);
        _addresses.Clear();
        _addresses.UnionWith(stream is { IsReading: true, DropsCounts: true } ? [] : addresses);
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

        foreach (Instruction instruction in block.Body[..instructions])
        {
            _instructions[(int)InstructionRows.All[instruction.Row].OpClass] += times;
            _addresses.Add(block.Pc + (ulong)instruction.Offset);
        }

        FetchedBytes[block.Ram] = FetchedBytes.GetValueOrDefault(block.Ram) + (block.Instructions[instructions].Offset * times);
    }
}
