namespace CoDesign.Description.Quantities;

/// <summary>Logic size in multiples of a two-input NAND gate; independent of the process, unlike <see cref="Area"/>.</summary>
/// <param name="Thousandths">Thousandths of a gate equivalent: 1 kGE is 1,000,000 of them.</param>
public readonly record struct GateEquivalents(long Thousandths) : IComparable<GateEquivalents>
{
    /// <summary>No gate.</summary>
    public static GateEquivalents Zero => default;

    /// <summary>Sum of two numbers of gates.</summary>
    /// <param name="left">First summand.</param>
    /// <param name="right">Second summand.</param>
    /// <exception cref="OverflowException">The sum does not fit.</exception>
    public static GateEquivalents operator +(GateEquivalents left, GateEquivalents right) =>
        new(checked(left.Thousandths + right.Thousandths));

    /// <summary>Difference of two numbers of gates.</summary>
    /// <param name="left">The number of gates to subtract from.</param>
    /// <param name="right">The number of gates to subtract.</param>
    /// <exception cref="OverflowException">The difference does not fit.</exception>
    public static GateEquivalents operator -(GateEquivalents left, GateEquivalents right) =>
        new(checked(left.Thousandths - right.Thousandths));

    /// <summary>A number of gates repeated a whole number of times.</summary>
    /// <param name="single">The number of gates of one.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="OverflowException">The product does not fit.</exception>
    public static GateEquivalents operator *(GateEquivalents single, long count) => new(checked(single.Thousandths * count));

    /// <summary>Whether the first number of gates is smaller.</summary>
    /// <param name="left">First number of gates.</param>
    /// <param name="right">Second number of gates.</param>
    public static bool operator <(GateEquivalents left, GateEquivalents right) => left.Thousandths < right.Thousandths;

    /// <summary>Whether the first number of gates is larger.</summary>
    /// <param name="left">First number of gates.</param>
    /// <param name="right">Second number of gates.</param>
    public static bool operator >(GateEquivalents left, GateEquivalents right) => left.Thousandths > right.Thousandths;

    /// <summary>Whether the first number of gates is smaller or equal.</summary>
    /// <param name="left">First number of gates.</param>
    /// <param name="right">Second number of gates.</param>
    public static bool operator <=(GateEquivalents left, GateEquivalents right) => left.Thousandths <= right.Thousandths;

    /// <summary>Whether the first number of gates is larger or equal.</summary>
    /// <param name="left">First number of gates.</param>
    /// <param name="right">Second number of gates.</param>
    public static bool operator >=(GateEquivalents left, GateEquivalents right) => left.Thousandths >= right.Thousandths;

    /// <summary>Orders by size, for sorting.</summary>
    /// <param name="other">The number of gates to compare with.</param>
    public int CompareTo(GateEquivalents other) => Thousandths.CompareTo(other.Thousandths);

    /// <summary>The canonical text, which the parser reads back: "5.2 kGE".</summary>
    public override string ToString() => Quantity.Gates.Format(this);
}
