namespace CoDesign.Description.Quantities;

/// <summary>A rate of data in whole bytes per second.</summary>
/// <param name="BytesPerSecond">1 GB/s is 10^9 of them.</param>
public readonly record struct Bandwidth(long BytesPerSecond) : IComparable<Bandwidth>
{
    /// <summary>Whether the first bandwidth is smaller.</summary>
    /// <param name="left">First bandwidth.</param>
    /// <param name="right">Second bandwidth.</param>
    public static bool operator <(Bandwidth left, Bandwidth right) => left.BytesPerSecond < right.BytesPerSecond;

    /// <summary>Whether the first bandwidth is larger.</summary>
    /// <param name="left">First bandwidth.</param>
    /// <param name="right">Second bandwidth.</param>
    public static bool operator >(Bandwidth left, Bandwidth right) => left.BytesPerSecond > right.BytesPerSecond;

    /// <summary>Whether the first bandwidth is smaller or equal.</summary>
    /// <param name="left">First bandwidth.</param>
    /// <param name="right">Second bandwidth.</param>
    public static bool operator <=(Bandwidth left, Bandwidth right) => left.BytesPerSecond <= right.BytesPerSecond;

    /// <summary>Whether the first bandwidth is larger or equal.</summary>
    /// <param name="left">First bandwidth.</param>
    /// <param name="right">Second bandwidth.</param>
    public static bool operator >=(Bandwidth left, Bandwidth right) => left.BytesPerSecond >= right.BytesPerSecond;

    /// <summary>Orders by size, for sorting.</summary>
    /// <param name="other">The bandwidth to compare with.</param>
    public int CompareTo(Bandwidth other) => BytesPerSecond.CompareTo(other.BytesPerSecond);

    /// <summary>How many cycles of a clock moving some bytes takes.</summary>
    /// <param name="bytes">Not negative.</param>
    /// <param name="clock">The clock.</param>
    /// <returns>⌈bytes · hertz / bytes per second⌉.</returns>
    /// <exception cref="OverflowException">The number of cycles does not fit.</exception>
    public Cycles CyclesFor(Int128 bytes, Frequency clock) => new(checked((long)Rounding.DivideUp(bytes * clock.Hertz, BytesPerSecond)));

    /// <summary>The canonical text, which the parser reads back: "34 GB/s".</summary>
    public override string ToString() => Quantity.Bandwidth.Format(this);
}
