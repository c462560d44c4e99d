using System.Diagnostics.CodeAnalysis;
using CoDesign.Description.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CoDesign.Description.Yaml;

/// <summary>Builds our nodes from the parser's events and refuses what descriptions do not use.</summary>
/// <param name="text">The text to parse.</param>
/// <param name="diagnostics">Receives every problem.</param>
internal sealed class YamlTreeBuilder(YamlText text, DiagnosticBag diagnostics)
{
    private readonly Parser _parser = new(new Scanner(new StringReader(text.Content), skipComments: true));

    // Flow collections that are open, innermost last: the parser says nothing useful about one that is never closed.
    private readonly Stack<ParsingEvent> _openFlows = new();

    // Lines inside quoted and block scalars, where a tab at the start is content.
    private readonly HashSet<int> _contentLines = [];

    /// <summary>Whether parsing stopped at an error, so that the end of the file was not reached.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Parses the text.</summary>
    /// <returns>The top node, or null if there is none or the text is not YAML.</returns>
    public YamlNode? Build()
    {
        YamlNode? root = null;
        try
        {
            root = Document();
        }
        catch (YamlException exception)
        {
            IsBroken = true;
            YamlSyntaxErrors.Report(exception, text, _openFlows, diagnostics);
        }
        if (IsBroken)
        {
            return null;
        }
        ReportTabs();
        return root;
    }

    private YamlNode? Document()
    {
        Advance();
        Advance();
        if (_parser.Current is StreamEnd)
        {
            return null;
        }
        Advance();
        YamlNode? root = Node(depth: 1);
        if (root is null)
        {
            return null;
        }
        Advance();
        Advance();
        if (_parser.Current is DocumentStart second)
        {
            diagnostics.Error(text.At(second.Start), "a second document starts here", "put each description into a file of its own");
        }
        return root is YamlScalar { IsNull: true } ? null : root;
    }

    private ParsingEvent Advance()
    {
        try
        {
            if (_parser.MoveNext())
            {
                return _parser.Current!;
            }
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet 16.3 throws this for an unclosed flow collection, so it is an error of the text like any other.
        }
        catch (ArgumentException)
        {
            // And this for a tag that is no URI.
        }
        Mark end = _parser.Current?.End ?? Mark.Empty;
        throw new SyntaxErrorException(end, end, YamlSyntaxErrors.Unreadable);
    }

    /// <summary>Builds the node that starts with the current event; null means that the nesting is too deep and parsing stopped.</summary>
    private YamlNode? Node(int depth)
    {
        ParsingEvent start = _parser.Current!;
        SourcePosition position = text.At(start.Start);
        if (depth > YamlSource.MaximumDepth)
        {
            IsBroken = true;
            diagnostics.Error(position, $"nesting is more than {YamlSource.MaximumDepth} levels deep", "flatten the description");
            return null;
        }
        ReportProperties(start as NodeEvent, position);
        switch (start)
        {
            case Scalar scalar:
                MarkContentLines(scalar);
                return new YamlScalar(position, scalar.Value, StyleOf(scalar))
                {
                    Source = text,
                };
            case SequenceStart sequence:
                return Sequence(position, depth, sequence.Style == SequenceStyle.Flow);
            case MappingStart mapping:
                return Mapping(position, depth, mapping.Style == MappingStyle.Flow);
            default:
                return new YamlFault(position);
        }
    }

    private YamlSequence? Sequence(SourcePosition position, int depth, bool isFlow)
    {
        Open(isFlow);
        List<YamlNode> items = [];
        while (Advance() is not SequenceEnd)
        {
            if (Node(depth + 1) is not { } item)
            {
                return null;
            }
            items.Add(item);
        }
        Close(isFlow);
        return new YamlSequence(position, items);
    }

