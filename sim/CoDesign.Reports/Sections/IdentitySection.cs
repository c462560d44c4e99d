using System.Globalization;
using CoDesign.Results;
using static CoDesign.Reports.Html;

namespace CoDesign.Reports;

/// <summary>What exactly was audited: files by their checksums, and the log that has every crossing.</summary>
internal static class IdentitySection
{
    /// <summary>The chapter.</summary>
    public static Element Of(RunRecord record)
    {
        InputsRecord inputs = record.Inputs;
        return Chapter(
            "identity",
            "What was audited, and how to do it again",
            InputsSection.Files(inputs),
            Facts(
                ("Log", Inline(Code("audit.jsonl"), $", {Figures.Count(record.Audit.Records, "record")} in a hash chain. ", Code("codesign audit verify RUN"), " shows that nobody edited it since.")),
                ("Second run", Inline(Code("codesign audit verify --replay RUN"), " runs everything again from the files of the first run, and compares the roots.")),
                ("Fingerprint", Code(inputs.Fingerprint)),
                ("Offload", OffloadText.Of(inputs)),
                ("Timing", inputs.Timing),
                ("Seed", inputs.Seed.ToString(CultureInfo.InvariantCulture)),
                ("Overrides", inputs.Overrides.Count == 0 ? "none" : string.Join("; ", inputs.Overrides))),
            P("muted", "The command below names files as they call themselves. Where one lies elsewhere than in chips/, workloads/ and configs/, write its path instead; the checksums above say whether it is the right one."));
    }
}
