using System.Buffers.Binary;

namespace CoDesign.Isa.Tests;

/// <summary>Whole blocks of AES and SHA-2 made of single instructions, against the examples of the standards.</summary>
public sealed class CryptographyTests
{
    private static readonly InstructionTable Rv32 = Vectors.Tables[0];
    private static readonly InstructionTable Rv64 = Vectors.Tables[1];

    // FIPS 197, "Cipher Example"; and "AES-128", "AES-192", "AES-256" of the appendix of example vectors.
    public static TheoryData<string, string, string> AesExamples => new()
    {
        { "2b7e151628aed2a6abf7158809cf4f3c", "3243f6a8885a308d313198a2e0370734", "3925841d02dc09fbdc118597196a0b32" },
        { "000102030405060708090a0b0c0d0e0f", "00112233445566778899aabbccddeeff", "69c4e0d86a7b0430d8cdb78070b4c55a" },
        { "000102030405060708090a0b0c0d0e0f1011121314151617", "00112233445566778899aabbccddeeff", "dda97ca4864cdfe06eaf70a0ec0d7191" },
        {
            "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
            "00112233445566778899aabbccddeeff",
            "8ea2b7ca516745bfeafc49904b496089"
        },
    };

    [Theory]
    [MemberData(nameof(AesExamples))]
    public void Aes_of_rv64_gives_the_examples_of_the_standard(string key, string plain, string cipher)
    {
        ulong[] keys = KeysOfRv64(Convert.FromHexString(key));
        int rounds = (keys.Length / 2) - 1;
        ulong[] state = Doubles(plain);
        Add(state, keys, 0);
        for (int round = 1; round <= rounds; round++)
        {
            string name = round < rounds ? "aes64esm" : "aes64es";
            state = [Instructions.Run(Rv64, name, state[0], state[1]), Instructions.Run(Rv64, name, state[1], state[0])];
            Add(state, keys, round);
        }

        Assert.Equal(cipher, Hex(state));

        // FIPS 197, "Equivalent inverse cipher": the keys between the first and the last go through InvMixColumns.
        Add(state, keys, rounds);
        for (int round = rounds - 1; round >= 0; round--)
        {
            string name = round > 0 ? "aes64dsm" : "aes64ds";
            state = [Instructions.Run(Rv64, name, state[0], state[1]), Instructions.Run(Rv64, name, state[1], state[0])];
            Add(state, round > 0 ? [.. keys.Select(k => Instructions.Run(Rv64, "aes64im", k))] : keys, round);
        }

        Assert.Equal(plain, Hex(state));
    }

    [Theory]
    [MemberData(nameof(AesExamples))]
    public void Aes_of_rv32_gives_the_examples_of_the_standard(string key, string plain, string cipher)
    {
        uint[] keys = KeysOfRv32(Convert.FromHexString(key));
        int rounds = (keys.Length / 4) - 1;
        uint[] state = [.. Words(plain).Zip(keys, (s, k) => s ^ k)];
        for (int round = 1; round <= rounds; round++)
        {
            state = Round(round < rounds ? "aes32esmi" : "aes32esi", state, keys[(4 * round)..], turn: 1);
        }

        Assert.Equal(cipher, Hex(state));
        state = [.. state.Zip(keys[(4 * rounds)..], (s, k) => s ^ k)];
        for (int round = rounds - 1; round >= 0; round--)
        {
            uint[] own = keys[(4 * round)..(4 * (round + 1))];
            state = round > 0
                ? Round("aes32dsmi", state, [.. own.Select(InverseMixed)], turn: -1)
                : Round("aes32dsi", state, own, turn: -1);
        }

        Assert.Equal(plain, Hex(state));
    }

    [Fact] // FIPS 197, "SubBytes": the inverse in the field of 256 elements, then an affine map; not a table
    public void Substitution_is_the_inverse_and_an_affine_map()
    {
        for (int value = 0; value < 256; value++)
        {
            int inverse = Enumerable.Range(0, 256).FirstOrDefault(x => Times(x, value) == 1);
            int expected = 0;
            for (int i = 0; i < 8; i++)
            {
                int bit = (inverse >> i) ^ (inverse >> ((i + 4) % 8)) ^ (inverse >> ((i + 5) % 8)) ^ (inverse >> ((i + 6) % 8))
                    ^ (inverse >> ((i + 7) % 8)) ^ (0x63 >> i);
                expected |= (bit & 1) << i;
            }

            Assert.Equal((ulong)expected, Instructions.Run(Rv32, "aes32esi", 0, (ulong)value));
            Assert.Equal((ulong)value, Instructions.Run(Rv32, "aes32dsi", 0, (ulong)expected));
        }
    }

