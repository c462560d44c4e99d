using System.Runtime.InteropServices;

namespace CoDesign.Compute.Hashes;

/// <summary>HMAC of a message that arrives in pieces, over any hash function. Copy it to use a key again without absorbing it again.</summary>
/// <typeparam name="TState">State of the hash function.</typeparam>
/// <remarks>Source: FIPS 198-1. Does not allocate. Does not run in constant time for keys of different lengths.</remarks>
[StructLayout(LayoutKind.Auto)]
public struct HmacState<TState>
    where TState : struct, IHashState
{
    private const byte InnerPad = 0x36, OuterPad = 0x5c;

    // The longest block is that of SHA3-224 with 144 bytes, the longest digest that of SHA-512 with 64.
    private const int MaximumBlockBytes = 144, MaximumDigestBytes = 64;

    private readonly TState _outer;
#pragma warning disable IDE0044 // Append changes the struct; in a readonly field it would change a copy.
    private TState _inner;
#pragma warning restore IDE0044

    /// <summary>Starts with a key.</summary>
    /// <param name="fresh">A state just started; says which hash function.</param>
    /// <param name="key">Any length; one longer than a block is hashed first.</param>
    /// <exception cref="ArgumentException">The hash function has no digest of a fixed length.</exception>
    public HmacState(TState fresh, ReadOnlySpan<byte> key)
    {
        if (fresh.DigestBytes is 0 or > MaximumDigestBytes || fresh.BlockBytes > MaximumBlockBytes)
        {
            throw new ArgumentException("HMAC needs a hash function with a digest of a fixed length", nameof(fresh));
        }
        _inner = fresh;
        _outer = fresh;
        Span<byte> padded = stackalloc byte[MaximumBlockBytes];
        padded = padded[..fresh.BlockBytes];
        padded.Clear();
        if (key.Length <= padded.Length)
        {
            key.CopyTo(padded);
        }
        else
        {
            fresh.Append(key);
            fresh.Finish(padded[..fresh.DigestBytes]);
        }
        Toggle(padded, InnerPad);
        _inner.Append(padded);
        Toggle(padded, InnerPad ^ OuterPad);
        _outer.Append(padded);
    }

    /// <summary>Absorbs the next piece of the message.</summary>
    /// <param name="message">Any length; where pieces begin and end makes no difference.</param>
    public void Append(ReadOnlySpan<byte> message) => _inner.Append(message);

    /// <summary>Computes the code of everything appended so far and leaves the state as it is, so that more can follow.</summary>
    /// <param name="code">As long as the digest of the hash function.</param>
    /// <exception cref="ArgumentException">The code has another length.</exception>
    public readonly void Finish(Span<byte> code)
    {
        DigestLength.Check(code, _outer.DigestBytes);
        Span<byte> innerDigest = stackalloc byte[MaximumDigestBytes];
        innerDigest = innerDigest[..code.Length];
        _inner.Finish(innerDigest);
        TState outer = _outer;
        outer.Append(innerDigest);
        outer.Finish(code);
    }

    private static void Toggle(Span<byte> bytes, byte pattern)
    {
        foreach (ref byte value in bytes)
        {
            value ^= pattern;
        }
    }
}
