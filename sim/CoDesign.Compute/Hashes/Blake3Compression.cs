using System.Buffers.Binary;

namespace CoDesign.Compute.Hashes;

/// <summary>The compression function of BLAKE3.</summary>
/// <remarks>Source: O'Connor, Aumasson, Neves, Wilcox-O'Hearn, "BLAKE3: one function, fast everywhere", 2020, Section 2.2.</remarks>
internal static class Blake3Compression
{
    /// <summary>Number of rounds.</summary>
    public const int Rounds = 7;

    /// <summary>The first block of a chunk.</summary>
    public const uint ChunkStart = 1 << 0;

    /// <summary>The last block of a chunk.</summary>
    public const uint ChunkEnd = 1 << 1;

    /// <summary>The block is the hash values of two children.</summary>
    public const uint Parent = 1 << 2;

    /// <summary>The last compression.</summary>
    public const uint Root = 1 << 3;

    /// <summary>There is a key.</summary>
    public const uint KeyedHash = 1 << 4;

    /// <summary>The message is the context from which a key is derived.</summary>
    public const uint DeriveKeyContext = 1 << 5;

    /// <summary>The message is the material from which a key is derived.</summary>
    public const uint DeriveKeyMaterial = 1 << 6;

    /// <summary>Order of the words in each round: that of the paper's Table 2 once more in every round.</summary>
    public static ReadOnlySpan<byte> Orders =>
    [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
        2, 6, 3, 10, 7, 0, 4, 13, 1, 11, 12, 5, 9, 14, 15, 8,
        3, 4, 10, 12, 13, 2, 7, 14, 6, 5, 9, 0, 11, 15, 8, 1,
        10, 7, 12, 9, 14, 3, 13, 15, 4, 0, 11, 2, 5, 8, 1, 6,
        12, 13, 9, 11, 15, 10, 14, 8, 7, 2, 5, 3, 0, 1, 6, 4,
        9, 14, 11, 5, 8, 12, 15, 1, 13, 3, 0, 10, 2, 6, 4, 7,
        11, 15, 5, 0, 1, 9, 8, 6, 14, 10, 2, 12, 3, 4, 7, 13,
    ];

    /// <summary>Compresses a block.</summary>
    /// <param name="hash">Hash value of eight words so far.</param>
    /// <param name="block">64 bytes; zeros after its length.</param>
    /// <param name="counter">Number of the chunk, or of the block of output.</param>
    /// <param name="length">Bytes of the block.</param>
    /// <param name="flags">What kind of block.</param>
    /// <param name="output">Sixteen words; the first eight are the next hash value.</param>
    public static void Compress(ReadOnlySpan<uint> hash, ReadOnlySpan<byte> block, ulong counter, int length, uint flags, Span<uint> output)
    {
        Span<uint> m = stackalloc uint[BlakeMixing.BlockWords], v = stackalloc uint[BlakeMixing.BlockWords];
        for (int index = 0; index < m.Length; index++)
        {
            m[index] = BinaryPrimitives.ReadUInt32LittleEndian(block[(sizeof(uint) * index)..]);
        }
        hash[..BlakeMixing.HashWords].CopyTo(v);
        Sha256Compression.InitialSha256[..4].CopyTo(v[BlakeMixing.HashWords..]);
        v[12] = unchecked((uint)counter);
        v[13] = (uint)(counter >> 32);
        v[14] = (uint)length;
        v[15] = flags;
        for (int round = 0; round < Rounds; round++)
        {
            BlakeMixing.Round(v, m, Orders[(round * BlakeMixing.BlockWords)..]);
        }
        for (int index = 0; index < BlakeMixing.HashWords; index++)
        {
            output[index + BlakeMixing.HashWords] = v[index + BlakeMixing.HashWords] ^ hash[index];
            output[index] = v[index] ^ v[index + BlakeMixing.HashWords];
        }
    }
}