    [Fact] // FIPS 197, "MixColumns" and "InvMixColumns": the matrices written out
    public void Columns_are_mixed_by_the_matrices_of_the_standard()
    {
        var chance = new Chance(10);
        int[] inverse = [0x0E, 0x0B, 0x0D, 0x09];
        for (int n = 0; n < 200; n++)
        {
            uint column = (uint)chance.Next();
            uint expected = 0;
            for (int row = 0; row < 4; row++)
            {
                int sum = Enumerable.Range(0, 4).Aggregate(0, (s, i) => s ^ Times(inverse[(i - row + 4) % 4], (byte)(column >> (8 * i))));
                expected |= (uint)sum << (8 * row);
            }

            Assert.Equal(expected, (uint)Instructions.Run(Rv64, "aes64im", column));
            Assert.Equal(expected, InverseMixed(column));
        }
    }

    // FIPS 180-4 examples (NIST, "SHA-256" and "SHA-512", one block): "abc".
    [Fact]
    public void Sha256_of_both_widths_gives_the_example_of_the_standard()
    {
        const string Digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        foreach (InstructionTable table in Vectors.Tables)
        {
            uint[] state = [.. Roots(8, 2, 32).Select(r => (uint)r)];
            ulong[] compressed = Compress(
                [.. state.Select(s => (ulong)s)], [0x61626380, .. new ulong[14], 24], [.. Roots(64, 3, 32)], uint.MaxValue,
                (name, x) => (uint)Instructions.Run(table, $"sha256{name}", x));
            Assert.Equal(Digest, string.Concat(compressed.Select(s => $"{s:x8}")));
        }
    }

    [Fact]
    public void Sha512_of_both_widths_gives_the_example_of_the_standard()
    {
        const string Digest = "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
            + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f";
        Func<string, ulong, ulong>[] widths = [(name, x) => Instructions.Run(Rv64, $"sha512{name}", x), Sha512OfHalves];
        foreach (Func<string, ulong, ulong> sigma in widths)
        {
            ulong[] compressed = Compress(
                Roots(8, 2, 64), [0x6162638000000000, .. new ulong[14], 24], Roots(80, 3, 64), ulong.MaxValue, sigma);
            Assert.Equal(Digest, string.Concat(compressed.Select(s => $"{s:x16}")));
        }
    }

    [Fact] // "Zkt": latency independent of the operands, for every instruction of these extensions
    public void Cryptography_has_constant_time() =>
        Assert.All(InstructionRows.All.Where(r => r.Extensions.Any(e => e is >= Extension.Zbkb and <= Extension.Zknh)), r =>
            Assert.True(r.IsConstantTime, r.Mnemonic));

    // RISC-V Unprivileged ISA, Cryptography Extensions, "sha512sig0h" and its neighbours: which half goes where.
    private static ulong Sha512OfHalves(string name, ulong value)
    {
        ulong low = (uint)value;
        ulong high = value >> 32;
        (string ofLow, string ofHigh) = name.StartsWith("sum", StringComparison.Ordinal) ? ("r", "r") : ("l", "h");
        return Instructions.Run(Rv32, $"sha512{name}{ofHigh}", high, low) << 32 | (uint)Instructions.Run(Rv32, $"sha512{name}{ofLow}", low, high);
    }

