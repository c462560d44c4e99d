namespace CoDesign.Isa;

/// <summary>Rounding of integers that stand for exact results (IEEE 754-2019, 4.3).</summary>
internal static class Rounding
{
    /// <summary>Drops the low bits of a number.</summary>
    /// <param name="value">The number; its lowest bit may stand for any bits below.</param>
    /// <param name="bits">Bits to drop, 1 to 127.</param>
    /// <param name="isNegative">Sign of the result.</param>
    /// <param name="mode">How to round.</param>
    /// <param name="isInexact">Whether a bit that was dropped was set.</param>
    public static UInt128 Drop(UInt128 value, int bits, bool isNegative, RoundingMode mode, out bool isInexact)
    {
        UInt128 half = UInt128.One << (bits - 1);
        UInt128 rest = value & ((half << 1) - 1);
        UInt128 kept = value >> bits;
        isInexact = rest != 0;
        return kept + (IsUp(kept, rest.CompareTo(half), isInexact, isNegative, mode) ? UInt128.One : UInt128.Zero);
    }

    /// <summary>As the other, for a number of 64 bits.</summary>
    /// <param name="value">The number; its lowest bit may stand for any bits below.</param>
    /// <param name="bits">Bits to drop, 1 to 63.</param>
    /// <param name="isNegative">Sign of the result.</param>
    /// <param name="mode">How to round.</param>
    /// <param name="isInexact">Whether a bit that was dropped was set.</param>
    public static ulong Drop(ulong value, int bits, bool isNegative, RoundingMode mode, out bool isInexact)
    {
        ulong half = 1UL << (bits - 1);
        ulong rest = value & ((half << 1) - 1);
        ulong kept = value >> bits;
        isInexact = rest != 0;
        return kept + (IsUp(kept, rest.CompareTo(half), isInexact, isNegative, mode) ? 1UL : 0);
    }

    /// <summary>Shifts right; bits that fall out make the lowest bit 1.</summary>
    public static UInt128 ShiftRightSticky(UInt128 value, int bits)
    {
        if (bits == 0)
        {
            return value;
        }

        bool isOne = bits >= 128 ? value != 0 : (value << (128 - bits)) != 0;
        return (bits >= 128 ? UInt128.Zero : value >> bits) | (isOne ? UInt128.One : UInt128.Zero);
    }

    /// <summary>The upper half; bits of the lower half make its lowest bit 1.</summary>
    public static ulong UpperSticky(UInt128 value) => (ulong)(value >> 64) | ((ulong)value != 0 ? 1UL : 0);

    private static bool IsUp(UInt128 kept, int againstHalf, bool isInexact, bool isNegative, RoundingMode mode) => mode switch
    {
        RoundingMode.NearestEven => againstHalf > 0 || (againstHalf == 0 && UInt128.IsOddInteger(kept)),
        RoundingMode.NearestMaxMagnitude => againstHalf >= 0,
        RoundingMode.Down => isInexact && isNegative,
        RoundingMode.Up => isInexact && !isNegative,
        _ => false,
    };
}
