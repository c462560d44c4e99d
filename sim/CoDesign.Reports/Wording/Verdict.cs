using CoDesign.Results;

namespace CoDesign.Reports;

/// <summary>The audit's outcome in words: what a reader wants to know first.</summary>
/// <param name="Level">How bad it is.</param>
/// <param name="Title">Two to five words.</param>
/// <param name="Sentence">One or two sentences.</param>
public sealed record Verdict(VerdictLevel Level, string Title, string Sentence)
{
    /// <summary>Class of its frame on a page.</summary>
    internal string CssClass => Level switch
    {
        VerdictLevel.NotJudged => "unjudged",
        VerdictLevel.Clean => "clean",
        VerdictLevel.Doubtful => "doubtful",
        _ => "bad",
    };

    /// <summary>The verdict on a run.</summary>
    public static Verdict Of(RunRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Policy is not PolicyRecord policy
                ? new Verdict(VerdictLevel.NotJudged, "Not judged", "No policy was given: nothing was judged." + OwnFindings(record))
            : policy.Mode == ModeText.Disabled
                ? new Verdict(VerdictLevel.NotJudged, "Not judged",
                    $"Policy '{policy.Name}' was given, but its mode is disabled: labels were not followed and nothing was "
                        + "judged." + OwnFindings(record))
            : OfTrust(record).Count > 0 ? WithFindings(record, policy)
            : WithoutFindings(record, policy);
    }

    /// <summary>Rows of the exposure in which a destination saw a tag in clear that the policy does not clear it for.</summary>
    internal static IReadOnlyList<ExposureRecord> Leaks(RunRecord record) =>
        [.. record.Exposure.Where(e => e.ClearBytes > 0 && !e.MayLearn)];

    // Rules about descriptors and bus accesses need no policy.
    private static string OwnFindings(RunRecord record) => OfTrust(record).Count == 0
        ? string.Empty
        : $" Rules that need no policy gave {Figures.Count(OfTrust(record).Count, "finding")}.";

    // A note is about time, and says nothing of trust.
    private static IReadOnlyList<FindingRecord> OfTrust(RunRecord record) => [.. record.Findings.Where(f => f.Level != "note")];

    private static Verdict WithFindings(RunRecord record, PolicyRecord policy)
    {
        IReadOnlyList<ExposureRecord> leaks = Leaks(record);
        IReadOnlyList<FindingRecord> findings = OfTrust(record);
        string reached = leaks.Count == 0
            ? "No byte reached a destination in clear that may not learn it."
            : $"{Quoted(leaks.Select(l => l.Label))} reached {Figures.List([.. leaks.Select(l => l.Module).Distinct()])} in clear, which "
                + $"may not learn {(leaks.Select(l => l.Label).Distinct().Count() == 1 ? "it" : "them")}.";
        long blocked = findings.Count(f => f.Blocked);
        string stopped = blocked == findings.Count ? "Every offending transfer was blocked."
            : blocked > 0 ? $"{Figures.Count(blocked)} of {Figures.Count(findings.Count)} {(blocked == 1 ? "was" : "were")} blocked."
            : policy.Mode == ModeText.Audit ? "Nothing was blocked (mode audit)."
            : "Nothing was blocked.";
        return new Verdict(
            VerdictLevel.Findings, Figures.Count(findings.Count, "finding"), $"{reached} {stopped}{EndedEarly(record)}");
    }

    private static Verdict WithoutFindings(RunRecord record, PolicyRecord policy)
    {
        string judged = record.Crossings.Checked == 0
            ? $"No transfer between zones took place under policy '{policy.Name}'."
            : $"{(record.Crossings.Checked == 1 ? "The only transfer" : $"All {Figures.Count(record.Crossings.Checked)} transfers")} between zones {(record.Crossings.Checked == 1 ? "is" : "are")} allowed by policy '{policy.Name}'.";
        IReadOnlyList<SourceRecord> untouched = [.. policy.Sources.Where(s => s.Bytes == 0 || s.IsRead is false)];
        if (policy.Tags.Count == 0)
        {
            return new Verdict(
                EndedEarly(record).Length > 0 ? VerdictLevel.Doubtful : VerdictLevel.Clean,
                "No finding, nothing secret",
                $"{judged} The policy has no tags, so no byte of this run counts as secret.{EndedEarly(record)}");
        }

        bool isVoid = policy.Sources.All(s => s.Bytes == 0 || s.IsRead is false);
        string secret = isVoid
            ? " But the run never touched a secret, so this proves nothing."
            : $" No byte of {Quoted(policy.Tags)} reached a destination in clear that may not learn it."
                + (
                    untouched.Count > 0
                        ? $" The run never touched {Figures.List([.. untouched.Select(s => s.Description)])}."
                        : string.Empty);
        return new Verdict(
            untouched.Count > 0 || isVoid || EndedEarly(record).Length > 0 ? VerdictLevel.Doubtful : VerdictLevel.Clean,
            isVoid ? "No finding, no secret touched" : "No finding",
            $"{judged}{secret}{AfterSanitizers(record)}{EndedEarly(record)}");
    }

    private static string AfterSanitizers(RunRecord record)
    {
        IReadOnlyList<string> asserted = [.. record.Sanitizers.Where(s => s is { Uses: > 0, Evidence: "asserted" }).Select(s => s.Id)];
        return asserted.Count == 0
            ? string.Empty
            : $" What passed through {Figures.List(asserted)} is safe only if the policy's author is right: nobody checked "
                + $"{(asserted.Count == 1 ? "it" : "them")}.";
    }

    private static string EndedEarly(RunRecord record) => record.Exit.Reason == ExitRecord.GuestExit
        ? string.Empty
        : $" The run ended early ({record.Exit.Reason}): nothing is known of what would have followed.";

    private static string Quoted(IEnumerable<string> tags) => Figures.List([.. tags.Distinct().Select(t => $"'{t}'")]);
}
