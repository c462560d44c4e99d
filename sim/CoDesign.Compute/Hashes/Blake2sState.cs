using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CoDesign.Compute.Hashes;

/// <summary>BLAKE2s of a message that arrives in pieces, with a key or without.</summary>
/// <remarks>Source: RFC 7693. Does not allocate.</remarks>
[StructLayout(LayoutKind.Auto)]
public struct Blake2sState : IHashState
{
    /// <summary>The longest digest, and the longest key.</summary>
    public const int MaximumBytes = 32;

    private const int Rounds = 10;

    private Hash _hash;
    private Block _block; // the last block waits, for it is compressed in its own way
    private int _waiting;
    private ulong _compressedBytes;
    private int _digestBytes;

    /// <inheritdoc/>
    public readonly int BlockBytes => BlakeMixing.BlockBytes;

    /// <inheritdoc/>
    public readonly int DigestBytes => _digestBytes;

    // RFC 7693, Section 2.7.
    private static ReadOnlySpan<byte> Orders =>
    [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
        14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3,
        11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4,
        7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8,
        9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13,
        2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9,
        12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11,
        13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10,
        6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5,
        10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0,
    ];

    /// <summary>Starts.</summary>
    /// <param name="digestBytes">1 to 32.</param>
    /// <param name="key">At most 32 bytes; none for a plain hash.</param>
    /// <exception cref="ArgumentOutOfRangeException">The digest has another length.</exception>
    /// <exception cref="ArgumentException">The key is longer.</exception>
    public static Blake2sState Start(int digestBytes, ReadOnlySpan<byte> key = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(digestBytes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(digestBytes, MaximumBytes);
        if (key.Length > MaximumBytes)
        {
            throw new ArgumentException($"{key.Length} bytes given; a key has at most {MaximumBytes}", nameof(key));
        }
        var state = new Blake2sState { _digestBytes = digestBytes };
        Sha256Compression.InitialSha256.CopyTo(state._hash);
        // Parameter block: length of digest, length of key, fan-out 1, depth 1.
        state._hash[0] ^= 0x0101_0000 ^ ((uint)key.Length << 8) ^ (uint)digestBytes;
        if (!key.IsEmpty)
        {
            key.CopyTo(state._block);
            state._waiting = BlakeMixing.BlockBytes;
        }
        return state;
    }

    /// <inheritdoc/>
    public void Append(ReadOnlySpan<byte> message)
    {
        CheckStarted();
        while (message.Length != 0)
        {
            if (_waiting == BlakeMixing.BlockBytes)
            {
                _compressedBytes += BlakeMixing.BlockBytes;
                Compress(_block, _compressedBytes, 0);
                _waiting = 0;
            }
            while (_waiting == 0 && message.Length > BlakeMixing.BlockBytes)
            {
                _compressedBytes += BlakeMixing.BlockBytes;
                Compress(message[..BlakeMixing.BlockBytes], _compressedBytes, 0);
                message = message[BlakeMixing.BlockBytes..];
            }
            int fitting = Math.Min(BlakeMixing.BlockBytes - _waiting, message.Length);
            message[..fitting].CopyTo(((Span<byte>)_block)[_waiting..]);
            _waiting += fitting;
            message = message[fitting..];
        }
    }

    /// <inheritdoc/>
    public readonly void Finish(Span<byte> digest)
    {
        CheckStarted();
        DigestLength.Check(digest, _digestBytes);
        Blake2sState last = this;
        ((Span<byte>)last._block)[_waiting..].Clear();
        last.Compress(last._block, _compressedBytes + (ulong)_waiting, uint.MaxValue);
        Span<byte> whole = stackalloc byte[MaximumBytes];
        for (int index = 0; index < BlakeMixing.HashWords; index++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(whole[(sizeof(uint) * index)..], last._hash[index]);
        }
        whole[..digest.Length].CopyTo(digest);
    }

    private readonly void CheckStarted()
    {
        if (_digestBytes == 0)
        {
            throw new InvalidOperationException("the state was not started: use its Start method");
        }
    }

    private void Compress(ReadOnlySpan<byte> block, ulong bytes, uint lastFlag)
    {
        Span<uint> m = stackalloc uint[BlakeMixing.BlockWords], v = stackalloc uint[BlakeMixing.BlockWords];
        for (int index = 0; index < m.Length; index++)
        {
            m[index] = BinaryPrimitives.ReadUInt32LittleEndian(block[(sizeof(uint) * index)..]);
        }
        Span<uint> hash = _hash;
        hash.CopyTo(v);
        Sha256Compression.InitialSha256.CopyTo(v[BlakeMixing.HashWords..]);
        v[12] ^= unchecked((uint)bytes);
        v[13] ^= (uint)(bytes >> 32);
        v[14] ^= lastFlag;
        for (int round = 0; round < Rounds; round++)
        {
            BlakeMixing.Round(v, m, Orders[(round * BlakeMixing.BlockWords)..]);
        }
        for (int index = 0; index < hash.Length; index++)
        {
            hash[index] ^= v[index] ^ v[index + BlakeMixing.HashWords];
        }
    }

    [InlineArray(BlakeMixing.HashWords)]
    private struct Hash
    {
        private uint _first;
    }

    [InlineArray(BlakeMixing.BlockBytes)]
    private struct Block
    {
        private byte _first;
    }
}
