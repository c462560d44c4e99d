using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoDesign.Description.Reading;

namespace CoDesign.Description.Schema;

/// <summary>Writes JSON Schema (2020-12) for editors and CI, from the reading methods that load the files.</summary>
/// <remarks>
/// The schema accepts every file that the reader accepts. It does not know checks between values (unknown ids, overlaps, duplicate ids,
/// ranges of quantities, a constant without source); those are the reader's.
/// </remarks>
public static class SchemaWriter
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    /// <summary>Writes the schema of one kind of file.</summary>
    /// <typeparam name="T">The record of the whole file.</typeparam>
    /// <param name="kind">The kind in the file's schema id: "chip" for codesign.chip/1.</param>
    /// <param name="read">The reading method of the whole file.</param>
    /// <param name="registry">The cases of open unions; null if the record has none.</param>
    /// <returns>Indented JSON with LF line ends and a final newline; the same bytes for the same reader.</returns>
    /// <exception cref="InvalidOperationException">The reading method asks for another kind.</exception>
    public static string Write<T>(string kind, Func<NodeReader, T> read, UnionRegistry? registry = null)
        where T : class
    {
        SchemaModel model = SchemaModel.Of(read, registry);
        return model.Id.StartsWith($"codesign.{kind}/", StringComparison.Ordinal)
            ? Write(model)
            : throw new InvalidOperationException($"the reader of kind '{kind}' asks for schema '{model.Id}'");
    }

    /// <summary>Writes a model.</summary>
    /// <param name="model">The model of a whole file or of a part of one.</param>
    /// <returns>Indented JSON with LF line ends and a final newline.</returns>
    public static string Write(SchemaModel model)
    {
        JsonObject root = new() { ["$schema"] = Dialect };
        if (model.Id.Length > 0)
        {
            root["$id"] = model.Id;
            root["title"] = model.Id;
        }
        RecordSchemaJson.AddRecord(root, model.Root, model.Root.Name);
        JsonObject definitions = [];
        foreach (RecordSchema record in model.Records.Where(record => record != model.Root))
        {
            JsonObject definition = [];
            RecordSchemaJson.AddRecord(definition, record, model.Root.Name);
            definitions[record.Name] = definition;
        }
        if (definitions.Count > 0)
        {
            root["$defs"] = definitions;
        }
        using MemoryStream stream = new();
        // Relaxed escaping: the file is read by people and editors, never embedded in HTML.
        JsonWriterOptions options = new()
        {
            Indented = true,
            IndentSize = 2,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        using (Utf8JsonWriter writer = new(stream, options))
        {
            root.WriteTo(writer);
        }
        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }
}
