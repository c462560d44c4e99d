using CoDesign.Results;
using static CoDesign.Reports.Html;
using static CoDesign.Reports.PageHeader;

namespace CoDesign.Reports;

/// <summary>
/// The page for a security reviewer, to be read from top to bottom: what was found, what was asked, who saw what, what was allowed and
/// why, what must be believed, what was not looked at. Its last line is the command that makes it again.
/// </summary>
internal static class AuditPage
{
    /// <summary>The page.</summary>
    public static string Of(RunResult result)
    {
        RunRecord record = result.Record;
        Element?[] chapters =
        [
            AskedSection.Of(record),
            ExposureSection.Of(record),
            FindingsSection.Of(record),
            SharesSection.Of(record),
            AllowedSection.Of(result),
            AssumptionsSection.Of(record),
            CoverageSection.Of(record),
            TrustedBaseSection.Of(record),
            LimitsSection.Of(record),
            Chapter("chip", "The chip", El("figure", null, ChipDiagram.Of(result))),
            IdentitySection.Of(record),
        ];
        return Page.Of(
            $"Audit of {record.Inputs.Workload.Name} on {record.Inputs.Chip.Name}",
            Header(record),
            [.. chapters.OfType<Element>()],
            P(null, "The same inputs give the same log, and its Merkle root must come out again:"),
            El("pre", "root", record.Audit.Root),
            El("pre", "command", Reproduction.AuditOf(record.Inputs)));
    }

    private static Element Header(RunRecord record)
    {
        return PageHeader.Of(
            record,
            ", audit",
            Div(
                "key",
                Figure("Findings", Figures.Count(record.Findings.Count), Levels(record)),
                Figure("Crossings", Figures.Count(record.Crossings.Checked), $"{Figures.Count(record.Crossings.Denied)} against the policy; {Figures.Bytes(record.Crossings.Bytes)}"),
                Figure("Policy", record.Policy?.Name ?? "none", record.Policy is null ? "nothing was judged" : $"mode {record.Policy.Mode}"),
                Figure("Sanitizers used", Figures.Count(record.Sanitizers.Count(s => s.Uses > 0)), "each is a thing to believe"),
                Figure("Program", Ended(record.Exit), $"{Figures.Count(record.Instructions)} instructions")),
            Overrides(record),
            record.Notes.Count == 0
                ? null
                : Div("notes", Strong("Read this first"), Points(null, record.Notes.Select(n => (Node)n))));
    }

    // What the policy says must never happen, and somebody permitted, is for the first screen.
    private static Element? Overrides(RunRecord record)
    {
        SanitizerRecord[] permitted = [.. record.Sanitizers.Where(s => s.Override is not null)];
        return permitted.Length == 0 ? null : Div(
            "notes",
            Strong("Overrides"),
            Points(null, permitted.Select(s => (Node)$"'{s.Id}' may remove {string.Join(", ", s.Removes)}, which the policy marks as never to be declassified: {s.Override!.Reason} Approved by {s.Override.ApprovedBy}. It removed it from {Figures.Bytes(s.Bytes)} in this run.")));
    }

    private static string Levels(RunRecord record) => record.Findings.Count == 0
        ? $"of {Figures.Count(record.Rules.Count, "rule")} looked for"
        : Figures.List([.. record.Findings.GroupBy(f => f.Level).Select(g => Figures.Count(g.Count(), g.Key))]);

    private static string Ended(ExitRecord exit) => exit.Reason == ExitRecord.GuestExit
        ? $"exit {exit.GuestCode?.ToString(System.Globalization.CultureInfo.InvariantCulture)}"
        : exit.Reason.Replace('_', ' ');
}
