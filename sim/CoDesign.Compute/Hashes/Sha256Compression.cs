using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CoDesign.Compute.Hashes;

/// <summary>The compression function of SHA-224 and SHA-256: what a hash core does to one block.</summary>
/// <remarks>Source: FIPS 180-4, "SHA-224 and SHA-256 Functions", "SHA-256 Hash Computation".</remarks>
public static class Sha256Compression
{
    /// <summary>Bytes of one block: sixteen 32-bit words.</summary>
    public const int BlockBytes = 64;

    /// <summary>Words of the hash value.</summary>
    public const int HashWords = 8;

    private const int Rounds = 64;

    /// <summary>First 32 bits of the fractional parts of the square roots of the first eight primes.</summary>
    public static ReadOnlySpan<uint> InitialSha256 =>
    [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ];

    /// <summary>Second 32 bits of the fractional parts of the square roots of the 9th to 16th primes.</summary>
    public static ReadOnlySpan<uint> InitialSha224 =>
    [
        0xc105_9ed8, 0x367c_d507, 0x3070_dd17, 0xf70e_5939, 0xffc0_0b31, 0x6858_1511, 0x64f9_8fa7, 0xbefa_4fa4,
    ];

    // First 32 bits of the fractional parts of the cube roots of the first 64 primes.
    private static ReadOnlySpan<uint> RoundConstants =>
    [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
        0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
        0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
        0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
        0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
        0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
        0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
    ];

    /// <summary>Compresses blocks into a hash value.</summary>
    /// <param name="hash">Eight words, replaced by the next hash value.</param>
    /// <param name="blocks">Whole blocks of 64 bytes, without padding of its own.</param>
    /// <exception cref="ArgumentException">The hash value has not eight words, or the blocks are not whole.</exception>
    public static void Compress(Span<uint> hash, ReadOnlySpan<byte> blocks)
    {
        if (hash.Length != HashWords || blocks.Length % BlockBytes != 0)
        {
            throw new ArgumentException($"{hash.Length} words and {blocks.Length} bytes given; {HashWords} and a multiple of {BlockBytes} expected");
        }
        Span<uint> schedule = stackalloc uint[Rounds];
        for (; blocks.Length != 0; blocks = blocks[BlockBytes..])
        {
            Expand(blocks, schedule);
            Round64(hash, schedule);
        }
    }

    // Hot: once per block. The round constants are added here, which keeps the rounds' chain of additions short.
    private static void Expand(ReadOnlySpan<byte> block, Span<uint> schedule)
    {
        for (int t = 0; t < 16; t++)
        {
            schedule[t] = BinaryPrimitives.ReadUInt32BigEndian(block[(4 * t)..]);
        }
        for (int t = 16; t < Rounds; t++)
        {
            uint w15 = schedule[t - 15];
            uint w2 = schedule[t - 2];
            uint sigma0 = BitOperations.RotateRight(w15, 7) ^ BitOperations.RotateRight(w15, 18) ^ (w15 >> 3);
            uint sigma1 = BitOperations.RotateRight(w2, 17) ^ BitOperations.RotateRight(w2, 19) ^ (w2 >> 10);
            schedule[t] = unchecked(schedule[t - 16] + sigma0 + schedule[t - 7] + sigma1);
        }
        for (int t = 0; t < Rounds; t++)
        {
            schedule[t] = unchecked(schedule[t] + RoundConstants[t]);
        }
    }

    // Hot: once per block. Eight rounds at a time, in which the working variables change places instead of being moved.
    private static void Round64(Span<uint> hash, ReadOnlySpan<uint> schedule)
    {
        uint a = hash[0], b = hash[1], c = hash[2], d = hash[3], e = hash[4], f = hash[5], g = hash[6], h = hash[7];
        for (int t = 0; t < Rounds; t += 8)
        {
            ReadOnlySpan<uint> w = schedule.Slice(t, 8);
            Round(a, b, c, ref d, e, f, g, ref h, w[0]);
            Round(h, a, b, ref c, d, e, f, ref g, w[1]);
            Round(g, h, a, ref b, c, d, e, ref f, w[2]);
            Round(f, g, h, ref a, b, c, d, ref e, w[3]);
            Round(e, f, g, ref h, a, b, c, ref d, w[4]);
            Round(d, e, f, ref g, h, a, b, ref c, w[5]);
            Round(c, d, e, ref f, g, h, a, ref b, w[6]);
            Round(b, c, d, ref e, f, g, h, ref a, w[7]);
        }
        unchecked
        {
            hash[0] += a;
            hash[1] += b;
            hash[2] += c;
            hash[3] += d;
            hash[4] += e;
            hash[5] += f;
            hash[6] += g;
            hash[7] += h;
        }
    }

    // Ch and Maj are written with one operation less than in the standard; equal by a truth table.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(uint a, uint b, uint c, ref uint d, uint e, uint f, uint g, ref uint h, uint constantPlusWord)
    {
        uint sum1 = BitOperations.RotateRight(e, 6) ^ BitOperations.RotateRight(e, 11) ^ BitOperations.RotateRight(e, 25);
        uint choice = g ^ (e & (f ^ g));
        uint sum0 = BitOperations.RotateRight(a, 2) ^ BitOperations.RotateRight(a, 13) ^ BitOperations.RotateRight(a, 22);
        uint majority = (a & b) | (c & (a | b));
        unchecked
        {
            uint first = h + sum1 + choice + constantPlusWord;
            d += first;
            h = first + sum0 + majority;
        }
    }
}
