using System.Numerics;
using CoDesign.Machine.Tests.Fixture;

namespace CoDesign.Modules.Tests.Prover;

// Schedules of whole proofs: polynomials are divided in unlimited integers here, and sums and trees are those of the single ops, which
// have tests of their own.
public sealed class ProofJobTests
{
    private const uint Groth16 = 0x0441;
    private const uint Plonk = 0x0442;
    private const uint HyperPlonk = 0x0443;
    private const uint FriStark = 0x0444;
    private const int Logarithm = 2;
    private const int N = 1 << Logarithm;

    private static readonly BigInteger R = ProverBench.Bn254Order;

    // 5 generates the multiplicative group (EIP-197's order less 1 has 2^28); the root of order N is 5^((r - 1) / N).
    private static readonly BigInteger Root = BigInteger.ModPow(5, (R - 1) / N, R);
    private static readonly byte[] Points = Multiples(N);

    [Fact] // with c = a b at the roots, (a b - c) / (x^n - 1) has the upper coefficients of a b
    public void Groth16_commits_to_the_quotient_and_to_the_witness()
    {
        BigInteger[] a = ProverBench.Pattern(N, R);
        BigInteger[] b = [.. ProverBench.Pattern(N, R).Select(v => (v * v) % R)];
        BigInteger[] witness = [.. ProverBench.Pattern(N, R).Reverse()];
        BigInteger[] quotient = [.. Product(a, b).Skip(N), 0];
        byte[] shift = ProverBench.Bytes(32, 7);

        byte[] result = ProverBench.Result(
            Groth16,
            [0, Logarithm],
            4 * 64,
            Values(a),
            Values(b),
            ProverBench.Bytes(32, [.. At(a).Zip(At(b), (x, y) => x * y % R)]),
            ProverBench.Bytes(32, witness),
            Points,
            Multiples(N, 3),
            Multiples(N, 5),
            Multiples(N, 2),
            shift);
        Assert.Equal(
            [.. Sum(Points, witness), .. Sum(Multiples(N, 3), witness), .. Sum(Multiples(N, 5), witness), .. Sum(Multiples(N, 2), quotient)],
            result);
    }

    [Fact]
    public void Plonk_commits_to_wires_quotient_and_openings()
    {
        BigInteger[] a = ProverBench.Pattern(N, R);
        BigInteger[] b = [.. a.Select(v => v * 3 % R)];
        BigInteger[] z = [.. a.Reverse()];
        BigInteger[] product = Product(Product(a, b), z);

        // What the product leaves modulo x^n - 1 is c, and the division gives what the upper coefficients add up to.
        BigInteger[] c = [.. Enumerable.Range(0, N).Select(i => product.Where((_, k) => k % N == i).Aggregate(BigInteger.Zero, (s, v) => (s + v) % R))];
        BigInteger[] quotient = new BigInteger[3 * N];
        for (int k = product.Length - 1; k >= N; k--)
        {
            quotient[k - N] = (product[k] + (k < quotient.Length ? quotient[k] : 0)) % R;
        }

        (BigInteger place, BigInteger v) = (11, 13);
        BigInteger[][] wires = [a, b, c, z];
        BigInteger[] combined = [.. Enumerable.Range(0, N).Select(i => (a[i] + (v * b[i]) + (v * v * c[i]) + (v * v * v * z[i])) % R)];
        BigInteger next = place * Root % R;
        byte[] expected =
        [
            .. wires.SelectMany(w => Sum(Points, w)),
            .. quotient.Chunk(N).SelectMany(part => Sum(Points, part)),
            .. Sum(Points, Opened(combined, place)),
            .. Sum(Points, Opened(z, next)),
            .. wires.SelectMany(w => ProverBench.Bytes(32, ProverBench.Value(w, place, R))),
            .. ProverBench.Bytes(32, ProverBench.Value(z, next, R)),
        ];
        byte[] result = ProverBench.Result(
            Plonk,
            [0, Logarithm],
            (9 * 64) + (5 * 32),
            [.. wires.SelectMany(Values)],
            Points,
            ProverBench.Bytes(32, 7),
            ProverBench.Bytes(32, place),
            ProverBench.Bytes(32, v));
        Assert.Equal(expected, result);
    }

