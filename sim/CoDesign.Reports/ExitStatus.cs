using CoDesign.Results;

namespace CoDesign.Reports;

/// <summary>Exit status of a run: the same for every output format.</summary>
public static class ExitStatus
{
    /// <summary>Nothing to complain about.</summary>
    public const int Clean = 0;

    /// <summary>Findings at or above the level that makes a run fail.</summary>
    public const int Findings = 1;

    /// <summary>The guest failed.</summary>
    public const int GuestFailed = 3;

    /// <summary>A limit was reached, or the user interrupted the run.</summary>
    public const int Limit = 4;

    /// <summary>The audit could not decide.</summary>
    public const int Indeterminate = 5;

    /// <summary>The status of a run; of several that apply, the first of 5, 3, 1, 4.</summary>
    /// <param name="record">The run.</param>
    /// <param name="failOn">error, warning, note or never; null: what the policy says, and error without one.</param>
    /// <remarks>
    /// A guest that did what its workload expects has not failed, even with an exit code that is not 0. One that the policy stopped
    /// has not failed by itself: that is a finding, whatever level makes findings count. Statuses 70 (our own bug) and 2 (wrong
    /// input) come before all of these, and then there is no record.
    /// </remarks>
    public static int Of(RunRecord record, string? failOn = null)
    {
        ArgumentNullException.ThrowIfNull(record);
        int least = Threshold(failOn ?? record.Policy?.FailOn ?? "error");
        bool guestFailed = record.Exit.Reason == ExitRecord.Trap
            || (record.Exit.Reason == ExitRecord.GuestExit && !(record.Exit.AsExpected ?? record.Exit.GuestCode == 0));
        return record.Findings.Any(f => f.Verdict == "indeterminate") ? Indeterminate
            : guestFailed ? GuestFailed
            : record.Exit.Reason == ExitRecord.Denied || record.Findings.Any(f => Rank(f.Level) >= least) ? Findings
            : record.Exit.Reason is ExitRecord.Limit or ExitRecord.Interrupted ? Limit
            : Clean;
    }

    /// <summary>What a status means, in a few words.</summary>
    public static string MeaningOf(int status) => status switch
    {
        Clean => "clean",
        Findings => "findings at or above the level that makes a run fail",
        GuestFailed => "the guest failed",
        Limit => "a limit was reached or the run was interrupted",
        Indeterminate => "the audit is indeterminate",
        _ => "unknown",
    };

    // A level that is not known here counts as the worst.
    private static int Rank(string level) => level switch
    {
        "note" => 1,
        "warning" => 2,
        _ => 3,
    };

    private static int Threshold(string failOn) => failOn == "never" ? int.MaxValue : Rank(failOn);
}
