using CoDesign.Results;

namespace CoDesign.Machine.Guest;

/// <summary>How and why the run ends; whoever ends it first decides.</summary>
internal sealed class GuestEnd
{
    /// <summary>Reason as in the record; null while the run goes on.</summary>
    public string? Reason { get; private set; }

    /// <summary>Exit code of the program; null if it did not exit.</summary>
    public int? Code { get; private set; }

    /// <summary>What happened where.</summary>
    public string? Message { get; private set; }

    /// <summary>Whether the run is over.</summary>
    public bool IsOver => Reason is not null;

    /// <summary>The program exited.</summary>
    public void Exit(int code, string by) => End(ExitRecord.GuestExit, code, $"exit code {code} through {by}");

    /// <summary>A trap that nobody handles.</summary>
    public void Trap(string message) => End(ExitRecord.Trap, null, message);

    /// <summary>A limit was reached, or nothing can happen any more.</summary>
    public void Limit(string message) => End(ExitRecord.Limit, null, message);

    /// <summary>The policy stopped the program.</summary>
    public void Deny(string message) => End(ExitRecord.Denied, null, message);

    /// <summary>The user stopped the run.</summary>
    public void Interrupt() => End(ExitRecord.Interrupted, null, "interrupted by the user");

    private void End(string reason, int? code, string message)
    {
        if (Reason is null)
        {
            (Reason, Code, Message) = (reason, code, message);
        }
    }
}
