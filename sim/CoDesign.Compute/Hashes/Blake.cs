namespace CoDesign.Compute.Hashes;

/// <summary>BLAKE2s and BLAKE3 for messages that are in memory as a whole.</summary>
/// <remarks>Digest and message may overlap. Messages in pieces: <see cref="Blake2sState"/>, <see cref="Blake3State"/>.</remarks>
public static class Blake
{
    /// <summary>Computes BLAKE2s.</summary>
    /// <param name="message">Any length.</param>
    /// <param name="digest">32 bytes.</param>
    /// <exception cref="ArgumentException">The digest has another length.</exception>
    public static void Blake2s(ReadOnlySpan<byte> message, Span<byte> digest) =>
        Hash(Blake2sState.Start(Blake2sState.MaximumBytes), message, digest);

    /// <summary>Computes BLAKE3.</summary>
    /// <param name="message">Any length.</param>
    /// <param name="output">Any length; a shorter output is the start of a longer one.</param>
    public static void Blake3(ReadOnlySpan<byte> message, Span<byte> output) => Hash(Blake3State.StartHash(), message, output);

    /// <summary>Computes BLAKE3 with a key.</summary>
    /// <param name="key">32 bytes.</param>
    /// <param name="message">Any length.</param>
    /// <param name="output">Any length.</param>
    /// <exception cref="ArgumentException">The key has another length.</exception>
    public static void Blake3Keyed(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message, Span<byte> output) =>
        Hash(Blake3State.StartKeyed(key), message, output);

    /// <summary>Derives a key with BLAKE3.</summary>
    /// <param name="context">What the key is for; no two uses share it.</param>
    /// <param name="material">Any length.</param>
    /// <param name="key">Any length.</param>
    public static void Blake3DeriveKey(string context, ReadOnlySpan<byte> material, Span<byte> key) =>
        Hash(Blake3State.StartDerivation(context), material, key);

    private static void Hash<TState>(TState state, ReadOnlySpan<byte> message, Span<byte> digest)
        where TState : struct, IHashState
    {
        state.Append(message);
        state.Finish(digest);
    }
}
