using CoDesign.Isa;
using CoDesign.Machine.Harts;
using CoDesign.Machine.Memory;

namespace CoDesign.Machine.Translation;

/// <summary>
/// Which blocks are translated together: those that ran, grown from a hot one along the ways that control took. No block is translated
/// twice: a fragment ends where another begins.
/// </summary>
internal sealed class FragmentPlan
{
    // Beyond 300 instructions nothing is gained, and the compiler of the runtime gives up optimising at 8,000 uses of local variables.
    private const int MostInstructions = 300;

    private readonly Dictionary<ulong, int> _numbers = [];
    private readonly List<Block> _blocks = [];

    private FragmentPlan(FragmentTraits traits) => Traits = traits;

    /// <summary>What the code depends on besides its instructions.</summary>
    public FragmentTraits Traits { get; }

    /// <summary>The blocks; the first is the hot one.</summary>
    public IReadOnlyList<Block> Blocks => _blocks;

    /// <summary>Instructions of all blocks.</summary>
    public int Instructions { get; private set; }

    /// <summary>Grows a fragment.</summary>
    /// <param name="head">The hot block.</param>
    /// <param name="find">Finds a block that is decoded.</param>
    /// <param name="traits">What the code depends on besides its instructions.</param>
    /// <param name="isPaged">Whether fetches are translated: then a fragment stays in its page.</param>
    public static FragmentPlan From(Block head, Func<ulong, Block?> find, FragmentTraits traits, bool isPaged)
    {
        var plan = new FragmentPlan(traits);
        var open = new PriorityQueue<Block, long>();
        open.Enqueue(head, 0);
        while (open.TryDequeue(out Block? block, out _) && plan.Instructions + block.Count <= MostInstructions)
        {
            if (!plan._numbers.TryAdd(block.Pc, plan._blocks.Count))
            {
                continue;
            }

            plan._blocks.Add(block);
            plan.Instructions += block.Count;
            foreach (ulong pc in SuccessorsOf(block).Select(traits.Address))
            {
                if (!plan._numbers.ContainsKey(pc)
                    && find(pc) is Block next
                    && next.FragmentOf(traits.FollowsLabels) is null
                    && CanTranslate(next)
                    && (!isPaged || next.Pc / PageEntry.Bytes == head.Pc / PageEntry.Bytes)
                    && next.Executed is long count and > 0)
                {
                    open.Enqueue(next, -count);
                }
            }
        }

        return plan;
    }

    /// <summary>Whether a block is more than a request to somebody else.</summary>
    public static bool CanTranslate(Block block)
    {
        bool isSpinning = block.Last.Shape is Shape.Jump && block.StaticTarget == block.LastPc;
        bool leavesPage = block.Pc / PageEntry.Bytes != (block.Pc + (ulong)block.Bytes - 1) / PageEntry.Bytes;
        return block.Hook is null && !block.IsSequence && !block.Last.IsSerialising && !isSpinning && !(leavesPage && block.HasTail);
    }

    /// <summary>The number of the block at an address.</summary>
    /// <returns><see langword="false"/>: it is not in the fragment.</returns>
    public bool TryFind(ulong pc, out int number) => _numbers.TryGetValue(pc, out number);

    private static IEnumerable<ulong> SuccessorsOf(Block block) => block.Last.Shape switch
    {
        Shape.Branch => [block.EndPc, block.StaticTarget],
        Shape.Jump => [block.StaticTarget],
        Shape.JumpRegister => block.IndirectTargets,
        _ => [block.EndPc],
    };
}
