using System.Globalization;
using System.Text;
using static CoDesign.Reports.Html;

namespace CoDesign.Reports;

/// <summary>A comparison as a page like that of a run: one file, no script, nothing loaded.</summary>
public static class ComparisonPage
{
    /// <summary>Usual name of the file.</summary>
    public const string FileName = "comparison.html";

    /// <summary>Writes the page in UTF-8 without byte order mark.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="stream">Where to write; it stays open.</param>
    /// <exception cref="IOException">The stream refuses.</exception>
    public static void Write(Comparison comparison, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentNullException.ThrowIfNull(stream);
        string names = Figures.List([.. comparison.Runs.Select(r => r.Name)]);
        Element header = El(
            "header",
            null,
            P("kind", $"{comparison.Runs[0].Record.Tool.Name} {comparison.Runs[0].Record.Tool.Version}"),
            El("h1", null, names),
            Div(
                "verdict " + (comparison.SameOutput ? "clean" : "bad"),
                Strong(comparison.SameOutput ? "Same output" : "Different output"), " ", comparison.OutputSentence),
            Key(comparison),
            comparison.Remarks.Count == 0
                ? null
                : Div("notes", Strong("Read this before the numbers"), Points(null, comparison.Remarks.Select(r => (Node)r))));
        string text = Page.Of(
            "Comparison of " + names,
            header,
            [
                .. comparison.Groups.Select((g, i) => Chapter($"group-{(i + 1).ToString(CultureInfo.InvariantCulture)}", g.Title, Rows(comparison, g))),
                Chapter("runs", "Runs", Runs(comparison)),
            ],
            $"{comparison.Runs[0].Record.Tool.Name} {comparison.Runs[0].Record.Tool.Version}");
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    private static Element Rows(Comparison comparison, ComparisonGroup group)
    {
        var table = new Table([new Column("", "row"), .. comparison.Runs.SelectMany((r, i) => i == 0 ? [Column.Number(r.Name)] : new[] { Column.Number(r.Name), new Column($"against {comparison.Runs[0].Name}", "change") })]);
        foreach (ComparisonRow row in group.Rows)
        {
            table.Row([row.Name, .. row.Cells.SelectMany((c, i) => i == 0 ? [c.Text] : new Node?[] { c.Text, c.Change is null ? null : Muted(c.Change) })]);
        }

        return table.ToElement("compare");
    }

    // The four numbers for which two runs are compared; with more runs the tables are easier to read.
    private static Element? Key(Comparison comparison)
    {
        if (comparison.Runs.Count != 2)
        {
            return null;
        }

        Element Figure(string group, int row, string name)
        {
            IReadOnlyList<ComparisonCell> cells = comparison.Groups.First(g => g.Title == group).Rows[row].Cells;
            return Div(
                null, Span("name", name), Span("value", $"{Short(cells[0])} → {Short(cells[1])}"),
                Span("note", cells[1].Change ?? string.Empty));
        }

        return Div(
            "key", Figure("Time", 0, "Time"), Figure("Energy", 0, "Energy"), Figure("Trust", 1, "Findings"),
            Figure("Trust", 2, "In clear to proprietary zones"));
    }

    // Without the bounds that stand behind an energy; number and unit stay together.
    private static string Short(ComparisonCell cell) => cell.Text.Split(" (")[0].Replace(' ', '\u00a0');

    private static Element Runs(Comparison comparison)
    {
        var table = new Table(
            Column.Name("Run"), Column.Name("Workload"), Column.Name("Chip"), new Column("Fingerprint", "hash"),
            new Column("Command", "wide"));
        foreach (ComparedRun run in comparison.Runs)
        {
            table.Row(
                run.Name, run.Record.Inputs.Workload.Name, run.Record.Inputs.Chip.Name, run.Record.Inputs.Fingerprint,
                Code(Reproduction.CommandOf(run.Record.Inputs)));
        }

        return table.ToElement("small");
    }
}
