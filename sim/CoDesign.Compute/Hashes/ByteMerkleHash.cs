using CoDesign.Compute.Backends;

namespace CoDesign.Compute.Hashes;

/// <summary>A hash function over bytes, for Merkle trees.</summary>
public sealed class ByteMerkleHash : IMerkleHash<byte>
{
    private const byte LeafPrefix = 0, NodePrefix = 1;

    private readonly HashFunction _function;
    private readonly bool _isPrefixed;

    /// <summary>Takes a hash function.</summary>
    /// <param name="function">The function, with the digest of its usual length.</param>
    /// <param name="isPrefixed">
    /// Whether a byte 0 comes before leaves and a byte 1 before nodes, as in RFC 6962, so that no node passes for a leaf. Proof systems whose
    /// leaves all have one length leave it out.
    /// </param>
    public ByteMerkleHash(HashFunction function, bool isPrefixed)
    {
        _function = function;
        _isPrefixed = isPrefixed;
    }

    /// <inheritdoc/>
    public int DigestLength => _function.DigestBytes;

    /// <inheritdoc/>
    public void HashLeaf(ReadOnlySpan<byte> leaf, Span<byte> digest) => Hash(LeafPrefix, leaf, digest);

    /// <inheritdoc/>
    public void Join(ReadOnlySpan<byte> children, Span<byte> digest) => Hash(NodePrefix, children, digest);

    /// <inheritdoc/>
    public void HashLeaves(ReadOnlyMemory<byte> leaves, int leafLength, Memory<byte> digests, IComputeBackend backend) =>
        HashAll(LeafPrefix, leaves, leafLength, digests, backend);

    /// <inheritdoc/>
    public void JoinAll(ReadOnlyMemory<byte> children, Memory<byte> digests, IComputeBackend backend) =>
        HashAll(NodePrefix, children, 2 * DigestLength, digests, backend);

    private void HashAll(byte prefix, ReadOnlyMemory<byte> messages, int length, Memory<byte> digests, IComputeBackend backend)
    {
        if (!_isPrefixed)
        {
            backend.Hash(_function, messages, length, digests);
            return;
        }
        int count = messages.Length / length;
        byte[] prefixed = new byte[(length + 1) * count];
        for (int index = 0; index < count; index++)
        {
            prefixed[index * (length + 1)] = prefix;
            messages.Span.Slice(index * length, length).CopyTo(prefixed.AsSpan((index * (length + 1)) + 1));
        }
        backend.Hash(_function, prefixed, length + 1, digests);
    }

    private void Hash(byte prefix, ReadOnlySpan<byte> message, Span<byte> digest)
    {
        if (!_isPrefixed)
        {
            _function.Hash(message, digest);
            return;
        }
        const int OnStack = 256;
        Span<byte> prefixed = message.Length < OnStack ? stackalloc byte[OnStack] : new byte[message.Length + 1];
        prefixed[0] = prefix;
        message.CopyTo(prefixed[1..]);
        _function.Hash(prefixed[..(message.Length + 1)], digest);
    }
}
