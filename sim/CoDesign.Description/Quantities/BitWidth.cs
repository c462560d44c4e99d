namespace CoDesign.Description.Quantities;

/// <summary>The width of a bus, a register or an operand.</summary>
/// <param name="Bits">Whole bits.</param>
public readonly record struct BitWidth(int Bits) : IComparable<BitWidth>
{
    /// <summary>Whether the first width is smaller.</summary>
    /// <param name="left">First width.</param>
    /// <param name="right">Second width.</param>
    public static bool operator <(BitWidth left, BitWidth right) => left.Bits < right.Bits;

    /// <summary>Whether the first width is larger.</summary>
    /// <param name="left">First width.</param>
    /// <param name="right">Second width.</param>
    public static bool operator >(BitWidth left, BitWidth right) => left.Bits > right.Bits;

    /// <summary>Whether the first width is smaller or equal.</summary>
    /// <param name="left">First width.</param>
    /// <param name="right">Second width.</param>
    public static bool operator <=(BitWidth left, BitWidth right) => left.Bits <= right.Bits;

    /// <summary>Whether the first width is larger or equal.</summary>
    /// <param name="left">First width.</param>
    /// <param name="right">Second width.</param>
    public static bool operator >=(BitWidth left, BitWidth right) => left.Bits >= right.Bits;

    /// <summary>Orders by size, for sorting.</summary>
    /// <param name="other">The width to compare with.</param>
    public int CompareTo(BitWidth other) => Bits.CompareTo(other.Bits);

    /// <summary>Whole bytes that the width carries; a remaining part of a byte is dropped.</summary>
    public int WholeBytes => Bits / 8;

    /// <summary>The canonical text, which the parser reads back: "64 bit".</summary>
    public override string ToString() => Quantity.Width.Format(this);
}
