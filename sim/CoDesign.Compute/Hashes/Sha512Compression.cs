using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CoDesign.Compute.Hashes;

/// <summary>The compression function of SHA-384, SHA-512 and SHA-512/256: what a hash core does to one block.</summary>
/// <remarks>Source: FIPS 180-4, "SHA-384, SHA-512, SHA-512/224 and SHA-512/256 Functions", "SHA-512 Hash Computation".</remarks>
[SuppressMessage("Naming", "CA1707", Justification = "The name of the function is SHA-512/256.")]
public static class Sha512Compression
{
    /// <summary>Bytes of one block: sixteen 64-bit words.</summary>
    public const int BlockBytes = 128;

    /// <summary>Words of the hash value.</summary>
    public const int HashWords = 8;

    private const int Rounds = 80;

    /// <summary>First 64 bits of the fractional parts of the square roots of the first eight primes.</summary>
    public static ReadOnlySpan<ulong> InitialSha512 =>
    [
        0x6a09_e667_f3bc_c908, 0xbb67_ae85_84ca_a73b, 0x3c6e_f372_fe94_f82b, 0xa54f_f53a_5f1d_36f1,
        0x510e_527f_ade6_82d1, 0x9b05_688c_2b3e_6c1f, 0x1f83_d9ab_fb41_bd6b, 0x5be0_cd19_137e_2179,
    ];

    /// <summary>First 64 bits of the fractional parts of the square roots of the 9th to 16th primes.</summary>
    public static ReadOnlySpan<ulong> InitialSha384 =>
    [
        0xcbbb_9d5d_c105_9ed8, 0x629a_292a_367c_d507, 0x9159_015a_3070_dd17, 0x152f_ecd8_f70e_5939,
        0x6733_2667_ffc0_0b31, 0x8eb4_4a87_6858_1511, 0xdb0c_2e0d_64f9_8fa7, 0x47b5_481d_befa_4fa4,
    ];

    /// <summary>SHA-512 of "SHA-512/256", started from <see cref="InitialSha512"/> with every byte XORed with a5.</summary>
    public static ReadOnlySpan<ulong> InitialSha512_256 =>
    [
        0x2231_2194_fc2b_f72c, 0x9f55_5fa3_c84c_64c2, 0x2393_b86b_6f53_b151, 0x9638_7719_5940_eabd,
        0x9628_3ee2_a88e_ffe3, 0xbe5e_1e25_5386_3992, 0x2b01_99fc_2c85_b8aa, 0x0eb7_2ddc_81c5_2ca2,
    ];

    // First 64 bits of the fractional parts of the cube roots of the first 80 primes.
    private static ReadOnlySpan<ulong> RoundConstants =>
    [
        0x428a_2f98_d728_ae22, 0x7137_4491_23ef_65cd, 0xb5c0_fbcf_ec4d_3b2f, 0xe9b5_dba5_8189_dbbc,
        0x3956_c25b_f348_b538, 0x59f1_11f1_b605_d019, 0x923f_82a4_af19_4f9b, 0xab1c_5ed5_da6d_8118,
        0xd807_aa98_a303_0242, 0x1283_5b01_4570_6fbe, 0x2431_85be_4ee4_b28c, 0x550c_7dc3_d5ff_b4e2,
        0x72be_5d74_f27b_896f, 0x80de_b1fe_3b16_96b1, 0x9bdc_06a7_25c7_1235, 0xc19b_f174_cf69_2694,
        0xe49b_69c1_9ef1_4ad2, 0xefbe_4786_384f_25e3, 0x0fc1_9dc6_8b8c_d5b5, 0x240c_a1cc_77ac_9c65,
        0x2de9_2c6f_592b_0275, 0x4a74_84aa_6ea6_e483, 0x5cb0_a9dc_bd41_fbd4, 0x76f9_88da_8311_53b5,
        0x983e_5152_ee66_dfab, 0xa831_c66d_2db4_3210, 0xb003_27c8_98fb_213f, 0xbf59_7fc7_beef_0ee4,
        0xc6e0_0bf3_3da8_8fc2, 0xd5a7_9147_930a_a725, 0x06ca_6351_e003_826f, 0x1429_2967_0a0e_6e70,
        0x27b7_0a85_46d2_2ffc, 0x2e1b_2138_5c26_c926, 0x4d2c_6dfc_5ac4_2aed, 0x5338_0d13_9d95_b3df,
        0x650a_7354_8baf_63de, 0x766a_0abb_3c77_b2a8, 0x81c2_c92e_47ed_aee6, 0x9272_2c85_1482_353b,
        0xa2bf_e8a1_4cf1_0364, 0xa81a_664b_bc42_3001, 0xc24b_8b70_d0f8_9791, 0xc76c_51a3_0654_be30,
        0xd192_e819_d6ef_5218, 0xd699_0624_5565_a910, 0xf40e_3585_5771_202a, 0x106a_a070_32bb_d1b8,
        0x19a4_c116_b8d2_d0c8, 0x1e37_6c08_5141_ab53, 0x2748_774c_df8e_eb99, 0x34b0_bcb5_e19b_48a8,
        0x391c_0cb3_c5c9_5a63, 0x4ed8_aa4a_e341_8acb, 0x5b9c_ca4f_7763_e373, 0x682e_6ff3_d6b2_b8a3,
        0x748f_82ee_5def_b2fc, 0x78a5_636f_4317_2f60, 0x84c8_7814_a1f0_ab72, 0x8cc7_0208_1a64_39ec,
        0x90be_fffa_2363_1e28, 0xa450_6ceb_de82_bde9, 0xbef9_a3f7_b2c6_7915, 0xc671_78f2_e372_532b,
        0xca27_3ece_ea26_619c, 0xd186_b8c7_21c0_c207, 0xeada_7dd6_cde0_eb1e, 0xf57d_4f7f_ee6e_d178,
        0x06f0_67aa_7217_6fba, 0x0a63_7dc5_a2c8_98a6, 0x113f_9804_bef9_0dae, 0x1b71_0b35_131c_471b,
        0x28db_77f5_2304_7d84, 0x32ca_ab7b_40c7_2493, 0x3c9e_be0a_15c9_bebc, 0x431d_67c4_9c10_0d4c,
        0x4cc5_d4be_cb3e_42b6, 0x597f_299c_fc65_7e2a, 0x5fcb_6fab_3ad6_faec, 0x6c44_198c_4a47_5817,
    ];

