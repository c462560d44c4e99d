using CoDesign.Results;
using static CoDesign.Reports.Html;

namespace CoDesign.Reports;

/// <summary>How much must be right: the smaller, the more of it somebody can read.</summary>
internal static class TrustedBaseSection
{
    /// <summary>The chapter; null if it was not measured.</summary>
    public static Element? Of(RunRecord record)
    {
        if (record.TrustedBase is not TrustedBaseRecord size)
        {
            return null;
        }

        var table = new Table(
            Column.Name("Part"), new Column("Kind"), new Column("What it is", "middling"), Column.Name("Zone"), new Column("Openness"), Column.Number("Gates"));
        foreach (TrustedPartRecord part in size.Parts)
        {
            table.Row(part.Id, part.Kind, part.Detail, part.Zone, part.Openness.Replace('_', ' '), part.Gates is decimal gates ? Figures.Count((long)gates) : Figures.Unknown);
        }

        return Chapter(
            "tcb",
            "Trusted computing base",
            P(null, "What must be right for this page to be right. Whoever controls one of these can break the policy unseen."),
            Facts(
                ("Program", $"{Figures.Bytes(size.CodeBytes)} of instructions in {Figures.Count(size.Functions, "function")}{Lines(size)}"),
                ("Of it, may remove tags", size.SanitizerFunctions == 0
                    ? "nothing"
                    : $"{Figures.Bytes(size.SanitizerBytes)} in {Figures.Count(size.SanitizerFunctions, "function")}: the sanitizers with all that they call. This is what to read first."),
                ("Policy", record.Policy is PolicyRecord policy
                    ? $"{Figures.Count(policy.Rules.Count, "rule")}, {Figures.Count(policy.Clearances.Count, "clearance")}, {Figures.Count(record.Sanitizers.Count, "sanitizer")}"
                    : "none"),
                ("Tool", $"{record.Tool.Name} {record.Tool.Version}, and the chip description being true")),
            size.Parts.Count == 0 ? P(null, "No zone of the chip is in the trusted base.") : table.ToElement());
    }

    private static string Lines(TrustedBaseRecord size) => size is { SourceLines: int lines, SourceFiles: int files }
        ? $", from {Figures.Count(lines, "source line")} in {Figures.Count(files, "file")}"
        : "; how many source lines is not known, it has no debug information";
}
