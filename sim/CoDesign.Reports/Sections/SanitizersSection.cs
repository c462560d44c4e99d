using CoDesign.Results;
using static CoDesign.Reports.Html;

namespace CoDesign.Reports;

/// <summary>Code that removed tags: what a reader must believe for the verdict to hold.</summary>
internal static class SanitizersSection
{
    /// <summary>The chapter; null if no policy declares sanitizers.</summary>
    public static Element? Of(RunRecord record) => record.Sanitizers.Count == 0 ? null : Chapter("risk", "Residual risk: what must be believed", Content(record));

    /// <summary>What stands under the heading.</summary>
    public static IEnumerable<Node?> Content(RunRecord record)
    {
        var table = new Table(
            Column.Name("Sanitizer"), Column.Name("Function"), Column.Name("Removes"), Column.Number("Uses"), Column.Number("Bytes"),
            new Column("Code", "middling"), new Column("Evidence", "wide"));
        foreach (SanitizerRecord sanitizer in record.Sanitizers)
        {
            table.Row(
                Inline(sanitizer.Id, Muted($" {sanitizer.Kind.Replace('_', ' ')}")),
                sanitizer.Symbol,
                string.Join(", ", sanitizer.Removes),
                Figures.Count(sanitizer.Uses),
                Figures.Count(sanitizer.Bytes),
                sanitizer.CodeMatches switch
                {
                    true => Span("ok", "is the reviewed code"),
                    false => Span("leak", "differs from the reviewed code: it removed nothing"),
                    null => Muted("not in this program"),
                },
                Inline(
                    Strong(EvidenceOf(sanitizer.Evidence)),
                    sanitizer.Refuted is long refuted and > 0 ? Span("leak", $" {Figures.Count(refuted, "call")} did not do what it claims, and removed nothing.") : null,
                    sanitizer.Override is OverrideRecord permitted ? Span("leak", $" Override, approved by {permitted.ApprovedBy}: {permitted.Reason}") : null,
                    " Reason: ",
                    sanitizer.Because));
        }

        return [P(null, "Only these functions may remove a tag. The audit says where their output went, not that it is harmless."), table.ToElement()];
    }

    private static string EvidenceOf(string evidence) => evidence switch
    {
        "asserted" => "Asserted: nobody checked this.",
        "checked" => "Checked: the simulator verified the structure, not the cryptography.",
        "proved" => "Proved: by a proof outside this tool.",
        _ => evidence + ".",
    };
}
