namespace CoDesign.Description.Quantities;

/// <summary>Silicon area; not to be mixed with <see cref="GateEquivalents"/>, which say nothing about layout.</summary>
/// <param name="SquareNanometres">Square nanometres: 1 um2 is 1,000,000 of them.</param>
public readonly record struct Area(long SquareNanometres) : IComparable<Area>
{
    /// <summary>No area.</summary>
    public static Area Zero => default;

    /// <summary>Sum of two areas.</summary>
    /// <param name="left">First summand.</param>
    /// <param name="right">Second summand.</param>
    /// <exception cref="OverflowException">The sum does not fit.</exception>
    public static Area operator +(Area left, Area right) => new(checked(left.SquareNanometres + right.SquareNanometres));

    /// <summary>Difference of two areas.</summary>
    /// <param name="left">The area to subtract from.</param>
    /// <param name="right">The area to subtract.</param>
    /// <exception cref="OverflowException">The difference does not fit.</exception>
    public static Area operator -(Area left, Area right) => new(checked(left.SquareNanometres - right.SquareNanometres));

    /// <summary>An area repeated a whole number of times.</summary>
    /// <param name="single">The area of one.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="OverflowException">The product does not fit.</exception>
    public static Area operator *(Area single, long count) => new(checked(single.SquareNanometres * count));

    /// <summary>Whether the first area is smaller.</summary>
    /// <param name="left">First area.</param>
    /// <param name="right">Second area.</param>
    public static bool operator <(Area left, Area right) => left.SquareNanometres < right.SquareNanometres;

    /// <summary>Whether the first area is larger.</summary>
    /// <param name="left">First area.</param>
    /// <param name="right">Second area.</param>
    public static bool operator >(Area left, Area right) => left.SquareNanometres > right.SquareNanometres;

    /// <summary>Whether the first area is smaller or equal.</summary>
    /// <param name="left">First area.</param>
    /// <param name="right">Second area.</param>
    public static bool operator <=(Area left, Area right) => left.SquareNanometres <= right.SquareNanometres;

    /// <summary>Whether the first area is larger or equal.</summary>
    /// <param name="left">First area.</param>
    /// <param name="right">Second area.</param>
    public static bool operator >=(Area left, Area right) => left.SquareNanometres >= right.SquareNanometres;

    /// <summary>Orders by size, for sorting.</summary>
    /// <param name="other">The area to compare with.</param>
    public int CompareTo(Area other) => SquareNanometres.CompareTo(other.SquareNanometres);

    /// <summary>The canonical text, which the parser reads back: "5200 um2".</summary>
    public override string ToString() => Quantity.Area.Format(this);
}
