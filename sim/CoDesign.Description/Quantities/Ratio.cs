namespace CoDesign.Description.Quantities;

/// <summary>A share or a factor, written in percent.</summary>
/// <param name="PartsPerMillion">Millionths: 20 % is 200,000 of them.</param>
public readonly record struct Ratio(long PartsPerMillion) : IComparable<Ratio>
{
    /// <summary>The whole: 100 %.</summary>
    public static Ratio One => new(1_000_000);

    /// <summary>Whether the first ratio is smaller.</summary>
    /// <param name="left">First ratio.</param>
    /// <param name="right">Second ratio.</param>
    public static bool operator <(Ratio left, Ratio right) => left.PartsPerMillion < right.PartsPerMillion;

    /// <summary>Whether the first ratio is larger.</summary>
    /// <param name="left">First ratio.</param>
    /// <param name="right">Second ratio.</param>
    public static bool operator >(Ratio left, Ratio right) => left.PartsPerMillion > right.PartsPerMillion;

    /// <summary>Whether the first ratio is smaller or equal.</summary>
    /// <param name="left">First ratio.</param>
    /// <param name="right">Second ratio.</param>
    public static bool operator <=(Ratio left, Ratio right) => left.PartsPerMillion <= right.PartsPerMillion;

    /// <summary>Whether the first ratio is larger or equal.</summary>
    /// <param name="left">First ratio.</param>
    /// <param name="right">Second ratio.</param>
    public static bool operator >=(Ratio left, Ratio right) => left.PartsPerMillion >= right.PartsPerMillion;

    /// <summary>Orders by size, for sorting.</summary>
    /// <param name="other">The ratio to compare with.</param>
    public int CompareTo(Ratio other) => PartsPerMillion.CompareTo(other.PartsPerMillion);

    /// <summary>The canonical text, which the parser reads back: "20 %".</summary>
    public override string ToString() => Quantity.Ratio.Format(this);
}
