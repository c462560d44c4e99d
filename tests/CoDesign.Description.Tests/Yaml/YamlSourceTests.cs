using System.Text;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Yaml;

namespace CoDesign.Description.Tests.Yaml;

public sealed class YamlSourceTests
{
    [Theory]
    // Tabs.
    [InlineData("a:\n\tb: 1", "2:1: error: tabs cannot indent YAML; use spaces")]
    [InlineData("\ta: 1", "1:1: error: tabs cannot indent YAML; use spaces")]
    [InlineData("a:\n  b: 1\n  \tc: 2", "3:3: error: tabs cannot indent YAML; use spaces")]
    [InlineData("a: 1\n\t\nb: 2", "2:1: error: tabs cannot indent YAML; use spaces")]
    [InlineData("a: 1\n\t# comment\nb: 2", "2:1: error: tabs cannot indent YAML; use spaces")]
    [InlineData("a: |\n  x\n\t\n  y\nb: 1", "3:1: error: tabs cannot indent YAML; use spaces")]
    [InlineData("a: [\n\t1]", "2:1: error: tabs cannot indent YAML; use spaces")]
    // Keys.
    [InlineData("a: 1\nb: 2\na: 3", "3:1: error: duplicate key 'a'; it was first given at line 1, column 1; keep one of them")]
    [InlineData("x: {a: 1, \"a\": 2}", "1:11: error: duplicate key 'a'; it was first given at line 1, column 5; keep one of them")]
    [InlineData("? [a]\n: 1", "1:3: error: a list cannot be a key; write a word before the colon")]
    [InlineData(": 1", "1:1: error: a key is missing before ':'; write 'key: value'")]
    // What descriptions do not use.
    [InlineData("a: &x 1", "1:4: error: anchors ('&x') are not supported; remove it and write the value out wherever it is needed")]
    [InlineData("a: *x", "1:4: error: aliases ('*x') are not supported; write the value out, so that a reader sees it in place")]
    [InlineData("<<: {a: 1}", "1:1: error: merge keys ('<<') are not supported; write the keys out, so that a reader sees them in place")]
    [InlineData("a: !!str 5", "1:4: error: tags ('tag:yaml.org,2002:str') are not supported; remove it; quotes make a value a text")]
    [InlineData(
        "a: !!] 5",
        "1:2: error: this is not valid YAML: the text behind this place cannot be read; check quotes, brackets, '!' and indentation")]
    [InlineData("a: 1\n---\nb: 2", "2:1: error: a second document starts here; put each description into a file of its own")]
    [InlineData("a: 1\n...\nb: 2", "3:1: error: a second document starts here; put each description into a file of its own")]
    // Nothing.
    [InlineData("", "1:1: error: the file is empty; the first line of a description is 'schema: codesign.<kind>/<version>'")]
    [InlineData("# nothing\n", "1:1: error: the file is empty; the first line of a description is 'schema: codesign.<kind>/<version>'")]
    [InlineData("---\n~", "1:1: error: the file is empty; the first line of a description is 'schema: codesign.<kind>/<version>'")]
    // Syntax.
    [InlineData(
        "a: b: c",
        "1:5: error: this is not valid YAML: a second ':' or a wrong indentation; indent keys of one mapping alike, and quote a text "
            + "that contains ': '")]
    [InlineData(
        "a: 1\n b: 2",
        "2:3: error: this is not valid YAML: a second ':' or a wrong indentation; indent keys of one mapping alike, and quote a text "
            + "that contains ': '")]
    [InlineData(
        "a: 'x' y",
        "1:8: error: this is not valid YAML: a key was expected here; indent keys of one mapping alike, and quote a text that contains "
            + "special characters")]
    [InlineData(
        "- a\nb: 1",
        "2:1: error: this is not valid YAML: a list item was expected here; start it with '- ' in the column of the other items")]
    [InlineData("a: @x", "1:4: error: this is not valid YAML: a value cannot start with this character; put the value in quotes")]
    [InlineData("a: \"x", "1:4: error: this is not valid YAML: the closing quote is missing; close the quote that opens here")]
    [InlineData(
        "a: \"\\q\"",
        "1:4: error: this is not valid YAML: an unknown escape after '\\'; write '\\\\' for a backslash, or use single quotes")]
    [InlineData(
        "a: [1, 2\nb: 3",
        "1:4: error: this is not valid YAML: the '[' that opens here is not closed; write the missing ']' or ','")]
    [InlineData(
        "a: {b: 1\nc: 3\n",
        "1:4: error: this is not valid YAML: the '{' that opens here is not closed; write the missing '}' or ','")]
    [InlineData("a: {b: [1, 2}", "1:8: error: this is not valid YAML: the '[' that opens here is not closed; write the missing ']' or ','")]
    [InlineData(
        "{a: 1}}",
        "1:7: error: this is not valid YAML: something follows the end of the description; check for one bracket too many and for the "
            + "indentation of this line")]
    [InlineData("a: \u0000", "1:4: error: control character U+0000; remove it, or write it as an escape in double quotes")]
    [InlineData("a: 1\nb: \t\u0007x", "2:5: error: control character U+0007; remove it, or write it as an escape in double quotes")]
    public void A_file_that_is_not_our_YAML_is_refused_with_the_remedy(string yaml, string expected) =>
        Assert.Equal([expected], Messages(Encoding.UTF8.GetBytes(yaml)));

