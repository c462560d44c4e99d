namespace CoDesign.Description.Quantities;

/// <summary>A power, such as leakage, as an exact integer.</summary>
/// <param name="Attowatts">Attowatts: 1 nW is 10^9 of them.</param>
public readonly record struct Power(Int128 Attowatts) : IComparable<Power>
{
    /// <summary>No power.</summary>
    public static Power Zero => default;

    /// <summary>Makes a power of whole nanowatts.</summary>
    /// <param name="nanowatts">1 nW = 10^9 aW.</param>
    public static Power FromNanowatts(long nanowatts) => new((Int128)nanowatts * 1_000_000_000);

    /// <summary>Sum of two powers.</summary>
    /// <param name="left">First summand.</param>
    /// <param name="right">Second summand.</param>
    /// <exception cref="OverflowException">The sum does not fit.</exception>
    public static Power operator +(Power left, Power right) => new(checked(left.Attowatts + right.Attowatts));

    /// <summary>Difference of two powers.</summary>
    /// <param name="left">The power to subtract from.</param>
    /// <param name="right">The power to subtract.</param>
    /// <exception cref="OverflowException">The difference does not fit.</exception>
    public static Power operator -(Power left, Power right) => new(checked(left.Attowatts - right.Attowatts));

    /// <summary>A power repeated a whole number of times.</summary>
    /// <param name="single">The power of one.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="OverflowException">The product does not fit.</exception>
    public static Power operator *(Power single, long count) => new(checked(single.Attowatts * count));

    /// <summary>Whether the first power is smaller.</summary>
    /// <param name="left">First power.</param>
    /// <param name="right">Second power.</param>
    public static bool operator <(Power left, Power right) => left.Attowatts < right.Attowatts;

    /// <summary>Whether the first power is larger.</summary>
    /// <param name="left">First power.</param>
    /// <param name="right">Second power.</param>
    public static bool operator >(Power left, Power right) => left.Attowatts > right.Attowatts;

    /// <summary>Whether the first power is smaller or equal.</summary>
    /// <param name="left">First power.</param>
    /// <param name="right">Second power.</param>
    public static bool operator <=(Power left, Power right) => left.Attowatts <= right.Attowatts;

    /// <summary>Whether the first power is larger or equal.</summary>
    /// <param name="left">First power.</param>
    /// <param name="right">Second power.</param>
    public static bool operator >=(Power left, Power right) => left.Attowatts >= right.Attowatts;

    /// <summary>Orders by size, for sorting.</summary>
    /// <param name="other">The power to compare with.</param>
    public int CompareTo(Power other) => Attowatts.CompareTo(other.Attowatts);

    /// <summary>The energy that a constant power takes in a span of time.</summary>
    /// <param name="power">At most 1 MW, which any description is far below.</param>
    /// <param name="time">The span.</param>
    /// <returns>The exact product rounded to the nearest attojoule, a tie to the even neighbour.</returns>
    /// <exception cref="OverflowException">The product of power and time does not fit.</exception>
    /// <remarks>
    /// 1 aW · 1 ps = 10^-30 J = 10^-12 aJ, hence the division. To keep rounding out of sums, multiply by the total time once
    /// instead of adding the energies of many short spans.
    /// </remarks>
    public static Energy operator *(Power power, SimTime time)
    {
        Int128 picosecondsPerSecond = 1_000_000_000_000;
        (Int128 seconds, Int128 picoseconds) = Int128.DivRem(time.Picoseconds, picosecondsPerSecond);
        // Split, because power · time in aW·ps may need more than 128 bits although the result does not.
        Int128 whole = checked(power.Attowatts * seconds);
        Int128 part = checked(power.Attowatts * picoseconds);
        return new Energy(checked(whole + Rounding.DivideToNearestEven(part, picosecondsPerSecond)));
    }

    /// <summary>The canonical text, which the parser reads back: "0.9 mW".</summary>
    public override string ToString() => Quantity.Power.Format(this);
}
