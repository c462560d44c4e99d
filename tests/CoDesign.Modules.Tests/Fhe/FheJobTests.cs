using System.Globalization;
using CoDesign.Compute.Fhe;
using CoDesign.Machine.Tests.Fixture;
using CoDesign.Modules.Tests.Fixture;

namespace CoDesign.Modules.Tests.Fhe;

public sealed class FheJobTests
{
    private const int Degree = 2048;
    private const ulong PlainModulus = 16;
    private const string Operand = "ciphertext";

    internal const string SmallUnit = """
        - id: fhe0
          kind: fhe
          zone: secure
          vendor: open
          clock: core
          rrid: 1
          registers: 0x4000_0000
          interrupt: 16
          ring: ram
          dma: {max_burst: 4 KiB, alignment: 1 B, outstanding: 4}
          energy: any
          source: test
          setup: 5 cycles
          transform_units: 2
          butterflies: 4
          multipliers: 8
          adders: 8
          latency: 11 cycles
          key_bandwidth: 2 GB/s
        """;

    // Two primes of 27 bits: 54 bits, which the standard allows for 128 bits of security.
    private static readonly IReadOnlyList<ulong> Primes = NttPrimes.Largest(27, Degree, 2);
    private static readonly BfvParameters Parameters = new(Degree, Primes, PlainModulus, 128);
    private static readonly BfvKeys Keys = new(Parameters, new FheRandom([42]));
    private static readonly SwitchKey Relinearisation = Keys.Relinearisation();
    private static readonly SwitchKey Third = Keys.Automorphism(3);
    private static readonly long[] A = [.. Enumerable.Range(0, Degree).Select(i => (long)(i * 7 % 16))];
    private static readonly long[] B = [3, 0, 5, .. new long[Degree - 3]];
    private static readonly BfvCiphertext EncryptedA = Keys.Encrypt(A);
    private static readonly BfvCiphertext EncryptedB = Keys.Encrypt(B);

    [Fact]
    public void A_sum_decrypts_to_the_sum()
    {
        Outcome run = Run(0x0301, [], Numbers(EncryptedA), Numbers(EncryptedB));
        Assert.Equal(A.Zip(B, (x, y) => (x + y) % (long)PlainModulus), Decrypted(run));
        Assert.Equal(2L * 2 * Degree, run.Record.Modules[0].Actions["modular_addition"]);
    }

    [Fact] // a (3 + 5 x²): with x^N = -1
    public void Products_decrypt_to_the_product()
    {
        long[] expected = [.. A.Select((a, i) => (((3 * a) + (5 * (i >= 2 ? A[i - 2] : -A[Degree - 2 + i]))) % 16 + 16) % 16)];
        Assert.Equal(expected, Decrypted(Run(0x0302, [], Numbers(EncryptedA), [.. B.Select(b => (ulong)b)])));
        Outcome run = Run(0x0303, [], Numbers(EncryptedA), Numbers(EncryptedB), Numbers([.. Relinearisation.Parts]));
        Assert.Equal(expected, Decrypted(run));

        // 7 (2 L + 1) + L² + 2 L transforms of N/2 log2 N butterflies, L = 2.
        Assert.Equal((35 + 8) * 1024L * 11, run.Record.Modules[0].Actions["butterfly"]);
    }

    [Fact]
    public void A_substitution_decrypts_to_the_substitution()
    {
        long[] expected = new long[Degree];
        for (int i = 0; i < Degree; i++)
        {
            int power = 3 * i % (2 * Degree);
            expected[power % Degree] = power < Degree ? A[i] : (16 - A[i]) % 16;
        }

        Assert.Equal(expected, Decrypted(Run(0x0304, [3], Numbers(EncryptedA), Numbers([.. Third.Parts]))));
    }

    [Theory] // where each part of the unit is the longest: change it, and the time changes; where it is not, it does not
    [InlineData("setup: 5 cycles", "setup: 50 cycles", 0x0301, true)]
    [InlineData("latency: 11 cycles", "latency: 110 cycles", 0x0301, true)]
    [InlineData("adders: 8", "adders: 16", 0x0301, true)]
    [InlineData("adders: 8", "adders: 16", 0x0302, false)]
    [InlineData("multipliers: 8", "multipliers: 16", 0x0301, false)]
    [InlineData("multipliers: 8", "multipliers: 1", 0x0304, true)]
    [InlineData("transform_units: 2", "transform_units: 4", 0x0302, true)]
    [InlineData("transform_units: 2", "transform_units: 4", 0x0301, false)]
    [InlineData("butterflies: 4", "butterflies: 8", 0x0302, true)]
    [InlineData("butterflies: 4", "butterflies: 8", 0x0301, false)]
    [InlineData("key_bandwidth: 2 GB/s", "key_bandwidth: 20 MB/s", 0x0304, true)]
    [InlineData("key_bandwidth: 2 GB/s", "key_bandwidth: 4 GB/s", 0x0304, false)]
    [InlineData("key_bandwidth: 2 GB/s", "key_bandwidth: 20 MB/s", 0x0302, false)]
    public void A_parameter_changes_the_time_where_it_should(string parameter, string change, int op, bool matters)
    {
        string changed = SmallUnit.Replace(parameter, change, StringComparison.Ordinal);
        Assert.NotEqual(SmallUnit, changed);
        (long before, long after) = (Busy(op, SmallUnit), Busy(op, changed));
        if (matters)
        {
            Assert.NotEqual(before, after);
        }
        else
        {
            Assert.Equal(before, after);
        }
    }

