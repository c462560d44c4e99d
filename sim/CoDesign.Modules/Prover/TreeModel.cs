using CoDesign.Description.Quantities;

namespace CoDesign.Modules.Prover;

/// <summary>Cycles of a Merkle tree: layer after layer, the blocks of a node one after the other, nodes side by side.</summary>
/// <param name="part">The part.</param>
/// <param name="memory">The unit's own memory; null: none.</param>
/// <param name="clock">Its clock.</param>
public sealed class TreeModel(TreeParameters part, MemoryParameters? memory, Frequency clock)
{
    /// <summary>Blocks (permutations) of a tree.</summary>
    /// <param name="hash">The function.</param>
    /// <param name="logarithm">Binary logarithm of the number of leaves.</param>
    /// <param name="leafBytes">Bytes of a leaf.</param>
    public static long Blocks(TreeHash hash, int logarithm, long leafBytes) =>
        checked((hash.BlocksOfLeaf(leafBytes) << logarithm) + (((1L << logarithm) - 1) * hash.BlocksOfPair));

    /// <summary>Bytes to and from the unit's own memory: leaves once, nodes written, and all but the root read again.</summary>
    /// <param name="logarithm">Binary logarithm of the number of leaves.</param>
    /// <param name="leafBytes">Bytes of a leaf.</param>
    public Int128 Bytes(int logarithm, long leafBytes)
    {
        Int128 leaves = (Int128)1 << logarithm;
        return memory is null ? 0 : (leaves * leafBytes) + ((((2 * leaves) - 1) + ((2 * leaves) - 2)) * TreeHash.DigestBytes);
    }

    /// <summary>Cycles.</summary>
    /// <param name="hash">The function.</param>
    /// <param name="logarithm">Binary logarithm of the number of leaves.</param>
    /// <param name="leafBytes">Bytes of a leaf.</param>
    public UnitCycles Cycles(TreeHash hash, int logarithm, long leafBytes)
    {
        part.Functions.TryFind(hash.Name, out PermutationCycles? cycles);
        long interval = cycles!.Interval.Value.Count;
        long latency = cycles.Latency.Value.Count;
        long computing = 0;
        for (int layer = logarithm; layer >= 0; layer--)
        {
            long blocks = layer == logarithm ? hash.BlocksOfLeaf(leafBytes) : hash.BlocksOfPair;
            Int128 all = (((Int128)blocks << layer) + part.Cores.Value - 1) / part.Cores.Value * interval;
            computing = checked(computing + (long)Int128.Max(all, (blocks - 1) * latency));
        }

        long moving = memory?.CyclesFor(Bytes(logarithm, leafBytes), part.Burst.Value, clock) ?? 0;
        return new UnitCycles(computing, moving, checked((logarithm + 1) * latency));
    }
}
