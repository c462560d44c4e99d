using System.Globalization;
using System.Numerics;
using CoDesign.Machine.Tests.Fixture;
using CoDesign.Modules.Tests.Fixture;

namespace CoDesign.Modules.Tests.Prover;

/// <summary>A small prover on the chip of the machine's tests, jobs for it, and the definitions of what they compute.</summary>
internal static class ProverBench
{
    public const uint Ntt = 0x0401;
    public const uint InverseNtt = 0x0402;
    public const uint CosetNtt = 0x0403;
    public const uint InverseCosetNtt = 0x0404;
    public const uint MultiScalar = 0x0411;
    public const uint MerkleTree = 0x0421;
    public const uint FriFold = 0x0431;
    public const uint SumCheckRound = 0x0432;
    public const uint SumCheckBind = 0x0433;
    public const uint PolynomialValue = 0x0434;

    public const string Small = """
        - id: zk0
          kind: zk_prover
          zone: secure
          vendor: open
          clock: core
          rrid: 1
          registers: 0x4000_0000
          interrupt: 16
          ring: ram
          dma: {max_burst: 64 B, alignment: 1 B, outstanding: 4}
          energy: any
          setup: {value: 7 cycles, source: test}
          overhead: {value: 1 us, source: test}
          memory: {bandwidth: 200 MB/s, burst_gap: 10 ns, source: test}
          transforms:
            source: test
            fields: {goldilocks: 1 cycles, babybear: 1 cycles, bn254_scalar: 4 cycles, bls12_381_scalar: 4 cycles, bls12_377_scalar: 4 cycles, mersenne31_complex: 1 cycles, source: test}
            butterflies: 4
            on_chip: 8
            fill: 5 cycles
            twiddles: butterflies
            burst: 64 B
          multi_scalar:
            source: test
            curves: {bn254_g1: 3 cycles, bn254_g2: 9 cycles, bls12_381_g1: 5 cycles, bls12_377_g1: 5 cycles, source: test}
            adders: 2
            depth: 40 cycles
            window: 4
            bucket_memory: 64 KiB
            hazards: reschedule
            reduction: unit
            burst: 128 B
          trees:
            source: test
            functions:
              sha256: {interval: 64 cycles, latency: 64 cycles, source: test}
              sha3_256: {interval: 24 cycles, latency: 24 cycles, source: test}
              poseidon2_goldilocks: {interval: 10 cycles, latency: 30 cycles, source: test}
              poseidon2_babybear: {interval: 10 cycles, latency: 30 cycles, source: test}
              poseidon2_bn254: {interval: 10 cycles, latency: 30 cycles, source: test}
            cores: 2
            burst: 32 B
          polynomials:
            source: test
            fields: {goldilocks: 1 cycles, bn254_scalar: 4 cycles, source: test}
            multipliers: 4
            latency: 6 cycles
            burst: 64 B
        """;

    /// <summary>2^64 - 2^32 + 1.</summary>
    public static BigInteger Goldilocks { get; } = (BigInteger.One << 64) - (BigInteger.One << 32) + 1;

    /// <summary>Order of the group of BN254.</summary>
    public static BigInteger Bn254Order { get; } = BigInteger.Parse("21888242871839275222246405745257275088548364400416034343698204186575808495617", CultureInfo.InvariantCulture);

    /// <summary>Prime of the coordinates of BN254.</summary>
    public static BigInteger Bn254Prime { get; } = BigInteger.Parse("21888242871839275222246405745257275088696311157297823662689037894645226208583", CultureInfo.InvariantCulture);

    /// <summary>Runs one job; the result lies at <c>result</c>, zeros behind it.</summary>
    public static Outcome Run(uint op, IReadOnlyList<ulong> parameters, int resultBytes, IReadOnlyList<byte[]> inputs, string unit = Small)
    {
        Descriptor job = new()
        {
            Label = "job",
            Op = op,
            Parameters = [.. parameters.Select(p => p.ToString(CultureInfo.InvariantCulture))],
            Inputs = [.. inputs.Select((b, i) => ($"input{i}", b.Length.ToString(CultureInfo.InvariantCulture)))],
            Outputs = [("result", resultBytes.ToString(CultureInfo.InvariantCulture))],
        };
        string data = string.Join('\n', inputs.Select((b, i) => $".align 6; input{i}: {Descriptor.Bytes(b)}"));
        return Unit.Run(Unit.Chip(unit), job, $"{data}\n.align 6; result: .zero {resultBytes + 8}");
    }

    /// <summary>Runs a job that must succeed.</summary>
    public static byte[] Result(uint op, IReadOnlyList<ulong> parameters, int resultBytes, params byte[][] inputs)
    {
        Outcome run = Run(op, parameters, resultBytes, inputs);
        Assert.Equal((ulong)Descriptor.Done, run.Register("s1"));
        Assert.Equal(new byte[8], run.Bytes(run.Address("result") + (ulong)resultBytes, 8));
        return run.Bytes("result", resultBytes);
    }

    /// <summary>Numbers as bytes, the least first.</summary>
    public static byte[] Bytes(int each, params BigInteger[] numbers) => [.. numbers.SelectMany(n =>
    {
        byte[] bytes = new byte[each];
        Assert.True(n.TryWriteBytes(bytes, out _, isUnsigned: true));
        return bytes;
    })];

    /// <summary>Bytes as numbers.</summary>
    public static BigInteger[] Numbers(int each, byte[] bytes) => [.. bytes.Chunk(each).Select(b => new BigInteger(b, isUnsigned: true))];

    /// <summary>Numbers below a prime.</summary>
    public static BigInteger[] Pattern(int count, BigInteger prime) =>
        [.. Enumerable.Range(1, count).Select(i => BigInteger.ModPow(i + 12345, 77, prime))];

    /// <summary>sum of c[j] x^j.</summary>
    public static BigInteger Value(IEnumerable<BigInteger> coefficients, BigInteger x, BigInteger prime) =>
        coefficients.Reverse().Aggregate(BigInteger.Zero, (sum, c) => ((sum * x) + c) % prime);
}
