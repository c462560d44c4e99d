using CoDesign.Reports;

namespace CoDesign.Cli;

/// <summary>Exit codes of the tool: those of a run, and those of the tool itself.</summary>
internal static class ExitCode
{
    /// <summary>Clean.</summary>
    public const int Clean = ExitStatus.Clean;

    /// <summary>Wrong usage or input.</summary>
    public const int BadInput = 2;

    /// <summary>Our own bug.</summary>
    public const int Internal = 70;

    // What weighs most comes first: an audit without value must not look like a clean one, nor a failed guest like a finding.
    private static readonly int[] Precedence =
    [
        Internal, BadInput, ExitStatus.Indeterminate, ExitStatus.GuestFailed, ExitStatus.Findings, ExitStatus.Limit, Clean,
    ];

    /// <summary>The code of several outcomes together.</summary>
    public static int Of(IEnumerable<int> codes) => codes.DefaultIfEmpty(Clean).MinBy(code => Array.IndexOf(Precedence, code));
}
