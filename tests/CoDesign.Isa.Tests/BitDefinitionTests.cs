namespace CoDesign.Isa.Tests;

/// <summary>
/// Rows of bit manipulation and cryptography against the loops of the specification (RISC-V Unprivileged ISA, 20240411, the "Operation"
/// of each instruction), which work bit by bit on lists of bits and share nothing with the rows.
/// </summary>
public sealed class BitDefinitionTests
{
    private const ulong Seed = 9;
    private const int Operands = 400;

    // Bits of both operands from 0 up and the immediate; gives the bits of the result, which are extended from the last one.
    private delegate bool[] Definition(bool[] a, bool[] b, int k);

    private static readonly Dictionary<string, Definition> Definitions = new()
    {
        ["andn"] = (a, b, _) => Each(a, i => a[i] && !b[i]),
        ["orn"] = (a, b, _) => Each(a, i => a[i] || !b[i]),
        ["xnor"] = (a, b, _) => Each(a, i => a[i] == b[i]),
        ["clz"] = (a, _, _) => Count(a, LeadingZeros(a)),
        ["clzw"] = (a, _, _) => Count(a, LeadingZeros(a[..32])),
        ["ctz"] = (a, _, _) => Count(a, LeadingZeros([.. a.Reverse()])),
        ["ctzw"] = (a, _, _) => Count(a, LeadingZeros([.. a[..32].Reverse()])),
        ["cpop"] = (a, _, _) => Count(a, a.Count(x => x)),
        ["cpopw"] = (a, _, _) => Count(a, a[..32].Count(x => x)),
        ["sext.b"] = (a, _, _) => Each(a, i => a[Math.Min(i, 7)]),
        ["sext.h"] = (a, _, _) => Each(a, i => a[Math.Min(i, 15)]),
        ["zext.h"] = (a, _, _) => Each(a, i => i < 16 && a[i]),
        ["max"] = (a, b, _) => IsLess(Flipped(a), Flipped(b)) ? b : a,
        ["maxu"] = (a, b, _) => IsLess(a, b) ? b : a,
        ["min"] = (a, b, _) => IsLess(Flipped(a), Flipped(b)) ? a : b,
        ["minu"] = (a, b, _) => IsLess(a, b) ? a : b,
        ["rol"] = (a, b, _) => Each(a, i => a[Modulo(i - Low(b, a.Length), a.Length)]),
        ["ror"] = (a, b, _) => Each(a, i => a[(i + Low(b, a.Length)) % a.Length]),
        ["rori"] = (a, _, k) => Each(a, i => a[(i + k) % a.Length]),
        ["rolw"] = (a, b, _) => Extended(Each(a[..32], i => a[Modulo(i - Low(b, 32), 32)])),
        ["rorw"] = (a, b, _) => Extended(Each(a[..32], i => a[(i + Low(b, 32)) % 32])),
        ["roriw"] = (a, _, k) => Extended(Each(a[..32], i => a[(i + k) % 32])),
        ["rev8"] = (a, _, _) => Each(a, i => a[a.Length - 8 - (i / 8 * 8) + (i % 8)]),
        ["brev8"] = (a, _, _) => Each(a, i => a[(i / 8 * 8) + 7 - (i % 8)]),
        ["orc.b"] = (a, _, _) => Each(a, i => a[(i / 8 * 8)..((i / 8 * 8) + 8)].Any(x => x)),
        ["zip"] = (a, _, _) => Each(a, i => a[(i / 2) + (i % 2 * 16)]),
        ["unzip"] = (a, _, _) => Each(a, i => a[i < 16 ? 2 * i : (2 * (i - 16)) + 1]),
        ["pack"] = (a, b, _) => [.. a[..(a.Length / 2)], .. b[..(a.Length / 2)]],
        ["packh"] = (a, b, _) => Each(a, i => i < 8 ? a[i] : i < 16 && b[i - 8]),
        ["packw"] = (a, b, _) => Extended([.. a[..16], .. b[..16]]),
        ["xperm4"] = (a, b, _) => Permuted(a, b, 4),
        ["xperm8"] = (a, b, _) => Permuted(a, b, 8),
        ["bclr"] = (a, b, _) => Each(a, i => i != Low(b, a.Length) && a[i]),
        ["bext"] = (a, b, _) => Each(a, i => i == 0 && a[Low(b, a.Length)]),
        ["binv"] = (a, b, _) => Each(a, i => (i == Low(b, a.Length)) != a[i]),
        ["bset"] = (a, b, _) => Each(a, i => i == Low(b, a.Length) || a[i]),
        ["bclri"] = (a, _, k) => Each(a, i => i != k && a[i]),
        ["bexti"] = (a, _, k) => Each(a, i => i == 0 && a[k]),
        ["binvi"] = (a, _, k) => Each(a, i => (i == k) != a[i]),
        ["bseti"] = (a, _, k) => Each(a, i => i == k || a[i]),
        ["sh1add"] = (a, b, _) => Sum(Shifted(a, 1), b),
        ["sh2add"] = (a, b, _) => Sum(Shifted(a, 2), b),
        ["sh3add"] = (a, b, _) => Sum(Shifted(a, 3), b),
        ["add.uw"] = (a, b, _) => Sum(Word(a), b),
        ["sh1add.uw"] = (a, b, _) => Sum(Shifted(Word(a), 1), b),
        ["sh2add.uw"] = (a, b, _) => Sum(Shifted(Word(a), 2), b),
        ["sh3add.uw"] = (a, b, _) => Sum(Shifted(Word(a), 3), b),
        ["slli.uw"] = (a, _, k) => Shifted(Word(a), k),
        ["clmul"] = (a, b, _) => Product(a, b)[..a.Length],
        ["clmulh"] = (a, b, _) => Product(a, b)[a.Length..],
        ["clmulr"] = (a, b, _) => Product(a, b)[(a.Length - 1)..^1],
        ["czero.eqz"] = (a, b, _) => Each(a, i => a[i] && b.Any(x => x)),
        ["czero.nez"] = (a, b, _) => Each(a, i => a[i] && !b.Any(x => x)),
        ["sha256sum0"] = (a, _, _) => Extended(Sigma(a[..32], 2, 13, 22)),
        ["sha256sum1"] = (a, _, _) => Extended(Sigma(a[..32], 6, 11, 25)),
        ["sha256sig0"] = (a, _, _) => Extended(Sigma(a[..32], 7, 18, -3)),
        ["sha256sig1"] = (a, _, _) => Extended(Sigma(a[..32], 17, 19, -10)),
        ["sha512sum0"] = (a, _, _) => Sigma(a, 28, 34, 39),
        ["sha512sum1"] = (a, _, _) => Sigma(a, 14, 18, 41),
        ["sha512sig0"] = (a, _, _) => Sigma(a, 1, 8, -7),
        ["sha512sig1"] = (a, _, _) => Sigma(a, 19, 61, -6),

        // "Operation" of each: shifts of both halves, negative to the left.
        ["sha512sum0r"] = (a, b, _) => Halves(a, [-25, -30, 28], b, [7, 2, -4]),
        ["sha512sum1r"] = (a, b, _) => Halves(a, [-23, 14, 18], b, [9, -18, -14]),
        ["sha512sig0l"] = (a, b, _) => Halves(a, [1, 7, 8], b, [-31, -25, -24]),
        ["sha512sig0h"] = (a, b, _) => Halves(a, [1, 7, 8], b, [-31, -24]),
        ["sha512sig1l"] = (a, b, _) => Halves(a, [-3, 6, 19], b, [29, -26, -13]),
        ["sha512sig1h"] = (a, b, _) => Halves(a, [-3, 6, 19], b, [29, -13]),
    };

