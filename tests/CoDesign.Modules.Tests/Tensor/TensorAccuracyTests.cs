using System.Globalization;
using System.Text;
using CoDesign.Cli.Tests.Documents;
using CoDesign.Modules.Tensor;
using CoDesign.Modules.Tests.Fixture;

namespace CoDesign.Modules.Tests.Tensor;

// docs/accuracy-tensor.md says how far the model of arrays is off today; its tables are made here, and never by hand.
public sealed class TensorAccuracyTests
{
    [Fact]
    public void The_document_has_the_errors_of_today() =>
        new GeneratedSection("docs/accuracy-tensor.md", nameof(TensorAccuracyTests)).Check(Tables());

    private static string Tables()
    {
        var text = new StringBuilder();
        text.Append(PublishedPoint.Table(PublishedPoints.All));
        text.Append("\n| runs of SCALE-Sim v2 | number | exact | within 5 % | within 15 % | median | worst |\n|---|---|---|---|---|---|---|\n");
        Row(text, "no stalls: compute cycles of all runs", [.. ScaleSimRow.All.Select(r => (Preset.Model(r).Steps(r.Shape, isWinograd: false) / (double)(r.Cycles - r.Stalls)) - 1)]);
        Row(text, "stalled, with the tool's own DRAM words", [.. ScaleSimAccuracy.Stalled.Select(ScaleSimAccuracy.ErrorWithTheirTraffic)]);
        Row(text, "stalled, with the model's own DRAM words", [.. ScaleSimAccuracy.Stalled.Select(ScaleSimAccuracy.ErrorWithOurTraffic)]);
        foreach (Dataflow dataflow in ScaleSimRow.All.Select(r => r.Dataflow).Distinct().Order())
        {
            ScaleSimRow[] rows = [.. ScaleSimAccuracy.Stalled.Where(r => r.Dataflow == dataflow)];
            if (rows.Length > 0)
            {
                Row(text, $"of these, {dataflow}", [.. rows.Select(ScaleSimAccuracy.ErrorWithOurTraffic)]);
            }
        }

        return text.ToString();
    }

    private static void Row(StringBuilder text, string what, double[] errors)
    {
        double[] sorted = [.. errors.Order()];
        double worst = errors.MaxBy(Math.Abs);
        text.Append(CultureInfo.InvariantCulture, $"| {what} | {errors.Length} | {errors.Count(e => e == 0)} | {errors.Count(e => Math.Abs(e) <= 0.05)} | {errors.Count(e => Math.Abs(e) <= 0.15)} | {PublishedPoint.Percent(sorted[errors.Length / 2])} | {PublishedPoint.Percent(worst)} |\n");
    }
}
