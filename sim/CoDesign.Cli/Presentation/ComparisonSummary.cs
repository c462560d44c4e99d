using CoDesign.Reports;

namespace CoDesign.Cli.Presentation;

/// <summary>A comparison as tables of text.</summary>
/// <param name="output">Where to.</param>
/// <param name="width">Columns of a line.</param>
internal sealed class ComparisonSummary(TextWriter output, int width)
{
    /// <summary>Writes the comparison.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="page">Where its page lies.</param>
    public void Write(Comparison comparison, string page)
    {
        string[] headings = [.. comparison.Runs.SelectMany((r, i) => i == 0 ? [r.Name + ">"] : new[] { r.Name + ">", string.Empty })];
        var table = new TextTable([string.Empty, .. headings]);
        foreach (ComparisonGroup group in comparison.Groups)
        {
            table.Add([group.Title.ToUpperInvariant(), .. headings.Select(_ => string.Empty)]);
            foreach (ComparisonRow row in group.Rows)
            {
                table.Add(["  " + row.Name, .. row.Cells.SelectMany((c, i) => i == 0 ? [c.Text] : new[] { c.Text, c.Change ?? string.Empty })]);
            }
        }

        table.Write(output, width);
        output.WriteLine();
        Paragraph(comparison.OutputSentence);
        foreach (string remark in comparison.Remarks)
        {
            Paragraph(remark);
        }

        Paragraph($"page     {page}");
    }

    private void Paragraph(string text)
    {
        foreach (string line in TextTable.Wrap(text, width))
        {
            output.WriteLine(line);
        }
    }
}
