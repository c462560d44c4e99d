using System.Text;
using CoDesign.Cli.Tests.Documents;
using CoDesign.Cli.Validation;

namespace CoDesign.Cli.Tests.Validation;

// docs/accuracy.md says what the tool predicts today; its tables are made here, and never by hand.
public sealed class AccuracyDocumentTests(Truth truth) : IClassFixture<Truth>
{
    private const int WorstShown = 12;

    [Fact]
    public void The_document_has_the_errors_of_today() =>
        new GeneratedSection("docs/accuracy.md", nameof(AccuracyDocumentTests)).Check(Tables(truth.All));

    private static string Tables(IReadOnlyList<ValidationRow> rows)
    {
        var text = new StringBuilder();
        text.Append("| preset | configuration | memory | programs | mean absolute error | worst |\n|---|---|---|---|---|---|\n");
        foreach (IGrouping<(string Preset, string Hardware, bool IsKernel), ValidationRow> group in rows
            .GroupBy(r => (r.Preset, r.Truth.Hardware, r.IsKernel))
            .OrderByDescending(g => g.Key.IsKernel)
            .ThenByDescending(ValidationReport.MeanAbsolute)
            .ThenBy(g => g.Key.Hardware, StringComparer.Ordinal))
        {
            ValidationRow worst = ValidationReport.Worst(group).First();
            string programs = $"{group.Count()} {(group.Key.IsKernel ? "kernels" : "micro-benchmarks")}";
            text.Append(
                $"| `{group.Key.Preset}` | {worst.Truth.Configuration} | {worst.Truth.MemoryModel} | {programs} | {ValidationReport.Percent(ValidationReport.MeanAbsolute(group), isSigned: false)} | {ValidationReport.Percent(worst.ErrorBasisPoints)} (`{worst.Truth.Program}`) |\n");
        }

        text.Append("\nThe kernels with the largest errors:\n\n| program | preset | configuration | memory | predicted | measured | error |\n|---|---|---|---|---|---|---|\n");
        foreach (ValidationRow row in ValidationReport.Worst(rows.Where(r => r.IsKernel)).Take(WorstShown))
        {
            text.Append(
                $"| `{row.Truth.Program}` | `{row.Preset}` | {row.Truth.Configuration} | {row.Truth.MemoryModel} | {row.Predicted} | {row.Truth.Cycles} | {ValidationReport.Percent(row.ErrorBasisPoints)} |\n");
        }

        text.Append("\nMicro-benchmarks that are off by more than 2 %, and why:\n\n| program | preset | configuration | memory | error | why |\n|---|---|---|---|---|---|\n");
        foreach (ValidationRow row in ValidationReport.Worst(rows.Where(r => !r.IsKernel && Math.Abs(r.ErrorBasisPoints) > 200)))
        {
            text.Append(
                $"| `{row.Truth.Program}` | `{row.Preset}` | {row.Truth.Configuration} | {row.Truth.MemoryModel} | {ValidationReport.Percent(row.ErrorBasisPoints)} | {KnownErrors.All.GetValueOrDefault(row.Truth.Program, "not known")} |\n");
        }

        return text.ToString();
    }
}
