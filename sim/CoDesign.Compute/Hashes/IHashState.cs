namespace CoDesign.Compute.Hashes;

/// <summary>A hash function fed in pieces. Implementations are structs: copying one copies the state, which HMAC and prefix sharing use.</summary>
public interface IHashState
{
    /// <summary>Bytes that one compression or permutation absorbs; also the length to which HMAC pads its key.</summary>
    int BlockBytes { get; }

    /// <summary>Length of the digest; 0 for an extendable-output function, which gives any length.</summary>
    int DigestBytes { get; }

    /// <summary>Absorbs the next piece of the message.</summary>
    /// <param name="message">Any length; where pieces begin and end makes no difference.</param>
    void Append(ReadOnlySpan<byte> message);

    /// <summary>Computes the digest of everything appended so far and leaves the state as it is, so that more can follow.</summary>
    /// <param name="digest">Exactly <see cref="DigestBytes"/> long, or any length where that is 0.</param>
    /// <exception cref="ArgumentException">The digest has another length.</exception>
    void Finish(Span<byte> digest);
}
