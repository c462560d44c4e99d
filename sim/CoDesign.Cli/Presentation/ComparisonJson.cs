using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoDesign.Reports;

namespace CoDesign.Cli.Presentation;

/// <summary>A comparison for programs: the numbers without the words.</summary>
internal static class ComparisonJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the comparison.</summary>
    public static string Write(Comparison comparison) => new JsonObject
    {
        ["schema"] = "codesign.comparison/1",
        ["same_output"] = comparison.SameOutput,
        ["runs"] = new JsonArray([.. comparison.Runs.Select(r => new JsonObject { ["name"] = r.Name, ["fingerprint"] = r.Record.Inputs.Fingerprint })]),
        ["rows"] = new JsonArray([.. comparison.Groups.SelectMany(g => g.Rows.Select(r => new JsonObject
        {
            ["group"] = g.Title,
            ["name"] = r.Name,
            ["unit"] = r.Unit.Length > 0 ? r.Unit : null,
            ["values"] = new JsonArray([.. r.Cells.Select(c => JsonValue.Create(c.Value))]),
        }))]),
        ["remarks"] = new JsonArray([.. comparison.Remarks.Select(r => JsonValue.Create(r))]),
    }.ToJsonString(Options) + "\n";
}
