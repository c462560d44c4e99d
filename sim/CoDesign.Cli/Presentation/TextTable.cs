namespace CoDesign.Cli.Presentation;

/// <summary>Columns of text, as wide as their content; the last one is wrapped into what the line leaves.</summary>
/// <param name="headings">A heading per column; one that ends with '&gt;' is aligned to the right.</param>
internal sealed class TextTable(params string[] headings)
{
    private const int Gap = 2;
    private const int NarrowestWrap = 24;

    private readonly List<string[]> _rows = [];

    /// <summary>Adds a row.</summary>
    /// <param name="cells">A cell per column.</param>
    public void Add(params string[] cells)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(cells.Length, headings.Length);
        _rows.Add(cells);
    }

    /// <summary>Writes the table.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="width">Columns of a line.</param>
    /// <param name="indent">Columns left free at the left.</param>
    public void Write(TextWriter output, int width, int indent = 0)
    {
        bool[] isRight = [.. headings.Select(h => h.EndsWith('>'))];
        string[] titles = [.. headings.Select(h => h.TrimEnd('>'))];
        int last = headings.Length - 1;
        int[] widths = [.. Enumerable.Range(0, headings.Length).Select(c => _rows.Select(r => r[c].Length).Append(titles[c].Length).Max())];
        int rest = Math.Max(NarrowestWrap, width - indent - widths[..last].Sum(w => w + Gap));
        widths[last] = Math.Min(widths[last], rest);
        if (titles.Any(t => t.Length > 0))
        {
            WriteRow(output, titles, widths, isRight, indent);
        }

        foreach (string[] row in _rows)
        {
            WriteRow(output, row, widths, isRight, indent);
        }
    }

    private static void WriteRow(TextWriter output, string[] cells, int[] widths, bool[] isRight, int indent)
    {
        int last = cells.Length - 1;
        List<string> lines = Wrap(cells[last], widths[last]);
        string head = new string(' ', indent) + string.Concat(cells[..last].Select((cell, c) =>
            (isRight[c] ? cell.PadLeft(widths[c]) : cell.PadRight(widths[c])) + new string(' ', Gap)));
        output.WriteLine((head + (isRight[last] ? lines[0].PadLeft(widths[last]) : lines[0])).TrimEnd());
        foreach (string line in lines.Skip(1))
        {
            output.WriteLine(new string(' ', head.Length) + line);
        }
    }

    /// <summary>Breaks a text at blanks.</summary>
    public static List<string> Wrap(string text, int width)
    {
        List<string> lines = [];
        string line = string.Empty;
        foreach (string word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                lines.Add(line);
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        lines.Add(line);
        return lines;
    }
}
