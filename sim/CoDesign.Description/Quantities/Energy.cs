namespace CoDesign.Description.Quantities;

/// <summary>An energy as an exact integer: summing 10^12 actions of 0.0181 pJ gives exactly 18.1 mJ.</summary>
/// <param name="Attojoules">Attojoules: 1 pJ is 1,000,000 of them.</param>
/// <remarks>
/// An attojoule resolves 10^-6 pJ, three orders below the energy of one gate's transition; 128 bits hold 10^20 J, so neither
/// a table entry nor a year's total is ever rounded.
/// </remarks>
public readonly record struct Energy(Int128 Attojoules) : IComparable<Energy>
{
    /// <summary>No energy.</summary>
    public static Energy Zero => default;

    /// <summary>Makes an energy of whole femtojoules.</summary>
    /// <param name="femtojoules">1 fJ = 1000 aJ.</param>
    public static Energy FromFemtojoules(long femtojoules) => new((Int128)femtojoules * 1_000);

    /// <summary>Makes an energy of whole picojoules.</summary>
    /// <param name="picojoules">1 pJ = 1,000,000 aJ.</param>
    public static Energy FromPicojoules(long picojoules) => new((Int128)picojoules * 1_000_000);

    /// <summary>Sum of two energies.</summary>
    /// <param name="left">First summand.</param>
    /// <param name="right">Second summand.</param>
    /// <exception cref="OverflowException">The sum does not fit.</exception>
    public static Energy operator +(Energy left, Energy right) => new(checked(left.Attojoules + right.Attojoules));

    /// <summary>Difference of two energies.</summary>
    /// <param name="left">The energy to subtract from.</param>
    /// <param name="right">The energy to subtract.</param>
    /// <exception cref="OverflowException">The difference does not fit.</exception>
    public static Energy operator -(Energy left, Energy right) => new(checked(left.Attojoules - right.Attojoules));

    /// <summary>An energy repeated a whole number of times.</summary>
    /// <param name="single">The energy of one.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="OverflowException">The product does not fit.</exception>
    public static Energy operator *(Energy single, long count) => new(checked(single.Attojoules * count));

    /// <summary>Whether the first energy is smaller.</summary>
    /// <param name="left">First energy.</param>
    /// <param name="right">Second energy.</param>
    public static bool operator <(Energy left, Energy right) => left.Attojoules < right.Attojoules;

    /// <summary>Whether the first energy is larger.</summary>
    /// <param name="left">First energy.</param>
    /// <param name="right">Second energy.</param>
    public static bool operator >(Energy left, Energy right) => left.Attojoules > right.Attojoules;

    /// <summary>Whether the first energy is smaller or equal.</summary>
    /// <param name="left">First energy.</param>
    /// <param name="right">Second energy.</param>
    public static bool operator <=(Energy left, Energy right) => left.Attojoules <= right.Attojoules;

    /// <summary>Whether the first energy is larger or equal.</summary>
    /// <param name="left">First energy.</param>
    /// <param name="right">Second energy.</param>
    public static bool operator >=(Energy left, Energy right) => left.Attojoules >= right.Attojoules;

    /// <summary>Orders by size, for sorting.</summary>
    /// <param name="other">The energy to compare with.</param>
    public int CompareTo(Energy other) => Attojoules.CompareTo(other.Attojoules);

    /// <summary>The canonical text, which the parser reads back: "1.2 pJ".</summary>
    public override string ToString() => Quantity.Energy.Format(this);
}
