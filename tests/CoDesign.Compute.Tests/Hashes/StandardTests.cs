using System.Numerics;
using CoDesign.Compute.Hashes;
using static CoDesign.Compute.Tests.TestData;

namespace CoDesign.Compute.Tests.Hashes;

/// <summary>Constants derived as the standards define them, and the unrolled kernels against the text of the standards.</summary>
public sealed class StandardTests
{
    private static readonly int[] Primes = [.. Enumerable.Range(2, 500).Where(n => Enumerable.Range(2, n - 2).All(d => n % d != 0)).Take(80)];

    [Fact] // FIPS 180-4, "Setting the Initial Hash Value": fractional parts of square roots of primes
    public void Initial_hash_values_are_square_roots_of_primes()
    {
        Assert.Equal(Primes[..8].Select(p => (uint)(Fraction(p, 2) >> 32)), Sha256Compression.InitialSha256.ToArray());
        Assert.Equal(Primes[8..16].Select(p => (uint)(Fraction(p, 2) & uint.MaxValue)), Sha256Compression.InitialSha224.ToArray());
        Assert.Equal(Primes[..8].Select(p => Fraction(p, 2)), Sha512Compression.InitialSha512.ToArray());
        Assert.Equal(Primes[8..16].Select(p => Fraction(p, 2)), Sha512Compression.InitialSha384.ToArray());
    }

    [Fact] // FIPS 180-4, "SHA-512/t IV Generation Function"
    public void Initial_hash_value_of_sha_512_256_is_a_digest()
    {
        ulong[] hash = [.. Sha512Compression.InitialSha512.ToArray().Select(h => h ^ 0xa5a5_a5a5_a5a5_a5a5)];
        byte[] block = new byte[128];
        "SHA-512/256"u8.CopyTo(block);
        block[11] = 0x80;
        block[127] = 88; // bits
        Sha512Compression.Compress(hash, block);
        Assert.Equal(hash, Sha512Compression.InitialSha512_256.ToArray());
    }

    [Fact]
    public void Compression_of_sha_256_follows_the_standard()
    {
        for (ulong seed = 0; seed < 200; seed++)
        {
            ulong random = seed;
            uint[] hash = [.. Enumerable.Range(0, 8).Select(_ => (uint)(Next(ref random) >> 32))];
            byte[] block = Noise(random, 64);
            uint[] expected = PlainSha256(hash, block);
            Sha256Compression.Compress(hash, block);
            Assert.Equal(expected, hash);
        }
    }

    [Fact]
    public void Compression_of_sha_512_follows_the_standard()
    {
        for (ulong seed = 0; seed < 200; seed++)
        {
            ulong random = seed;
            ulong[] hash = [.. Enumerable.Range(0, 8).Select(_ => Next(ref random))];
            byte[] block = Noise(random, 128);
            ulong[] expected = PlainSha512(hash, block);
            Sha512Compression.Compress(hash, block);
            Assert.Equal(expected, hash);
        }
    }

    [Fact] // Keccak team, KeccakF-1600-IntermediateValues.txt; also permute() of data/digests.py
    public void Permutation_of_zeros_is_the_published_one()
    {
        ulong[] state = new ulong[25];
        KeccakPermutation.Permute(state);
        Assert.Equal(
            [
                0xf125_8f79_40e1_dde7, 0x84d5_ccf9_33c0_478a, 0xd598_261e_a65a_a9ee, 0xbd15_4730_6f80_494d, 0x8b28_4e05_6253_d057,
                0xff97_a42d_7f8e_6fd4, 0x90fe_e5a0_a446_47c4, 0x8c5b_da0c_d619_2e76, 0xad30_a6f7_1b19_059c, 0x3093_5ab7_d08f_fc64,
                0xeb5a_a93f_2317_d635, 0xa9a6_e626_0d71_2103, 0x81a5_7c16_dbcf_555f, 0x43b8_31cd_0347_c826, 0x01f2_2f1a_11a5_569f,
                0x05e5_635a_21d9_ae61, 0x64be_fef2_8cc9_70f2, 0x6136_7095_7bc4_6611, 0xb87c_5a55_4fd0_0ecb, 0x8c3e_e88a_1ccf_32c8,
                0x940c_7922_ae3a_2614, 0x1841_f924_a2c5_09e4, 0x16f5_3526_e704_65c2, 0x75f6_44e9_7f30_a13b, 0xeaf1_ff7b_5cec_a249,
            ],
            state);
    }

    [Fact]
    public void Permutation_follows_the_standard()
    {
        for (ulong seed = 0; seed < 200; seed++)
        {
            ulong random = seed;
            ulong[] state = [.. Enumerable.Range(0, 25).Select(_ => Next(ref random))];
            ulong[] expected = PlainKeccak(state);
            KeccakPermutation.Permute(state);
            Assert.Equal(expected, state);
        }
    }

    // First 64 bits behind the point of the square or cube root.
    private static ulong Fraction(int prime, int root)
    {
        BigInteger shifted = new BigInteger(prime) << (64 * root);
        BigInteger low = 0, high = BigInteger.One << 80;
        while (high - low > 1)
        {
            BigInteger middle = (low + high) / 2;
            (low, high) = BigInteger.Pow(middle, root) <= shifted ? (middle, high) : (low, middle);
        }
        return (ulong)(low & ulong.MaxValue);
    }