    public static TheoryData<int, string> Rows
    {
        get
        {
            var data = new TheoryData<int, string>();
            foreach (InstructionTable table in Vectors.Tables)
            {
                foreach (string name in table.Definitions.Select(d => d.Mnemonic).Where(Definitions.ContainsKey))
                {
                    data.Add(table.Isa.Xlen, name);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Row_does_what_the_loop_of_the_specification_does(int xlen, string mnemonic)
    {
        InstructionTable table = Vectors.TableOf($"rv{xlen}");
        Assert.True(table.TryFind(mnemonic, out InstructionDefinition row));
        var chance = new Chance(Seed);
        for (int n = 0; n < Operands; n++)
        {
            bool[] a = Bits(chance.Value(), xlen);
            bool[] b = chance.OneIn(8) ? a : Bits(chance.Value(), xlen);
            int k = row.Pattern.Has(OperandKind.Immediate) ? chance.Below(row.Pattern.ImmediateBits.High == 5 ? 64 : 32) : 0;
            ulong expected = Value(Definitions[mnemonic](a, b, k));
            ulong found = Instructions.Run(table, row, Value(a), Value(b), k);
            Assert.True(expected == found, $"seed {Seed}, {table.Isa}: {mnemonic} 0x{Value(a):x} 0x{Value(b):x} {k} = 0x{found:x}, specification: 0x{expected:x}");
        }
    }

    [Fact] // what the loops above do not define is AES, which has tests of its own
    public void Every_row_of_these_extensions_has_a_definition()
    {
        Extension[] extensions =
        [
            Extension.Zicond, Extension.Zba, Extension.Zbb, Extension.Zbc, Extension.Zbs, Extension.Zbkb, Extension.Zbkc, Extension.Zbkx,
            Extension.Zknh,
        ];
        Assert.Equal(
            Definitions.Keys.Order(),
            InstructionRows.All.Where(r => r.Extensions.Any(extensions.Contains)).Select(r => r.Mnemonic).Distinct().Order());
    }

    private static bool[] Bits(ulong value, int xlen) => [.. Enumerable.Range(0, xlen).Select(i => (value >> i & 1) != 0)];

    // Sign-extended from XLEN, as a hart keeps its registers.
    private static ulong Value(bool[] bits) =>
        Enumerable.Range(0, 64).Aggregate(0UL, (value, i) => value | (bits[Math.Min(i, bits.Length - 1)] ? 1UL << i : 0));

    private static bool[] Each(bool[] like, Func<int, bool> bit) => [.. Enumerable.Range(0, like.Length).Select(bit)];

    private static bool[] Count(bool[] like, int count) => Bits((ulong)count, like.Length);

    private static int LeadingZeros(bool[] bits)
    {
        int index = Array.FindLastIndex(bits, x => x);
        return bits.Length - 1 - index;
    }

    private static bool[] Flipped(bool[] bits) => [.. bits[..^1], !bits[^1]];

    private static bool IsLess(bool[] a, bool[] b)
    {
        int highest = Array.FindLastIndex(Each(a, i => a[i] != b[i]), x => x);
        return highest >= 0 && b[highest];
    }

    private static int Low(bool[] bits, int end) => Enumerable.Range(0, 7).Sum(i => bits[i] ? 1 << i : 0) % end;

    private static int Modulo(int value, int end) => (value + end) % end;

    // A result of 32 bits, whose last one is the sign in a register of either width.
    private static bool[] Extended(bool[] word) => word;

    private static bool[] Word(bool[] bits) => Each(bits, i => i < 32 && bits[i]);

    private static bool[] Shifted(bool[] bits, int left) => Each(bits, i => i - left >= 0 && i - left < bits.Length && bits[i - left]);

    private static bool[] Sum(bool[] a, bool[] b)
    {
        bool[] sum = new bool[a.Length];
        bool carry = false;
        for (int i = 0; i < a.Length; i++)
        {
            sum[i] = a[i] ^ b[i] ^ carry;
            carry = (a[i] && b[i]) || (carry && (a[i] || b[i]));
        }

        return sum;
    }

    private static bool[] Product(bool[] a, bool[] b)
    {
        bool[] product = new bool[2 * a.Length];
        for (int i = 0; i < a.Length; i++)
        {
            for (int j = 0; j < b.Length && a[i]; j++)
            {
                product[i + j] ^= b[j];
            }
        }

        return product;
    }

    private static bool[] Permuted(bool[] table, bool[] numbers, int width) => Each(table, i =>
    {
        int element = i / width;
        int number = Enumerable.Range(0, width).Sum(bit => numbers[(element * width) + bit] ? 1 << bit : 0);
        return number < table.Length / width && table[(number * width) + (i % width)];
    });

    // Two rotations to the right and a third, or a shift if it is negative.
    private static bool[] Sigma(bool[] a, int first, int second, int third) => Each(a, i =>
        a[(i + first) % a.Length] ^ a[(i + second) % a.Length]
        ^ (third > 0 ? a[(i + third) % a.Length] : i - third < a.Length && a[i - third]));

    private static bool[] Halves(bool[] a, int[] ofFirst, bool[] b, int[] ofSecond) =>
        Each(a, i => ofFirst.Aggregate(false, (x, n) => x ^ Shifted(a, -n)[i]) ^ ofSecond.Aggregate(false, (x, n) => x ^ Shifted(b, -n)[i]));
}