    [Theory]
    [InlineData("2048 16 128 2 P Q", 65536, 65536, true)]
    [InlineData("2048 16 128 2 P", 65536, 65536, false)] // a prime is missing
    [InlineData("2048 16 192 2 P Q", 65536, 65536, false)] // 37 bits are the most
    [InlineData("2047 16 128 2 P Q", 65504, 65504, false)] // no power of two
    [InlineData("2048 16 128 2 P P", 65536, 65536, false)] // the same prime twice
    [InlineData("2048 16 128 2 P 134217727", 65536, 65536, false)] // not a prime
    [InlineData("2048 1 128 2 P Q", 65536, 65536, false)] // no plaintext
    [InlineData("2048 16 128 2 P Q", 65536, 65528, false)] // short operand
    [InlineData("9223372036854775808 16 128 2 P Q", 65536, 65536, false)]
    [InlineData("", 65536, 65536, false)]
    public void Parameters_and_sizes_are_checked(string parameters, int first, int second, bool isFine)
    {
        Descriptor job = new()
        {
            Label = "job",
            Op = 0x0301,
            Parameters = [.. parameters.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => p switch
            {
                "P" => Text(Primes[0]),
                "Q" => Text(Primes[1]),
                _ => p,
            })],
            Inputs = [("a", Text((ulong)first)), ("b", Text((ulong)second))],
            Outputs = [("result", "65536")],
        };
        Outcome run = Unit.Run(Unit.Chip(SmallUnit), job, ".align 6; a: .zero 65536; b: .zero 65536; result: .zero 65536");
        Assert.Equal((ulong)(isFine ? Descriptor.Done : Descriptor.Malformed), run.Register("s1"));
    }

    private static long Busy(int op, string unit) => (op switch
    {
        0x0301 => Run(op, [], unit, Numbers(EncryptedA), Numbers(EncryptedB)),
        0x0302 => Run(op, [], unit, Numbers(EncryptedA), [.. B.Select(b => (ulong)b)]),
        _ => Run(op, [3], unit, Numbers(EncryptedA), Numbers([.. Third.Parts])),
    }).Record.Modules[0].BusyCycles!.Value;

    private static Outcome Run(int op, ulong[] more, params ulong[][] inputs) => Run(op, more, SmallUnit, inputs);

    private static Outcome Run(int op, ulong[] more, string unit, params ulong[][] inputs)
    {
        Descriptor job = new()
        {
            Label = "job",
            Op = (uint)op,
            Parameters = [.. ((ulong[])[Degree, PlainModulus, 128, (ulong)Primes.Count, .. more, .. Primes]).Select(Text)],
            Inputs = [.. inputs.Select((n, i) => ($"{Operand}{i}", Text((ulong)n.Length * 8)))],
            Outputs = [("result", "65536")],
        };
        string data = string.Join('\n', inputs.Select((n, i) => $".align 6; {Operand}{i}: .dword {string.Join(", ", n.Select(Text))}"));
        Outcome run = Unit.Run(Unit.Chip(unit), job, $"{data}\n.align 6; result: .zero 65536");
        Assert.Equal((ulong)Descriptor.Done, run.Register("s1"));
        return run;
    }

    private static long[] Decrypted(Outcome run)
    {
        byte[] bytes = run.Bytes("result", 65536);
        RnsPolynomial Half(int half) => new([.. Enumerable.Range(0, 2).Select(p => Enumerable.Range(0, Degree).Select(i => BitConverter.ToUInt64(bytes, 8 * ((((half * 2) + p) * Degree) + i))).ToArray())]);
        return Keys.Decrypt(new BfvCiphertext(Half(0), Half(1)));
    }

    private static ulong[] Numbers(params BfvCiphertext[] ciphertexts) =>
        [.. ciphertexts.SelectMany(c => c.C0.Residues.Concat(c.C1.Residues)).SelectMany(r => r)];

    private static string Text(ulong number) => number.ToString(CultureInfo.InvariantCulture);
}
