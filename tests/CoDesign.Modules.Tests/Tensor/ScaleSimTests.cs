using CoDesign.Modules.Tensor;

namespace CoDesign.Modules.Tests.Tensor;

// Agreement with the tool, which is no evidence about silicon.
public sealed class ScaleSimTests
{
    [Fact]
    public void The_table_has_its_rows()
    {
        Assert.Equal(947, ScaleSimRow.All.Count);
        Assert.Equal(448, ScaleSimRow.All.Count(r => r.Stalls > 0));
        Assert.Equal([Dataflow.OutputStationary, Dataflow.WeightStationary, Dataflow.InputStationary], ScaleSimRow.All.Select(r => r.Dataflow).Distinct().Order());
    }

    [Fact]
    public void Steps_are_the_tools_cycles_without_stalls() => Assert.All(
        ScaleSimRow.All, r => Assert.Equal(r.Cycles - r.Stalls, Preset.Model(r).Steps(r.Shape, isWinograd: false)));

    // For os the tool counts more writes of the result than it has elements, a quirk that is not followed.
    [Fact]
    public void Words_of_the_array_are_the_tools()
    {
        foreach (ScaleSimRow row in ScaleSimRow.All)
        {
            BufferWords words = Preset.Model(row).Words(row.Shape);
            Assert.Equal(row.Dataflow is Dataflow.OutputStationary ? row.Sram with { Output = words.Output } : row.Sram, words);
        }
    }

    [Fact]
    public void Stalled_runs_are_within_15_percent_with_the_tools_own_traffic()
    {
        double[] errors = [.. ScaleSimAccuracy.Stalled.Select(r => ScaleSimAccuracy.ErrorWithTheirTraffic(r))];
        Assert.InRange(errors.Count(e => Math.Abs(e) <= 0.15) / (double)errors.Length, 0.95, 1);

        // A lower bound: it never takes longer than the tool says.
        Assert.DoesNotContain(errors, e => e > 0);
    }
}
