using CoDesign.Description.Policies;
using CoDesign.Results;

namespace CoDesign.Cli;

/// <summary>Exit codes of the tool, the same for every output format.</summary>
internal static class ExitCode
{
    /// <summary>Clean.</summary>
    public const int Clean = 0;

    /// <summary>Findings at or above <c>--fail-on</c>.</summary>
    public const int Findings = 1;

    /// <summary>Wrong usage or input.</summary>
    public const int BadInput = 2;

    /// <summary>The guest failed: non-zero exit, unhandled trap, or not what the workload expects.</summary>
    public const int GuestFailed = 3;

    /// <summary>A limit was reached, or the user stopped the run.</summary>
    public const int Limit = 4;

    /// <summary>The audit proves nothing: a log that is not whole.</summary>
    public const int Indeterminate = 5;

    /// <summary>Our own bug.</summary>
    public const int Internal = 70;

    // What weighs most comes first: an audit without value must not look like a clean one, nor a failed guest like a finding.
    private static readonly int[] Precedence = [Internal, BadInput, Indeterminate, GuestFailed, Findings, Limit, Clean];

    /// <summary>The code of several outcomes together.</summary>
    public static int Of(IEnumerable<int> codes) => codes.DefaultIfEmpty(Clean).MinBy(code => Array.IndexOf(Precedence, code));

    /// <summary>The code of a run.</summary>
    /// <param name="record">What happened.</param>
    /// <param name="failOn">From which level on a finding counts.</param>
    public static int Of(RunRecord record, FailLevel failOn)
    {
        int exit = record.Exit.Reason switch
        {
            ExitRecord.GuestExit => record.Exit.AsExpected ?? record.Exit.GuestCode == 0 ? Clean : GuestFailed,
            ExitRecord.Trap => GuestFailed,
            ExitRecord.Denied => Findings,
            _ => Limit,
        };
        return Of([exit, record.Findings.Any(f => Counts(f, failOn)) ? Findings : Clean]);
    }

    /// <summary>Whether a finding makes a run fail.</summary>
    public static bool Counts(FindingRecord finding, FailLevel failOn) => failOn switch
    {
        FailLevel.Never => false,
        FailLevel.Warning => finding.Level is "error" or "warning",
        _ => finding.Level is "error",
    };
}
