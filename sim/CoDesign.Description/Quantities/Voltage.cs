namespace CoDesign.Description.Quantities;

/// <summary>A supply voltage.</summary>
/// <param name="Microvolts">Microvolts.</param>
public readonly record struct Voltage(long Microvolts) : IComparable<Voltage>
{
    /// <summary>Whether the first voltage is smaller.</summary>
    /// <param name="left">First voltage.</param>
    /// <param name="right">Second voltage.</param>
    public static bool operator <(Voltage left, Voltage right) => left.Microvolts < right.Microvolts;

    /// <summary>Whether the first voltage is larger.</summary>
    /// <param name="left">First voltage.</param>
    /// <param name="right">Second voltage.</param>
    public static bool operator >(Voltage left, Voltage right) => left.Microvolts > right.Microvolts;

    /// <summary>Whether the first voltage is smaller or equal.</summary>
    /// <param name="left">First voltage.</param>
    /// <param name="right">Second voltage.</param>
    public static bool operator <=(Voltage left, Voltage right) => left.Microvolts <= right.Microvolts;

    /// <summary>Whether the first voltage is larger or equal.</summary>
    /// <param name="left">First voltage.</param>
    /// <param name="right">Second voltage.</param>
    public static bool operator >=(Voltage left, Voltage right) => left.Microvolts >= right.Microvolts;

    /// <summary>Orders by size, for sorting.</summary>
    /// <param name="other">The voltage to compare with.</param>
    public int CompareTo(Voltage other) => Microvolts.CompareTo(other.Microvolts);

    /// <summary>The canonical text, which the parser reads back: "800 mV".</summary>
    public override string ToString() => Quantity.Voltage.Format(this);
}
