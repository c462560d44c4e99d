using System.Globalization;
using System.Text;
using CoDesign.Modules.Tensor;
using CoDesign.Tests;

namespace CoDesign.Modules.Tests.Tensor;

// docs/accuracy-tensor.md says how far the model of arrays is off today; its tables are made here, and never by hand.
public sealed class TensorAccuracyTests
{
    private const string RegenerateVariable = "CODESIGN_GOLDEN_REGENERATE";
    private const string Begin = "<!-- made by TensorAccuracyTests: begin -->\n";
    private const string End = "<!-- made by TensorAccuracyTests: end -->";

    [Fact]
    public void The_document_has_the_errors_of_today()
    {
        string path = Path.Combine(Repository.Root, "docs", "accuracy-tensor.md");
        string document = File.ReadAllText(path);
        int begin = document.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int end = document.IndexOf(End, StringComparison.Ordinal);
        string wanted = document[..begin] + Tables() + document[end..];
        if (Environment.GetEnvironmentVariable(RegenerateVariable) == "1")
        {
            File.WriteAllText(path, wanted);
            Assert.Fail($"{RegenerateVariable} is set: wrote {path}. Read it, say in the commit why it is right, and run again without the variable.");
        }

        Assert.Equal(wanted, document);
    }

    private static string Tables()
    {
        var text = new StringBuilder();
        text.Append("| preset | figure | published | model | error | kind | source | why it misses |\n|---|---|---|---|---|---|---|---|\n");
        foreach (PublishedPoint point in PublishedPoints.All.OrderByDescending(p => Math.Abs(p.Error)).ThenBy(p => p.What, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{point.Preset}` | {point.What} | {point.Published:0.##} | {point.Model:0.##} | {Percent(point.Error)} | {point.Kind} | {point.Source} | {point.Miss} |\n");
        }

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
        text.Append(CultureInfo.InvariantCulture, $"| {what} | {errors.Length} | {errors.Count(e => e == 0)} | {errors.Count(e => Math.Abs(e) <= 0.05)} | {errors.Count(e => Math.Abs(e) <= 0.15)} | {Percent(sorted[errors.Length / 2])} | {Percent(worst)} |\n");
    }

    private static string Percent(double error) => string.Create(CultureInfo.InvariantCulture, $"{(error * 100):+0.0;-0.0;0.0} %");
}
