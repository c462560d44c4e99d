namespace CoDesign.Description.Quantities;

/// <summary>The energy of moving one bit over a link; written per bit or per byte.</summary>
/// <param name="Zeptojoules">Zeptojoules per bit: 1 pJ/bit is 10^9 of them, 1 pJ/B is 125,000,000.</param>
public readonly record struct EnergyPerBit(Int128 Zeptojoules) : IComparable<EnergyPerBit>
{
    /// <summary>Whether the first energy per bit is smaller.</summary>
    /// <param name="left">First energy per bit.</param>
    /// <param name="right">Second energy per bit.</param>
    public static bool operator <(EnergyPerBit left, EnergyPerBit right) => left.Zeptojoules < right.Zeptojoules;

    /// <summary>Whether the first energy per bit is larger.</summary>
    /// <param name="left">First energy per bit.</param>
    /// <param name="right">Second energy per bit.</param>
    public static bool operator >(EnergyPerBit left, EnergyPerBit right) => left.Zeptojoules > right.Zeptojoules;

    /// <summary>Whether the first energy per bit is smaller or equal.</summary>
    /// <param name="left">First energy per bit.</param>
    /// <param name="right">Second energy per bit.</param>
    public static bool operator <=(EnergyPerBit left, EnergyPerBit right) => left.Zeptojoules <= right.Zeptojoules;

    /// <summary>Whether the first energy per bit is larger or equal.</summary>
    /// <param name="left">First energy per bit.</param>
    /// <param name="right">Second energy per bit.</param>
    public static bool operator >=(EnergyPerBit left, EnergyPerBit right) => left.Zeptojoules >= right.Zeptojoules;

    /// <summary>Orders by size, for sorting.</summary>
    /// <param name="other">The energy per bit to compare with.</param>
    public int CompareTo(EnergyPerBit other) => Zeptojoules.CompareTo(other.Zeptojoules);

    /// <summary>The energy of moving a number of bits.</summary>
    /// <param name="bits">Whole bits.</param>
    /// <returns>The exact product rounded to the nearest attojoule, a tie to the even neighbour.</returns>
    /// <exception cref="OverflowException">The product does not fit.</exception>
    public Energy ForBits(long bits) => new(Rounding.DivideToNearestEven(checked(Zeptojoules * bits), 1_000));

    /// <summary>The energy of moving a number of bytes.</summary>
    /// <param name="size">Whole bytes.</param>
    /// <returns>The exact product rounded to the nearest attojoule, a tie to the even neighbour.</returns>
    /// <exception cref="OverflowException">The product does not fit.</exception>
    public Energy ForBytes(ByteSize size) => new(Rounding.DivideToNearestEven(checked(Zeptojoules * 8 * (Int128)size.Bytes), 1_000));

    /// <summary>The canonical text, which the parser reads back: "150 fJ/bit".</summary>
    public override string ToString() => Quantity.EnergyPerBit.Format(this);
}
