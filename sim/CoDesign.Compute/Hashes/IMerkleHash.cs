using CoDesign.Compute.Backends;

namespace CoDesign.Compute.Hashes;

/// <summary>What a Merkle tree needs of a hash function.</summary>
/// <typeparam name="T">What messages and digests consist of: bytes, or elements of a field.</typeparam>
public interface IMerkleHash<T>
    where T : unmanaged
{
    /// <summary>Length of a digest.</summary>
    int DigestLength { get; }

    /// <summary>Hashes a leaf.</summary>
    /// <param name="leaf">What the leaf holds.</param>
    /// <param name="digest"><see cref="DigestLength"/> long.</param>
    void HashLeaf(ReadOnlySpan<T> leaf, Span<T> digest);

    /// <summary>Hashes two digests.</summary>
    /// <param name="children">Twice <see cref="DigestLength"/> long, the left one first.</param>
    /// <param name="digest"><see cref="DigestLength"/> long; may be the same memory.</param>
    void Join(ReadOnlySpan<T> children, Span<T> digest);

    /// <summary>Hashes leaves of one length.</summary>
    /// <param name="leaves">One after the other.</param>
    /// <param name="leafLength">Length of each.</param>
    /// <param name="digests">As many digests.</param>
    /// <param name="backend">Who computes.</param>
    void HashLeaves(ReadOnlyMemory<T> leaves, int leafLength, Memory<T> digests, IComputeBackend backend);

    /// <summary>Hashes digests in pairs.</summary>
    /// <param name="children">Twice as many digests as come out.</param>
    /// <param name="digests">The digests.</param>
    /// <param name="backend">Who computes.</param>
    void JoinAll(ReadOnlyMemory<T> children, Memory<T> digests, IComputeBackend backend);
}
