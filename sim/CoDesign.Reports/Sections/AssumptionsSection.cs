using CoDesign.Results;
using static CoDesign.Reports.Html;

namespace CoDesign.Reports;

/// <summary>What must be believed for the verdict to hold: sanitizers, and what vendors and the chip description say.</summary>
internal static class AssumptionsSection
{
    /// <summary>The chapter.</summary>
    public static Element Of(RunRecord record) => Chapter(
        "risk",
        "Residual risk: what must be believed",
        [
            .. record.Sanitizers.Count == 0 ? [P(null, "The policy names no sanitizer: no code may remove a tag.")] : SanitizersSection.Content(record),
            record.Assumptions.Count == 0 ? null : Heading("Taken for granted"),
            record.Assumptions.Count == 0 ? null : Rows(record),
        ]);

    private static Element Rows(RunRecord record)
    {
        var table = new Table(Column.Name("About"), new Column("What is taken for granted", "wide"));
        foreach (AssumptionRecord assumption in record.Assumptions)
        {
            table.Row(assumption.Subject, assumption.Text);
        }

        return table.ToElement();
    }
}
