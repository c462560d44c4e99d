using CoDesign.Results;
using static CoDesign.Reports.Html;

namespace CoDesign.Reports;

/// <summary>
/// The report that people read: one file, no script, nothing loaded. It is HTML and well-formed XML at the same time, so a reader of
/// either kind can check it.
/// </summary>
internal static class HtmlReport
{
    /// <summary>The page.</summary>
    public static string Of(RunResult result)
    {
        RunRecord record = result.Record;
        Element chip = Chapter(
            "chip",
            "Chip",
            El("figure", null, ChipDiagram.Of(result)));
        Element?[] chapters =
        [
            chip,
            CyclesSection.Of(record),
            EnergySection.Of(record),
            AreaSection.Of(record),
            RegionsSection.Of(record),
            ExposureSection.Of(record),
            FindingsSection.Of(record),
            SanitizersSection.Of(record),
            PolicySection.Of(record),
            CrossingsSection.Of(result),
            LimitsSection.Of(record),
            ProfileSection.Of(record),
            TimelineSection.Of(record),
            ConstantsSection.Of(record),
            InputsSection.Of(record),
            OutputSection.Of(record),
        ];
        return Page.Of(
            $"{record.Inputs.Workload.Name} on {record.Inputs.Chip.Name}",
            Headline.Of(record),
            [.. chapters.OfType<Element>()],
            $"{record.Tool.Name} {record.Tool.Version}, run {record.Inputs.Fingerprint[..Math.Min(12, record.Inputs.Fingerprint.Length)]}");
    }
}
