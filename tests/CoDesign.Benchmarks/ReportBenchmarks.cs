using BenchmarkDotNet.Attributes;
using CoDesign.Description.Policies;
using CoDesign.Description.Runs;
using CoDesign.Reports;
using CoDesign.Results;

namespace CoDesign.Benchmarks;

/// <summary>Time to write the reports of a run with findings.</summary>
[MemoryDiagnoser]
public class ReportBenchmarks
{
    private RunResult _result = null!;

    /// <summary>Every report.</summary>
    public static IEnumerable<string> Names => ReportCatalog.All.Select(r => r.FileName);

    /// <summary>The report.</summary>
    [ParamsSource(nameof(Names))]
    public string Report { get; set; } = string.Empty;

    /// <summary>Makes the record.</summary>
    [GlobalSetup]
    public void Run() => _result = Workload.Run(Workload.Load("configs/wallet-leaky.yaml", PolicyModeChoice.Audit, OffloadChoice.Auto));

    /// <summary>Writes it to memory.</summary>
    [Benchmark]
    public long Write()
    {
        using var stream = new MemoryStream();
        ReportCatalog.All.First(r => r.FileName == Report).Write(_result, stream);
        return stream.Length;
    }
}
