using System.Globalization;
using System.Text.RegularExpressions;
using CoDesign.Description.Yaml;

namespace CoDesign.Description.Reading;

/// <summary>The first line of every description file: <c>schema: codesign.chip/1</c>.</summary>
/// <param name="Kind">What the file describes: "chip".</param>
/// <param name="Version">Version of the kind's schema, from 1.</param>
public readonly partial record struct SchemaId(string Kind, int Version)
{
    /// <summary>The key that holds the id.</summary>
    public const string Key = "schema";

    /// <summary>Reads an id.</summary>
    /// <param name="text">The text as written.</param>
    /// <param name="id">The id, if the text is one of ours.</param>
    public static bool TryParse(string text, out SchemaId id)
    {
        Match match = Form().Match(text);
        id = match.Success
            ? new SchemaId(match.Groups["kind"].Value, int.Parse(match.Groups["version"].Value, CultureInfo.InvariantCulture))
            : default;
        return match.Success;
    }

    /// <summary>Finds out what a parsed file claims to be, before a reading method is chosen for it.</summary>
    /// <param name="root">The top node of the file.</param>
    /// <param name="id">The id, if there is a readable one.</param>
    public static bool TryFind(YamlNode root, out SchemaId id)
    {
        id = default;
        return root is YamlMapping mapping
            && mapping.TryFind(Key, out YamlEntry? entry)
            && entry.Value is YamlScalar scalar
            && TryParse(scalar.Text, out id);
    }

    /// <summary>The text as written in files.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"codesign.{Kind}/{Version}");

    [GeneratedRegex(@"^codesign\.(?<kind>[a-z][a-z0-9_]*)/(?<version>[1-9][0-9]{0,5})\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
