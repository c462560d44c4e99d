using System.Numerics;
using System.Runtime.CompilerServices;

namespace CoDesign.Isa;

/// <summary>
/// Arithmetic by the unit of the host wherever that provably gives the result and the exceptions of <see cref="SoftFloat{TFormat}"/>,
/// which does the rest: other rounding modes, and operands near the ends of the range of exponents, NaN and infinities among them.
/// </summary>
/// <remarks>
/// The host rounds to nearest, ties to even, as IEEE 754 has it. Inside the bounds below nothing overflows and no error of rounding
/// underflows, so the only exception is inexact; and the error is a number of the same format, which a fused operation or the
/// 2Sum algorithm gives exactly (Muller et al., Handbook of Floating-Point Arithmetic, 2nd edition, 4.3 and 4.4).
/// </remarks>
/// <typeparam name="TFormat">The format.</typeparam>
/// <typeparam name="THost">The host's type of this format.</typeparam>
internal static class HostFloat<TFormat, THost>
    where TFormat : struct, IFloatFormat
    where THost : unmanaged, IBinaryFloatingPointIeee754<THost>
{
    // Fields, not properties: they are constants to the compiler, and the methods stay small enough to be inlined into each other.
    private static readonly int Bias = (1 << (TFormat.ExponentBits - 1)) - 1;

    // Biased exponents of summands: below 2^(bias−1), so that neither a sum nor what 2Sum makes on its way overflows.
    private static readonly int MostOfSummand = (2 * Bias) - 2;

    // Sums of the biased exponents of two factors: all bits of the product are bits of the format, and it does not overflow.
    private static readonly int LeastOfProduct = Bias + TFormat.FractionBits + 1;

    private static readonly int MostOfProduct = (3 * Bias) - 1;

    // A remainder has twice the fraction bits: its lowest bit must still be one of the format.
    private static readonly int LeastOfDividend = TFormat.FractionBits + 3;

    /// <summary>a + b.</summary>
    public static FloatResult Add(ulong a, ulong b, RoundingMode mode)
    {
        if (mode is RoundingMode.NearestEven && IsBoxed(a & b) && ExponentOf(a) <= MostOfSummand && ExponentOf(b) <= MostOfSummand)
        {
            THost sum = TwoSum(ToHost(a), ToHost(b), out THost error);
            return Result(sum, error != THost.Zero);
        }

        return SoftFloat<TFormat>.Add(a, b, mode);
    }

    /// <summary>a − b.</summary>
    public static FloatResult Subtract(ulong a, ulong b, RoundingMode mode) => Add(a, SoftFloat<TFormat>.Negated(b), mode);

    /// <summary>a × b.</summary>
    public static FloatResult Multiply(ulong a, ulong b, RoundingMode mode)
    {
        if (mode is RoundingMode.NearestEven && IsBoxed(a & b) && IsFactor(a) && IsFactor(b) && IsProduct(a, b, MostOfProduct))
        {
            (THost x, THost y) = (ToHost(a), ToHost(b));
            THost product = x * y;
            return Result(product, THost.FusedMultiplyAdd(x, y, -product) != THost.Zero);
        }

        return SoftFloat<TFormat>.Multiply(a, b, mode);
    }

    /// <summary>a × b + c with one rounding.</summary>
    public static FloatResult MultiplyAdd(ulong a, ulong b, ulong c, RoundingMode mode)
    {
        if (mode is RoundingMode.NearestEven && IsBoxed(a & b & c) && IsFactor(a) && IsFactor(b) && IsProduct(a, b, MostOfProduct - 2)
            && ExponentOf(c) <= MostOfSummand)
        {
            (THost x, THost y, THost addend) = (ToHost(a), ToHost(b), ToHost(c));
            THost result = THost.FusedMultiplyAdd(x, y, addend);
            return Result(result, !IsExact(x, y, addend, result));
        }

        return SoftFloat<TFormat>.MultiplyAdd(a, b, c, mode);
    }

    /// <summary>a / b.</summary>
    public static FloatResult Divide(ulong a, ulong b, RoundingMode mode)
    {
        if (mode is RoundingMode.NearestEven && IsBoxed(a & b) && IsFactor(a) && IsFactor(b)
            && ExponentOf(a) >= LeastOfDividend && ExponentOf(b) >= 1
            && Math.Abs(ExponentOf(a) - ExponentOf(b)) < Bias - 1)
        {
            (THost x, THost y) = (ToHost(a), ToHost(b));
            THost quotient = x / y;
            return Result(quotient, THost.FusedMultiplyAdd(-quotient, y, x) != THost.Zero);
        }

        return SoftFloat<TFormat>.Divide(a, b, mode);
    }

    /// <summary>√a.</summary>
    public static FloatResult SquareRoot(ulong a, RoundingMode mode)
    {
        if (mode is RoundingMode.NearestEven && IsBoxed(a) && IsFactor(a) && ExponentOf(a) >= LeastOfDividend && !THost.IsNegative(ToHost(a)))
        {
            THost x = ToHost(a);
            THost root = THost.Sqrt(x);
            return Result(root, THost.FusedMultiplyAdd(-root, root, x) != THost.Zero);
        }

        return SoftFloat<TFormat>.SquareRoot(a, mode);
    }

    // Whether x y + z is what it was rounded to. The exact value is sum + lost + tail, three numbers of the format.
    private static bool IsExact(THost x, THost y, THost z, THost result)
    {
        THost product = x * y;
        THost tail = THost.FusedMultiplyAdd(x, y, -product);
        THost sum = TwoSum(product, z, out THost lost);
        if (lost == THost.Zero)
        {
            TwoSum(sum, tail, out THost error);
            return error == THost.Zero;
        }

        // Something was lost, so product and z did not cancel by half: the result is within a few units of the sum and their difference
        // exact (Sterbenz). If the rest equals −tail, which is a number of the format, its own rounding loses nothing.
        THost rest = TwoSum(sum - result, lost, out THost low);
        return low == THost.Zero && rest == -tail;
    }

    // The rounded sum, and what rounding took from it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static THost TwoSum(THost a, THost b, out THost error)
    {
        THost sum = a + b;
        THost second = sum - a;
        error = (a - (sum - second)) + (b - second);
        return sum;
    }

    // Of several registers joined by and: whether each is NaN-boxed.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsBoxed(ulong registers) => SoftFloat<TFormat>.Box(registers) == registers;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsFactor(ulong register) => ExponentOf(register) <= 2 * Bias;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsProduct(ulong a, ulong b, int most) =>
        (uint)(ExponentOf(a) + ExponentOf(b) - LeastOfProduct) <= (uint)(most - LeastOfProduct);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int ExponentOf(ulong register) => (int)(register >> TFormat.FractionBits) & ((2 * Bias) + 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static THost ToHost(ulong register) => Unsafe.As<ulong, THost>(ref register);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static FloatResult Result(THost value, bool isInexact)
    {
        ulong register = 0;
        Unsafe.As<ulong, THost>(ref register) = value;
        return new FloatResult(SoftFloat<TFormat>.Box(register), isInexact ? FloatFlags.Inexact : FloatFlags.None);
    }
}
