using System.Globalization;
using CoDesign.Description.Diagnostics;
using YamlDotNet.Core;

namespace CoDesign.Description.Yaml;

/// <summary>The text being parsed, with the rule that turns line and column into a position.</summary>
/// <param name="content">The decoded text.</param>
/// <param name="locate">Makes a position of a line and a column counted from 1; an override has one position for all of its value.</param>
internal sealed class YamlText(string content, Func<int, int, SourcePosition> locate)
{
    // What the parser counts as one line break: YAML 1.1, production [22] b-generic and the Unicode breaks.
    private static readonly string[] LineBreaks = ["\r\n", "\n", "\r", "\u0085", "\u2028", "\u2029"];

    /// <summary>The decoded text.</summary>
    public string Content { get; } = content;

    /// <summary>The lines, without line breaks.</summary>
    public string[] Lines { get; } = content.Split(LineBreaks, StringSplitOptions.None);

    /// <summary>The position of a mark of the parser.</summary>
    public SourcePosition At(Mark mark) => locate((int)mark.Line, (int)mark.Column);

    /// <summary>The position of a line and column counted from 1.</summary>
    public SourcePosition At(int line, int column) => locate(line, column);

    /// <summary>Where a character of a scalar stands. Line breaks and indentation may differ between value and text, all else is the
    /// same unless the scalar has escapes.</summary>
    /// <param name="scalar">A scalar of this text.</param>
    /// <param name="offset">Characters of its value before the wanted one.</param>
    public SourcePosition At(YamlScalar scalar, int offset)
    {
        bool isBlock = scalar.Style is YamlScalarStyle.Literal or YamlScalarStyle.Folded;
        int line = scalar.Position.Line + (isBlock ? 1 : 0);
        int column = isBlock ? 0 : scalar.Position.Column - 1 + (scalar.Style is YamlScalarStyle.Plain ? 0 : 1);
        int before = scalar.Text.AsSpan(0, Math.Min(offset, scalar.Text.Length)).ToString().Count(c => !char.IsWhiteSpace(c));
        bool isEnd = offset >= scalar.Text.TrimEnd().Length;
        while (line <= Lines.Length)
        {
            for (string text = Lines[line - 1]; column < text.Length; column++)
            {
                if (before == 0 && (isEnd || !char.IsWhiteSpace(text[column])))
                {
                    return At(line, column + 1);
                }

                before -= char.IsWhiteSpace(text[column]) ? 0 : 1;
            }

            if (before == 0 && isEnd)
            {
                return At(line, column + 1);
            }

            (line, column) = (line + 1, 0);
        }

        return scalar.Position;
    }

    /// <summary>Reports characters that no YAML text may contain and that the parser would partly swallow (a NUL ends a token
    /// silently).</summary>
    /// <returns>Whether there are any.</returns>
    public bool ReportControlCharacters(DiagnosticBag diagnostics)
    {
        // YAML 1.2.2, production [1] c-printable: below U+0020 only tab, line feed and carriage return.
        for (int index = 0; index < Lines.Length; index++)
        {
            int column = Lines[index].AsSpan().IndexOfAnyExceptInRange(' ', char.MaxValue);
            while (column >= 0 && Lines[index][column] == '\t')
            {
                int next = Lines[index].AsSpan(column + 1).IndexOfAnyExceptInRange(' ', char.MaxValue);
                column = next < 0 ? -1 : column + 1 + next;
            }
            if (column >= 0)
            {
                string code = ((int)Lines[index][column]).ToString("X4", CultureInfo.InvariantCulture);
                diagnostics.Error(
                    At(index + 1, column + 1),
                    $"control character U+{code}",
                    "remove it, or write it as an escape in double quotes");
                return true;
            }
        }
        return false;
    }

    /// <summary>Finds a tab among the blanks that a line starts with.</summary>
    /// <param name="line">Line counted from 1; lines outside the text have no tab.</param>
    /// <returns>Column of the tab counted from 1, or 0.</returns>
    public int TabColumn(int line)
    {
        if (line < 1 || line > Lines.Length)
        {
            return 0;
        }
        ReadOnlySpan<char> text = Lines[line - 1];
        int indentation = text.IndexOfAnyExcept(' ', '\t');
        return (indentation < 0 ? text : text[..indentation]).IndexOf('\t') + 1;
    }
}
