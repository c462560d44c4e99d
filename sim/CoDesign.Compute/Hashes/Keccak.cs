using System.Diagnostics.CodeAnalysis;

namespace CoDesign.Compute.Hashes;

/// <summary>SHA-3 and its relatives for messages that are in memory as a whole.</summary>
/// <remarks>Source: FIPS 202. Digest and message may overlap. Messages in pieces: <see cref="KeccakState"/>.</remarks>
[SuppressMessage("Naming", "CA1707", Justification = "The names of the functions are SHA3-224 and so on.")]
public static class Keccak
{
    /// <summary>Computes SHA3-224.</summary>
    /// <param name="message">Any length.</param>
    /// <param name="digest">28 bytes.</param>
    /// <exception cref="ArgumentException">The digest has another length.</exception>
    public static void Sha3_224(ReadOnlySpan<byte> message, Span<byte> digest) => Hash(KeccakState.StartSha3(224), message, digest);

    /// <summary>Computes SHA3-256.</summary>
    /// <param name="message">Any length.</param>
    /// <param name="digest">32 bytes.</param>
    /// <exception cref="ArgumentException">The digest has another length.</exception>
    public static void Sha3_256(ReadOnlySpan<byte> message, Span<byte> digest) => Hash(KeccakState.StartSha3(256), message, digest);

    /// <summary>Computes SHA3-384.</summary>
    /// <param name="message">Any length.</param>
    /// <param name="digest">48 bytes.</param>
    /// <exception cref="ArgumentException">The digest has another length.</exception>
    public static void Sha3_384(ReadOnlySpan<byte> message, Span<byte> digest) => Hash(KeccakState.StartSha3(384), message, digest);

    /// <summary>Computes SHA3-512.</summary>
    /// <param name="message">Any length.</param>
    /// <param name="digest">64 bytes.</param>
    /// <exception cref="ArgumentException">The digest has another length.</exception>
    public static void Sha3_512(ReadOnlySpan<byte> message, Span<byte> digest) => Hash(KeccakState.StartSha3(512), message, digest);

    /// <summary>Computes Keccak-256 with the original padding, as Ethereum does; differs from SHA3-256.</summary>
    /// <param name="message">Any length.</param>
    /// <param name="digest">32 bytes.</param>
    /// <exception cref="ArgumentException">The digest has another length.</exception>
    public static void Keccak256(ReadOnlySpan<byte> message, Span<byte> digest) => Hash(KeccakState.StartKeccak(256), message, digest);

    /// <summary>Computes SHAKE128.</summary>
    /// <param name="message">Any length.</param>
    /// <param name="output">Any length; a shorter output is the start of a longer one.</param>
    public static void Shake128(ReadOnlySpan<byte> message, Span<byte> output) => Hash(KeccakState.StartShake(128), message, output);

    /// <summary>Computes SHAKE256.</summary>
    /// <param name="message">Any length.</param>
    /// <param name="output">Any length; a shorter output is the start of a longer one.</param>
    public static void Shake256(ReadOnlySpan<byte> message, Span<byte> output) => Hash(KeccakState.StartShake(256), message, output);

    private static void Hash(KeccakState state, ReadOnlySpan<byte> message, Span<byte> digest)
    {
        state.Append(message);
        state.Finish(digest);
    }
}
