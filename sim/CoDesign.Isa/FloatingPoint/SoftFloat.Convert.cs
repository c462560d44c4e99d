using System.Numerics;

namespace CoDesign.Isa;

/// <content>Conversions (IEEE 754-2019, 5.4.1 and 5.8; “F” Extension, “Single-Precision Floating-Point Conversion and Move Instructions”).</content>
internal static partial class SoftFloat<TFormat>
{
    /// <summary>Converts an integer.</summary>
    /// <param name="value">The integer, sign-extended or zero-extended to 64 bits.</param>
    /// <param name="isSigned">Whether it is signed.</param>
    /// <param name="mode">How to round.</param>
    public static FloatResult FromInteger(ulong value, bool isSigned, RoundingMode mode)
    {
        bool isNegative = isSigned && (long)value < 0;
        ulong magnitude = isNegative ? 0 - value : value;
        int shift = BitOperations.LeadingZeroCount(magnitude);
        return magnitude == 0 ? Zero(isNegative: false) : Round(isNegative, 63 - shift, magnitude << shift, mode);
    }

    /// <summary>Converts from another format.</summary>
    public static FloatResult From<TSource>(ulong a, RoundingMode mode)
        where TSource : struct, IFloatFormat
    {
        FloatParts parts = SoftFloat<TSource>.Unpack(a);
        return parts.Kind switch
        {
            FloatKind.Zero => Zero(parts.IsNegative),
            FloatKind.Infinity => InfinityOf(parts.IsNegative),
            FloatKind.Finite => Round(parts.IsNegative, parts.Exponent, parts.Significand, mode),
            _ => NaN(parts.Kind is FloatKind.SignalingNaN),
        };
    }

    /// <summary>
    /// Converts to an integer. What does not fit gives the nearest bound, a NaN the upper one, and is invalid, not inexact (table
    /// “Domains of float-to-integer conversions”).
    /// </summary>
    /// <param name="a">The register.</param>
    /// <param name="bits">Width of the integer, 32 or 64.</param>
    /// <param name="isSigned">Whether it is signed.</param>
    /// <param name="mode">How to round.</param>
    /// <returns>The integer, sign-extended also if it is unsigned.</returns>
    public static FloatResult ToInteger(ulong a, int bits, bool isSigned, RoundingMode mode)
    {
        ulong mask = ulong.MaxValue >> (64 - bits);
        ulong maximum = isSigned ? mask >> 1 : mask;
        ulong minimum = isSigned ? maximum + 1 : 0; // as a magnitude
        FloatParts parts = Unpack(a);
        bool isNegative = parts.IsNegative && !parts.IsNaN;
        ulong limit = isNegative ? minimum : maximum;
        if (parts.IsZero)
        {
            return new FloatResult(0);
        }

        UInt128 magnitude = UInt128.MaxValue;
        bool isInexact = false;
        if (parts.Kind is FloatKind.Finite && parts.Exponent <= 63)
        {
            // 64 bits before the binary point, 64 behind it.
            UInt128 value = Rounding.ShiftRightSticky((UInt128)parts.Significand << 64, 63 - parts.Exponent);
            magnitude = Rounding.Drop(value, 64, isNegative, mode, out isInexact);
        }

        bool isValid = magnitude <= limit;
        ulong result = isValid ? (ulong)magnitude : limit;
        result = isNegative ? 0 - result : result;
        return new FloatResult(
            bits == 32 ? (ulong)(int)result : result,
            !isValid ? FloatFlags.Invalid : isInexact ? FloatFlags.Inexact : FloatFlags.None);
    }
}
