using CoDesign.Results;
using static CoDesign.Reports.Html;

namespace CoDesign.Reports;

/// <summary>Every physical constant that the numbers rest on, with tolerance and source.</summary>
internal static class ConstantsSection
{
    /// <summary>The chapter; null if the run has none.</summary>
    public static Element? Of(RunRecord record)
    {
        if (record.Constants.Count == 0)
        {
            return null;
        }

        var table = new Table(
            Column.Name("File"), Column.Name("Constant"), Column.Number("Value"), Column.Number("Tolerance"),
            new Column("Source", "wide"));
        string? above = null;
        foreach (ConstantRecord constant in record.Constants)
        {
            // Tables of latencies have one source for all of them; once is enough.
            Node source = constant.Source == above ? Muted("as above") : constant.Source;
            table.Row(
                constant.File, constant.Path, constant.Value,
                constant.Tolerance is null ? Muted("not stated") : $"± {constant.Tolerance}", source);
            above = constant.Source;
        }

        int assumed = record.Constants.Count(c => c.Source.StartsWith("assumed", StringComparison.Ordinal));
        int open = record.Constants.Count(c => c.Tolerance is null);
        return Chapter(
            "constants",
            "Constants",
            P(
                null,
                $"{Figures.Count(record.Constants.Count, "constant")}; {Figures.Count(open)} without a stated tolerance, "
                    + $"{Figures.Count(assumed)} assumed by the author of the file."),
            Fold("All constants with their sources", table.ToElement("small")));
    }
}
