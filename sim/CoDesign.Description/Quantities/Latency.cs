namespace CoDesign.Description.Quantities;

/// <summary>A delay that a description may give in cycles of the part's clock ("6 cycles") or in time ("40 ns").</summary>
/// <remarks>
/// On-chip parts scale with their clock, DRAM and links to other chips do not; a sweep over the clock is wrong if one is
/// silently turned into the other while loading.
/// </remarks>
public readonly record struct Latency
{
    private readonly long _count;

    /// <summary>Makes a delay that scales with the clock.</summary>
    /// <param name="cycles">Cycles of the part's clock.</param>
    public Latency(Cycles cycles)
    {
        _count = cycles.Count;
        IsTime = false;
    }

    /// <summary>Makes a delay that does not depend on the clock.</summary>
    /// <param name="time">The delay.</param>
    public Latency(SimTime time)
    {
        _count = time.Picoseconds;
        IsTime = true;
    }

    /// <summary>Whether the delay was given in time, so that another clock changes its number of cycles.</summary>
    public bool IsTime { get; }

    /// <summary>The delay in cycles of a clock.</summary>
    /// <param name="clock">The clock of the part that waits.</param>
    /// <returns>The cycles as written, or the smallest number of cycles that covers the time.</returns>
    public Cycles InCyclesOf(Frequency clock) => IsTime ? clock.CyclesCovering(new SimTime(_count)) : new Cycles(_count);

    /// <summary>The delay in time.</summary>
    /// <param name="clock">The clock whose cycles are meant, if the delay was given in cycles.</param>
    public SimTime InTime(Frequency clock) => IsTime ? new SimTime(_count) : clock.StartOf(new Cycles(_count));

    /// <summary>The canonical text, which the parser reads back: "6 cycles" or "40 ns".</summary>
    public override string ToString() => IsTime ? new SimTime(_count).ToString() : new Cycles(_count).ToString();
}
