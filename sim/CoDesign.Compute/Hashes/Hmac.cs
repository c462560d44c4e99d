namespace CoDesign.Compute.Hashes;

/// <summary>HMAC over SHA-2 for messages that are in memory as a whole.</summary>
/// <remarks>Source: FIPS 198-1. Messages in pieces and other hash functions: <see cref="HmacState{TState}"/>.</remarks>
public static class Hmac
{
    /// <summary>Computes HMAC-SHA-256.</summary>
    /// <param name="key">Any length.</param>
    /// <param name="message">Any length.</param>
    /// <param name="code">32 bytes.</param>
    /// <exception cref="ArgumentException">The code has another length.</exception>
    public static void Sha256(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message, Span<byte> code) =>
        Authenticate(Sha256State.StartSha256(), key, message, code);

    /// <summary>Computes HMAC-SHA-384.</summary>
    /// <param name="key">Any length.</param>
    /// <param name="message">Any length.</param>
    /// <param name="code">48 bytes.</param>
    /// <exception cref="ArgumentException">The code has another length.</exception>
    public static void Sha384(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message, Span<byte> code) =>
        Authenticate(Sha512State.StartSha384(), key, message, code);

    /// <summary>Computes HMAC-SHA-512.</summary>
    /// <param name="key">Any length.</param>
    /// <param name="message">Any length.</param>
    /// <param name="code">64 bytes.</param>
    /// <exception cref="ArgumentException">The code has another length.</exception>
    public static void Sha512(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message, Span<byte> code) =>
        Authenticate(Sha512State.StartSha512(), key, message, code);

    private static void Authenticate<TState>(TState fresh, ReadOnlySpan<byte> key, ReadOnlySpan<byte> message, Span<byte> code)
        where TState : struct, IHashState
    {
        var state = new HmacState<TState>(fresh, key);
        state.Append(message);
        state.Finish(code);
    }
}
