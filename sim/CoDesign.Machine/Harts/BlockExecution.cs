using CoDesign.Isa;
using CoDesign.Timing;

namespace CoDesign.Machine.Harts;

/// <summary>A block in one pipeline state.</summary>
/// <param name="block">The block.</param>
/// <param name="cost">What it costs.</param>
/// <param name="node">Where every engine finds and counts it.</param>
internal sealed unsafe class BlockExecution(Block block, BlockCost cost, CostNode* node)
{
    /// <summary>The block.</summary>
    public Block Block { get; } = block;

    /// <summary>The cost.</summary>
    public BlockCost Cost { get; } = cost;

    /// <summary>Its place in the graph.</summary>
    public CostNode* Node => node;

    /// <summary>Executions from start to end.</summary>
    public long Count => node->Count;

    /// <summary>Executions of translated code whose accesses are counted.</summary>
    public long Settled { get; set; }

    /// <summary>Forgets which nodes follow: other blocks may stand there now.</summary>
    public void Unlink()
    {
        node->Sequential = null;
        node->Taken = null;
        node->SequentialMispredicted = null;
        node->TakenMispredicted = null;
        if (Block.Last.Shape is Shape.JumpRegister)
        {
            new Span<nint>(node + 1, 2 * CostNode.MostTargets).Clear();
        }
    }
}
