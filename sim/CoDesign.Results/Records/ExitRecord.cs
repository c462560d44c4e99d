namespace CoDesign.Results;

/// <summary>How a run ended.</summary>
/// <param name="Reason">guest_exit, trap, limit, denied or interrupted.</param>
/// <param name="GuestCode">Exit code of the program; null if it did not exit.</param>
/// <param name="Message">For a trap or a limit: what happened where.</param>
/// <param name="AsExpected">Whether the program did what the workload expects; null if it expects nothing.</param>
public sealed record ExitRecord(string Reason, int? GuestCode, string? Message, bool? AsExpected)
{
    /// <summary>The program exited by itself.</summary>
    public const string GuestExit = "guest_exit";

    /// <summary>A trap that nobody handles.</summary>
    public const string Trap = "trap";

    /// <summary>A limit of cycles or of wall time, or nothing left that could happen.</summary>
    public const string Limit = "limit";

    /// <summary>The policy stopped the program.</summary>
    public const string Denied = "denied";

    /// <summary>The user stopped the run.</summary>
    public const string Interrupted = "interrupted";
}
