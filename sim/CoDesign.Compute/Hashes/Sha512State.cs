using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace CoDesign.Compute.Hashes;

/// <summary>SHA-384, SHA-512 or SHA-512/256 of a message that arrives in pieces. Start with one of the static methods.</summary>
/// <remarks>Source: FIPS 180-4, "Padding the Message", "SHA-512". Does not allocate.</remarks>
[SuppressMessage("Naming", "CA1707", Justification = "The name of the function is SHA-512/256.")]
public struct Sha512State : IHashState
{
    private const int LengthBytes = 16; // of the bit count in the padding

    private Hash _hash;
    private Block _block; // its first _messageBytes % BlockBytes bytes wait for more
    private ulong _messageBytes;
    private int _digestBytes;

    /// <inheritdoc/>
    public readonly int BlockBytes => Sha512Compression.BlockBytes;

    /// <inheritdoc/>
    public readonly int DigestBytes => _digestBytes;

    private readonly int Waiting => (int)(_messageBytes % Sha512Compression.BlockBytes);

    /// <summary>Starts SHA-384: 48 bytes.</summary>
    public static Sha512State StartSha384() => Start(Sha512Compression.InitialSha384, 48);

    /// <summary>Starts SHA-512: 64 bytes.</summary>
    public static Sha512State StartSha512() => Start(Sha512Compression.InitialSha512, 64);

    /// <summary>Starts SHA-512/256: 32 bytes, computed with 64-bit words.</summary>
    public static Sha512State StartSha512_256() => Start(Sha512Compression.InitialSha512_256, 32);

    /// <inheritdoc/>
    public void Append(ReadOnlySpan<byte> message)
    {
        int waiting = Waiting;
        _messageBytes = unchecked(_messageBytes + (ulong)message.Length);
        if (waiting != 0)
        {
            int fitting = Math.Min(Sha512Compression.BlockBytes - waiting, message.Length);
            message[..fitting].CopyTo(((Span<byte>)_block)[waiting..]);
            message = message[fitting..];
            if (waiting + fitting < Sha512Compression.BlockBytes)
            {
                return;
            }
            Sha512Compression.Compress(_hash, _block);
        }
        int whole = message.Length - (message.Length % Sha512Compression.BlockBytes);
        Sha512Compression.Compress(_hash, message[..whole]);
        message[whole..].CopyTo(_block);
    }

    /// <inheritdoc/>
    public readonly void Finish(Span<byte> digest)
    {
        DigestLength.Check(digest, _digestBytes);
        // The bit 1, zeros to the end of a block, in whose last bytes the length of the message in bits stands.
        int waiting = Waiting;
        Span<byte> padded = stackalloc byte[2 * Sha512Compression.BlockBytes];
        padded = padded[..(waiting + 1 + LengthBytes <= Sha512Compression.BlockBytes ? Sha512Compression.BlockBytes : padded.Length)];
        padded.Clear();
        ((ReadOnlySpan<byte>)_block)[..waiting].CopyTo(padded);
        padded[waiting] = 0x80;
        // 2^64 bytes would take centuries, so that of the upper word only the three bits shifted out below can be set.
        BinaryPrimitives.WriteUInt64BigEndian(padded[^16..], _messageBytes >> 61);
        BinaryPrimitives.WriteUInt64BigEndian(padded[^8..], unchecked(_messageBytes * 8));
        Hash hash = _hash;
        Sha512Compression.Compress(hash, padded);
        for (int index = 0; index < digest.Length / sizeof(ulong); index++)
        {
            BinaryPrimitives.WriteUInt64BigEndian(digest[(sizeof(ulong) * index)..], hash[index]);
        }
    }

    private static Sha512State Start(ReadOnlySpan<ulong> initial, int digestBytes)
    {
        var state = new Sha512State { _digestBytes = digestBytes };
        initial.CopyTo(state._hash);
        return state;
    }

    [InlineArray(Sha512Compression.HashWords)]
    private struct Hash
    {
        private ulong _first;
    }

    [InlineArray(Sha512Compression.BlockBytes)]
    private struct Block
    {
        private byte _first;
    }
}
