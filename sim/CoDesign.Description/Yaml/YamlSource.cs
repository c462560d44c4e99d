using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Unicode;
using CoDesign.Description.Diagnostics;

namespace CoDesign.Description.Yaml;

/// <summary>Turns the bytes of a YAML file into nodes with positions; whatever is wrong becomes a diagnostic, never an exception.</summary>
/// <remarks>
/// A subset of YAML 1.2 that every reader and every reviewer understands the same way: one document, UTF-8, spaces, no anchors, aliases,
/// merge keys or tags, unique scalar keys, at most 64 levels.
/// </remarks>
public static class YamlSource
{
    /// <summary>Largest accepted file: 4 MiB, a thousand times a typical chip description.</summary>
    public const int MaximumBytes = 4 * 1024 * 1024;

    /// <summary>Deepest accepted nesting; descriptions need about ten levels.</summary>
    public const int MaximumDepth = 64;

    /// <summary>Parses a file.</summary>
    /// <param name="file">Path as the user gave it; backslashes are shown as slashes.</param>
    /// <param name="content">The file's bytes.</param>
    /// <param name="diagnostics">Receives every problem.</param>
    /// <param name="root">The top node, possibly with faults in it that were reported.</param>
    /// <returns>Whether there is a tree that is worth reading further; ask the bag whether it is also free of errors.</returns>
    public static bool TryParse(string file, ReadOnlySpan<byte> content, DiagnosticBag diagnostics, [NotNullWhen(true)] out YamlNode? root)
    {
        root = null;
        string shownFile = file.Replace('\\', '/');
        SourcePosition start = new(shownFile, 1, 1);
        if (content.Length > MaximumBytes)
        {
            diagnostics.Error(SourcePosition.Of(shownFile), $"the file has {content.Length} bytes", $"the most is {MaximumBytes} (4 MiB)");
            return false;
        }
        content = content.StartsWith(Encoding.UTF8.Preamble) ? content[Encoding.UTF8.Preamble.Length..] : content;
        if (!Utf8.IsValid(content))
        {
            ReportInvalidByte(start, content, diagnostics);
            return false;
        }
        YamlText text = new(Encoding.UTF8.GetString(content), (line, column) => new SourcePosition(shownFile, line, column));
        root = Build(text, diagnostics, out bool isBroken);
        if (root is null && !isBroken)
        {
            diagnostics.Error(start, "the file is empty", "the first line of a description is 'schema: codesign.<kind>/<version>'");
        }
        return root is not null;
    }

    /// <summary>Parses the value of an override, such as <c>500MHz</c> or <c>{entries: 8}</c>.</summary>
    /// <param name="text">The value as the user wrote it.</param>
    /// <param name="position">The override; every node gets it.</param>
    /// <param name="diagnostics">Receives every problem.</param>
    /// <param name="root">The value; an empty text is a scalar without value, which the reader judges.</param>
    internal static bool TryParseValue(
        string text,
        SourcePosition position,
        DiagnosticBag diagnostics,
        [NotNullWhen(true)] out YamlNode? root)
    {
        root = Build(new YamlText(text, (_, _) => position), diagnostics, out bool isBroken);
        if (root is null && !isBroken)
        {
            root = new YamlScalar(position, string.Empty, YamlScalarStyle.Plain);
        }
        return root is not null;
    }

    // Returns null if there is nothing in the text; isBroken if an error made the parser stop.
    private static YamlNode? Build(YamlText text, DiagnosticBag diagnostics, out bool isBroken)
    {
        isBroken = text.ReportControlCharacters(diagnostics);
        if (isBroken)
        {
            return null;
        }
        YamlTreeBuilder builder = new(text, diagnostics);
        YamlNode? root = builder.Build();
        isBroken = builder.IsBroken;
        return root;
    }

    private static void ReportInvalidByte(SourcePosition start, ReadOnlySpan<byte> content, DiagnosticBag diagnostics)
    {
        int line = 1;
        int column = 1;
        ReadOnlySpan<byte> rest = content;
        while (Rune.DecodeFromUtf8(rest, out Rune rune, out int length) == System.Buffers.OperationStatus.Done)
        {
            bool isBreak = rune.Value == '\n';
            line += isBreak ? 1 : 0;
            column = isBreak ? 1 : column + rune.Utf16SequenceLength;
            rest = rest[length..];
        }
        diagnostics.Error(start with { Line = line, Column = column }, $"byte 0x{rest[0]:X2} is not UTF-8", "save the file as UTF-8");
    }
}
