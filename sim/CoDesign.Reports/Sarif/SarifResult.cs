using System.Text.Json;
using CoDesign.Results;

namespace CoDesign.Reports;

/// <summary>Writes a finding as a SARIF result.</summary>
internal static class SarifResult
{
    /// <summary>Writes one result.</summary>
    public static void Write(Utf8JsonWriter json, FindingRecord finding, RunRecord record, SarifRules rules)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Rule);
        json.WriteNumber("ruleIndex", rules.IndexOf(finding.Rule));
        json.WriteString("kind", "fail");
        json.WriteString("level", SarifRules.Level(finding.Level));
        SarifRules.WriteText(json, "message", finding.Message);
        json.WriteStartArray("locations");
        json.WriteStartObject();
        SarifLocation.Write(json, finding.Source, finding.Pc, finding.Symbol, null);
        json.WriteEndObject();
        json.WriteEndArray();
        if (finding.Path.Count > 0)
        {
            Flow(json, finding.Path);
        }

        json.WriteStartObject("partialFingerprints");
        json.WriteString(FindingFingerprint.Name, FindingFingerprint.Of(finding));
        json.WriteEndObject();
        Properties(json, finding, record);
        json.WriteEndObject();
    }

    private static void Flow(Utf8JsonWriter json, IReadOnlyList<PathRecord> path)
    {
        json.WriteStartArray("codeFlows");
        json.WriteStartObject();
        json.WriteStartArray("threadFlows");
        json.WriteStartObject();
        json.WriteStartArray("locations");
        foreach (PathRecord step in path)
        {
            json.WriteStartObject();
            json.WriteStartObject("location");
            SarifLocation.Write(json, step.Source, step.Pc, step.Symbol, PathText.Of(step));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Properties(Utf8JsonWriter json, FindingRecord finding, RunRecord record)
    {
        string? domain = record.Exposure.FirstOrDefault(e => e.Module == finding.Module)?.CollusionDomain;
        json.WriteStartObject("properties");
        json.WriteString("verdict", finding.Verdict);
        json.WriteBoolean("blocked", finding.Blocked);
        json.WriteString("from", finding.From);
        json.WriteString("to", finding.Module);
        json.WriteString("collusionDomain", domain);
        json.WriteStrings("labels", finding.Labels);
        json.WriteNumber("bytes", finding.Bytes);
        json.WriteNumber("count", finding.Count);
        json.WriteString("policyRule", finding.PolicyRule);
        json.WriteString("because", record.Policy?.Rules.FirstOrDefault(r => r.Id == finding.PolicyRule)?.Because);
        json.WriteString("region", finding.Region);
        if (finding.FirstTimePs is long time)
        {
            json.WriteNumber("firstTimePs", time);
        }
        else
        {
            json.WriteNull("firstTimePs");
        }

        json.WriteString("address", finding.Address);
        WriteNumber(json, "labelledOffset", finding.LabelledOffset);
        WriteNumber(json, "labelledLength", finding.LabelledLength);
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, long? value)
    {
        if (value is long known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
