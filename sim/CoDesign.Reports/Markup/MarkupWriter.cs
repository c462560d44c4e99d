using System.Globalization;
using System.Text;

namespace CoDesign.Reports;

/// <summary>Writes markup that HTML and XML readers read alike: everything escaped, every element closed.</summary>
internal static class MarkupWriter
{
    // Elements without content and end tag in HTML; <br /> is right in both languages, <td /> is not.
    private static readonly HashSet<string> Void = new(StringComparer.Ordinal) { "br", "col", "hr", "meta", "wbr" };

    // In SVG, an element without children may close itself.
    private static readonly HashSet<string> Shapes = new(StringComparer.Ordinal) { "circle", "line", "path", "polygon", "rect" };

    // Elements after which a line break changes nothing on the page: it keeps files readable and their differences small.
    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "article", "body", "caption", "circle", "dd", "defs", "desc", "details", "div", "dl", "dt", "figcaption", "figure", "footer", "g", "h1",
        "h2", "h3", "head", "header", "html", "li", "line", "meta", "nav", "ol", "p", "path", "pattern", "polygon", "pre", "rect",
        "section", "style", "summary", "svg", "table", "tbody", "td", "text", "th", "thead", "title", "tr", "ul",
    };

    /// <summary>Writes a node.</summary>
    public static void Write(StringBuilder text, Node node)
    {
        switch (node)
        {
            case TextNode words:
                Escape(text, words.Text);
                break;
            case StyleNode style:
                text.Append("<style>\n").Append(style.Text).Append("</style>\n");
                break;
            case Element element:
                Write(text, element);
                break;
            default:
                throw new InvalidOperationException($"{node.GetType().Name} has no written form");
        }
    }

    /// <summary>A node as text.</summary>
    public static string ToText(Node node)
    {
        var text = new StringBuilder();
        Write(text, node);
        return text.ToString();
    }

    private static void Write(StringBuilder text, Element element)
    {
        text.Append('<').Append(element.Name);
        foreach ((string name, string value) in element.Attributes)
        {
            text.Append(' ').Append(name).Append("=\"");
            Escape(text, value);
            text.Append('"');
        }

        if (Void.Contains(element.Name) || (Shapes.Contains(element.Name) && element.Children.Count == 0))
        {
            text.Append(" />");
        }
        else
        {
            text.Append('>');
            foreach (Node child in element.Children)
            {
                Write(text, child);
            }

            text.Append("</").Append(element.Name).Append('>');
        }

        if (Blocks.Contains(element.Name))
        {
            text.Append('\n');
        }
    }

    private static void Escape(StringBuilder text, string value)
    {
        string unified = value.ReplaceLineEndings("\n");
        for (int i = 0; i < unified.Length; i++)
        {
            char c = unified[i];
            if (char.IsHighSurrogate(c) && i + 1 < unified.Length && char.IsLowSurrogate(unified[i + 1]))
            {
                text.Append(c).Append(unified[++i]);
                continue;
            }

            text.Append(c switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                '\t' or '\n' => c.ToString(),
                // The program's output may have any byte. Control characters, which XML forbids, get their picture.
                < ' ' => ((char)(0x2400 + c)).ToString(),
                '\u007f' => "\u2421",
                // Characters that turn the direction of text could make a finding read as its opposite: their number is shown.
                (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\u200e' or '\u200f' or '\u061c' =>
                    string.Create(CultureInfo.InvariantCulture, $"[U+{(int)c:X4}]"),
                (>= '\u0080' and <= '\u009f') or (>= '\ud800' and <= '\udfff') or >= '\ufffe' => "\ufffd",
                _ => c.ToString(),
            });
        }
    }
}
