using System.Numerics;
using CoDesign.Machine.Tests.Fixture;

namespace CoDesign.Modules.Tests.Prover;

// Parameters that change nothing are the classic complaint. Each is changed alone, once where it must matter and once where it must not;
// the result of the job is the same in every case.
public sealed class ProverSweepTests
{
    private const string Memory = "memory: {bandwidth: 200 MB/s, burst_gap: 10 ns, source: test}";

    public static TheoryData<string, string, string, bool> Changes => new()
    {
        { "setup: {value: 7", "setup: {value: 70", "ntt", true },
        { "overhead: {value: 1 us", "overhead: {value: 2 us", "ntt", true },
        { "overhead: {value: 1 us", "overhead: {value: 2 us", "tree", true },
        { "bandwidth: 200 MB/s", "bandwidth: 100 MB/s", "ntt", true },
        { "bandwidth: 200 MB/s", "bandwidth: 400 MB/s", "msm", false }, // the additions take longer
        { "bandwidth: 200 MB/s", "bandwidth: 1 MB/s", "msm", true },
        { "bandwidth: 200 MB/s", "bandwidth: 1 MB/s", "tree", true },
        { "bandwidth: 200 MB/s", "bandwidth: 1 MB/s", "round", true },
        { "burst_gap: 10 ns", "burst_gap: 500 ns", "ntt", true },
        { Memory, "", "ntt", true },
        { "goldilocks: 1 cycles, babybear", "goldilocks: 400 cycles, babybear", "ntt", true },
        { "goldilocks: 1 cycles, babybear", "goldilocks: 400 cycles, babybear", "round", false },
        { "babybear: 1 cycles", "babybear: 90 cycles", "ntt", false },
        { "butterflies: 4", "butterflies: 1", "slow ntt", true },
        { "butterflies: 4", "butterflies: 1", "msm", false },
        { "on_chip: 8", "on_chip: 64", "ntt", true },
        { "on_chip: 8", "on_chip: 64", "short ntt", false },
        { "fill: 5 cycles", "fill: 500 cycles", "ntt", true },
        { "twiddles: butterflies", "twiddles: own", "slow ntt", true },
        { "twiddles: butterflies", "twiddles: own", "short slow ntt", false },
        { "twiddles: butterflies\n    burst: 64 B", "twiddles: butterflies\n    burst: 8 B", "ntt", true },
        { "bn254_g1: 3 cycles", "bn254_g1: 30 cycles", "msm", true },
        { "bls12_377_g1: 5 cycles", "bls12_377_g1: 50 cycles", "msm", false },
        { "adders: 2", "adders: 1", "msm", true },
        { "adders: 2", "adders: 1", "ntt", false },
        { "depth: 40 cycles", "depth: 80 cycles", "msm", true },
        { "window: 4", "window: 5", "msm", true },
        { "bucket_memory: 64 KiB", "bucket_memory: 1 KiB", "msm", true },
        { "bucket_memory: 64 KiB", "bucket_memory: 128 KiB", "msm", false },
        { "hazards: reschedule", "hazards: hidden", "msm", true },
        { "hazards: reschedule", "hazards: stall", "msm", true },
        { "hazards: reschedule", "hazards: stall", "tree", false },
        { "reduction: unit", "reduction: host", "msm", true },
        { "burst: 128 B", "burst: 1 B", "msm", true },
        { "sha256: {interval: 64", "sha256: {interval: 128", "tree", true },
        { "sha256: {interval: 64 cycles, latency: 64", "sha256: {interval: 64 cycles, latency: 128", "tree", true },
        { "sha3_256: {interval: 24", "sha3_256: {interval: 48", "tree", false },
        { "cores: 2", "cores: 4", "tree", true },
        { "cores: 2", "cores: 4", "round", false },
        { "cores: 2\n    burst: 32 B", "cores: 2\n    burst: 1 B", "tree", true },
        { "fields: {goldilocks: 1 cycles, bn254", "fields: {goldilocks: 900 cycles, bn254", "round", true },
        { "bn254_scalar: 4 cycles, source: test}\n    multipliers", "bn254_scalar: 40 cycles, source: test}\n    multipliers", "round", false },
        { "multipliers: 4", "multipliers: 1", "slow round", true },
        { "multipliers: 4", "multipliers: 1", "ntt", false },
        { "latency: 6 cycles", "latency: 600 cycles", "round", true },
        { "latency: 6 cycles\n    burst: 64 B", "latency: 6 cycles\n    burst: 1 B", "round", true },
        { "max_burst: 64 B", "max_burst: 16 B", "ntt", true },
        { "clock: core", "clock: slow", "ntt", true },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_parameter_changes_the_time_where_it_should(string parameter, string change, string job, bool matters)
    {
        string basis = ProverBench.Small;
        string changed = basis.Replace(parameter, change, StringComparison.Ordinal);
        Assert.NotEqual(basis, changed);
        if (job.Contains("slow", StringComparison.Ordinal))
        {
            (basis, changed) = (ComputeBound(basis), ComputeBound(changed));
        }

        (Outcome before, int bytes) = Run(job, basis);
        (Outcome after, _) = Run(job, changed);
        Assert.Equal((ulong)Descriptor.Done, after.Register("s1"));
        Assert.Equal(before.Bytes("result", bytes), after.Bytes("result", bytes));
        if (matters)
        {
            Assert.NotEqual(before.Record.TimePs, after.Record.TimePs);
        }
        else
        {
            Assert.Equal(before.Record.TimePs, after.Record.TimePs);
        }
    }

    [Fact]
    public void A_window_that_is_not_given_is_the_quickest()
    {
        long Time(string window) => Run("msm", ProverBench.Small.Replace("    window: 4\n", window, StringComparison.Ordinal)).Run.Record.TimePs!.Value;
        long chosen = Time(string.Empty);
        long[] given = [.. Enumerable.Range(2, 5).Select(c => Time($"    window: {c}\n"))];
        Assert.Equal(given.Min(), chosen);
        Assert.NotEqual(given.Max(), chosen);
    }

    // Where memory is no limit.
    private static string ComputeBound(string unit) => unit.Replace("bandwidth: 200 MB/s, burst_gap: 10 ns", "bandwidth: 1 TB/s", StringComparison.Ordinal);

    private static (Outcome Run, int ResultBytes) Run(string job, string unit)
    {
        byte[] elements = ProverBench.Bytes(8, ProverBench.Pattern(64, ProverBench.Goldilocks));
        (uint op, ulong[] parameters, int bytes, byte[][] inputs) = job switch
        {
            "msm" => (ProverBench.MultiScalar, [0, 8], 64, [ProverBench.Bytes(32, [.. Enumerable.Range(0, 8).SelectMany(_ => (BigInteger[])[1, 2])]), ProverBench.Bytes(32, ProverBench.Pattern(8, ProverBench.Bn254Order))]),
            "tree" => (ProverBench.MerkleTree, [0, 2, 128, 0], 32, [elements]),
            "round" or "slow round" => (ProverBench.SumCheckRound, [0, 4, 4], 40, [elements]),
            "short ntt" or "short slow ntt" => (ProverBench.Ntt, [0, 3, 8], 512, [elements]),
            _ => ((uint, ulong[], int, byte[][]))(ProverBench.Ntt, [0, 6, 1], 512, [elements]),
        };
        return (ProverBench.Run(op, parameters, bytes, inputs, unit), bytes);
    }
}