    [Theory]
    [InlineData("a: 1\r\n\tb: 2", "2:1")]
    [InlineData("a: \"1\u2028\"\n\tb: 2", "3:1")]
    [InlineData("a: x\fy", "1:5")] // a form feed is a control character, not a line break
    public void Lines_are_counted_as_the_parser_counts_them(string yaml, string position) =>
        Assert.StartsWith(position + ":", Assert.Single(Messages(Encoding.UTF8.GetBytes(yaml))), StringComparison.Ordinal);

    [Fact]
    public void Windows_line_ends_give_the_same_text()
    {
        Assert.True(TryParse("text: |\r\n  one\r\n  two\r\nb: x\r\n"u8, out YamlNode? root, out _));
        Assert.Equal((YamlScalarStyle.Literal, "one\ntwo\n", "1:7"), Shown((YamlMapping)root!, "text"));
        Assert.Equal((YamlScalarStyle.Plain, "x", "4:4"), Shown((YamlMapping)root!, "b"));
    }

    [Fact]
    public void Several_structural_errors_are_reported_at_once() =>
        Assert.Equal(3, Messages("a: &x 1\nb: *x\na: 2\n"u8.ToArray()).Length);

    [Fact]
    public void Tabs_inside_text_are_content()
    {
        Assert.Empty(Messages("a: |\n  x\n  \ty\nb: \"c\n\td\"\nc: x\ty # z\tz\nd:\t1"u8.ToArray()));
    }

    [Fact]
    public void A_byte_that_is_not_UTF8_is_located()
    {
        Assert.Equal(["2:5: error: byte 0xFF is not UTF-8; save the file as UTF-8"], Messages([.. "a: ä\nb: €"u8, 0xFF]));
        // UTF-16 little endian starts with FF FE.
        Assert.Equal(["1:1: error: byte 0xFF is not UTF-8; save the file as UTF-8"], Messages(Encoding.Unicode.GetPreamble()));
    }

    [Fact]
    public void A_byte_order_mark_is_skipped()
    {
        Assert.True(TryParse([.. Encoding.UTF8.Preamble, .. "a: 1"u8], out YamlNode? root, out _));
        Assert.Equal(1, ((YamlMapping)root!).Entries[0].Key.Position.Column);
    }

    [Fact]
    public void A_file_of_more_than_4_MiB_is_refused() =>
        Assert.Equal(
            [" error: the file has 4194305 bytes; the most is 4194304 (4 MiB)"],
            Messages(new byte[YamlSource.MaximumBytes + 1]));

