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
}
