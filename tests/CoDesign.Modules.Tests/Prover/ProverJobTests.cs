using System.Numerics;
using System.Security.Cryptography;
using CoDesign.Machine.Tests.Fixture;

namespace CoDesign.Modules.Tests.Prover;

// Results are compared with the definitions, in unlimited integers, and with published vectors.
public sealed class ProverJobTests
{
    // Goldilocks: 7 generates the multiplicative group, so 7^((p - 1) / N) is a root of order N; Plonky2, field/src/goldilocks_field.rs.
    private const int Generator = 7;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(6)]
    public void A_transform_is_the_polynomial_at_the_powers_of_the_root(int logarithm)
    {
        int length = 1 << logarithm;
        BigInteger prime = ProverBench.Goldilocks;
        BigInteger root = BigInteger.ModPow(Generator, (prime - 1) / length, prime);
        BigInteger[] coefficients = ProverBench.Pattern(length, prime);
        byte[] bytes = ProverBench.Bytes(8, coefficients);
        BigInteger[] At(BigInteger shift) => [.. Enumerable.Range(0, length).Select(k => ProverBench.Value(coefficients, shift * BigInteger.ModPow(root, k, prime) % prime, prime))];

        byte[] values = ProverBench.Result(ProverBench.Ntt, [0, (ulong)logarithm, 1], bytes.Length, bytes);
        Assert.Equal(At(1), ProverBench.Numbers(8, values));
        Assert.Equal(bytes, ProverBench.Result(ProverBench.InverseNtt, [0, (ulong)logarithm, 1], bytes.Length, values));

        byte[] shift = ProverBench.Bytes(8, 5);
        byte[] onCoset = ProverBench.Result(ProverBench.CosetNtt, [0, (ulong)logarithm, 1], bytes.Length, bytes, shift);
        Assert.Equal(At(5), ProverBench.Numbers(8, onCoset));
        Assert.Equal(bytes, ProverBench.Result(ProverBench.InverseCosetNtt, [0, (ulong)logarithm, 1], bytes.Length, onCoset, shift));
    }

    [Theory] // the values of every field at 1 and -1, and back: a + b and a - b need no root
    [InlineData(1, 4, "2013265921")]
    [InlineData(2, 32, "21888242871839275222246405745257275088548364400416034343698204186575808495617")]
    [InlineData(3, 32, "52435875175126190479447740508185965837690552500527637822603658699938581184513")]
    [InlineData(4, 32, "8444461749428370424248824938781546531375899335154063827935233455917409239041")]
    public void Every_field_is_there(ulong field, int size, string prime)
    {
        BigInteger p = BigInteger.Parse(prime, System.Globalization.CultureInfo.InvariantCulture);
        BigInteger[] columns = ProverBench.Pattern(6, p);
        byte[] bytes = ProverBench.Bytes(size, columns);
        byte[] values = ProverBench.Result(ProverBench.Ntt, [field, 1, 3], bytes.Length, bytes);
        BigInteger[] expected = [.. columns.Chunk(2).SelectMany(c => (BigInteger[])[(c[0] + c[1]) % p, (c[0] - c[1] + p) % p])];
        Assert.Equal(expected, ProverBench.Numbers(size, values));
    }

    [Fact] // (a + b i) and (c + d i) at 1 and -1
    public void The_complex_extension_is_there()
    {
        byte[] bytes = ProverBench.Bytes(4, 10, 20, 3, 4);
        Assert.Equal([13, 24, 7, 16], ProverBench.Numbers(4, ProverBench.Result(ProverBench.Ntt, [5, 1, 1], 16, bytes)));
    }

    [Fact] // as a modular multiplier would
    public void What_is_not_reduced_is_reduced()
    {
        byte[] large = ProverBench.Bytes(8, ProverBench.Goldilocks + 3, ulong.MaxValue);
        byte[] small = ProverBench.Bytes(8, 3, ulong.MaxValue - ProverBench.Goldilocks);
        Assert.Equal(ProverBench.Result(ProverBench.Ntt, [0, 1, 1], 16, small), ProverBench.Result(ProverBench.Ntt, [0, 1, 1], 16, large));

        byte[] order = ProverBench.Bytes(32, ProverBench.Bn254Order + 1);
        byte[] generator = ProverBench.Bytes(32, 1, 2);
        Assert.Equal(generator, ProverBench.Result(ProverBench.MultiScalar, [0, 1], 64, generator, order));
    }

    // EIP-196: (1, 2) generates the group. Twice it: go-ethereum, core/vm/testdata/precompiles/bn256Add.json, "chfast1" family; checked
    // below as a point of the curve with the slope of the tangent, 3 / 4.
    [Fact]
    public void A_sum_of_points_is_that_of_chord_and_tangent()
    {
        BigInteger p = ProverBench.Bn254Prime;
        BigInteger slope = 3 * BigInteger.ModPow(4, p - 2, p) % p;
        BigInteger x = ((slope * slope) - 2 + (2 * p)) % p;
        BigInteger y = (((slope * (1 - x)) - 2) % p + p) % p;
        byte[] generator = ProverBench.Bytes(32, 1, 2);
        byte[] twice = ProverBench.Bytes(32, x, y);
        byte[] nothing = new byte[64];
        byte[] Sum(byte[] points, params BigInteger[] scalars) =>
            ProverBench.Result(ProverBench.MultiScalar, [0, (ulong)scalars.Length], 64, points, ProverBench.Bytes(32, scalars));

        Assert.Equal(twice, Sum([.. generator, .. generator], 1, 1));
        Assert.Equal(twice, Sum(generator, 2));
        Assert.Equal(twice, Sum([.. generator, .. twice, .. nothing], ProverBench.Bn254Order - 8, 5, 9)); // -8 + 2 x 5
        Assert.Equal(ProverBench.Bytes(32, 1, p - 2), Sum(generator, ProverBench.Bn254Order - 1));
        Assert.Equal(nothing, Sum(generator, 0));
    }

    [Theory] // (order of the group - 1) times the generator is the generator with the sign of y turned
    [InlineData(1, 128, "21888242871839275222246405745257275088548364400416034343698204186575808495617")]
    [InlineData(2, 96, "52435875175126190479447740508185965837690552500527637822603658699938581184513")]
    [InlineData(3, 96, "8444461749428370424248824938781546531375899335154063827935233455917409239041")]
    public void Every_group_is_there(ulong curve, int pointBytes, string order)
    {
        byte[] generator = GeneratorOf(curve);
        BigInteger scalar = BigInteger.Parse(order, System.Globalization.CultureInfo.InvariantCulture) - 1;
        byte[] negative = ProverBench.Result(ProverBench.MultiScalar, [curve, 1], pointBytes, generator, ProverBench.Bytes(32, scalar));
        Assert.Equal(generator[..(pointBytes / 2)], negative[..(pointBytes / 2)]);
        Assert.NotEqual(generator, negative);
        Assert.Equal(new byte[pointBytes], ProverBench.Result(ProverBench.MultiScalar, [curve, 2], pointBytes, [.. generator, .. negative], ProverBench.Bytes(32, 1, 1)));
    }

    [Fact]
    public void A_merkle_tree_is_one_hash_per_node()
    {
        byte[] leaves = [.. Enumerable.Range(0, 4 * 40).Select(i => (byte)(i * 11))];
        byte[][] digests = [.. leaves.Chunk(40).Select(SHA256.HashData)];
        byte[] left = SHA256.HashData([.. digests[0], .. digests[1]]);
        byte[] right = SHA256.HashData([.. digests[2], .. digests[3]]);
        byte[] root = SHA256.HashData([.. left, .. right]);

        Assert.Equal(root, ProverBench.Result(ProverBench.MerkleTree, [0, 2, 40, 0], 32, leaves));
        byte[] nodes = ProverBench.Result(ProverBench.MerkleTree, [0, 2, 40, 1], 256, leaves);
        Assert.Equal([.. new byte[32], .. root, .. left, .. right, .. digests.SelectMany(d => d)], nodes);
    }

    [Fact] // with a single leaf, a tree of Poseidon2 is the hash: HorizenLabs/poseidon2, goldilocks, permutation of 0 to 11
    public void A_tree_of_field_elements_is_there()
    {
        byte[] leaf = ProverBench.Bytes(8, [.. Enumerable.Range(0, 8).Select(i => (BigInteger)i)]);
        byte[] one = ProverBench.Result(ProverBench.MerkleTree, [5, 0, 64, 0], 32, leaf);
        byte[] two = ProverBench.Result(ProverBench.MerkleTree, [5, 1, 64, 1], 128, [.. leaf, .. leaf]);
        Assert.Equal([.. one, .. one], two[64..]);

        // A pair of digests is as long as the rate, so joining them is hashing them.
        Assert.Equal(ProverBench.Result(ProverBench.MerkleTree, [5, 0, 64, 0], 32, [.. one, .. one]), two[32..64]);
    }

    [Fact] // f(x) = e(x^2) + x o(x^2) folds to e + challenge o: coefficients 2 i and 2 i + 1 become c[2 i] + challenge c[2 i + 1]
    public void A_fold_is_that_of_the_coefficients()
    {
        BigInteger p = ProverBench.Goldilocks;
        BigInteger[] coefficients = ProverBench.Pattern(16, p);
        BigInteger[] half = [.. coefficients.Chunk(2).Select(c => (c[0] + (99 * c[1])) % p)];
        byte[] shift = ProverBench.Bytes(8, Generator);
        byte[] values = ProverBench.Result(ProverBench.CosetNtt, [0, 4, 1], 128, ProverBench.Bytes(8, coefficients), shift);
        byte[] expected = ProverBench.Result(ProverBench.CosetNtt, [0, 3, 1], 64, ProverBench.Bytes(8, half), ProverBench.Bytes(8, Generator * Generator));
        Assert.Equal(expected, ProverBench.Result(ProverBench.FriFold, [0, 4], 64, values, shift, ProverBench.Bytes(8, 99)));
    }

    [Fact] // the verifier's check of a sum-check: s(0) + s(1) is the sum, and s(r) is the sum of the bound tables
    public void A_round_of_a_sum_check_convinces_its_verifier()
    {
        BigInteger p = ProverBench.Goldilocks;
        BigInteger[] tables = ProverBench.Pattern(16, p);
        BigInteger Sum(BigInteger[] t) => Enumerable.Range(0, t.Length / 2).Aggregate(BigInteger.Zero, (s, i) => (s + (t[i] * t[(t.Length / 2) + i])) % p);
        byte[] bytes = ProverBench.Bytes(8, tables);
        BigInteger[] round = ProverBench.Numbers(8, ProverBench.Result(ProverBench.SumCheckRound, [0, 3, 2], 24, bytes));
        Assert.Equal(Sum(tables), (round[0] + round[1]) % p);

        // At 2, the next place, the polynomial of degree 2 is its own third value: bind there.
        BigInteger[] bound = ProverBench.Numbers(8, ProverBench.Result(ProverBench.SumCheckBind, [0, 3, 2], 64, bytes, ProverBench.Bytes(8, 2)));
        Assert.Equal(8, bound.Length);
        Assert.Equal(round[2], Sum(bound));
    }

    [Fact]
    public void A_value_is_that_of_the_polynomial()
    {
        BigInteger[] coefficients = ProverBench.Pattern(21, ProverBench.Goldilocks);
        BigInteger expected = ProverBench.Value(coefficients, 1234567, ProverBench.Goldilocks);
        Assert.Equal([expected], ProverBench.Numbers(8, ProverBench.Result(ProverBench.PolynomialValue, [0, 21], 8, ProverBench.Bytes(8, coefficients), ProverBench.Bytes(8, 1234567))));
    }

    [Fact] // a coset of 0 is the point 0 alone
    public void A_shift_of_zero_is_no_crash()
    {
        byte[] values = ProverBench.Bytes(8, 3, 4, 5, 6);
        byte[] zero = new byte[8];
        Assert.Equal(ProverBench.Bytes(8, 3, 3, 3, 3), ProverBench.Result(ProverBench.CosetNtt, [0, 2, 1], 32, values, zero));
        Assert.Equal(16, ProverBench.Result(ProverBench.FriFold, [0, 2], 16, values, zero, zero).Length);
    }

    [Fact] // counted by hand: N/2 log2 N butterflies, and N products between two passes (16 elements, 8 on chip)
    public void Actions_are_counted()
    {
        Outcome run = ProverBench.Run(ProverBench.Ntt, [0, 4, 1], 128, [ProverBench.Bytes(8, ProverBench.Pattern(16, ProverBench.Goldilocks))]);
        Assert.Equal(32, run.Record.Modules[0].Actions["butterfly_goldilocks"]);
        Assert.Equal(16, run.Record.Modules[0].Actions["multiplication_goldilocks"]);
        Assert.Equal(2 * 2 * 128, run.Record.Modules[0].Actions["memory_byte"]);

        // Windows of 4 bits for 254: ceil(255 / 4) = 64, 8 buckets each; 2 x 64 x 8 sums, and 63 x 5 between windows.
        run = ProverBench.Run(ProverBench.MultiScalar, [0, 2], 64, [ProverBench.Bytes(32, 1, 2, 1, 2), ProverBench.Bytes(32, 1, 1)]);
        Assert.Equal((2 * 64) + (2 * 64 * 8) + (63 * 5), run.Record.Modules[0].Actions["point_addition_bn254_g1"]);

        // A leaf of 40 bytes is one block, a pair of digests with its padding two.
        run = ProverBench.Run(ProverBench.MerkleTree, [0, 2, 40, 0], 32, [new byte[160]]);
        Assert.Equal(4 + (3 * 2), run.Record.Modules[0].Actions["hash_block_sha256"]);
    }

    [Fact]
    public void Nothing_in_the_time_depends_on_the_data()
    {
        byte[] points = ProverBench.Bytes(32, 1, 2, 1, 2);
        long Cycles(params BigInteger[] scalars) => ProverBench.Run(ProverBench.MultiScalar, [0, 2], 64, [points, ProverBench.Bytes(32, scalars)]).Cycles;
        Assert.Equal(Cycles(0, 0), Cycles(ProverBench.Bn254Order - 1, 12345));
    }

    // EIP-197; EIP-2537; Bowe et al., Zexe, as arkworks' ark-bls12-377 has it.
    private static byte[] GeneratorOf(ulong curve) => curve switch
    {
        1 => ProverBench.Bytes(32, [.. ((string[])
        [
            "10857046999023057135944570762232829481370756359578518086990519993285655852781",
            "11559732032986387107991004021392285783925812861821192530917403151452391805634",
            "8495653923123431417604973247489272438418190587263600148770280649306958101930",
            "4082367875863433681332203403145435568316851327593401208105741076214120093531",
        ]).Select(n => BigInteger.Parse(n, System.Globalization.CultureInfo.InvariantCulture))]),
        2 => ProverBench.Bytes(48, [.. ((string[])
        [
            "3685416753713387016781088315183077757961620795782546409894578378688607592378376318836054947676345821548104185464507",
            "1339506544944476473020471379941921221584933875938349620426543736416511423956333506472724655353366534992391756441569",
        ]).Select(n => BigInteger.Parse(n, System.Globalization.CultureInfo.InvariantCulture))]),
        _ => ProverBench.Bytes(48, [.. ((string[])
        [
            "81937999373150964239938255573465948239988671502647976594219695644855304257327692006745978603320413799295628339695",
            "241266749859715473739788878240585681733927191168601896383759122102112907357779751001206799952863815012735208165030",
        ]).Select(n => BigInteger.Parse(n, System.Globalization.CultureInfo.InvariantCulture))]),
    };
}