    [Theory]
    [InlineData('[', ']')]
    [InlineData('{', '}')]
    public void Nesting_ends_at_64_levels(char open, char close)
    {
        string yaml = new string(open, 64) + new string(close, 64);
        Assert.True(open == '{' || Messages(Encoding.UTF8.GetBytes(yaml)).Length == 0);
        string[] tooDeep = Messages(Encoding.UTF8.GetBytes(open + yaml + close));
        Assert.Contains("1:65: error: nesting is more than 64 levels deep; flatten the description", tooDeep);
    }

    [Fact]
    public void A_million_brackets_are_refused_at_once() =>
        Assert.Equal(
            ["1:65: error: nesting is more than 64 levels deep; flatten the description"],
            Messages(Encoding.UTF8.GetBytes(new string('[', 1_000_000))));

    [Fact]
    public void Aliases_that_would_multiply_are_refused_not_followed()
    {
        StringBuilder laughs = new("a0: &a0 [lol]\n");
        for (int i = 1; i < 40; i++)
        {
            _ = laughs.Append($"a{i}: &a{i} [*a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}]\n");
        }
        string[] messages = Messages(Encoding.UTF8.GetBytes(laughs.ToString()));
        Assert.Equal(40 + (39 * 4), messages.Length);
    }

    [Fact]
    public void Nodes_know_position_and_style()
    {
        Assert.True(TryParse("""
            plain: 64
            double: "64"
            single: '64'
            list:
              - x
              - {k: [v, ~]}
            text: |
              one
              two
            folded: >-
              one
              two
            none:
            """u8, out YamlNode? root, out string[] messages));
        Assert.Empty(messages);
        YamlMapping mapping = (YamlMapping)root!;
        Assert.Equal((YamlScalarStyle.Plain, "64", "1:8"), Shown(mapping, "plain"));
        Assert.Equal((YamlScalarStyle.DoubleQuoted, "64", "2:9"), Shown(mapping, "double"));
        Assert.Equal((YamlScalarStyle.SingleQuoted, "64", "3:9"), Shown(mapping, "single"));
        Assert.Equal((YamlScalarStyle.Literal, "one\ntwo\n", "7:7"), Shown(mapping, "text"));
        Assert.Equal((YamlScalarStyle.Folded, "one two", "10:9"), Shown(mapping, "folded"));
        Assert.True(mapping.TryFind("none", out YamlEntry? none) && none.Value is YamlScalar { IsNull: true });
        Assert.True(mapping.TryFind("list", out YamlEntry? list));
        YamlSequence items = (YamlSequence)list!.Value;
        Assert.Equal((5, 3), (items.Position.Line, items.Position.Column));
        YamlEntry inner = ((YamlMapping)items.Items[1]).Entries[0];
        Assert.Equal((6, 6), (inner.Key.Position.Line, inner.Key.Position.Column));
        Assert.Equal((6, 10), (((YamlSequence)inner.Value).Items[0].Position.Line, ((YamlSequence)inner.Value).Items[0].Position.Column));
    }

    [Fact]
    public void The_file_is_shown_with_forward_slashes()
    {
        DiagnosticBag bag = new();
        Assert.False(YamlSource.TryParse("chips\\aster\\chip.yaml", [], bag, out _));
        Assert.Equal("chips/aster/chip.yaml", bag.Sorted()[0].File);
    }

    private static (YamlScalarStyle Style, string Text, string Position) Shown(YamlMapping mapping, string key)
    {
        Assert.True(mapping.TryFind(key, out YamlEntry? entry));
        YamlScalar scalar = (YamlScalar)entry.Value;
        return (scalar.Style, scalar.Text, $"{scalar.Position.Line}:{scalar.Position.Column}");
    }

    private static bool TryParse(ReadOnlySpan<byte> content, out YamlNode? root, out string[] messages)
    {
        DiagnosticBag bag = new();
        bool isParsed = YamlSource.TryParse("chip.yaml", content, bag, out root);
        messages = [.. bag.Sorted().Select(diagnostic => diagnostic.ToString())];
        return isParsed;
    }

    private static string[] Messages(byte[] content)
    {
        _ = TryParse(content, out _, out string[] messages);
        return [.. messages.Select(message => message.Replace("chip.yaml:", string.Empty, StringComparison.Ordinal))];
    }
}
