using CoDesign.Compute.Hashes;

namespace CoDesign.Modules.Prover;

/// <summary>A hash function over bytes; leaves and nodes are hashed as they are, without a prefix.</summary>
/// <param name="name">Name in YAML.</param>
/// <param name="function">The function.</param>
internal sealed class ByteTreeHash(string name, HashFunction function) : TreeHash(name, elementBytes: 1)
{
    /// <inheritdoc/>
    public override long BlocksOfPair => function.BlocksFor(2 * DigestBytes);

    /// <inheritdoc/>
    public override long BlocksOfLeaf(long bytes) => function.BlocksFor(bytes);

    /// <inheritdoc/>
    internal override byte[] Build(byte[] leaves, int leafBytes, bool withNodes)
    {
        var tree = MerkleTree<byte>.Build(new ByteMerkleHash(function, isPrefixed: false), leaves, leafBytes);
        return (withNodes ? tree.Nodes : tree.Root).ToArray();
    }
}
