using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoDesign.Cli.Presentation;

namespace CoDesign.Cli.Validation;

/// <summary>Tells how far predictions are from measurements, worst first.</summary>
internal static class ValidationReport
{
    private const int CausesShown = 4;
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>For programs.</summary>
    public static string Json(IReadOnlyList<ValidationRow> rows) => new JsonObject
    {
        ["schema"] = "codesign.validation/1",
        ["rows"] = new JsonArray([.. rows.Select(r => new JsonObject
        {
            ["core"] = r.Truth.Core,
            ["config"] = r.Truth.Configuration,
            ["memory_model"] = r.Truth.MemoryModel,
            ["program"] = r.Truth.Program,
            ["isa"] = r.Truth.Isa,
            ["predicted"] = r.Predicted,
            ["measured"] = r.Truth.Cycles,
            ["instructions"] = r.Truth.Instructions,
        })]),
    }.ToJsonString(Options) + "\n";

    /// <summary>For people.</summary>
    public static void Write(IReadOnlyList<ValidationRow> rows, TextWriter output, int width)
    {
        var table = new TextTable("core", "config", "memory", "program", "predicted>", "measured>", "error>", "cycles by cause");
        foreach (ValidationRow row in Worst(rows))
        {
            table.Add(
                row.Truth.Core,
                row.Truth.Configuration,
                row.Truth.MemoryModel,
                row.Truth.Program,
                row.Predicted.ToString(CultureInfo.InvariantCulture),
                row.Truth.Cycles.ToString(CultureInfo.InvariantCulture),
                Percent(row.ErrorBasisPoints),
                Causes(row));
        }

        table.Write(output, Math.Max(width, 160));
        output.WriteLine();
        var summary = new TextTable("preset", "config", "memory", "programs", "number>", "mean absolute>", "worst>", "program");
        foreach (IGrouping<(string, string, string, string, bool), ValidationRow> group in rows.GroupBy(r => (r.Preset, r.Truth.Core, r.Truth.Configuration, r.Truth.MemoryModel, r.IsKernel)))
        {
            ValidationRow worst = Worst(group).First();
            summary.Add(
                worst.Preset,
                worst.Truth.Configuration,
                worst.Truth.MemoryModel,
                worst.IsKernel ? "kernels" : "micro-benchmarks",
                group.Count().ToString(CultureInfo.InvariantCulture),
                Percent(MeanAbsolute(group), isSigned: false),
                Percent(worst.ErrorBasisPoints),
                worst.Truth.Program);
        }

        summary.Write(output, Math.Max(width, 160));
    }

    /// <summary>Rows by error, the largest first.</summary>
    public static IOrderedEnumerable<ValidationRow> Worst(IEnumerable<ValidationRow> rows) =>
        rows.OrderByDescending(r => Math.Abs(r.ErrorBasisPoints)).ThenBy(r => r.Truth.Name, StringComparer.Ordinal);

    /// <summary>Mean of the errors without sign, in hundredths of a percent.</summary>
    public static long MeanAbsolute(IEnumerable<ValidationRow> rows)
    {
        long[] errors = [.. rows.Select(r => Math.Abs(r.ErrorBasisPoints))];
        return (errors.Sum() + (errors.Length / 2)) / errors.Length;
    }

    /// <summary>Hundredths of a percent as a percentage.</summary>
    public static string Percent(long basisPoints, bool isSigned = true)
    {
        decimal percent = basisPoints / 100m;
        return percent.ToString(isSigned ? "+0.00' %';-0.00' %';0.00' %'" : "0.00' %'", CultureInfo.InvariantCulture);
    }

    // The shares are those of the whole run, start-up and output included.
    private static string Causes(ValidationRow row)
    {
        long total = Math.Max(1, row.CpiStack.Values.Sum());
        return string.Join(", ", row.CpiStack
            .Where(c => c.Value * 200 >= total)
            .OrderByDescending(c => c.Value)
            .Take(CausesShown)
            .Select(c => $"{c.Key} {((c.Value * 100) + (total / 2)) / total} %"));
    }
}
