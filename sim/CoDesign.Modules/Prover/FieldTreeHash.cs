using CoDesign.Compute.Fields;
using CoDesign.Compute.Hashes;

namespace CoDesign.Modules.Prover;

/// <summary>Poseidon2 over a field: a sponge for leaves, a compression for pairs.</summary>
/// <typeparam name="T">The field.</typeparam>
/// <param name="name">Name in YAML.</param>
/// <param name="permutation">The instance.</param>
internal sealed class FieldTreeHash<T>(string name, Poseidon2<T> permutation) : TreeHash(name, T.ByteCount)
    where T : unmanaged, IPrimeField<T>
{
    /// <inheritdoc/>
    public override long BlocksOfPair => 1;

    /// <inheritdoc/>
    public override long BlocksOfLeaf(long bytes) => ((bytes / T.ByteCount) + permutation.Rate - 1) / permutation.Rate;

    /// <inheritdoc/>
    internal override byte[] Build(byte[] leaves, int leafBytes, bool withNodes)
    {
        T[] elements = [.. leaves.Chunk(T.ByteCount).Select(bytes => FieldBytes.Read<T>(bytes))];
        var tree = MerkleTree<T>.Build(permutation, elements, leafBytes / T.ByteCount);
        return FieldBytes.Write(withNodes ? tree.Nodes : tree.Root);
    }
}
