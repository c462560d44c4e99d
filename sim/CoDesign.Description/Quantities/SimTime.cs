namespace CoDesign.Description.Quantities;

/// <summary>Simulated time, or a span of it, as an exact count of picoseconds.</summary>
/// <param name="Picoseconds">Picoseconds; the largest value is about 106 days.</param>
public readonly record struct SimTime(long Picoseconds) : IComparable<SimTime>
{
    /// <summary>The start of a simulation, and the empty span.</summary>
    public static SimTime Zero => default;

    /// <summary>Makes a span of whole nanoseconds.</summary>
    /// <param name="nanoseconds">1 ns = 1000 ps.</param>
    /// <exception cref="OverflowException">The span exceeds about 106 days.</exception>
    public static SimTime FromNanoseconds(long nanoseconds) => new(checked(nanoseconds * 1_000));

    /// <summary>Makes a span of whole microseconds.</summary>
    /// <param name="microseconds">1 us = 1,000,000 ps.</param>
    /// <exception cref="OverflowException">The span exceeds about 106 days.</exception>
    public static SimTime FromMicroseconds(long microseconds) => new(checked(microseconds * 1_000_000));

    /// <summary>Sum of two times.</summary>
    /// <param name="left">First summand.</param>
    /// <param name="right">Second summand.</param>
    /// <exception cref="OverflowException">The sum does not fit.</exception>
    public static SimTime operator +(SimTime left, SimTime right) => new(checked(left.Picoseconds + right.Picoseconds));

    /// <summary>Difference of two times.</summary>
    /// <param name="left">The time to subtract from.</param>
    /// <param name="right">The time to subtract.</param>
    /// <exception cref="OverflowException">The difference does not fit.</exception>
    public static SimTime operator -(SimTime left, SimTime right) => new(checked(left.Picoseconds - right.Picoseconds));

    /// <summary>A time repeated a whole number of times.</summary>
    /// <param name="single">The time of one.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="OverflowException">The product does not fit.</exception>
    public static SimTime operator *(SimTime single, long count) => new(checked(single.Picoseconds * count));

    /// <summary>Whether the first time is smaller.</summary>
    /// <param name="left">First time.</param>
    /// <param name="right">Second time.</param>
    public static bool operator <(SimTime left, SimTime right) => left.Picoseconds < right.Picoseconds;

    /// <summary>Whether the first time is larger.</summary>
    /// <param name="left">First time.</param>
    /// <param name="right">Second time.</param>
    public static bool operator >(SimTime left, SimTime right) => left.Picoseconds > right.Picoseconds;

    /// <summary>Whether the first time is smaller or equal.</summary>
    /// <param name="left">First time.</param>
    /// <param name="right">Second time.</param>
    public static bool operator <=(SimTime left, SimTime right) => left.Picoseconds <= right.Picoseconds;

    /// <summary>Whether the first time is larger or equal.</summary>
    /// <param name="left">First time.</param>
    /// <param name="right">Second time.</param>
    public static bool operator >=(SimTime left, SimTime right) => left.Picoseconds >= right.Picoseconds;

    /// <summary>Orders by size, for sorting.</summary>
    /// <param name="other">The time to compare with.</param>
    public int CompareTo(SimTime other) => Picoseconds.CompareTo(other.Picoseconds);

    /// <summary>The canonical text, which the parser reads back: "1.5 us".</summary>
    public override string ToString() => Quantity.Time.Format(this);
}
