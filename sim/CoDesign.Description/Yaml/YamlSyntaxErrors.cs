using CoDesign.Description.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CoDesign.Description.Yaml;

/// <summary>Says what a syntax error probably is, in the words of someone who writes YAML and not of someone who parses it.</summary>
internal static class YamlSyntaxErrors
{
    private const string NotYaml = "this is not valid YAML: ";

    /// <summary>Message of an error that the parser could not locate; the last event that it produced is near.</summary>
    public const string Unreadable = "the text behind this place cannot be read";

    // Parts of the messages of YamlDotNet 16.3 with what users did in nearly all cases.
    private static readonly (string Part, string Message, string Hint)[] Known =
    [
        ("invalid mapping", "a second ':' or a wrong indentation", "indent keys of one mapping alike, and quote a text that contains ': '"),
        ("Mapping values are not allowed", "a ':' where no key can be", "quote a text that contains ': '"),
        (
            "did not find expected key",
            "a key was expected here",
            "indent keys of one mapping alike, and quote a text that contains special characters"),
        ("did not find expected '-'", "a list item was expected here", "start it with '- ' in the column of the other items"),
        ("could not find expected ':'", "a key without ':'", "write 'key: value'"),
        ("cannot start any token", "a value cannot start with this character", "put the value in quotes"),
        ("expected ',' or '}'", "',' or '}' was expected here", "separate entries with ',' and close the mapping with '}'"),
        ("expected ',' or ']'", "',' or ']' was expected here", "separate items with ',' and close the list with ']'"),
        ("found unexpected end of stream", "the closing quote is missing", "close the quote that opens here"),
        ("unknown escape character", "an unknown escape after '\\'", "write '\\\\' for a backslash, or use single quotes"),
        (
            "<document end>",
            "something follows the end of the description",
            "check for one bracket too many and for the indentation of this line"),
        (Unreadable, Unreadable, "check quotes, brackets, '!' and indentation"),
        ("undefined tag handle", "'!' starts a tag, and tags are not supported", "put the value in quotes"),
    ];

    /// <summary>Reports an error that the parser has located.</summary>
    /// <param name="exception">The parser's complaint.</param>
    /// <param name="text">The text in question.</param>
    /// <param name="openFlows">Flow collections open at the error, innermost on top.</param>
    /// <param name="diagnostics">Receives the error.</param>
    public static void Report(YamlException exception, YamlText text, Stack<ParsingEvent> openFlows, DiagnosticBag diagnostics)
    {
        // The parser reports a tab at the start of the block that it breaks, or stumbles over it one line later.
        bool isTab = exception.Message.Contains(" tab ", StringComparison.Ordinal);
        long lastLine = isTab ? text.Lines.Length : exception.End.Line + 1;
        for (int line = (int)exception.Start.Line; line <= lastLine; line++)
        {
            int column = text.TabColumn(line);
            if (column > 0)
            {
                ReportTab(text.At(line, column), diagnostics);
                return;
            }
        }
        (string Part, string Message, string Hint) known =
            Array.Find(Known, candidate => exception.Message.Contains(candidate.Part, StringComparison.Ordinal));
        bool isNowhere = exception.Start.Line >= text.Lines.Length || exception.Message == Unreadable;
        if (isNowhere && openFlows.Count > 0 && known.Part != "found unexpected end of stream")
        {
            ReportUnclosed(text, openFlows, diagnostics);
        }
        else if (known.Part is null)
        {
            diagnostics.Error(
                text.At(exception.Start),
                NotYaml + Wording.LowerFirst(exception.Message).TrimEnd('.').Replace("  ", " ", StringComparison.Ordinal));
        }
        else
        {
            diagnostics.Error(text.At(exception.Start), NotYaml + known.Message, known.Hint);
        }
    }

    /// <summary>Reports a tab in the indentation.</summary>
    /// <param name="position">Where the tab is.</param>
    /// <param name="diagnostics">Receives the error.</param>
    public static void ReportTab(SourcePosition position, DiagnosticBag diagnostics) =>
        diagnostics.Error(position, "tabs cannot indent YAML", "use spaces");

    private static void ReportUnclosed(YamlText text, Stack<ParsingEvent> openFlows, DiagnosticBag diagnostics)
    {
        ParsingEvent opening = openFlows.Peek();
        (char bracket, char closing) = opening is MappingStart ? ('{', '}') : ('[', ']');
        diagnostics.Error(
            text.At(opening.Start),
            $"{NotYaml}the '{bracket}' that opens here is not closed",
            $"write the missing '{closing}' or ','");
    }
}
