using CoDesign.Compute.Fhe;
using CoDesign.Modules.Tests.Fhe;
using CoDesign.Modules.Tests.Fixture;
using CoDesign.Modules.Tests.Formula;
using CoDesign.Modules.Tests.Gpu;
using CoDesign.Modules.Tests.Prover;
using CoDesign.Modules.Tests.Tensor;

namespace CoDesign.Modules.Tests.Sweep;

/// <summary>The sweeps of all kinds. A kind without one fails <see cref="EveryParameterTests"/>.</summary>
internal static class KindSweeps
{
    private static readonly IReadOnlyList<ulong> Primes = NttPrimes.Largest(27, 2048, 2);

    public static IReadOnlyList<KindSweep> All { get; } = [Hash(), Dma(), Tensor(), Fhe(), Prover(), Gpu(), Formula(), Plugin()];

    private static KindSweep Hash() => new("hash", [Unit.OpenHash, $"{Unit.OpenHash}\n  lanes: {{value: 2, source: test}}"],
    [
        new SweepJob(0x01f0, [0x0101, 4, 64], [256], 128),
        .. ((IReadOnlyList<(uint Operation, int Digest)>)[(0x0101, 32), (0x0102, 48), (0x0103, 64), (0x0111, 28), (0x0112, 32), (0x0113, 48), (0x0114, 64), (0x0118, 32)]).Select(a => new SweepJob(a.Operation, [], [200], a.Digest)),
    ])
    {
        Exceptions = new Dictionary<string, string>
        {
            ["hmac"] = "says which descriptors are taken",
            ["masked"] = "chooses other energies, which are the same in the table of the tests: FurtherHashTests.A_masked_block_is_an_action_of_its_own",
        },
    };

    private static KindSweep Dma() => new("dma", [Unit.CopyEngine], [new SweepJob(0x0001, [], [100], 100)]);

    private static KindSweep Tensor()
    {
        string unbuffered = TensorBench.Unit4X4.Replace("prefetch: true", "prefetch: false", StringComparison.Ordinal);
        string narrow = TensorBench.Unit4X4.Replace("output_sram: 64 KiB, output_bandwidth: 1 GB/s", "output_sram: 64 B, output_bandwidth: 20 MB/s", StringComparison.Ordinal);
        string spread = TensorBench.Unit4X4.Replace("dataflow: ws", "dataflow: spread", StringComparison.Ordinal);
        return new KindSweep("tensor", [TensorBench.Unit4X4, unbuffered, narrow, spread],
        [
            new SweepJob(TensorBench.Gemm, [0, 16, 8, 12, 0], [128, 96], 768),
            new SweepJob(TensorBench.Gemm, [0, 16, 8, 12, 11, 3, 9, 2], [128, 96, 48], 192),
            new SweepJob(TensorBench.Convolution, [0, 1, 8, 8, 4, 4, 3, 3, 1, 1, 0], [256, 144], 1024),
            new SweepJob(TensorBench.Attention, [1, 4, 4, 4, 4], [32, 32, 32], 64),
            new SweepJob(TensorBench.Attention, [2, 4, 4, 4, 4], [32, 32, 32], 64),
            new SweepJob(TensorBench.Attention, [3, 4, 4, 4, 4], [64, 64, 64], 64),
            new SweepJob(TensorBench.Softmax, [2, 8], [64], 64),
            new SweepJob(TensorBench.LayerNorm, [2, 8, 0x3727c5ac], [64, 32, 32], 64),
            new SweepJob(TensorBench.Gelu, [16], [64], 64),
        ]);
    }

    private static KindSweep Fhe() => new("fhe", [FheJobTests.SmallUnit],
    [
        new SweepJob(0x0301, [2048, 16, 128, 2, .. Primes], [65536, 65536], 65536),
        new SweepJob(0x0302, [2048, 16, 128, 2, .. Primes], [65536, 16384], 65536),
        new SweepJob(0x0304, [2048, 16, 128, 2, 3, .. Primes], [65536, 131072], 65536),
    ]);

    private static KindSweep Prover()
    {
        // goldilocks, babybear, bn254_scalar, bls12_381_scalar, bls12_377_scalar, mersenne31_complex: bytes of an element.
        int[] elements = [8, 4, 32, 32, 32, 8];

        // bn254_g1, bn254_g2, bls12_381_g1, bls12_377_g1: bytes of a point.
        int[] points = [64, 128, 96, 96];
        ulong[] trees = [0, 1, 5, 6, 7];
        string computing = ProverBench.Small.Replace("bandwidth: 200 MB/s, burst_gap: 10 ns", "bandwidth: 1 TB/s, burst_gap: 10 ns", StringComparison.Ordinal);
        return new KindSweep("zk_prover", [computing, ProverBench.Small],
        [
            .. elements.Select((bytes, field) => new SweepJob(ProverBench.Ntt, [(ulong)field, 6, 1], [64 * bytes], 64 * bytes)),
            .. points.Select((bytes, curve) => new SweepJob(ProverBench.MultiScalar, [(ulong)curve, 8], [8 * bytes, 8 * 32], bytes)),
            .. trees.Select(hash => new SweepJob(ProverBench.MerkleTree, [hash, 2, 128, 0], [512], 32)),
            new SweepJob(ProverBench.SumCheckRound, [0, 4, 4], [512], 40),
            new SweepJob(ProverBench.SumCheckRound, [2, 4, 4], [2048], 160),
        ]);
    }

    private static KindSweep Gpu() => new("gpu", [GpuTests.Small],
    [
        new SweepJob(TensorBench.Gemm, [0, 16, 8, 12, 0], [128, 96], 768),
        new SweepJob(TensorBench.Attention, [1, 4, 64, 64, 4], [512, 8192, 512], 64),
        new SweepJob(TensorBench.Softmax, [16, 64], [4096], 4096),
    ]);

    private static KindSweep Formula() => new(
        "formula",
        [FormulaJobTests.Op("opaque", "ceil(input_bytes / rate * clock) + rounds + ceil(span * clock)", "actions: {burst: 1}")],
        [new SweepJob(0x8001, [8], [100], 100)])
    {
        Changes = [("ops.work.latency.value", "7 cycles"), ("ops.work.actions.burst", "5")],
        Exceptions = new Dictionary<string, string>
        {
            ["ops.*.function"] = "says what is computed, not what it costs",
            ["ops.*.number"] = "says which descriptors mean the op",
            ["ops.*.parameters"] = "gives names to parameters",
            ["ops.*.outputs"] = "says which descriptors fit",
            ["ops.*.keeps"] = "is seen by the next job: FormulaJobTests.What_is_kept_is_seen_by_the_next_job",
        },
    };

    private static KindSweep Plugin() => new("plugin", [], [])
    {
        Exceptions = new Dictionary<string, string>
        {
            ["assembly"] = "the plugin itself: PluginTests",
            ["parameters"] = "whatever the plugin reads: PluginTests",
        },
    };
}