    [Fact]
    public void Hyper_plonk_is_commitments_and_every_round()
    {
        BigInteger[][] tables = [ProverBench.Pattern(N, R), [.. ProverBench.Pattern(N, R).Reverse()]];
        byte[] all = ProverBench.Bytes(32, [.. tables.SelectMany(t => t)]);
        byte[] first = ProverBench.Bytes(32, 5);
        byte[] second = ProverBench.Bytes(32, 9);
        byte[] bound = ProverBench.Result(ProverBench.SumCheckBind, [2, 2, 2], 128, all, first);
        byte[] expected =
        [
            .. tables.SelectMany(t => Sum(Points, t)),
            .. ProverBench.Result(ProverBench.SumCheckRound, [2, 2, 2], 96, all),
            .. ProverBench.Result(ProverBench.SumCheckRound, [2, 1, 2], 96, bound),
            .. ProverBench.Result(ProverBench.SumCheckBind, [2, 1, 2], 64, bound, second),
        ];
        Assert.Equal(expected, ProverBench.Result(HyperPlonk, [0, Logarithm, 2], expected.Length, all, Points, [.. first, .. second]));
    }

    [Fact] // polynomials of degree below n fold to a constant in log2 n folds: all values that are left are the same
    public void Fri_folds_to_a_constant()
    {
        BigInteger prime = ProverBench.Goldilocks;
        byte[] columns = ProverBench.Bytes(8, ProverBench.Pattern(3 * 8, prime));
        byte[] shift = ProverBench.Bytes(8, 7);
        byte[] challenges = ProverBench.Bytes(8, 3, 4, 5, 6);
        byte[] result = ProverBench.Result(FriStark, [0, 5, 3, 3, 1, 3], (4 * 32) + 16, columns, shift, challenges);
        BigInteger[] left = ProverBench.Numbers(8, result[(4 * 32)..]);
        Assert.Equal(left[0], left[1]);

        // Without folds: one column is itself on the coset, and each leaf is a value.
        byte[] column = columns[..64];
        byte[] coefficients = ProverBench.Result(ProverBench.InverseNtt, [0, 3, 1], 64, column);
        byte[] values = ProverBench.Result(ProverBench.CosetNtt, [0, 4, 1], 128, [.. coefficients, .. new byte[64]], shift);
        byte[] root = ProverBench.Result(ProverBench.MerkleTree, [5, 4, 8, 0], 32, values);
        Assert.Equal([.. root, .. values], ProverBench.Result(FriStark, [0, 5, 3, 1, 1, 0], 32 + 128, column, shift, ProverBench.Bytes(8, 3)));
    }

    [Fact] // the constant is the sum over columns of their own folds: coefficients times powers of the challenges
    public void What_fri_leaves_follows_from_the_coefficients()
    {
        BigInteger p = ProverBench.Goldilocks;
        byte[] columns = ProverBench.Bytes(8, ProverBench.Pattern(2 * 4, p));
        byte[] result = ProverBench.Result(FriStark, [0, 0, 2, 2, 1, 2], (3 * 32) + 16, columns, ProverBench.Bytes(8, 7), ProverBench.Bytes(8, 3, 4, 5));
        BigInteger[] c = ProverBench.Numbers(8, ProverBench.Result(ProverBench.InverseNtt, [0, 2, 2], 64, columns));
        BigInteger[] f = [.. Enumerable.Range(0, 4).Select(i => (c[i] + (3 * c[4 + i])) % p)];
        Assert.Equal((f[0] + (4 * f[1]) + (5 * (f[2] + (4 * f[3])))) % p, ProverBench.Numbers(8, result[96..])[0]);
    }

