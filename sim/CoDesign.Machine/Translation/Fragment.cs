using CoDesign.Machine.Harts;

namespace CoDesign.Machine.Translation;

/// <summary>Runs translated code.</summary>
/// <param name="state">The hart.</param>
/// <param name="node">The node of the first block, in the present pipeline state.</param>
/// <param name="accumulator">Cycles, above the instructions that retired since the entry.</param>
/// <param name="entry">Number of the first block.</param>
/// <returns>The accumulator.</returns>
internal unsafe delegate long FragmentCode(HartState* state, CostNode* node, long accumulator, int entry);

/// <summary>Blocks that were translated together.</summary>
/// <param name="code">Runs them.</param>
/// <param name="plan">The blocks.</param>
internal sealed class Fragment(FragmentCode code, FragmentPlan plan)
{
    /// <summary>Runs the fragment.</summary>
    public FragmentCode Code => code;

    /// <summary>Whether labels flow in it.</summary>
    public bool FollowsLabels => plan.Traits.FollowsLabels;

    /// <summary>The number by which a block of the fragment is entered.</summary>
    public int EntryOf(Block block) => plan.TryFind(block.Pc, out int number)
        ? number
        : throw new InvalidOperationException($"the block at 0x{block.Pc:x} is not in the fragment");
}
