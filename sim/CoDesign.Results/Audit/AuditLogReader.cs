using System.Globalization;
using System.Text.Json;

namespace CoDesign.Results;

/// <summary>Reads the crossings of an audit log back. Whether the log is whole and unchanged is asked of <see cref="AuditVerification"/>.</summary>
public static class AuditLogReader
{
    // A name that is there twice has two meanings; the writer never writes one.
    private static readonly JsonDocumentOptions StrictOptions = new() { AllowDuplicateProperties = false };

    /// <summary>Reads the crossings.</summary>
    /// <param name="text">A log that <see cref="AuditLog"/> wrote; header and footer are passed over.</param>
    /// <param name="crossings">The crossings before the first line that cannot be read.</param>
    /// <param name="problem">The line that cannot be read, and why.</param>
    /// <returns>Whether every line could be read.</returns>
    public static bool TryRead(string text, out IReadOnlyList<CrossingRecord> crossings, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<CrossingRecord> read = [];
        crossings = read;
        problem = null;
        int number = 0;
        foreach (string line in text.Split('\n'))
        {
            number++;
            if (line.Length == 0)
            {
                continue;
            }

            try
            {
                using var document = JsonDocument.Parse(line, StrictOptions);
                if (!IsFrame(document.RootElement))
                {
                    read.Add(Crossing(document.RootElement));
                }
            }
            catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
            {
                problem = $"line {number}: {exception.Message}";
                return false;
            }
        }

        return true;
    }

    private static bool IsFrame(JsonElement line) => line.GetProperty("kind").GetString() is "header" or "footer";

    // The writer leaves nulls out, so a name that is missing stands for null.
    private static CrossingRecord Crossing(JsonElement line) => new(
        line.GetProperty("seq").GetInt64(),
        line.TryGetProperty("t_ps", out JsonElement time) ? time.GetInt64() : null,
        Text(line, "kind"),
        Text(line, "from"),
        Text(line, "from_zone"),
        Text(line, "to"),
        Text(line, "to_zone"),
        TextOrNull(line, "op"),
        line.TryGetProperty("rrid", out JsonElement role) ? role.GetInt32() : null,
        Hexadecimal(line, "pc") ?? 0,
        TextOrNull(line, "sym"),
        Hexadecimal(line, "addr"),
        line.GetProperty("bytes").GetInt64(),
        line.GetProperty("count").GetInt64(),
        Text(line, "label"),
        Texts(line, "tags"),
        Texts(line, "residuals"),
        Text(line, "verdict"),
        Texts(line, "rules"));

    private static string Text(JsonElement line, string name) =>
        line.GetProperty(name).GetString() ?? throw new FormatException($"'{name}' is null");

    private static string? TextOrNull(JsonElement line, string name) =>
        line.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    private static string[] Texts(JsonElement line, string name) =>
        [.. line.GetProperty(name).EnumerateArray().Select(e => e.GetString() ?? throw new FormatException($"'{name}' has a null"))];

    private static ulong? Hexadecimal(JsonElement line, string name) => TextOrNull(line, name) switch
    {
        null => null,
        string text when text.StartsWith("0x", StringComparison.Ordinal)
            && ulong.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong value) => value,
        string text => throw new FormatException($"'{name}' is '{text}' where 0x and hexadecimal digits are expected"),
    };
}
