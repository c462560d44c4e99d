namespace CoDesign.Description.Quantities;

/// <summary>A clock frequency in whole hertz; conversions between cycles and time are integer arithmetic on the cycle number, so a clock
/// never drifts.</summary>
/// <param name="Hertz">Hertz; descriptions allow 1 Hz to 1 THz (one cycle is then at least one picosecond).</param>
public readonly record struct Frequency(long Hertz) : IComparable<Frequency>
{
    private static readonly Int128 PicosecondsPerSecond = 1_000_000_000_000;

    /// <summary>Makes a frequency of whole megahertz.</summary>
    /// <param name="megahertz">1 MHz = 1,000,000 Hz.</param>
    /// <exception cref="OverflowException">The frequency does not fit.</exception>
    public static Frequency FromMegahertz(long megahertz) => new(checked(megahertz * 1_000_000));

    /// <summary>Whether the first frequency is smaller.</summary>
    /// <param name="left">First frequency.</param>
    /// <param name="right">Second frequency.</param>
    public static bool operator <(Frequency left, Frequency right) => left.Hertz < right.Hertz;

    /// <summary>Whether the first frequency is larger.</summary>
    /// <param name="left">First frequency.</param>
    /// <param name="right">Second frequency.</param>
    public static bool operator >(Frequency left, Frequency right) => left.Hertz > right.Hertz;

    /// <summary>Whether the first frequency is smaller or equal.</summary>
    /// <param name="left">First frequency.</param>
    /// <param name="right">Second frequency.</param>
    public static bool operator <=(Frequency left, Frequency right) => left.Hertz <= right.Hertz;

    /// <summary>Whether the first frequency is larger or equal.</summary>
    /// <param name="left">First frequency.</param>
    /// <param name="right">Second frequency.</param>
    public static bool operator >=(Frequency left, Frequency right) => left.Hertz >= right.Hertz;

    /// <summary>Orders by size, for sorting.</summary>
    /// <param name="other">The frequency to compare with.</param>
    public int CompareTo(Frequency other) => Hertz.CompareTo(other.Hertz);

    /// <summary>When a cycle starts.</summary>
    /// <param name="cycle">Number of the cycle, not negative; cycle 0 starts at time 0.</param>
    /// <returns>The first picosecond that is not before the exact edge: ⌈cycle · 10^12 / hertz⌉.</returns>
    /// <remarks>Rounding up makes <see cref="CyclesIn"/> the exact inverse for every frequency up to 1 THz, at 300 MHz (3333.3… ps)
    /// too.</remarks>
    /// <exception cref="OverflowException">The time does not fit.</exception>
    public SimTime StartOf(Cycles cycle) =>
        new(checked((long)Rounding.DivideUp(cycle.Count * PicosecondsPerSecond, Hertz)));

    /// <summary>How many whole cycles fit into a span that starts with an edge; also the number of the cycle running at a time.</summary>
    /// <param name="time">The span, not negative.</param>
    /// <returns>⌊time · hertz / 10^12⌋.</returns>
    /// <exception cref="OverflowException">The number of cycles does not fit.</exception>
    public Cycles CyclesIn(SimTime time) =>
        new(checked((long)Rounding.DivideDown((Int128)time.Picoseconds * Hertz, PicosecondsPerSecond)));

    /// <summary>How many whole cycles a synchronous part needs to wait out a span, such as a memory latency given in nanoseconds.</summary>
    /// <param name="time">The span, not negative.</param>
    /// <returns>⌈time · hertz / 10^12⌉, where a span of whole cycles that was rounded up to picoseconds counts as these cycles.</returns>
    /// <remarks>
    /// The inverse of <see cref="StartOf"/>, also for a sum of up to four such times: the edge after 1 cycle at 300 MHz is given as
    /// 3334 ps, two such spans as 6668 ps; these are 1 and 2 cycles, not 2 and 3.
    /// </remarks>
    /// <exception cref="OverflowException">The number of cycles does not fit.</exception>
    public Cycles CyclesCovering(SimTime time) =>
        new(checked((long)Rounding.DivideUp((Int128)Math.Max(0, time.Picoseconds - RoundingPicoseconds) * Hertz, PicosecondsPerSecond)));

    // Each rounded time lies less than a picosecond behind what it means; no cycle of a clock that is built is as short as this.
    private long RoundingPicoseconds => Hertz <= 50_000_000_000 ? 4 : 0;

    /// <summary>The canonical text, which the parser reads back: "250 MHz".</summary>
    public override string ToString() => Quantity.Frequency.Format(this);
}