    // FIPS 180-4, "SHA-256 Hash Computation" and "SHA-512 Hash Computation".
    private static ulong[] Compress(ulong[] hash, ulong[] block, ulong[] constants, ulong mask, Func<string, ulong, ulong> sigma)
    {
        List<ulong> w = [.. block];
        for (int t = 16; t < constants.Length; t++)
        {
            w.Add((sigma("sig1", w[t - 2]) + w[t - 7] + sigma("sig0", w[t - 15]) + w[t - 16]) & mask);
        }

        ulong[] v = [.. hash];
        for (int t = 0; t < constants.Length; t++)
        {
            ulong choice = (v[4] & v[5]) ^ (~v[4] & v[6]);
            ulong majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]);
            ulong first = v[7] + sigma("sum1", v[4]) + choice + constants[t] + w[t];
            ulong second = sigma("sum0", v[0]) + majority;
            v = [(first + second) & mask, v[0], v[1], v[2], (v[3] + first) & mask, v[4], v[5], v[6]];
        }

        return [.. hash.Zip(v, (h, x) => (h + x) & mask)];
    }

    // The first bits of the fractions of square or cube roots of the first primes: the constants of FIPS 180-4.
    private static ulong[] Roots(int count, int degree, int bits)
    {
        IEnumerable<int> primes = Enumerable.Range(2, 500).Where(n => Enumerable.Range(2, n - 2).All(d => n % d != 0)).Take(count);
        return [.. primes.Select(p =>
        {
            System.Numerics.BigInteger scaled = (System.Numerics.BigInteger)p << (degree * bits);
            System.Numerics.BigInteger root = 0;
            for (int bit = bits + 5; bit >= 0; bit--)
            {
                System.Numerics.BigInteger next = root | (System.Numerics.BigInteger.One << bit);
                root = System.Numerics.BigInteger.Pow(next, degree) <= scaled ? next : root;
            }

            return (ulong)(root & ((System.Numerics.BigInteger.One << bits) - 1));
        })];
    }

    // FIPS 197, "KeyExpansion", in pairs of words.
    private static ulong[] KeysOfRv64(byte[] key)
    {
        int pairs = key.Length / 8;
        int wanted = 2 * (key.Length / 4 + 7);
        List<ulong> keys = [.. Enumerable.Range(0, pairs).Select(i => BinaryPrimitives.ReadUInt64LittleEndian(key.AsSpan(8 * i)))];
        for (int round = 0; keys.Count < wanted; round++)
        {
            ulong turned = Instructions.Run(Rv64, "aes64ks1i", keys[^1], immediate: round);
            for (int i = 0; i < pairs; i++)
            {
                turned = i == 2 && pairs == 4 ? Instructions.Run(Rv64, "aes64ks1i", keys[^1], immediate: 10) : turned;
                keys.Add(Instructions.Run(Rv64, "aes64ks2", i == 0 || (i == 2 && pairs == 4) ? turned : keys[^1], keys[^pairs]));
            }
        }

        return [.. keys.Take(wanted)];
    }

    private static uint[] KeysOfRv32(byte[] key)
    {
        int words = key.Length / 4;
        int wanted = 4 * (words + 7);
        List<uint> keys = [.. Enumerable.Range(0, words).Select(i => BinaryPrimitives.ReadUInt32LittleEndian(key.AsSpan(4 * i)))];
        int constant = 1;
        while (keys.Count < wanted)
        {
            int place = keys.Count % words;
            uint last = keys[^1];
            if (place == 0)
            {
                last = Substituted((last >> 8) | (last << 24)) ^ (uint)constant;
                constant = Times(constant, 2);
            }
            else if (place == 4 && words == 8)
            {
                last = Substituted(last);
            }

            keys.Add(keys[^words] ^ last);
        }

        return [.. keys];
    }

    private static uint[] Round(string name, uint[] state, uint[] keys, int turn) =>
        [.. Enumerable.Range(0, 4).Select(column => Enumerable.Range(0, 4).Aggregate(keys[column], (sum, row) =>
            (uint)Instructions.Run(Rv32, name, sum, state[(column + (turn * row) + 4) % 4], row)))];

    private static uint Substituted(uint word) => Enumerable.Range(0, 4).Aggregate(0U, (sum, row) =>
        (uint)Instructions.Run(Rv32, "aes32esi", sum, word, row));

    // Substituted first, so that aes32dsmi, which substitutes back, only mixes.
    private static uint InverseMixed(uint column) => Enumerable.Range(0, 4).Aggregate(0U, (sum, row) =>
        (uint)Instructions.Run(Rv32, "aes32dsmi", sum, Substituted(column), row));

    // FIPS 197, "Multiplication in GF(2^8)".
    private static int Times(int a, int b)
    {
        int product = 0;
        for (int i = 0; i < 8; i++)
        {
            product ^= (b >> i & 1) != 0 ? a : 0;
            a = (a << 1) ^ ((a & 0x80) != 0 ? 0x11B : 0);
        }

        return product;
    }

    private static void Add(ulong[] state, ulong[] keys, int round)
    {
        state[0] ^= keys[2 * round];
        state[1] ^= keys[(2 * round) + 1];
    }

    private static ulong[] Doubles(string hex) =>
        [.. Convert.FromHexString(hex).Chunk(8).Select(c => BinaryPrimitives.ReadUInt64LittleEndian(c))];

    private static uint[] Words(string hex) => [.. Convert.FromHexString(hex).Chunk(4).Select(c => BinaryPrimitives.ReadUInt32LittleEndian(c))];

    private static string Hex(ulong[] state) => Convert.ToHexStringLower([.. state.SelectMany(BitConverter.GetBytes)]);

    private static string Hex(uint[] state) => Convert.ToHexStringLower([.. state.SelectMany(BitConverter.GetBytes)]);
}
