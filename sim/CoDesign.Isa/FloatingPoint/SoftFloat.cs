using System.Numerics;

namespace CoDesign.Isa;

/// <summary>
/// Arithmetic of one format in integers (IEEE 754-2019, 5.4, with the choices of RISC-V Unprivileged ISA, “F” Extension: every NaN
/// result is the canonical NaN, tininess is detected after rounding). Operands and results are values of 64-bit registers.
/// </summary>
/// <typeparam name="TFormat">The format.</typeparam>
internal static partial class SoftFloat<TFormat>
    where TFormat : struct, IFloatFormat
{
    private static readonly int FractionBits = TFormat.FractionBits;

    private static readonly int Bias = (1 << (TFormat.ExponentBits - 1)) - 1;

    private static readonly int SpecialExponent = (1 << TFormat.ExponentBits) - 1;

    private static readonly ulong FractionMask = (1UL << FractionBits) - 1;

    private static readonly ulong SignBit = 1UL << (FractionBits + TFormat.ExponentBits);

    private static readonly ulong QuietBit = 1UL << (FractionBits - 1);

    private static readonly ulong Infinity = (ulong)SpecialExponent << FractionBits;

    /// <summary>The canonical NaN: positive, quiet, no payload.</summary>
    private static readonly ulong CanonicalNaN = Infinity | QuietBit;

    // The bits of a register above a narrow format: all ones in a valid register.
    private static readonly ulong BoxBits = ~((SignBit << 1) - 1);

    /// <summary>The register that holds a datum: narrower ones are NaN-boxed (“D” Extension, “NaN Boxing of Narrower Values”).</summary>
    public static ulong Box(ulong bits) => bits | BoxBits;

    /// <summary>The datum of a register; the canonical NaN if it is not boxed as it must be.</summary>
    public static ulong Unbox(ulong register) => (register & BoxBits) == BoxBits ? register & ~BoxBits : CanonicalNaN;

    /// <summary>−a, also of a NaN: what is no valid box becomes a NaN, whose sign does not matter to arithmetic.</summary>
    public static ulong Negated(ulong register) => Box(Unbox(register) ^ SignBit);

    /// <summary>a + b.</summary>
    public static FloatResult Add(ulong a, ulong b, RoundingMode mode)
    {
        FloatParts left = Unpack(a);
        FloatParts right = Unpack(b);
        if (left.IsNaN || right.IsNaN)
        {
            return NaN(IsSignaling(left, right));
        }

        if (left.IsInfinity || right.IsInfinity)
        {
            bool isUndefined = left.IsInfinity && right.IsInfinity && left.IsNegative != right.IsNegative;
            return isUndefined ? NaN(isInvalid: true) : InfinityOf(left.IsInfinity ? left.IsNegative : right.IsNegative);
        }

        return left.IsZero || right.IsZero
            ? SumWithZero(left, right, mode)
            : Sum(left, (UInt128)left.Significand << 63, right, mode);
    }

    /// <summary>a − b.</summary>
    public static FloatResult Subtract(ulong a, ulong b, RoundingMode mode) => Add(a, Negated(b), mode);

    /// <summary>a × b.</summary>
    public static FloatResult Multiply(ulong a, ulong b, RoundingMode mode)
    {
        FloatParts left = Unpack(a);
        FloatParts right = Unpack(b);
        if (left.IsNaN || right.IsNaN)
        {
            return NaN(IsSignaling(left, right));
        }

        bool isNegative = left.IsNegative != right.IsNegative;
        if (left.IsInfinity || right.IsInfinity)
        {
            return left.IsZero || right.IsZero ? NaN(isInvalid: true) : InfinityOf(isNegative);
        }

        if (left.IsZero || right.IsZero)
        {
            return Zero(isNegative);
        }

        FloatParts product = Product(left, right, out UInt128 significand);
        return Round(isNegative, product.Exponent, Rounding.UpperSticky(significand << 1), mode);
    }

    /// <summary>a × b + c with one rounding.</summary>
    /// <remarks>∞ × 0 is invalid also when c is a quiet NaN (“F” Extension, “Single-Precision Floating-Point Computational Instructions”).</remarks>
    public static FloatResult MultiplyAdd(ulong a, ulong b, ulong c, RoundingMode mode)
    {
        FloatParts left = Unpack(a);
        FloatParts right = Unpack(b);
        FloatParts addend = Unpack(c);
        bool isUndefined = (left.IsInfinity && right.IsZero) || (left.IsZero && right.IsInfinity);
        if (left.IsNaN || right.IsNaN || addend.IsNaN || isUndefined)
        {
            return NaN(isUndefined || IsSignaling(left, right) || addend.Kind is FloatKind.SignalingNaN);
        }

        bool isNegative = left.IsNegative != right.IsNegative;
        if (left.IsInfinity || right.IsInfinity)
        {
            return addend.IsInfinity && addend.IsNegative != isNegative ? NaN(isInvalid: true) : InfinityOf(isNegative);
        }

        if (addend.IsInfinity)
        {
            return InfinityOf(addend.IsNegative);
        }

        if (left.IsZero || right.IsZero)
        {
            return SumWithZero(new FloatParts(isNegative, FloatKind.Zero), addend, mode);
        }

        FloatParts product = Product(left, right, out UInt128 significand);
        return addend.IsZero
            ? Round(isNegative, product.Exponent, Rounding.UpperSticky(significand << 1), mode)
            : Sum(product, significand, addend, mode);
    }

    /// <summary>a / b.</summary>
    public static FloatResult Divide(ulong a, ulong b, RoundingMode mode)
    {
        FloatParts left = Unpack(a);
        FloatParts right = Unpack(b);
        if (left.IsNaN || right.IsNaN)
        {
            return NaN(IsSignaling(left, right));
        }

        bool isNegative = left.IsNegative != right.IsNegative;
        if ((left.IsZero && right.IsZero) || (left.IsInfinity && right.IsInfinity))
        {
            return NaN(isInvalid: true);
        }

        if (left.IsInfinity || right.IsZero)
        {
            return new FloatResult(InfinityOf(isNegative).Value, left.IsInfinity ? FloatFlags.None : FloatFlags.DivideByZero);
        }

        if (left.IsZero || right.IsInfinity)
        {
            return Zero(isNegative);
        }

        // Between 2^61 and 2^63, because both significands have bit 63 set.
        UInt128 dividend = (UInt128)left.Significand << 62;
        ulong quotient = (ulong)(dividend / right.Significand);
        ulong sticky = (UInt128)quotient * right.Significand == dividend ? 0UL : 1;
        int shift = BitOperations.LeadingZeroCount(quotient);
        return Round(isNegative, left.Exponent - right.Exponent + 1 - shift, (quotient << shift) | sticky, mode);
    }

    /// <summary>√a.</summary>
    public static FloatResult SquareRoot(ulong a, RoundingMode mode)
    {
        FloatParts parts = Unpack(a);
        if (parts.IsNaN)
        {
            return NaN(parts.Kind is FloatKind.SignalingNaN);
        }

        if (parts.IsZero || (parts.IsInfinity && !parts.IsNegative))
        {
            return new FloatResult(Box(Unbox(a)));
        }

        if (parts.IsNegative)
        {
            return NaN(isInvalid: true);
        }

        // An even exponent, so that its half is the exponent of the root; the radicand is then 2^126 to 2^128, its root 2^63 to 2^64.
        int odd = parts.Exponent & 1;
        UInt128 radicand = (UInt128)parts.Significand << (63 + odd);
        ulong root = RootOf(radicand, out bool isExact);
        return Round(isNegative: false, (parts.Exponent - odd) / 2, root | (isExact ? 0UL : 1), mode);
    }

    /// <summary>Takes the datum of a register apart.</summary>
    internal static FloatParts Unpack(ulong register)
    {
        ulong bits = Unbox(register);
        bool isNegative = (bits & SignBit) != 0;
        int biased = (int)(bits >> FractionBits) & SpecialExponent;
        ulong fraction = bits & FractionMask;
        if (biased == SpecialExponent)
        {
            return new FloatParts(isNegative, fraction == 0 ? FloatKind.Infinity
                : (fraction & QuietBit) != 0 ? FloatKind.QuietNaN
                : FloatKind.SignalingNaN);
        }

        if (biased != 0)
        {
            ulong significand = (fraction | (1UL << FractionBits)) << (63 - FractionBits);
            return new FloatParts(isNegative, FloatKind.Finite, biased - Bias, significand);
        }

        int shift = BitOperations.LeadingZeroCount(fraction);
        return fraction == 0
            ? new FloatParts(isNegative, FloatKind.Zero)
            : new FloatParts(isNegative, FloatKind.Finite, 64 - shift - Bias - FractionBits, fraction << shift);
    }

    /// <summary>Rounds ± significand / 2^63 × 2^exponent to the format.</summary>
    /// <param name="isNegative">The sign.</param>
    /// <param name="exponent">The exponent.</param>
    /// <param name="significand">Bit 63 is set; bit 0 may stand for any bits below.</param>
    /// <param name="mode">How to round.</param>
    internal static FloatResult Round(bool isNegative, int exponent, ulong significand, RoundingMode mode)
    {
        int dropped = 63 - FractionBits;
        ulong implicitBit = 1UL << FractionBits;
        int biased = exponent + Bias;
        ulong kept = Rounding.Drop(significand, dropped, isNegative, mode, out bool isInexact);
        bool isCarry = kept == implicitBit << 1;
        if (biased <= 0)
        {
            // Tiny unless the result, rounded as if the exponent had no lower bound, reaches the smallest normal number.
            bool isTiny = biased < 0 || !isCarry;
            ulong shifted = (ulong)Rounding.ShiftRightSticky(significand, 1 - biased);
            kept = Rounding.Drop(shifted, dropped, isNegative, mode, out isInexact);
            FloatFlags flags = !isInexact ? FloatFlags.None
                : isTiny ? FloatFlags.Underflow | FloatFlags.Inexact
                : FloatFlags.Inexact;
            return new FloatResult(Signed(isNegative, kept), flags); // a carry makes it the smallest normal number
        }

        if (isCarry)
        {
            kept >>= 1;
            biased++;
        }

        return biased >= SpecialExponent
            ? Overflow(isNegative, mode)
            : new FloatResult(
                Signed(isNegative, ((ulong)biased << FractionBits) | (kept & FractionMask)),
                isInexact ? FloatFlags.Inexact : FloatFlags.None);
    }

    private static FloatResult Overflow(bool isNegative, RoundingMode mode)
    {
        bool isInfinite = mode switch
        {
            RoundingMode.TowardZero => false,
            RoundingMode.Down => isNegative,
            RoundingMode.Up => !isNegative,
            _ => true,
        };
        return new FloatResult(Signed(isNegative, isInfinite ? Infinity : Infinity - 1), FloatFlags.Overflow | FloatFlags.Inexact);
    }

    private static ulong Signed(bool isNegative, ulong magnitude) => Box(magnitude | (isNegative ? SignBit : 0));

    private static FloatResult Zero(bool isNegative) => new(Signed(isNegative, 0));

    private static FloatResult InfinityOf(bool isNegative) => new(Signed(isNegative, Infinity));

    private static FloatResult NaN(bool isInvalid) => new(Box(CanonicalNaN), isInvalid ? FloatFlags.Invalid : FloatFlags.None);

    private static bool IsSignaling(FloatParts a, FloatParts b) => a.Kind is FloatKind.SignalingNaN || b.Kind is FloatKind.SignalingNaN;

    // The exact product: significand / 2^126 × 2^exponent, with bit 126 set.
    private static FloatParts Product(FloatParts a, FloatParts b, out UInt128 significand)
    {
        ulong high = Math.BigMul(a.Significand, b.Significand, out ulong low);
        significand = new UInt128(high, low);
        bool isCarry = (high >> 63) != 0;
        significand >>= isCarry ? 1 : 0; // bit 0 is clear: no significand uses all of its 64 bits
        return new FloatParts(a.IsNegative != b.IsNegative, FloatKind.Finite, a.Exponent + b.Exponent + (isCarry ? 1 : 0));
    }

    // An operand is zero: the other one is the sum, exactly. Zeros of different sign make +0, rounding down −0.
    private static FloatResult SumWithZero(FloatParts a, FloatParts b, RoundingMode mode) =>
        !a.IsZero ? Round(a.IsNegative, a.Exponent, a.Significand, mode)
        : !b.IsZero ? Round(b.IsNegative, b.Exponent, b.Significand, mode)
        : Zero(a.IsNegative == b.IsNegative ? a.IsNegative : mode is RoundingMode.Down);

    // The sum of two finite numbers, of which the first may have a significand of up to 106 bits: significand / 2^126 × 2^exponent.
    private static FloatResult Sum(FloatParts a, UInt128 significandA, FloatParts b, RoundingMode mode)
    {
        UInt128 significandB = (UInt128)b.Significand << 63;
        bool isSwapped = a.Exponent != b.Exponent ? a.Exponent < b.Exponent : significandA < significandB;
        (FloatParts large, UInt128 x, FloatParts small, UInt128 y) =
            isSwapped ? (b, significandB, a, significandA) : (a, significandA, b, significandB);

        // With bits lost here the exponents differ by more than 20, so a difference keeps bit 125 and the sticky bit stays far below
        // the bits that count.
        y = Rounding.ShiftRightSticky(y, large.Exponent - small.Exponent);
        UInt128 sum = large.IsNegative == small.IsNegative ? x + y : x - y;
        if (sum == 0)
        {
            return Zero(mode is RoundingMode.Down);
        }

        int shift = (int)UInt128.LeadingZeroCount(sum);
        return Round(large.IsNegative, large.Exponent + 1 - shift, Rounding.UpperSticky(sum << shift), mode);
    }

    // The integer square root, digit by digit.
    private static ulong RootOf(UInt128 radicand, out bool isExact)
    {
        ulong root = 0;
        UInt128 rest = 0;
        for (int bit = 126; bit >= 0; bit -= 2)
        {
            rest = (rest << 2) | ((radicand >> bit) & 3);
            UInt128 trial = ((UInt128)root << 2) | 1;
            root <<= 1;
            if (rest >= trial)
            {
                rest -= trial;
                root |= 1;
            }
        }

        isExact = rest == 0;
        return root;
    }
}
