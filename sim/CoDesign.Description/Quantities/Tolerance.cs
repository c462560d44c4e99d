namespace CoDesign.Description.Quantities;

/// <summary>How far a physical constant may be from its true value, as a symmetric share of the constant.</summary>
/// <param name="PartsPerMillion">Millionths: 20 % is 200,000 of them.</param>
public readonly record struct Tolerance(long PartsPerMillion) : IComparable<Tolerance>
{
    /// <summary>The smallest energy that the constant may stand for.</summary>
    /// <param name="nominal">The constant as written.</param>
    /// <returns>nominal · (1 − tolerance), rounded down to an attojoule, never below zero: a bound must not shrink by rounding.</returns>
    public Energy LowOf(Energy nominal)
    {
        Int128 share = Int128.Max(0, 1_000_000 - (Int128)PartsPerMillion);
        return new Energy(Rounding.DivideDown(checked(nominal.Attojoules * share), 1_000_000));
    }

    /// <summary>The largest energy that the constant may stand for.</summary>
    /// <param name="nominal">The constant as written.</param>
    /// <returns>nominal · (1 + tolerance), rounded up to an attojoule.</returns>
    public Energy HighOf(Energy nominal) =>
        new(Rounding.DivideUp(checked(nominal.Attojoules * (1_000_000 + (Int128)PartsPerMillion)), 1_000_000));

    /// <summary>Whether the first tolerance is smaller.</summary>
    /// <param name="left">First tolerance.</param>
    /// <param name="right">Second tolerance.</param>
    public static bool operator <(Tolerance left, Tolerance right) => left.PartsPerMillion < right.PartsPerMillion;

    /// <summary>Whether the first tolerance is larger.</summary>
    /// <param name="left">First tolerance.</param>
    /// <param name="right">Second tolerance.</param>
    public static bool operator >(Tolerance left, Tolerance right) => left.PartsPerMillion > right.PartsPerMillion;

    /// <summary>Whether the first tolerance is smaller or equal.</summary>
    /// <param name="left">First tolerance.</param>
    /// <param name="right">Second tolerance.</param>
    public static bool operator <=(Tolerance left, Tolerance right) => left.PartsPerMillion <= right.PartsPerMillion;

    /// <summary>Whether the first tolerance is larger or equal.</summary>
    /// <param name="left">First tolerance.</param>
    /// <param name="right">Second tolerance.</param>
    public static bool operator >=(Tolerance left, Tolerance right) => left.PartsPerMillion >= right.PartsPerMillion;

    /// <summary>Orders by size, for sorting.</summary>
    /// <param name="other">The tolerance to compare with.</param>
    public int CompareTo(Tolerance other) => PartsPerMillion.CompareTo(other.PartsPerMillion);

    /// <summary>The canonical text, which the parser reads back: "20 %".</summary>
    public override string ToString() => Quantity.Tolerance.Format(this);
}
