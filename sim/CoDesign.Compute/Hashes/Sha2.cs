using System.Diagnostics.CodeAnalysis;

namespace CoDesign.Compute.Hashes;

/// <summary>The SHA-2 family for messages that are in memory as a whole.</summary>
/// <remarks>Source: FIPS 180-4. Digest and message may overlap. Messages in pieces: <see cref="Sha256State"/>, <see cref="Sha512State"/>.</remarks>
[SuppressMessage("Naming", "CA1707", Justification = "The name of the function is SHA-512/256.")]
public static class Sha2
{
    /// <summary>Computes SHA-224.</summary>
    /// <param name="message">Any length.</param>
    /// <param name="digest">28 bytes.</param>
    /// <exception cref="ArgumentException">The digest has another length.</exception>
    public static void Sha224(ReadOnlySpan<byte> message, Span<byte> digest) => Hash(Sha256State.StartSha224(), message, digest);

    /// <summary>Computes SHA-256.</summary>
    /// <param name="message">Any length.</param>
    /// <param name="digest">32 bytes.</param>
    /// <exception cref="ArgumentException">The digest has another length.</exception>
    public static void Sha256(ReadOnlySpan<byte> message, Span<byte> digest) => Hash(Sha256State.StartSha256(), message, digest);

    /// <summary>Computes SHA-384.</summary>
    /// <param name="message">Any length.</param>
    /// <param name="digest">48 bytes.</param>
    /// <exception cref="ArgumentException">The digest has another length.</exception>
    public static void Sha384(ReadOnlySpan<byte> message, Span<byte> digest) => Hash(Sha512State.StartSha384(), message, digest);

    /// <summary>Computes SHA-512.</summary>
    /// <param name="message">Any length.</param>
    /// <param name="digest">64 bytes.</param>
    /// <exception cref="ArgumentException">The digest has another length.</exception>
    public static void Sha512(ReadOnlySpan<byte> message, Span<byte> digest) => Hash(Sha512State.StartSha512(), message, digest);

    /// <summary>Computes SHA-512/256.</summary>
    /// <param name="message">Any length.</param>
    /// <param name="digest">32 bytes.</param>
    /// <exception cref="ArgumentException">The digest has another length.</exception>
    public static void Sha512_256(ReadOnlySpan<byte> message, Span<byte> digest) => Hash(Sha512State.StartSha512_256(), message, digest);

    private static void Hash<TState>(TState state, ReadOnlySpan<byte> message, Span<byte> digest)
        where TState : struct, IHashState
    {
        state.Append(message);
        state.Finish(digest);
    }
}
