using System.Globalization;
using CoDesign.Results;
using static CoDesign.Reports.Html;

namespace CoDesign.Reports;

/// <summary>What the run was made of, and how to make it again.</summary>
internal static class InputsSection
{
    /// <summary>The chapter.</summary>
    public static Element Of(RunRecord record)
    {
        InputsRecord inputs = record.Inputs;
        return Chapter(
            "inputs",
            "Inputs, and how to reproduce this",
            El("pre", "command", Reproduction.LinesOf(inputs)),
            P(
                "muted",
                "The same inputs give the same bytes in every report, so the fingerprint and the audit root below must come out again. "
                    + "Names are those in the files; the checksums say which files are meant."),
            Files(inputs),
            Facts(
            [
                ("Fingerprint", Code(inputs.Fingerprint)),
                ("Audit root", Inline(Code(record.Audit.Root), Muted($" over {Figures.Count(record.Audit.Records, "record")}"))),
                (
                    "Program",
                    $"{inputs.Workload.Abi.Replace('_', ' ')}{(inputs.Workload.Isa is null ? string.Empty : $", built for {inputs.Workload.Isa}")}{(inputs.Workload.Size is null ? string.Empty : $", size {inputs.Workload.Size}")}"),
                ("Offload", OffloadText.Of(inputs)),
                ("Timing", inputs.SkipTo is string place ? $"{inputs.Timing}, measured from {place} on{(inputs.IsWarm ? ", warm" : string.Empty)}" : inputs.Timing),
                ("Seed", inputs.Seed.ToString(CultureInfo.InvariantCulture)),
                ("Cycle limit", inputs.MaxCycles is long limit ? Figures.Count(limit) : "none"),
                ("Overrides", inputs.Overrides.Count == 0 ? "none" : string.Join("; ", inputs.Overrides)),
            ]));
    }

    /// <summary>Every file with its checksum.</summary>
    public static Element Files(InputsRecord inputs)
    {
        var table = new Table(new Column("Input"), Column.Name("Name"), new Column("SHA-256", "hash"));
        foreach ((string role, string name, string? sha256) in InputFiles.Of(inputs))
        {
            table.Row(
                role, name,
                sha256 is null ? Muted("in run.json alone: of a secret that can be guessed, a checksum tells the value") : (Node)sha256);
        }

        return table.ToElement();
    }
}
