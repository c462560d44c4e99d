using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoDesign.Cli.Presentation;
using CoDesign.Reports;

namespace CoDesign.Cli.Sensitivity;

/// <summary>Tells which numbers matter most.</summary>
internal static class SensitivityReport
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>For programs: every number.</summary>
    public static string Json(SensitivityResult result) => new JsonObject
    {
        ["schema"] = "codesign.sensitivity/1",
        ["fingerprint"] = result.Record.Inputs.Fingerprint,
        ["time_ps"] = result.Outcome.TimePs,
        ["energy_pj"] = result.Outcome.EnergyPj,
        ["rule"] = NumberSteps.Rule,
        ["parameters"] = new JsonArray([.. result.Rows.Select(r => new JsonObject
        {
            ["path"] = r.Path,
            ["value"] = r.Steps.Text(r.Steps.Value),
            ["down"] = Side(r, r.Steps.Down, r.Down),
            ["up"] = Side(r, r.Steps.Up, r.Up),
            ["time_elasticity"] = Rounded(r.TimeElasticity),
            ["energy_elasticity"] = Rounded(r.EnergyElasticity),
            ["problem"] = r.Problem,
        })]),
    }.ToJsonString(Options) + "\n";

    /// <summary>For people: the numbers that matter most.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="top">How many of each.</param>
    /// <param name="output">Where to.</param>
    /// <param name="width">Columns of a line.</param>
    public static void Write(SensitivityResult result, int top, TextWriter output, int width)
    {
        output.WriteLine($"run        {result.Record.Inputs.Workload.Name} on {result.Record.Inputs.Chip.Name}: {Figures.Time(result.Outcome.TimePs)}, {Figures.Energy(result.Outcome.EnergyPj)}");
        output.WriteLine($"steps      each number alone, {NumberSteps.Rule}");
        output.WriteLine("elasticity relative change of the result by relative change of the number, between the two steps");
        Most("time", result, top, r => r.TimeElasticity, o => o.TimePs, v => Figures.Time(decimal.ToInt64(v)), output, width);
        Most("energy", result, top, r => r.EnergyElasticity, o => o.EnergyPj, Figures.Energy, output, width);
        SensitivityRow[] without = [.. result.Rows.Where(r => r.TimeElasticity is 0 && r.EnergyElasticity is 0)];
        SensitivityRow[] refused = [.. result.Rows.Where(r => r.Problem is not null)];
        output.WriteLine();
        output.WriteLine($"rest       {Figures.Count(without.Length)} of {Figures.Count(result.Rows.Count, "number")} change neither; for {Figures.Count(refused.Length)} a step could not be tried (--json says why)");
    }

    private static void Most(
        string what, SensitivityResult result, int top, Func<SensitivityRow, decimal?> elasticityOf, Func<Outcome, decimal> valueOf, Func<decimal, string> format, TextWriter output, int width)
    {
        output.WriteLine();
        var table = new TextTable(what, "elasticity>", "value>", "down>", $"{what}>", "up>", $"{what}>");
        foreach (SensitivityRow row in result.Rows
            .Where(r => elasticityOf(r) is not (null or 0))
            .OrderByDescending(r => Math.Abs(elasticityOf(r)!.Value))
            .ThenBy(r => r.Path, StringComparer.Ordinal)
            .Take(top))
        {
            table.Add(
                row.Path,
                elasticityOf(row)!.Value.ToString("+0.000;-0.000", CultureInfo.InvariantCulture),
                row.Steps.Text(row.Steps.Value),
                row.Down is null ? Figures.Unknown : row.Steps.Text(row.Steps.Down),
                row.Down is null ? Figures.Unknown : format(valueOf(row.Down)),
                row.Up is null ? Figures.Unknown : row.Steps.Text(row.Steps.Up),
                row.Up is null ? Figures.Unknown : format(valueOf(row.Up)));
        }

        table.Write(output, width);
    }

    private static JsonObject? Side(SensitivityRow row, decimal value, Outcome? outcome) => outcome is null
        ? null
        : new JsonObject
        {
            ["value"] = row.Steps.Text(value),
            ["time_ps"] = outcome.TimePs,
            ["energy_pj"] = outcome.EnergyPj,
        };

    private static JsonValue? Rounded(decimal? elasticity) => elasticity is decimal known ? JsonValue.Create(Math.Round(known, 6)) : null;
}
