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
/// <param name="blocks">The blocks, in the order of their entry numbers.</param>
internal sealed class Fragment(FragmentCode code, IReadOnlyList<Block> blocks)
{
    /// <summary>Runs the fragment.</summary>
    public FragmentCode Code => code;

    /// <summary>The blocks, in the order of their entry numbers.</summary>
    public IReadOnlyList<Block> Blocks => blocks;
}
