namespace CoDesign.Description.Quantities;

/// <summary>A length on silicon, such as the name of a process node.</summary>
/// <param name="Picometres">Picometres.</param>
public readonly record struct Length(long Picometres) : IComparable<Length>
{
    /// <summary>Whether the first length is smaller.</summary>
    /// <param name="left">First length.</param>
    /// <param name="right">Second length.</param>
    public static bool operator <(Length left, Length right) => left.Picometres < right.Picometres;

    /// <summary>Whether the first length is larger.</summary>
    /// <param name="left">First length.</param>
    /// <param name="right">Second length.</param>
    public static bool operator >(Length left, Length right) => left.Picometres > right.Picometres;

    /// <summary>Whether the first length is smaller or equal.</summary>
    /// <param name="left">First length.</param>
    /// <param name="right">Second length.</param>
    public static bool operator <=(Length left, Length right) => left.Picometres <= right.Picometres;

    /// <summary>Whether the first length is larger or equal.</summary>
    /// <param name="left">First length.</param>
    /// <param name="right">Second length.</param>
    public static bool operator >=(Length left, Length right) => left.Picometres >= right.Picometres;

    /// <summary>Orders by size, for sorting.</summary>
    /// <param name="other">The length to compare with.</param>
    public int CompareTo(Length other) => Picometres.CompareTo(other.Picometres);

    /// <summary>The canonical text, which the parser reads back: "22 nm".</summary>
    public override string ToString() => Quantity.Length.Format(this);
}
