using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CoDesign.Results;

/// <summary>Writes and reads <c>run.json</c>. The same record gives the same bytes.</summary>
public static class RunRecordJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        // The file is read by people and tools, not embedded in HTML: quotes and non-ASCII letters stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        // A file that somebody edited is refused here, or its nulls would fail deep in a report.
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        TypeInfoResolver = RunRecordContext.Default,
    };

    /// <summary>Writes a record; the text ends with a line break.</summary>
    public static string Write(RunRecord record) => JsonSerializer.Serialize(record, Options) + "\n";

    /// <summary>Reads a record.</summary>
    /// <returns><see langword="false"/> with the reason if the text is no record of this version.</returns>
    public static bool TryRead(string text, out RunRecord record, out string? problem)
    {
        try
        {
            record = JsonSerializer.Deserialize<RunRecord>(text, Options)!;
            problem = record?.Schema == RunRecord.CurrentSchema ? null : $"schema '{record?.Schema}' where {RunRecord.CurrentSchema} is supported";
        }
        catch (JsonException exception)
        {
            record = null!;
            problem = exception.Message;
        }

        return problem is null;
    }
}
