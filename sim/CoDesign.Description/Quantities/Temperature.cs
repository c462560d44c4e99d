namespace CoDesign.Description.Quantities;

/// <summary>A temperature on the Celsius scale; the only quantity that may be negative in a description.</summary>
/// <param name="Millidegrees">Thousandths of a degree Celsius.</param>
public readonly record struct Temperature(int Millidegrees) : IComparable<Temperature>
{
    /// <summary>Whether the first temperature is smaller.</summary>
    /// <param name="left">First temperature.</param>
    /// <param name="right">Second temperature.</param>
    public static bool operator <(Temperature left, Temperature right) => left.Millidegrees < right.Millidegrees;

    /// <summary>Whether the first temperature is larger.</summary>
    /// <param name="left">First temperature.</param>
    /// <param name="right">Second temperature.</param>
    public static bool operator >(Temperature left, Temperature right) => left.Millidegrees > right.Millidegrees;

    /// <summary>Whether the first temperature is smaller or equal.</summary>
    /// <param name="left">First temperature.</param>
    /// <param name="right">Second temperature.</param>
    public static bool operator <=(Temperature left, Temperature right) => left.Millidegrees <= right.Millidegrees;

    /// <summary>Whether the first temperature is larger or equal.</summary>
    /// <param name="left">First temperature.</param>
    /// <param name="right">Second temperature.</param>
    public static bool operator >=(Temperature left, Temperature right) => left.Millidegrees >= right.Millidegrees;

    /// <summary>Orders by size, for sorting.</summary>
    /// <param name="other">The temperature to compare with.</param>
    public int CompareTo(Temperature other) => Millidegrees.CompareTo(other.Millidegrees);

    /// <summary>The canonical text, which the parser reads back: "25 C".</summary>
    public override string ToString() => Quantity.Temperature.Format(this);
}
