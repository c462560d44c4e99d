using System.Text.Json;
using CoDesign.Results;

namespace CoDesign.Reports;

/// <summary>The findings as SARIF 2.1.0 (OASIS standard): what code-scanning services of forges read.</summary>
/// <remarks>Nothing in it comes from the guest's data: no output, no bytes, no digest of an input, only names, places and counts.</remarks>
internal sealed class SarifReport : IReportWriter
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    public string Name => "findings for code scanning (SARIF 2.1.0)";

    public string FileName => "audit.sarif";

    public void Write(RunResult result, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(stream);
        using (var json = new Utf8JsonWriter(stream, JsonText.Indented))
        {
            Write(json, result.Record);
        }

        stream.WriteByte((byte)'\n');
    }

    private static void Write(Utf8JsonWriter json, RunRecord record)
    {
        var rules = new SarifRules(record);
        json.WriteStartObject();
        json.WriteString("$schema", Schema);
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        Tool(json, record, rules);
        Invocation(json, record);
        json.WriteStartObject("automationDetails");
        json.WriteString("id", $"{record.Tool.Name}/{record.Inputs.Chip.Name}/{record.Inputs.Workload.Name}/");
        json.WriteEndObject();
        json.WriteStartObject("originalUriBaseIds");
        json.WriteStartObject(SarifLocation.SourceRoot);
        SarifRules.WriteText(json, "description", "Root of the sources that the guest was built from.");
        json.WriteEndObject();
        json.WriteEndObject();
        Artifacts(json, record.Inputs);
        json.WriteStartArray("results");
        foreach (FindingRecord finding in record.Findings)
        {
            SarifResult.Write(json, finding, record, rules);
        }

        json.WriteEndArray();
        json.WriteString("columnKind", "utf16CodeUnits");
        Properties(json, record);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Tool(Utf8JsonWriter json, RunRecord record, SarifRules rules)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", record.Tool.Name);
        json.WriteString("version", record.Tool.Version);
        rules.Write(json);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Invocation(Utf8JsonWriter json, RunRecord record)
    {
        int status = ExitStatus.Of(record);
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteString("commandLine", Reproduction.CommandOf(record.Inputs));
        json.WriteNumber("exitCode", status);
        json.WriteString("exitCodeDescription", ExitStatus.MeaningOf(status));
        // Findings and a failing guest are results; a run that was cut short or could not decide is an analysis that did not succeed.
        json.WriteBoolean(
            "executionSuccessful",
            record.Exit.Reason is not (ExitRecord.Limit or ExitRecord.Interrupted) && status != ExitStatus.Indeterminate);
        json.WriteStartArray("toolExecutionNotifications");
        Verdict verdict = Verdict.Of(record);
        Notification(json, verdict.Level is VerdictLevel.NotJudged or VerdictLevel.Doubtful ? "warning" : "note", verdict.Sentence);
        foreach (string note in record.Notes)
        {
            Notification(json, "note", note);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Notification(Utf8JsonWriter json, string level, string text)
    {
        json.WriteStartObject();
        json.WriteString("level", level);
        SarifRules.WriteText(json, "message", text);
        json.WriteEndObject();
    }

    private static void Artifacts(Utf8JsonWriter json, InputsRecord inputs)
    {
        json.WriteStartArray("artifacts");
        foreach ((string role, string name, string? sha256) in InputFiles.Of(inputs))
        {
            json.WriteStartObject();
            SarifRules.WriteText(json, "description", $"{role} {name}");
            json.WriteStrings("roles", [role == InputFiles.Program ? "analysisTarget" : "userSpecifiedConfiguration"]);
            if (sha256 is not null)
            {
                json.WriteStartObject("hashes");
                json.WriteString("sha-256", sha256);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Properties(Utf8JsonWriter json, RunRecord record)
    {
        json.WriteStartObject("properties");
        json.WriteString("chip", record.Inputs.Chip.Name);
        json.WriteString("workload", record.Inputs.Workload.Name);
        json.WriteString("policy", record.Inputs.Policy?.Name);
        json.WriteString("mode", record.Inputs.Mode);
        json.WriteNumber("crossingsChecked", record.Crossings.Checked);
        json.WriteNumber("crossingsDenied", record.Crossings.Denied);
        json.WriteString("fingerprint", record.Inputs.Fingerprint);
        json.WriteString("auditRoot", record.Audit.Root);
        json.WriteEndObject();
    }
}
