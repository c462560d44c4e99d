using System.Numerics;

namespace CoDesign.Isa.Tests;

/// <summary>Arithmetic in all rounding modes against exact rationals.</summary>
public sealed class FloatExactTests
{
    private const ulong Seed = 0x754_2019;
    private const ulong Box = 0xFFFF_FFFF_0000_0000;

    private delegate FloatResult Ternary(ulong a, ulong b, ulong c, RoundingMode mode);

    private delegate (ulong Bits, FloatFlags Flags)? Reference(ExactFloat format, ulong a, ulong b, ulong c, RoundingMode mode);

    public static TheoryData<bool, RoundingMode> Formats
    {
        get
        {
            var data = new TheoryData<bool, RoundingMode>();
            foreach (RoundingMode mode in Enum.GetValues<RoundingMode>().Where(m => m is not RoundingMode.Dynamic))
            {
                data.Add(false, mode);
                data.Add(true, mode);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Sums_are_exact_sums_rounded(bool isDouble, RoundingMode mode) => Compare(
        isDouble,
        mode,
        (a, b, _, m) => isDouble ? SoftFloat<Binary64>.Add(a, b, m) : SoftFloat<Binary32>.Add(a, b, m),
        (a, b, _, m) => isDouble ? HostFloat<Binary64, double>.Add(a, b, m) : HostFloat<Binary32, float>.Add(a, b, m),
        (f, a, b, _, m) => f.IsFinite(a) && f.IsFinite(b) ? f.Sum(f.Read(a), f.IsNegative(a), f.Read(b), f.IsNegative(b), m) : null);

    [Theory]
    [MemberData(nameof(Formats))]
    public void Products_are_exact_products_rounded(bool isDouble, RoundingMode mode) => Compare(
        isDouble,
        mode,
        (a, b, _, m) => isDouble ? SoftFloat<Binary64>.Multiply(a, b, m) : SoftFloat<Binary32>.Multiply(a, b, m),
        (a, b, _, m) => isDouble ? HostFloat<Binary64, double>.Multiply(a, b, m) : HostFloat<Binary32, float>.Multiply(a, b, m),
        (f, a, b, _, m) =>
        {
            if (!f.IsFinite(a) || !f.IsFinite(b) || f.IsZero(a) || f.IsZero(b))
            {
                return null;
            }

            (BigInteger numerator, int exponent) = Product(f, a, b);
            return f.Round(numerator, 1, exponent, m);
        });

    [Theory]
    [MemberData(nameof(Formats))]
    public void Fused_results_are_rounded_once(bool isDouble, RoundingMode mode) => Compare(
        isDouble,
        mode,
        (a, b, c, m) => isDouble ? SoftFloat<Binary64>.MultiplyAdd(a, b, c, m) : SoftFloat<Binary32>.MultiplyAdd(a, b, c, m),
        (a, b, c, m) => isDouble ? HostFloat<Binary64, double>.MultiplyAdd(a, b, c, m) : HostFloat<Binary32, float>.MultiplyAdd(a, b, c, m),
        (f, a, b, c, m) => f.IsFinite(a) && f.IsFinite(b) && f.IsFinite(c)
            ? f.Sum(Product(f, a, b), f.IsNegative(a) != f.IsNegative(b), f.Read(c), f.IsNegative(c), m)
            : null);

    [Theory]
    [MemberData(nameof(Formats))]
    public void Quotients_are_exact_quotients_rounded(bool isDouble, RoundingMode mode) => Compare(
        isDouble,
        mode,
        (a, b, _, m) => isDouble ? SoftFloat<Binary64>.Divide(a, b, m) : SoftFloat<Binary32>.Divide(a, b, m),
        (a, b, _, m) => isDouble ? HostFloat<Binary64, double>.Divide(a, b, m) : HostFloat<Binary32, float>.Divide(a, b, m),
        (f, a, b, _, m) =>
        {
            if (!f.IsFinite(a) || !f.IsFinite(b) || f.IsZero(a) || f.IsZero(b))
            {
                return null;
            }

            (BigInteger dividend, int exponentA) = f.Read(a);
            (BigInteger divisor, int exponentB) = f.Read(b);
            return f.Round(dividend * divisor.Sign, BigInteger.Abs(divisor), exponentA - exponentB, m);
        });

    [Theory]
    [MemberData(nameof(Formats))]
    public void Roots_are_exact_roots_rounded(bool isDouble, RoundingMode mode) => Compare(
        isDouble,
        mode,
        (a, _, _, m) => isDouble ? SoftFloat<Binary64>.SquareRoot(a, m) : SoftFloat<Binary32>.SquareRoot(a, m),
        (a, _, _, m) => isDouble ? HostFloat<Binary64, double>.SquareRoot(a, m) : HostFloat<Binary32, float>.SquareRoot(a, m),
        (f, a, _, _, m) => f.IsFinite(a) && !f.IsNegative(a) && !f.IsZero(a) ? f.SquareRoot(a, m) : null);

    [Theory]
    [MemberData(nameof(Formats))]
    public void Integers_are_rounded_or_saturated(bool isDouble, RoundingMode mode)
    {
        ExactFloat format = isDouble ? ExactFloat.Double : ExactFloat.Single;
        foreach ((ulong a, _, _, _) in FloatOperands.Create(isDouble, 4000, Seed))
        {
            ulong bits = isDouble ? a : (uint)a;
            if (!format.IsFinite(bits) || (!isDouble && a >> 32 != Box >> 32))
            {
                continue;
            }

            (BigInteger numerator, int exponent) = format.Read(bits);
            (BigInteger magnitude, bool isInexact) = ExactFloat.ToMultiple(BigInteger.Abs(numerator), 1, exponent, numerator.Sign < 0, mode);
            BigInteger value = magnitude * numerator.Sign;
            foreach ((int width, bool isSigned) in ((int, bool)[])[(32, true), (32, false), (64, true), (64, false)])
            {
                BigInteger minimum = isSigned ? -(BigInteger.One << (width - 1)) : 0;
                BigInteger maximum = (BigInteger.One << (isSigned ? width - 1 : width)) - 1;
                BigInteger clamped = BigInteger.Clamp(value, minimum, maximum);
                FloatFlags flags = clamped != value ? FloatFlags.Invalid : isInexact ? FloatFlags.Inexact : FloatFlags.None;
                ulong register = (ulong)(clamped & ulong.MaxValue);
                register = width == 32 ? (ulong)(int)register : register;
                FloatResult found = isDouble
                    ? SoftFloat<Binary64>.ToInteger(a, width, isSigned, mode)
                    : SoftFloat<Binary32>.ToInteger(a, width, isSigned, mode);
                Assert.Equal((a, width, isSigned, new FloatResult(register, flags)), (a, width, isSigned, found));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Conversions_to_a_format_are_rounded(bool isDouble, RoundingMode mode)
    {
        ExactFloat format = isDouble ? ExactFloat.Double : ExactFloat.Single;
        foreach ((ulong a, _, _, ulong integer) in FloatOperands.Create(isDouble: true, 4000, Seed))
        {
            foreach (bool isSigned in (bool[])[false, true])
            {
                BigInteger value = isSigned ? (long)integer : integer;
                FloatResult found = isDouble
                    ? SoftFloat<Binary64>.FromInteger(integer, isSigned, mode)
                    : SoftFloat<Binary32>.FromInteger(integer, isSigned, mode);
                AssertSame(isDouble, value.IsZero ? (0, FloatFlags.None) : format.Round(value, 1, 0, mode), found, $"{value}");
            }

            if (!isDouble && ExactFloat.Double.IsFinite(a) && !ExactFloat.Double.IsZero(a))
            {
                (BigInteger numerator, int exponent) = ExactFloat.Double.Read(a);
                AssertSame(isDouble, format.Round(numerator, 1, exponent, mode), SoftFloat<Binary32>.From<Binary64>(a, mode), $"{a:x}");
            }
        }
    }

    private static (BigInteger Numerator, int Exponent) Product(ExactFloat format, ulong a, ulong b)
    {
        (BigInteger numeratorA, int exponentA) = format.Read(a);
        (BigInteger numeratorB, int exponentB) = format.Read(b);
        return (numeratorA * numeratorB, exponentA + exponentB);
    }

    private static void Compare(bool isDouble, RoundingMode mode, Ternary soft, Ternary host, Reference reference)
    {
        ExactFloat format = isDouble ? ExactFloat.Double : ExactFloat.Single;
        int compared = 0;
        foreach ((ulong a, ulong b, ulong c, _) in FloatOperands.Create(isDouble, 4000, Seed))
        {
            bool isBoxed = isDouble || ((a & b & c) >> 32) == Box >> 32;
            (ulong x, ulong y, ulong z) = isDouble ? (a, b, c) : ((uint)a, (uint)b, (uint)c);
            if (isBoxed && reference(format, x, y, z, mode) is (ulong, FloatFlags) wanted)
            {
                AssertSame(isDouble, wanted, soft(a, b, c, mode), $"{a:x} {b:x} {c:x}");
                AssertSame(isDouble, wanted, host(a, b, c, mode), $"host: {a:x} {b:x} {c:x}");
                compared++;
            }
        }

        Assert.True(compared > 2000, $"{compared} finite cases");
    }

    private static void AssertSame(bool isDouble, (ulong Bits, FloatFlags Flags) wanted, FloatResult found, string operands) =>
        Assert.Equal(
            $"{operands}: {wanted.Bits | (isDouble ? 0 : Box):x} {wanted.Flags}",
            $"{operands}: {found.Value:x} {found.Flags}");
}