    // FIPS 180-4, "SHA-256 Hash Computation", word for word.
    private static uint[] PlainSha256(uint[] hash, byte[] block)
    {
        uint[] w = new uint[64], v = [.. hash];
        for (int t = 0; t < 64; t++)
        {
            w[t] = t < 16
                ? BitConverter.ToUInt32([block[(4 * t) + 3], block[(4 * t) + 2], block[(4 * t) + 1], block[4 * t]])
                : unchecked(Sigma(w[t - 2], 17, 19, 10) + w[t - 7] + Sigma(w[t - 15], 7, 18, 3) + w[t - 16]);
            uint choice = (v[4] & v[5]) ^ (~v[4] & v[6]);
            uint majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]);
            uint first = unchecked(v[7] + Sum(v[4], 6, 11, 25) + choice + (uint)(Fraction(Primes[t], 3) >> 32) + w[t]);
            uint second = unchecked(Sum(v[0], 2, 13, 22) + majority);
            v = [unchecked(first + second), v[0], v[1], v[2], unchecked(v[3] + first), v[4], v[5], v[6]];
        }
        return [.. hash.Zip(v, (h, x) => unchecked(h + x))];

        static uint Sum(uint x, int a, int b, int c) =>
            BitOperations.RotateRight(x, a) ^ BitOperations.RotateRight(x, b) ^ BitOperations.RotateRight(x, c);
        static uint Sigma(uint x, int a, int b, int c) => BitOperations.RotateRight(x, a) ^ BitOperations.RotateRight(x, b) ^ (x >> c);
    }

    // FIPS 180-4, "SHA-512 Hash Computation", word for word.
    private static ulong[] PlainSha512(ulong[] hash, byte[] block)
    {
        ulong[] w = new ulong[80], v = [.. hash];
        for (int t = 0; t < 80; t++)
        {
            w[t] = t < 16
                ? BitConverter.ToUInt64([.. block[(8 * t)..((8 * t) + 8)].Reverse()])
                : unchecked(Sigma(w[t - 2], 19, 61, 6) + w[t - 7] + Sigma(w[t - 15], 1, 8, 7) + w[t - 16]);
            ulong choice = (v[4] & v[5]) ^ (~v[4] & v[6]);
            ulong majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]);
            ulong first = unchecked(v[7] + Sum(v[4], 14, 18, 41) + choice + Fraction(Primes[t], 3) + w[t]);
            ulong second = unchecked(Sum(v[0], 28, 34, 39) + majority);
            v = [unchecked(first + second), v[0], v[1], v[2], unchecked(v[3] + first), v[4], v[5], v[6]];
        }
        return [.. hash.Zip(v, (h, x) => unchecked(h + x))];

        static ulong Sum(ulong x, int a, int b, int c) =>
            BitOperations.RotateRight(x, a) ^ BitOperations.RotateRight(x, b) ^ BitOperations.RotateRight(x, c);
        static ulong Sigma(ulong x, int a, int b, int c) => BitOperations.RotateRight(x, a) ^ BitOperations.RotateRight(x, b) ^ (x >> c);
    }

    // FIPS 202, "Step Mappings", word for word; lane (x, y) is a[x + 5y].
    private static ulong[] PlainKeccak(ulong[] state)
    {
        ulong[] a = [.. state];
        for (int round = 0; round < 24; round++)
        {
            ulong[] c = [.. Enumerable.Range(0, 5).Select(x => a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20])];
            a = Map((x, y) => a[x + (5 * y)] ^ c[(x + 4) % 5] ^ BitOperations.RotateLeft(c[(x + 1) % 5], 1));
            ulong[] turned = [.. a];
            for ((int t, int x, int y) = (0, 1, 0); t < 24; (t, x, y) = (t + 1, y, ((2 * x) + (3 * y)) % 5))
            {
                turned[x + (5 * y)] = BitOperations.RotateLeft(a[x + (5 * y)], (t + 1) * (t + 2) / 2 % 64);
            }
            ulong[] b = Map((x, y) => turned[((x + (3 * y)) % 5) + (5 * x)]);
            a = Map((x, y) => b[x + (5 * y)] ^ (~b[((x + 1) % 5) + (5 * y)] & b[((x + 2) % 5) + (5 * y)]));
            for (int j = 0; j <= 6; j++)
            {
                a[0] ^= RoundBit(j + (7 * round)) << ((1 << j) - 1);
            }
        }
        return a;

        static ulong[] Map(Func<int, int, ulong> lane) => [.. Enumerable.Range(0, 25).Select(i => lane(i % 5, i / 5))];
    }

    // FIPS 202, Algorithm 5, rc(t): R = 1000 0000, whose leftmost bit is bit 0 here.
    private static ulong RoundBit(int t)
    {
        int register = 1;
        for (int step = 0; step < t % 255; step++)
        {
            register <<= 1;
            int carry = register >> 8;
            register = (register ^ carry ^ (carry << 4) ^ (carry << 5) ^ (carry << 6)) & 0xff;
        }
        return (ulong)(register & 1);
    }
}