    [Fact] // 7 transforms: 7 x N/2 log2 N butterflies; 4 sums of N points: 64 windows of 4 bits each
    public void Kernels_are_counted()
    {
        byte[] scalars = new byte[N * 32];
        Outcome run = ProverBench.Run(Groth16, [0, Logarithm], 256, [scalars, scalars, scalars, scalars, Points, Points, Points, Points, ProverBench.Bytes(32, 7)]);
        Assert.Equal(7 * N / 2 * Logarithm, run.Record.Modules[0].Actions["butterfly_bn254_scalar"]);
        Assert.Equal((2 * N) + (4 * N), run.Record.Modules[0].Actions["multiplication_bn254_scalar"]); // and one per value of a coset
        Assert.Equal(4 * ((64 * N) + (2 * 64 * 8) + (63 * 5)), run.Record.Modules[0].Actions["point_addition_bn254_g1"]);
    }

    [Theory]
    [InlineData(Groth16, "0 2 1")]
    [InlineData(Groth16, "2 2")] // the unit multiplies no scalars of this curve
    [InlineData(Groth16, "0 3")]
    [InlineData(Groth16, "0 28")]
    [InlineData(Plonk, "0 2")] // as many inputs as groth16
    [InlineData(HyperPlonk, "0 0 1")]
    [InlineData(HyperPlonk, "0 2 17")]
    [InlineData(FriStark, "0 5 3 1 1 5")] // more folds than there is to fold
    [InlineData(FriStark, "0 7 3 1 1 0")] // an element of 8 bytes is none of 32
    [InlineData(FriStark, "1 0 3 1 1 0")] // the unit multiplies no BabyBear
    [InlineData(FriStark, "0 0 22 4096 6 0")]
    public void A_proof_that_cannot_be_made_is_refused(uint op, string parameters)
    {
        byte[] scalars = new byte[N * 32];
        Outcome run = ProverBench.Run(op, [.. parameters.Split(' ').Select(ulong.Parse)], 256, [scalars, scalars, scalars, scalars, Points, Points, Points, Points, ProverBench.Bytes(32, 7)]);
        Assert.Equal((ulong)Descriptor.Malformed, run.Register("s1"));
        Assert.Equal(1, run.Record.Modules[0].FailedJobs);
    }

    [Fact] // what lies between the kernels has to lie somewhere
    public void A_unit_without_memory_makes_no_proofs()
    {
        string unit = ProverBench.Small.Replace("memory: {bandwidth: 200 MB/s, burst_gap: 10 ns, source: test}", string.Empty, StringComparison.Ordinal);
        Outcome run = ProverBench.Run(FriStark, [0, 5, 3, 1, 1, 0], 160, [new byte[64], new byte[8], new byte[8]], unit);
        Assert.Equal((ulong)Descriptor.Malformed, run.Register("s1"));
    }

    private static BigInteger[] At(BigInteger[] coefficients) =>
        [.. Enumerable.Range(0, N).Select(k => ProverBench.Value(coefficients, BigInteger.ModPow(Root, k, R), R))];

    private static byte[] Values(BigInteger[] coefficients) => ProverBench.Bytes(32, At(coefficients));

    private static BigInteger[] Product(BigInteger[] left, BigInteger[] right)
    {
        var product = new BigInteger[left.Length + right.Length - 1];
        for (int i = 0; i < left.Length; i++)
        {
            for (int j = 0; j < right.Length; j++)
            {
                product[i + j] = (product[i + j] + (left[i] * right[j])) % R;
            }
        }

        return product;
    }

    // (f - f(x)) / (X - x): the coefficient of X^i is the sum of f[k] x^(k - i - 1) over k > i.
    private static BigInteger[] Opened(BigInteger[] f, BigInteger x) =>
        [.. Enumerable.Range(0, N).Select(i => Enumerable.Range(i + 1, N - 1 - i).Aggregate(BigInteger.Zero, (s, k) => (s + (f[k] * BigInteger.ModPow(x, k - i - 1, R))) % R))];

    private static byte[] Sum(byte[] points, BigInteger[] scalars) =>
        ProverBench.Result(ProverBench.MultiScalar, [0, (ulong)scalars.Length], 64, points, ProverBench.Bytes(32, scalars));

    // k, 2 k, 3 k, ... times the generator.
    private static byte[] Multiples(int count, int factor = 1) =>
        [.. Enumerable.Range(1, count).SelectMany(i => ProverBench.Result(ProverBench.MultiScalar, [0, 1], 64, ProverBench.Bytes(32, 1, 2), ProverBench.Bytes(32, i * factor)))];
}
