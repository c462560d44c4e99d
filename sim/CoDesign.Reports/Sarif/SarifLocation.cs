using System.Globalization;
using System.Text.Json;

namespace CoDesign.Reports;

/// <summary>Writes SARIF locations: file and line where debug information has them, address and function always.</summary>
internal static class SarifLocation
{
    /// <summary>Base of relative file names: the root of the sources that the guest was built from.</summary>
    public const string SourceRoot = "SRCROOT";

    /// <summary>Writes the properties of a location object; the caller opens and closes it.</summary>
    /// <param name="json">The file.</param>
    /// <param name="source">File and line: <c>main.c:12</c>.</param>
    /// <param name="pc">Address of the instruction: <c>0x1024e</c>.</param>
    /// <param name="symbol">Function and offset.</param>
    /// <param name="message">What happens there; null for nothing.</param>
    public static void Write(Utf8JsonWriter json, string? source, string? pc, string? symbol, string? message)
    {
        bool hasFile = TrySplit(source, out string file, out int line);
        if (hasFile || pc is not null)
        {
            json.WriteStartObject("physicalLocation");
            if (hasFile)
            {
                WriteFile(json, file, line);
            }

            if (pc is not null)
            {
                WriteAddress(json, pc, symbol);
            }

            json.WriteEndObject();
        }

        if (symbol is not null)
        {
            json.WriteStartArray("logicalLocations");
            json.WriteStartObject();
            json.WriteString("name", FindingFingerprint.FunctionOf(symbol));
            json.WriteString("kind", "function");
            json.WriteEndObject();
            json.WriteEndArray();
        }

        if (message is not null)
        {
            json.WriteStartObject("message");
            json.WriteString("text", message);
            json.WriteEndObject();
        }
    }

    /// <summary>Splits file and line; a line of 0 means unknown and is left out of the location.</summary>
    internal static bool TrySplit(string? source, out string file, out int line)
    {
        int colon = source?.LastIndexOf(':') ?? -1;
        bool hasLine = colon > 0 && int.TryParse(source.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _);
        file = hasLine ? source![..colon] : source ?? string.Empty;
        line = hasLine ? int.Parse(source.AsSpan(colon + 1), CultureInfo.InvariantCulture) : 0;
        return file.Length > 0;
    }

    private static void WriteFile(Utf8JsonWriter json, string file, int line)
    {
        string path = file.Replace('\\', '/');
        json.WriteStartObject("artifactLocation");
        // A URI reference: what has a meaning there (blank, #, ?, %, non-ASCII) is escaped segment by segment.
        string uri = string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
        if (path.StartsWith('/'))
        {
            json.WriteString("uri", "file://" + uri);
        }
        else
        {
            json.WriteString("uri", uri);
            json.WriteString("uriBaseId", SourceRoot);
        }

        json.WriteEndObject();
        if (line > 0)
        {
            json.WriteStartObject("region");
            json.WriteNumber("startLine", line);
            json.WriteEndObject();
        }
    }

    // SARIF addresses are signed and negative ones mean unknown: an address of the upper half has its name alone.
    private static void WriteAddress(Utf8JsonWriter json, string pc, string? symbol)
    {
        json.WriteStartObject("address");
        if (pc.StartsWith("0x", StringComparison.Ordinal)
            && long.TryParse(pc.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long address)
            && address >= 0)
        {
            json.WriteNumber("absoluteAddress", address);
        }

        json.WriteString("fullyQualifiedName", symbol ?? pc);
        json.WriteString("kind", "instruction");
        json.WriteEndObject();
    }
}
