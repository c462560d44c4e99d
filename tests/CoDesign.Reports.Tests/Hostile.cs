using System.Text.Json.Nodes;
using CoDesign.Results;

namespace CoDesign.Reports.Tests;

/// <summary>
/// The fixture with something dangerous at the end of every text in it. Names of chips, symbols, paths, messages: whatever field a
/// record has or gets, a program or a description chooses its text.
/// </summary>
internal static class Hostile
{
    /// <summary>Markup, quotes, ends of attributes, comments and style sheets.</summary>
    public const string Markup = "<script>alert(1)</script>&\"' onload=x </style>]]>--> url(http://evil.example/x) javascript:x";

    /// <summary>Characters that XML forbids, that break lines, or that turn the direction of text.</summary>
    public const string Controls = "\u0000\u0007\u001b[2J\u007f\u0085\u009b\u202e\u2066\ufffe\uffff\r\n\t";

    /// <summary>The record.</summary>
    public static RunRecord Record { get; } = Make();

    /// <summary>With crossings that are no better.</summary>
    public static RunResult Result => Fixture.ResultOf(Record, [.. Fixture.Crossings.Select(c => c with
    {
        From = c.From + Markup + Controls,
        FromZone = c.FromZone + Markup + Controls,
        To = c.To + Markup + Controls,
        ToZone = c.ToZone + Markup + Controls,
        Kind = c.Kind + Markup + Controls,
        Symbol = c.Symbol + Markup + Controls,
        Operation = c.Operation + Markup + Controls,
        Label = c.Label + Markup + Controls,
        Verdict = c.Verdict + Markup + Controls,
        Tags = [.. c.Tags.Select(t => t + Markup + Controls)],
        Residuals = [.. c.Residuals.Select(t => t + Markup + Controls)],
        Rules = [.. c.Rules.Select(t => t + Markup + Controls)],
    })]);

    private static RunRecord Make()
    {
        JsonObject json = JsonNode.Parse(RunRecordJson.Write(Fixture.Record))!.AsObject();
        var changed = (JsonObject)Spoil(json, isMap: false)!;
        changed["schema"] = RunRecord.CurrentSchema;
        return RunRecordJson.TryRead(changed.ToJsonString(), out RunRecord record, out string? problem)
            ? record
            : throw new InvalidOperationException(problem);
    }

    // Names of fields are ours; those of maps come from chips and programs.
    private static JsonNode? Spoil(JsonNode? node, bool isMap) => node switch
    {
        JsonObject o => new JsonObject(o.Select(p => KeyValuePair.Create(
            isMap ? p.Key + Markup + Controls : p.Key,
            Spoil(p.Value, p.Key is "cpi_stack" or "counters" or "actions" or "detail" && p.Value is JsonObject)))),
        JsonArray a => new JsonArray([.. a.Select(i => Spoil(i, isMap: false))]),
        JsonValue v when v.TryGetValue(out string? text) => JsonValue.Create(text + Markup + Controls),
        _ => node?.DeepClone(),
    };
}
