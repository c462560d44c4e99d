using System.Globalization;

namespace CoDesign.Description.Quantities;

/// <summary>A byte address of the chip's physical address space.</summary>
/// <param name="Value">The address, 64 bits; RV32 chips use the lower 32 to 34.</param>
public readonly record struct Address(ulong Value) : IComparable<Address>
{
    /// <summary>The address that lies a distance behind another.</summary>
    /// <param name="start">Where to start.</param>
    /// <param name="distance">How many bytes to go.</param>
    /// <exception cref="OverflowException">The result lies behind the 64-bit address space.</exception>
    public static Address operator +(Address start, ByteSize distance) => new(checked(start.Value + distance.Bytes));

    /// <summary>The distance from one address up to another.</summary>
    /// <param name="end">The higher address.</param>
    /// <param name="start">The lower address.</param>
    /// <exception cref="OverflowException">The end lies below the start.</exception>
    public static ByteSize operator -(Address end, Address start) => new(checked(end.Value - start.Value));

    /// <summary>Whether the first address is lower.</summary>
    /// <param name="left">First address.</param>
    /// <param name="right">Second address.</param>
    public static bool operator <(Address left, Address right) => left.Value < right.Value;

    /// <summary>Whether the first address is higher.</summary>
    /// <param name="left">First address.</param>
    /// <param name="right">Second address.</param>
    public static bool operator >(Address left, Address right) => left.Value > right.Value;

    /// <summary>Whether the first address is lower or equal.</summary>
    /// <param name="left">First address.</param>
    /// <param name="right">Second address.</param>
    public static bool operator <=(Address left, Address right) => left.Value <= right.Value;

    /// <summary>Whether the first address is higher or equal.</summary>
    /// <param name="left">First address.</param>
    /// <param name="right">Second address.</param>
    public static bool operator >=(Address left, Address right) => left.Value >= right.Value;

    /// <summary>Orders addresses from low to high.</summary>
    /// <param name="other">The address to compare with.</param>
    public int CompareTo(Address other) => Value.CompareTo(other.Value);

    /// <summary>Whether the address is a multiple of a power of two.</summary>
    /// <param name="alignment">A power of two.</param>
    public bool IsAligned(ByteSize alignment) => (Value & (alignment.Bytes - 1)) == 0;

    /// <summary>Hexadecimal digits in groups of four, at least two groups: <c>0x8003_F000</c>.</summary>
    public override string ToString()
    {
        string digits = Value.ToString("X8", CultureInfo.InvariantCulture);
        IEnumerable<string> groups = digits.PadLeft((digits.Length + 3) / 4 * 4, '0').Chunk(4).Select(group => new string(group));
        return "0x" + string.Join('_', groups);
    }
}
