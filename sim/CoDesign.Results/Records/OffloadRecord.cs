namespace CoDesign.Results;

/// <summary>
/// Where the core's cycles of an offload go, all calls together: between a marker and the end of the driver each cycle belongs to one part. They add
/// up to <see cref="RegionRecord.DriverCycles"/> and <see cref="RegionRecord.WaitCycles"/> together. What happens while the program does something
/// else, between submitting and waiting, is in none of them.
/// </summary>
/// <param name="Command">The driver writes the descriptor and rings the doorbell; the module fetches and checks it.</param>
/// <param name="TransferIn">The driver copies inputs to where the module reaches them; the module reads them. What the module computes meanwhile is hidden here.</param>
/// <param name="Wait">The job waits for its turn: for the module's next cycle, and for earlier jobs.</param>
/// <param name="Compute">From the last input byte to the first write of an output.</param>
/// <param name="TransferOut">The module writes outputs; the driver copies them to where the program wants them.</param>
/// <param name="Completion">The module writes the status; the driver learns of it and returns.</param>
/// <param name="CompletionBy">How it learns of it: poll or interrupt.</param>
public sealed record OffloadRecord(long Command, long TransferIn, long Wait, long Compute, long TransferOut, long Completion, string CompletionBy)
{
    /// <summary>The value of <see cref="CompletionBy"/> for a driver that reads a register again and again.</summary>
    public const string Poll = "poll";

    /// <summary>The value of <see cref="CompletionBy"/> for a driver that sleeps until the module's interrupt.</summary>
    public const string Interrupt = "interrupt";

    /// <summary>The parts with their names, in the order of time.</summary>
    public IReadOnlyList<(string Name, long Cycles)> Parts() =>
        [("command", Command), ("transfer in", TransferIn), ("wait", Wait), ("compute", Compute), ("transfer out", TransferOut), ("completion", Completion)];
}
