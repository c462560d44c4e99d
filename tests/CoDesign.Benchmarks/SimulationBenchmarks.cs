using BenchmarkDotNet.Attributes;
using CoDesign.Description.Policies;
using CoDesign.Description.Runs;
using CoDesign.Results;

namespace CoDesign.Benchmarks;

/// <summary>Simulated instructions per second, with and without labels; the instructions of a run stand in its record.</summary>
[MemoryDiagnoser]
public class SimulationBenchmarks
{
    private RunDescription _run = null!;

    /// <summary>What runs.</summary>
    [Params("configs/firmware-check.yaml", "configs/wallet.yaml")]
    public string Configuration { get; set; } = string.Empty;

    /// <summary>Whether labels are followed.</summary>
    [Params(PolicyModeChoice.Disabled, PolicyModeChoice.Audit)]
    public PolicyModeChoice Mode { get; set; }

    /// <summary>Reads the run.</summary>
    [GlobalSetup]
    public void Load() => _run = Workload.Load(Configuration, Mode, OffloadChoice.None);

    /// <summary>Everything on the core.</summary>
    [Benchmark]
    public RunResult Software() => Workload.Run(_run);
}
