using System.Numerics;

namespace CoDesign.Isa.Tests;

/// <summary>
/// Arithmetic as IEEE 754-2019, 4.3 and 7, defines it, on unlimited rationals: the exact result, then its neighbours in the format.
/// Nothing here is fast, and nothing is shared with the implementation.
/// </summary>
/// <param name="fractionBits">23 or 52.</param>
/// <param name="exponentBits">8 or 11.</param>
internal sealed class ExactFloat(int fractionBits, int exponentBits)
{
    public static readonly ExactFloat Single = new(23, 8);

    public static readonly ExactFloat Double = new(52, 11);

    private readonly int _maximumExponent = (1 << (exponentBits - 1)) - 1;

    private int MinimumExponent => 1 - _maximumExponent;

    /// <summary>A finite number as numerator × 2^exponent.</summary>
    public (BigInteger Numerator, int Exponent) Read(ulong bits)
    {
        int biased = (int)(bits >> fractionBits) & ((1 << exponentBits) - 1);
        BigInteger fraction = bits & ((1UL << fractionBits) - 1);
        BigInteger magnitude = biased == 0 ? fraction : fraction + (BigInteger.One << fractionBits);
        return (IsNegative(bits) ? -magnitude : magnitude, Math.Max(biased, 1) - _maximumExponent - fractionBits);
    }

    public bool IsNegative(ulong bits) => (bits >> (fractionBits + exponentBits) & 1) != 0;

    public bool IsFinite(ulong bits) => ((int)(bits >> fractionBits) & ((1 << exponentBits) - 1)) != (1 << exponentBits) - 1;

    public bool IsZero(ulong bits) => Read(bits).Numerator.IsZero;

    /// <summary>Rounds numerator / denominator × 2^exponent, which is not 0.</summary>
    public (ulong Bits, FloatFlags Flags) Round(BigInteger numerator, BigInteger denominator, int exponent, RoundingMode mode)
    {
        bool isNegative = numerator.Sign < 0;
        numerator = BigInteger.Abs(numerator);

        // Order of magnitude: 2^order ≤ value < 2^(order + 1).
        int order = (int)(numerator.GetBitLength() - denominator.GetBitLength()) + exponent;
        if (!IsAtLeast(numerator, denominator, order - exponent))
        {
            order--;
        }

        (BigInteger free, _) = ToMultiple(numerator, denominator, exponent - (order - fractionBits), isNegative, mode);
        bool isTiny = order < MinimumExponent && !(order == MinimumExponent - 1 && free == BigInteger.One << (fractionBits + 1));
        int unit = Math.Max(order, MinimumExponent) - fractionBits;
        (BigInteger steps, bool isInexact) = ToMultiple(numerator, denominator, exponent - unit, isNegative, mode);
        if (steps == BigInteger.One << (fractionBits + 1))
        {
            steps >>= 1;
            unit++;
        }

        ulong sign = isNegative ? 1UL << (fractionBits + exponentBits) : 0;
        ulong infinity = ((1UL << exponentBits) - 1) << fractionBits;
        if (unit + fractionBits > _maximumExponent)
        {
            bool isLargest = mode is RoundingMode.TowardZero
                || (mode is RoundingMode.Down && !isNegative)
                || (mode is RoundingMode.Up && isNegative);
            return (sign | (isLargest ? infinity - 1 : infinity), FloatFlags.Overflow | FloatFlags.Inexact);
        }

        FloatFlags flags = (isInexact ? FloatFlags.Inexact : 0) | (isInexact && isTiny ? FloatFlags.Underflow : 0);
        bool isNormal = steps >= BigInteger.One << fractionBits;
        ulong biased = isNormal ? (ulong)(unit + fractionBits + _maximumExponent) : 0;
        return (sign | (biased << fractionBits) | (ulong)(steps & ((BigInteger.One << fractionBits) - 1)), flags);
    }

    /// <summary>The sum of exact numbers; a zero has the sign that 6.3 gives it.</summary>
    public (ulong Bits, FloatFlags Flags) Sum(
        (BigInteger Numerator, int Exponent) a, bool isANegative, (BigInteger Numerator, int Exponent) b, bool isBNegative, RoundingMode mode)
    {
        int exponent = Math.Min(a.Exponent, b.Exponent);
        BigInteger sum = (a.Numerator << (a.Exponent - exponent)) + (b.Numerator << (b.Exponent - exponent));
        bool isNegativeZero = isANegative == isBNegative ? isANegative : mode is RoundingMode.Down;
        return sum.IsZero ? (isNegativeZero ? 1UL << (fractionBits + exponentBits) : 0, FloatFlags.None) : Round(sum, 1, exponent, mode);
    }

    /// <summary>The square root of a positive number.</summary>
    public (ulong Bits, FloatFlags Flags) SquareRoot(ulong bits, RoundingMode mode)
    {
        (BigInteger numerator, int exponent) = Read(bits);
        int shift = 400 + (exponent & 1); // far more bits than any format has
        BigInteger radicand = numerator << shift;
        BigInteger root = RootOf(radicand);

        // An inexact root lies between two integers: half a unit stands for what follows.
        BigInteger doubled = (root << 1) + (root * root == radicand ? 0 : 1);
        return Round(doubled, 1, ((exponent - shift) / 2) - 1, mode);
    }

    /// <summary>Rounds numerator / denominator × 2^shift to an integer.</summary>
    public static (BigInteger Value, bool IsInexact) ToMultiple(
        BigInteger numerator, BigInteger denominator, int shift, bool isNegative, RoundingMode mode)
    {
        BigInteger upper = shift > 0 ? numerator << shift : numerator;
        BigInteger lower = shift < 0 ? denominator << -shift : denominator;
        var quotient = BigInteger.DivRem(upper, lower, out BigInteger rest);
        int half = (rest << 1).CompareTo(lower);
        bool isUp = mode switch
        {
            RoundingMode.TowardZero => false,
            RoundingMode.Down => isNegative && !rest.IsZero,
            RoundingMode.Up => !isNegative && !rest.IsZero,
            RoundingMode.NearestMaxMagnitude => half >= 0,
            _ => half > 0 || (half == 0 && !quotient.IsEven),
        };
        return (quotient + (isUp ? 1 : 0), !rest.IsZero);
    }

    private static bool IsAtLeast(BigInteger numerator, BigInteger denominator, int order) =>
        order >= 0 ? numerator >= denominator << order : numerator << -order >= denominator;

    private static BigInteger RootOf(BigInteger radicand)
    {
        BigInteger root = BigInteger.One << (int)((radicand.GetBitLength() + 1) / 2);
        while (true)
        {
            BigInteger next = (root + (radicand / root)) >> 1;
            if (next >= root)
            {
                return root;
            }

            root = next;
        }
    }
}