    private YamlMapping? Mapping(SourcePosition position, int depth, bool isFlow)
    {
        Open(isFlow);
        List<YamlEntry> entries = [];
        Dictionary<string, YamlScalar> keys = new(StringComparer.Ordinal);
        while (Advance() is not MappingEnd)
        {
            if (Node(depth + 1) is not { } key)
            {
                return null;
            }
            Advance();
            if (Node(depth + 1) is not { } value)
            {
                return null;
            }
            if (IsUsable(key, keys, out YamlScalar? name))
            {
                keys.Add(name.Text, name);
                entries.Add(new YamlEntry(name, value));
            }
        }
        Close(isFlow);
        return new YamlMapping(position, entries);
    }

    private bool IsUsable(YamlNode key, Dictionary<string, YamlScalar> keys, [NotNullWhen(true)] out YamlScalar? name)
    {
        name = key as YamlScalar;
        if (name is null)
        {
            if (key is not YamlFault)
            {
                diagnostics.Error(key.Position, $"{key.Designation} cannot be a key", "write a word before the colon");
            }
            return false;
        }
        if (name.IsNull)
        {
            diagnostics.Error(key.Position, "a key is missing before ':'", "write 'key: value'");
            return false;
        }
        if (name is { Text: "<<", Style: YamlScalarStyle.Plain })
        {
            diagnostics.Error(
                key.Position,
                "merge keys ('<<') are not supported",
                "write the keys out, so that a reader sees them in place");
            return false;
        }
        if (keys.TryGetValue(name.Text, out YamlScalar? first))
        {
            string place = first.Position.Line > 0 ? $" at line {first.Position.Line}, column {first.Position.Column}" : string.Empty;
            diagnostics.Error(name.Position, $"duplicate key {Wording.Quoted(name.Text)}; it was first given{place}", "keep one of them");
            return false;
        }
        return true;
    }

    private void ReportProperties(NodeEvent? node, SourcePosition position)
    {
        if (_parser.Current is AnchorAlias alias)
        {
            diagnostics.Error(
                position,
                $"aliases ('*{alias.Value}') are not supported",
                "write the value out, so that a reader sees it in place");
        }
        if (node is null)
        {
            return;
        }
        if (!node.Anchor.IsEmpty)
        {
            diagnostics.Error(
                position,
                $"anchors ('&{node.Anchor}') are not supported",
                "remove it and write the value out wherever it is needed");
        }
        if (!node.Tag.IsEmpty)
        {
            diagnostics.Error(
                position,
                $"tags ({Wording.Quoted(node.Tag.Value)}) are not supported",
                "remove it; quotes make a value a text");
        }
    }

    private void MarkContentLines(Scalar scalar)
    {
        if (scalar.Style == ScalarStyle.Plain)
        {
            return;
        }
        for (long line = scalar.Start.Line + 1; line <= scalar.End.Line; line++)
        {
            _ = _contentLines.Add((int)line);
        }
        // A block scalar ends where the next token starts, which is on a line of its own.
        if (scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded)
        {
            _ = _contentLines.Remove((int)scalar.End.Line);
        }
    }

    // The parser accepts some tabs, for instance before the first key; editors with another tab width would show another tree.
    private void ReportTabs()
    {
        for (int line = 1; line <= text.Lines.Length; line++)
        {
            int column = text.TabColumn(line);
            if (column > 0 && !_contentLines.Contains(line))
            {
                YamlSyntaxErrors.ReportTab(text.At(line, column), diagnostics);
            }
        }
    }

    private void Open(bool isFlow)
    {
        if (isFlow)
        {
            _openFlows.Push(_parser.Current!);
        }
    }

    private void Close(bool isFlow)
    {
        if (isFlow)
        {
            _ = _openFlows.Pop();
        }
    }

    private static YamlScalarStyle StyleOf(Scalar scalar) => scalar.Style switch
    {
        ScalarStyle.SingleQuoted => YamlScalarStyle.SingleQuoted,
        ScalarStyle.DoubleQuoted => YamlScalarStyle.DoubleQuoted,
        ScalarStyle.Literal => YamlScalarStyle.Literal,
        ScalarStyle.Folded => YamlScalarStyle.Folded,
        _ => YamlScalarStyle.Plain,
    };
}
