using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CoDesign.Compute.Hashes;

/// <summary>Eight whole chunks of BLAKE3 at a time, a chunk in each lane of the vectors.</summary>
internal static class Blake3Lanes
{
    /// <summary>Chunks at a time.</summary>
    public const int Chunks = 8;

    /// <summary>Whether the machine has the vectors.</summary>
    public static bool AreSupported => Avx2.IsSupported && BitConverter.IsLittleEndian;

    /// <summary>Hashes eight chunks that follow each other.</summary>
    /// <param name="key">Eight words.</param>
    /// <param name="message">8 KiB.</param>
    /// <param name="counter">Number of the first chunk.</param>
    /// <param name="flags">Of the whole message.</param>
    /// <param name="hashes">Sixty-four words: the hash values one after the other.</param>
    public static void Hash(ReadOnlySpan<uint> key, ReadOnlySpan<byte> message, ulong counter, uint flags, Span<uint> hashes)
    {
        Span<Vector256<uint>> hash = stackalloc Vector256<uint>[BlakeMixing.HashWords];
        Span<Vector256<uint>> m = stackalloc Vector256<uint>[BlakeMixing.BlockWords], v = stackalloc Vector256<uint>[BlakeMixing.BlockWords];
        for (int index = 0; index < hash.Length; index++)
        {
            hash[index] = Vector256.Create(key[index]);
        }
        Vector256<uint> counterLow = Vector256.Create(unchecked((uint)counter)) + Vector256<uint>.Indices;
        // The low word passed its end where it is less than the lane it had added.
        Vector256<uint> counterHigh = Vector256.Create((uint)(counter >> 32)) - Vector256.LessThan(counterLow, Vector256<uint>.Indices);
        for (int block = 0; block < Blake3State.ChunkBytes / BlakeMixing.BlockBytes; block++)
        {
            uint position = block == 0 ? Blake3Compression.ChunkStart
                : block == (Blake3State.ChunkBytes / BlakeMixing.BlockBytes) - 1 ? Blake3Compression.ChunkEnd : 0;
            Load(message[(block * BlakeMixing.BlockBytes)..], m);
            hash.CopyTo(v);
            for (int index = 0; index < 4; index++)
            {
                v[index + 8] = Vector256.Create(Sha256Compression.InitialSha256[index]);
            }
            v[12] = counterLow;
            v[13] = counterHigh;
            v[14] = Vector256.Create((uint)BlakeMixing.BlockBytes);
            v[15] = Vector256.Create(flags | position);
            Mix(v, m);
            for (int index = 0; index < hash.Length; index++)
            {
                hash[index] = v[index] ^ v[index + 8];
            }
        }
        Transpose(hash);
        MemoryMarshal.Cast<Vector256<uint>, uint>(hash).CopyTo(hashes);
    }

    // A block of each chunk: word i of all chunks to vector i.
    private static void Load(ReadOnlySpan<byte> message, Span<Vector256<uint>> m)
    {
        for (int chunk = 0; chunk < Chunks; chunk++)
        {
            ReadOnlySpan<byte> block = message.Slice(chunk * Blake3State.ChunkBytes, BlakeMixing.BlockBytes);
            m[chunk] = Vector256.Create(block).AsUInt32();
            m[chunk + 8] = Vector256.Create(block[32..]).AsUInt32();
        }
        Transpose(m[..8]);
        Transpose(m[8..]);
    }

    // Eight by eight: pairs of words, then pairs of pairs, then halves.
    private static void Transpose(Span<Vector256<uint>> rows)
    {
        rows = rows[..8];
        Span<Vector256<ulong>> pairs = stackalloc Vector256<ulong>[8];
        for (int row = 0; row < 8; row += 2)
        {
            pairs[row] = Avx2.UnpackLow(rows[row], rows[row + 1]).AsUInt64();
            pairs[row + 1] = Avx2.UnpackHigh(rows[row], rows[row + 1]).AsUInt64();
        }
        for (int column = 0; column < 2; column++)
        {
            Vector256<ulong> a = pairs[column], b = pairs[column + 2], c = pairs[column + 4], d = pairs[column + 6];
            Vector256<ulong> lowUp = Avx2.UnpackLow(a, b), highUp = Avx2.UnpackHigh(a, b), lowDown = Avx2.UnpackLow(c, d), highDown = Avx2.UnpackHigh(c, d);
            rows[2 * column] = Avx2.Permute2x128(lowUp, lowDown, 0x20).AsUInt32();
            rows[(2 * column) + 1] = Avx2.Permute2x128(highUp, highDown, 0x20).AsUInt32();
            rows[(2 * column) + 4] = Avx2.Permute2x128(lowUp, lowDown, 0x31).AsUInt32();
            rows[(2 * column) + 5] = Avx2.Permute2x128(highUp, highDown, 0x31).AsUInt32();
        }
    }

    private static void Mix(Span<Vector256<uint>> v, ReadOnlySpan<Vector256<uint>> m)
    {
        Vector256<uint> v0 = v[0], v1 = v[1], v2 = v[2], v3 = v[3], v4 = v[4], v5 = v[5], v6 = v[6], v7 = v[7];
        Vector256<uint> v8 = v[8], v9 = v[9], v10 = v[10], v11 = v[11], v12 = v[12], v13 = v[13], v14 = v[14], v15 = v[15];
        for (int round = 0; round < Blake3Compression.Rounds; round++)
        {
            ReadOnlySpan<byte> order = Blake3Compression.Orders.Slice(round * BlakeMixing.BlockWords, BlakeMixing.BlockWords);
            Mix(ref v0, ref v4, ref v8, ref v12, m[order[0]], m[order[1]]);
            Mix(ref v1, ref v5, ref v9, ref v13, m[order[2]], m[order[3]]);
            Mix(ref v2, ref v6, ref v10, ref v14, m[order[4]], m[order[5]]);
            Mix(ref v3, ref v7, ref v11, ref v15, m[order[6]], m[order[7]]);
            Mix(ref v0, ref v5, ref v10, ref v15, m[order[8]], m[order[9]]);
            Mix(ref v1, ref v6, ref v11, ref v12, m[order[10]], m[order[11]]);
            Mix(ref v2, ref v7, ref v8, ref v13, m[order[12]], m[order[13]]);
            Mix(ref v3, ref v4, ref v9, ref v14, m[order[14]], m[order[15]]);
        }
        (v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7]) = (v0, v1, v2, v3, v4, v5, v6, v7);
        (v[8], v[9], v[10], v[11], v[12], v[13], v[14], v[15]) = (v8, v9, v10, v11, v12, v13, v14, v15);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Mix(
        ref Vector256<uint> a, ref Vector256<uint> b, ref Vector256<uint> c, ref Vector256<uint> d, Vector256<uint> x, Vector256<uint> y)
    {
        a += b + x;
        d = RotateRight(d ^ a, 16);
        c += d;
        b = RotateRight(b ^ c, 12);
        a += b + y;
        d = RotateRight(d ^ a, 8);
        c += d;
        b = RotateRight(b ^ c, 7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> RotateRight(Vector256<uint> value, [ConstantExpected] byte count) =>
        Avx512F.VL.IsSupported ? Avx512F.VL.RotateRight(value, count) : (value >>> count) | (value << (32 - count));
}
