using System.Numerics;
using System.Runtime.InteropServices;
using CoDesign.Compute.Backends;

namespace CoDesign.Compute.Hashes;

/// <summary>A binary Merkle tree over a power of two of leaves of one length.</summary>
/// <typeparam name="T">What leaves and digests consist of.</typeparam>
/// <remarks>Source: Merkle, "A Digital Signature Based on a Conventional Encryption Function", 1987. Nodes of a layer are done in parallel.</remarks>
public sealed class MerkleTree<T>
    where T : unmanaged
{
    private readonly int _digestLength;
    private readonly T[] _nodes; // as in a heap: the root at 1, the children of n at 2 n and 2 n + 1

    private MerkleTree(int digestLength, T[] nodes)
    {
        _digestLength = digestLength;
        _nodes = nodes;
    }

    /// <summary>Number of leaves.</summary>
    public int LeafCount => _nodes.Length / _digestLength / 2;

    /// <summary>The digest of the whole.</summary>
    public ReadOnlySpan<T> Root => _nodes.AsSpan(_digestLength, _digestLength);

    /// <summary>All digests as in a heap: the root at 1, the children of n at 2 n and 2 n + 1; at 0 there is none.</summary>
    public ReadOnlySpan<T> Nodes => _nodes;

    /// <summary>Digests that a proof consists of.</summary>
    public int Depth => BitOperations.Log2((uint)LeafCount);

    /// <summary>Hashes leaves and then layer after layer.</summary>
    /// <param name="hash">The hash function.</param>
    /// <param name="leaves">A power of two of leaves, one after the other.</param>
    /// <param name="leafLength">Length of a leaf.</param>
    /// <param name="backend">Who computes; null: the managed back end.</param>
    /// <exception cref="ArgumentException">The leaves are not a power of two of that length.</exception>
    public static MerkleTree<T> Build(IMerkleHash<T> hash, ReadOnlyMemory<T> leaves, int leafLength, IComputeBackend? backend = null)
    {
        backend ??= ManagedBackend.Instance;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(leafLength);
        int count = leaves.Length / leafLength, length = hash.DigestLength;
        if (leaves.Length % leafLength != 0 || !BitOperations.IsPow2(count))
        {
            throw new ArgumentException($"{leaves.Length} elements given; a power of two of leaves of {leafLength} expected", nameof(leaves));
        }
        var nodes = new T[2 * count * length];
        hash.HashLeaves(leaves, leafLength, nodes.AsMemory(count * length, count * length), backend);
        for (int layer = count / 2; layer >= 1; layer /= 2)
        {
            hash.JoinAll(nodes.AsMemory(2 * layer * length, 2 * layer * length), nodes.AsMemory(layer * length, layer * length), backend);
        }
        return new MerkleTree<T>(length, nodes);
    }

    /// <summary>Whether a leaf is at a place in the tree with a root.</summary>
    /// <param name="hash">The hash function.</param>
    /// <param name="root">The root.</param>
    /// <param name="leaf">What the leaf holds.</param>
    /// <param name="index">Its place; not less than 0 and less than the number of leaves.</param>
    /// <param name="proof">What <see cref="Prove"/> gave.</param>
    public static bool Verify(IMerkleHash<T> hash, ReadOnlySpan<T> root, ReadOnlySpan<T> leaf, int index, ReadOnlySpan<T> proof)
    {
        int length = hash.DigestLength, depth = proof.Length / length;
        if (root.Length != length || proof.Length % length != 0 || index < 0 || (depth < 31 && index >> depth != 0))
        {
            return false;
        }
        Span<T> children = new T[2 * length];
        Span<T> node = new T[length];
        hash.HashLeaf(leaf, node);
        for (; proof.Length != 0; proof = proof[length..], index >>= 1)
        {
            node.CopyTo(children[((index & 1) * length)..]);
            proof[..length].CopyTo(children[((1 - (index & 1)) * length)..]);
            hash.Join(children, node);
        }
        return MemoryMarshal.AsBytes((ReadOnlySpan<T>)node)
            .SequenceEqual(MemoryMarshal.AsBytes(root));
    }

    /// <summary>The siblings on the way from a leaf to the root.</summary>
    /// <param name="index">The leaf.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such leaf.</exception>
    public T[] Prove(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, LeafCount);
        var proof = new T[Depth * _digestLength];
        for (int node = index + LeafCount, step = 0; node > 1; node /= 2, step++)
        {
            _nodes.AsSpan((node ^ 1) * _digestLength, _digestLength).CopyTo(proof.AsSpan(step * _digestLength));
        }
        return proof;
    }
}
