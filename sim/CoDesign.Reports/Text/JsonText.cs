using System.Text.Encodings.Web;
using System.Text.Json;

namespace CoDesign.Reports;

/// <summary>How this project writes JSON: indented, LF, letters left readable because no HTML embeds it.</summary>
internal static class JsonText
{
    /// <summary>Indented by two blanks.</summary>
    public static JsonWriterOptions Indented { get; } = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>On one line, for parts of a file that a person reads line by line.</summary>
    public static JsonWriterOptions OneLine { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An array of strings under a name.</summary>
    public static void WriteStrings(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
