namespace CoDesign.Description.Quantities;

/// <summary>A number of bytes: a capacity, a length or a distance between addresses.</summary>
/// <param name="Bytes">Whole bytes, up to the whole 64-bit address space less one.</param>
public readonly record struct ByteSize(ulong Bytes) : IComparable<ByteSize>
{
    /// <summary>No byte.</summary>
    public static ByteSize Zero => default;

    /// <summary>Makes a size of bytes.</summary>
    /// <param name="bytes">Whole bytes.</param>
    public static ByteSize FromBytes(ulong bytes) => new(bytes);

    /// <summary>Makes a size of binary kilobytes.</summary>
    /// <param name="kibibytes">1 KiB = 1024 B.</param>
    /// <exception cref="OverflowException">The size does not fit.</exception>
    public static ByteSize FromKibibytes(ulong kibibytes) => new(checked(kibibytes * 1024));

    /// <summary>Sum of two sizes.</summary>
    /// <param name="left">First summand.</param>
    /// <param name="right">Second summand.</param>
    /// <exception cref="OverflowException">The sum does not fit.</exception>
    public static ByteSize operator +(ByteSize left, ByteSize right) => new(checked(left.Bytes + right.Bytes));

    /// <summary>Difference of two sizes.</summary>
    /// <param name="left">The size to subtract from.</param>
    /// <param name="right">The size to subtract.</param>
    /// <exception cref="OverflowException">The difference does not fit.</exception>
    public static ByteSize operator -(ByteSize left, ByteSize right) => new(checked(left.Bytes - right.Bytes));

    /// <summary>A size repeated a whole number of times.</summary>
    /// <param name="single">The size of one.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="OverflowException">The product does not fit.</exception>
    public static ByteSize operator *(ByteSize single, ulong count) => new(checked(single.Bytes * count));

    /// <summary>Whether the first size is smaller.</summary>
    /// <param name="left">First size.</param>
    /// <param name="right">Second size.</param>
    public static bool operator <(ByteSize left, ByteSize right) => left.Bytes < right.Bytes;

    /// <summary>Whether the first size is larger.</summary>
    /// <param name="left">First size.</param>
    /// <param name="right">Second size.</param>
    public static bool operator >(ByteSize left, ByteSize right) => left.Bytes > right.Bytes;

    /// <summary>Whether the first size is smaller or equal.</summary>
    /// <param name="left">First size.</param>
    /// <param name="right">Second size.</param>
    public static bool operator <=(ByteSize left, ByteSize right) => left.Bytes <= right.Bytes;

    /// <summary>Whether the first size is larger or equal.</summary>
    /// <param name="left">First size.</param>
    /// <param name="right">Second size.</param>
    public static bool operator >=(ByteSize left, ByteSize right) => left.Bytes >= right.Bytes;

    /// <summary>Orders by size, for sorting.</summary>
    /// <param name="other">The size to compare with.</param>
    public int CompareTo(ByteSize other) => Bytes.CompareTo(other.Bytes);

    /// <summary>The canonical text, which the parser reads back: "252 KiB".</summary>
    public override string ToString() => Quantity.Size.Format(this);
}
