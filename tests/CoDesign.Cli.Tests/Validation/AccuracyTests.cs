using CoDesign.Cli.Validation;

namespace CoDesign.Cli.Tests.Validation;

// Measured by RTL simulation; tests/truth/README.md says how. Bounds in hundredths of a percent.
public sealed class AccuracyTests(Truth truth) : IClassFixture<Truth>
{
    [Theory]
    [InlineData("picorv32/fastmul_div_barrel/lookahead_1cycle", 100, 300)]
    [InlineData("picorv32/fastmul_div_barrel/standard_1wait", 100, 300)]
    [InlineData("ibex/small/i1_d1", 100, 300)]
    [InlineData("ibex/maxperf/i1_d1", 100, 300)]
    [InlineData("ibex/maxperf/i5_d5", 100, 300)]
    [InlineData("hazard3/perf_bp1/ahb_0ws", 100, 300)]
    [InlineData("hazard3/perf_bp0/ahb_0ws", 100, 300)]
    [InlineData("ibex/maxperf+icache/i1_d1", 300, 800)]
    [InlineData("ibex/maxperf+icache/i5_d5", 300, 800)]
    [InlineData("ibex/small+icache/i5_d5", 300, 800)]
    [InlineData("cva6/cv64a6_imafdc_sv39/axi_lat1", 400, 1200)]
    [InlineData("cva6/cv64a6_imafdc_sv39/axi_lat10", 400, 1200)]
    [InlineData("cva6/cv64a6_imafdc_sv39/axi_lat40", 400, 1200)]
    public void Kernels_take_what_the_RTL_takes(string hardware, long mean, long worst)
    {
        ValidationRow[] kernels = [.. truth.All.Where(r => r.Truth.Hardware == hardware && r.IsKernel)];
        Assert.Equal(12, kernels.Length);
        ValidationRow largest = ValidationReport.Worst(kernels).First();
        Assert.True(ValidationReport.MeanAbsolute(kernels) <= mean, $"mean {ValidationReport.Percent(ValidationReport.MeanAbsolute(kernels))}");
        Assert.True(Math.Abs(largest.ErrorBasisPoints) <= worst, $"{largest.Truth.Program} {ValidationReport.Percent(largest.ErrorBasisPoints)}");
    }

    // A cost that is modelled again must leave the list of the known ones.
    [Fact]
    public void Every_isolated_cost_is_within_two_percent_or_known_to_be_wrong()
    {
        string[] wrong = [.. truth.All.Where(r => !r.IsKernel && Math.Abs(r.ErrorBasisPoints) > 200).Select(r => r.Truth.Program).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(KnownErrors.Programs, wrong);
    }

    [Fact]
    public void Every_measurement_of_the_table_has_a_prediction() => Assert.Equal(1178, truth.All.Count);
}
