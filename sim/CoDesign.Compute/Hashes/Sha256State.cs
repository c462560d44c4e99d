using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace CoDesign.Compute.Hashes;

/// <summary>SHA-224 or SHA-256 of a message that arrives in pieces. Start with one of the static methods.</summary>
/// <remarks>Source: FIPS 180-4, "Padding the Message", "SHA-256". Does not allocate.</remarks>
public struct Sha256State : IHashState
{
    private const int LengthBytes = 8; // of the bit count in the padding

    private Hash _hash;
    private Block _block; // its first _messageBytes % BlockBytes bytes wait for more
    private ulong _messageBytes;
    private int _digestBytes;

    /// <inheritdoc/>
    public readonly int BlockBytes => Sha256Compression.BlockBytes;

    /// <inheritdoc/>
    public readonly int DigestBytes => _digestBytes;

    private readonly int Waiting => (int)(_messageBytes % Sha256Compression.BlockBytes);

    /// <summary>Starts SHA-224: 28 bytes.</summary>
    public static Sha256State StartSha224() => Start(Sha256Compression.InitialSha224, 28);

    /// <summary>Starts SHA-256: 32 bytes.</summary>
    public static Sha256State StartSha256() => Start(Sha256Compression.InitialSha256, 32);

    /// <inheritdoc/>
    public void Append(ReadOnlySpan<byte> message)
    {
        int waiting = Waiting;
        _messageBytes = unchecked(_messageBytes + (ulong)message.Length);
        if (waiting != 0)
        {
            int fitting = Math.Min(Sha256Compression.BlockBytes - waiting, message.Length);
            message[..fitting].CopyTo(((Span<byte>)_block)[waiting..]);
            message = message[fitting..];
            if (waiting + fitting < Sha256Compression.BlockBytes)
            {
                return;
            }
            Sha256Compression.Compress(_hash, _block);
        }
        int whole = message.Length - (message.Length % Sha256Compression.BlockBytes);
        Sha256Compression.Compress(_hash, message[..whole]);
        message[whole..].CopyTo(_block);
    }

    /// <inheritdoc/>
    public readonly void Finish(Span<byte> digest)
    {
        DigestLength.Check(digest, _digestBytes);
        // The bit 1, zeros to the end of a block, in whose last bytes the length of the message in bits stands.
        int waiting = Waiting;
        Span<byte> padded = stackalloc byte[2 * Sha256Compression.BlockBytes];
        padded = padded[..(waiting + 1 + LengthBytes <= Sha256Compression.BlockBytes ? Sha256Compression.BlockBytes : padded.Length)];
        padded.Clear();
        ((ReadOnlySpan<byte>)_block)[..waiting].CopyTo(padded);
        padded[waiting] = 0x80;
        BinaryPrimitives.WriteUInt64BigEndian(padded[^8..], unchecked(_messageBytes * 8));
        Hash hash = _hash;
        Sha256Compression.Compress(hash, padded);
        for (int index = 0; index < digest.Length / sizeof(uint); index++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(digest[(sizeof(uint) * index)..], hash[index]);
        }
    }

    private static Sha256State Start(ReadOnlySpan<uint> initial, int digestBytes)
    {
        var state = new Sha256State { _digestBytes = digestBytes };
        initial.CopyTo(state._hash);
        return state;
    }

    [InlineArray(Sha256Compression.HashWords)]
    private struct Hash
    {
        private uint _first;
    }

    [InlineArray(Sha256Compression.BlockBytes)]
    private struct Block
    {
        private byte _first;
    }
}
