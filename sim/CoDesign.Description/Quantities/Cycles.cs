namespace CoDesign.Description.Quantities;

/// <summary>A number of cycles of one clock, or the number of a cycle counted from 0; which clock is said by the context.</summary>
/// <param name="Count">Whole cycles.</param>
public readonly record struct Cycles(long Count) : IComparable<Cycles>
{
    /// <summary>No cycle.</summary>
    public static Cycles Zero => default;

    /// <summary>Sum of two numbers of cycles.</summary>
    /// <param name="left">First summand.</param>
    /// <param name="right">Second summand.</param>
    /// <exception cref="OverflowException">The sum does not fit.</exception>
    public static Cycles operator +(Cycles left, Cycles right) => new(checked(left.Count + right.Count));

    /// <summary>Difference of two numbers of cycles.</summary>
    /// <param name="left">The number of cycles to subtract from.</param>
    /// <param name="right">The number of cycles to subtract.</param>
    /// <exception cref="OverflowException">The difference does not fit.</exception>
    public static Cycles operator -(Cycles left, Cycles right) => new(checked(left.Count - right.Count));

    /// <summary>A number of cycles repeated a whole number of times.</summary>
    /// <param name="single">The number of cycles of one.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="OverflowException">The product does not fit.</exception>
    public static Cycles operator *(Cycles single, long count) => new(checked(single.Count * count));

    /// <summary>Whether the first number of cycles is smaller.</summary>
    /// <param name="left">First number of cycles.</param>
    /// <param name="right">Second number of cycles.</param>
    public static bool operator <(Cycles left, Cycles right) => left.Count < right.Count;

    /// <summary>Whether the first number of cycles is larger.</summary>
    /// <param name="left">First number of cycles.</param>
    /// <param name="right">Second number of cycles.</param>
    public static bool operator >(Cycles left, Cycles right) => left.Count > right.Count;

    /// <summary>Whether the first number of cycles is smaller or equal.</summary>
    /// <param name="left">First number of cycles.</param>
    /// <param name="right">Second number of cycles.</param>
    public static bool operator <=(Cycles left, Cycles right) => left.Count <= right.Count;

    /// <summary>Whether the first number of cycles is larger or equal.</summary>
    /// <param name="left">First number of cycles.</param>
    /// <param name="right">Second number of cycles.</param>
    public static bool operator >=(Cycles left, Cycles right) => left.Count >= right.Count;

    /// <summary>Orders by size, for sorting.</summary>
    /// <param name="other">The number of cycles to compare with.</param>
    public int CompareTo(Cycles other) => Count.CompareTo(other.Count);

    /// <summary>The canonical text, which the parser reads back: "6 cycles".</summary>
    public override string ToString() => Quantity.Cycles.Format(this);
}
