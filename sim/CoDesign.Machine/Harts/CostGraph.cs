using System.Runtime.CompilerServices;
using CoDesign.Isa;
using CoDesign.Timing;

namespace CoDesign.Machine.Harts;

/// <summary>The nodes of a hart: one for each pipeline state in which a block ran. They stay where they are for the length of the run.</summary>
/// <param name="timing">Works out what a block costs.</param>
internal sealed unsafe class CostGraph(IBlockTiming timing)
{
    private const int ChunkBytes = 1 << 18;

    private readonly List<BlockExecution> _executions = [];
    private readonly List<byte[]> _chunks = [];
    private int _used = ChunkBytes;

    /// <summary>Adds a block in a pipeline state.</summary>
    public BlockExecution Add(Block block, int state)
    {
        BlockCost cost = timing.CostOf(block.Pc, block.Body, state);
        CostNode* node = Allocate(block.Last.Shape is Shape.JumpRegister);
        node->Packed = ((long)cost.Cycles << CostNode.CycleShift) | (uint)block.Retired(block.Count);
        node->IssueCycles = cost.IssueCycles;
        node->Number = _executions.Count;
        node->State = state;
        node->SequentialState = cost.SequentialState;
        node->TakenState = cost.TakenState;
        node->MispredictedState = cost.MispredictedState;
        var execution = new BlockExecution(block, cost, node);
        _executions.Add(execution);
        return execution;
    }

    /// <summary>Everything that ran.</summary>
    public IReadOnlyList<BlockExecution> All => _executions;

    /// <summary>What a node stands for.</summary>
    public BlockExecution Of(CostNode* node) => _executions[node->Number];

    private CostNode* Allocate(bool hasTargets)
    {
        int bytes = sizeof(CostNode) + (hasTargets ? 2 * CostNode.MostTargets * sizeof(CostNode*) : 0);
        if (_used + bytes > ChunkBytes)
        {
            _chunks.Add(GC.AllocateArray<byte>(ChunkBytes, pinned: true));
            _used = 0;
        }

        void* place = Unsafe.AsPointer(ref _chunks[^1][_used]);
        _used += bytes;
        return (CostNode*)place;
    }
}
