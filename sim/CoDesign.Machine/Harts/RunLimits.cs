using CoDesign.Checkpoints;
using CoDesign.Machine.Guest;

namespace CoDesign.Machine.Harts;

/// <summary>What ends a run that does not end by itself, and who is told how far it is.</summary>
/// <param name="maximumCycles">Most cycles.</param>
/// <param name="isCancelled">Whether the user, or a limit of wall time, wants it to end; null on a run that nobody watches.</param>
/// <param name="stage">What this run is for.</param>
/// <param name="progress">Is told now and then how far it is.</param>
internal sealed class RunLimits(long maximumCycles, Func<CancelReason>? isCancelled, SimulationStage stage, Action<SimulationProgress>? progress)
{
    // A look costs a call; at 10^8 cycles per second this is some hundred looks per second.
    private const long CyclesBetweenLooks = 250_000;

    /// <summary>Most cycles.</summary>
    public long MaximumCycles { get; } = maximumCycles;

    /// <summary>Cycle of the next look.</summary>
    public long NextLook { get; private set; } = CyclesBetweenLooks;

    /// <summary>Ends the run if it must end.</summary>
    public void Look(Hart hart, GuestEnd end)
    {
        if (hart.Cycles >= MaximumCycles)
        {
            end.Limit($"the limit of {MaximumCycles} cycles was reached (--max-cycles)");
        }

        if (hart.Cycles < NextLook)
        {
            return;
        }

        NextLook = hart.Cycles + CyclesBetweenLooks;
        progress?.Invoke(new SimulationProgress(stage, hart.Cycles, hart.Instructions, hart.NowPicoseconds));
        switch (isCancelled?.Invoke() ?? CancelReason.None)
        {
            case CancelReason.User:
                end.Interrupt();
                break;
            case CancelReason.WallTime:
                end.Limit("the limit of wall time was reached (--max-wall)");
                break;
        }
    }

    /// <summary>Moves the state into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream) => NextLook = stream.Value(NextLook);
}
