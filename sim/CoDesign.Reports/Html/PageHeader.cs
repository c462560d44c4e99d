using CoDesign.Results;
using static CoDesign.Reports.Html;

namespace CoDesign.Reports;

/// <summary>The top of each page about a run: what ran where, and the verdict, before what the page is for.</summary>
internal static class PageHeader
{
    /// <summary>The header.</summary>
    /// <param name="record">The run.</param>
    /// <param name="page">What is named behind the tool's version.</param>
    /// <param name="rest">What follows the verdict.</param>
    public static Element Of(RunRecord record, string page, params Node?[] rest)
    {
        Verdict verdict = Verdict.Of(record);
        return El(
            "header",
            null,
            [
                P("kind", $"{record.Tool.Name} {record.Tool.Version}{page}"),
                El("h1", null, record.Inputs.Workload.Name, Muted(" on "), record.Inputs.Chip.Name),
                Div(
                    "verdict " + verdict.CssClass,
                    Strong(verdict.Title),
                    " ",
                    verdict.Sentence,
                    record.Findings.Count > 0 ? Inline(" ", Jump("findings", "See the findings.")) : null),
                .. rest,
            ]);
    }

    /// <summary>A figure with its name above and a note below.</summary>
    public static Element Figure(string name, Node value, Node note) =>
        Div(null, Span("name", name), Span("value", value), Span("note", note));
}