    /// <summary>Compresses blocks into a hash value.</summary>
    /// <param name="hash">Eight words, replaced by the next hash value.</param>
    /// <param name="blocks">Whole blocks of 128 bytes, without padding of its own.</param>
    /// <exception cref="ArgumentException">The hash value has not eight words, or the blocks are not whole.</exception>
    public static void Compress(Span<ulong> hash, ReadOnlySpan<byte> blocks)
    {
        if (hash.Length != HashWords || blocks.Length % BlockBytes != 0)
        {
            throw new ArgumentException($"{hash.Length} words and {blocks.Length} bytes given; {HashWords} and a multiple of {BlockBytes} expected");
        }
        Span<ulong> schedule = stackalloc ulong[Rounds];
        for (; blocks.Length != 0; blocks = blocks[BlockBytes..])
        {
            Expand(blocks, schedule);
            Round80(hash, schedule);
        }
    }

    // Hot: once per block. The round constants are added here, which keeps the rounds' chain of additions short.
    private static void Expand(ReadOnlySpan<byte> block, Span<ulong> schedule)
    {
        for (int t = 0; t < 16; t++)
        {
            schedule[t] = BinaryPrimitives.ReadUInt64BigEndian(block[(8 * t)..]);
        }
        for (int t = 16; t < Rounds; t++)
        {
            ulong w15 = schedule[t - 15];
            ulong w2 = schedule[t - 2];
            ulong sigma0 = BitOperations.RotateRight(w15, 1) ^ BitOperations.RotateRight(w15, 8) ^ (w15 >> 7);
            ulong sigma1 = BitOperations.RotateRight(w2, 19) ^ BitOperations.RotateRight(w2, 61) ^ (w2 >> 6);
            schedule[t] = unchecked(schedule[t - 16] + sigma0 + schedule[t - 7] + sigma1);
        }
        for (int t = 0; t < Rounds; t++)
        {
            schedule[t] = unchecked(schedule[t] + RoundConstants[t]);
        }
    }

    // Hot: once per block. Eight rounds at a time, in which the working variables change places instead of being moved.
    private static void Round80(Span<ulong> hash, ReadOnlySpan<ulong> schedule)
    {
        ulong a = hash[0], b = hash[1], c = hash[2], d = hash[3], e = hash[4], f = hash[5], g = hash[6], h = hash[7];
        for (int t = 0; t < Rounds; t += 8)
        {
            ReadOnlySpan<ulong> w = schedule.Slice(t, 8);
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
    private static void Round(ulong a, ulong b, ulong c, ref ulong d, ulong e, ulong f, ulong g, ref ulong h, ulong constantPlusWord)
    {
        ulong sum1 = BitOperations.RotateRight(e, 14) ^ BitOperations.RotateRight(e, 18) ^ BitOperations.RotateRight(e, 41);
        ulong choice = g ^ (e & (f ^ g));
        ulong sum0 = BitOperations.RotateRight(a, 28) ^ BitOperations.RotateRight(a, 34) ^ BitOperations.RotateRight(a, 39);
        ulong majority = (a & b) | (c & (a | b));
        unchecked
        {
            ulong first = h + sum1 + choice + constantPlusWord;
            d += first;
            h = first + sum0 + majority;
        }
    }
}
