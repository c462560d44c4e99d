namespace CoDesign.Isa.Tests;

/// <summary>What RISC-V Unprivileged ISA (20240411), “F” and “D” Extensions, says in words and tables.</summary>
public sealed class FloatDirectedTests
{
    private const ulong Nan = 0x7FC0_0000;
    private const ulong SignalingNan = 0x7F80_0001;
    private const ulong Box = 0xFFFF_FFFF_0000_0000;

    public enum Conversion
    {
        W,
        Wu,
        L,
        Lu,
    }

    [Theory] // "Format of result of FCLASS instruction"
    [InlineData(0xFF80_0000, 0)] // −∞
    [InlineData(0xFF7F_FFFF, 1)]
    [InlineData(0x8080_0000, 1)]
    [InlineData(0x807F_FFFF, 2)]
    [InlineData(0x8000_0001, 2)]
    [InlineData(0x8000_0000, 3)]
    [InlineData(0x0000_0000, 4)]
    [InlineData(0x0000_0001, 5)]
    [InlineData(0x007F_FFFF, 5)]
    [InlineData(0x0080_0000, 6)]
    [InlineData(0x3F80_0000, 6)]
    [InlineData(0x7F80_0000, 7)] // +∞
    [InlineData(0x7F80_0001, 8)]
    [InlineData(0xFFBF_FFFF, 8)]
    [InlineData(0x7FC0_0000, 9)]
    [InlineData(0xFFFF_FFFF, 9)]
    public void Class_is_one_bit(ulong bits, int bit) =>
        Assert.Equal(new FloatResult(1UL << bit), SoftFloat<Binary32>.Classify(bits | Box));

    [Theory] // "NaN Boxing of Narrower Values": any other value is treated as the canonical NaN
    [InlineData(0x0000_0000_3F80_0000)]
    [InlineData(0x7FFF_FFFF_3F80_0000)]
    [InlineData(0xFFFF_FFFE_3F80_0000)]
    [InlineData(0x0000_0000_7F80_0001)] // not even as a signaling NaN
    public void Value_that_is_not_boxed_is_the_canonical_nan(ulong register)
    {
        const ulong One = 0x3F80_0000 | Box;
        Assert.Equal(new FloatResult(Nan | Box), SoftFloat<Binary32>.Add(register, One, RoundingMode.NearestEven));
        Assert.Equal(new FloatResult(Nan | Box), SoftFloat<Binary32>.CopySign(register, One));
        Assert.Equal(new FloatResult(0xBF80_0000 | Box), SoftFloat<Binary32>.CopyNegatedSign(One, register));
        Assert.Equal(new FloatResult(One), SoftFloat<Binary32>.Maximum(register, One));
        Assert.Equal(new FloatResult(1UL << 9), SoftFloat<Binary32>.Classify(register));
        Assert.Equal(new FloatResult(int.MaxValue, FloatFlags.Invalid), SoftFloat<Binary32>.ToInteger(register, 32, isSigned: true, RoundingMode.NearestEven));
    }

    [Theory] // minimumNumber and maximumNumber; a signaling NaN is invalid also if the result is a number
    [InlineData(0x3F80_0000, 0x4000_0000, 0x3F80_0000, 0x4000_0000, FloatFlags.None)]
    [InlineData(0x8000_0000, 0x0000_0000, 0x8000_0000, 0x0000_0000, FloatFlags.None)]
    [InlineData(0x0000_0000, 0x8000_0000, 0x8000_0000, 0x0000_0000, FloatFlags.None)]
    [InlineData(0xFF80_0000, 0xBF80_0000, 0xFF80_0000, 0xBF80_0000, FloatFlags.None)]
    [InlineData(Nan, 0x3F80_0000, 0x3F80_0000, 0x3F80_0000, FloatFlags.None)]
    [InlineData(0x3F80_0000, Nan, 0x3F80_0000, 0x3F80_0000, FloatFlags.None)]
    [InlineData(SignalingNan, 0x3F80_0000, 0x3F80_0000, 0x3F80_0000, FloatFlags.Invalid)]
    [InlineData(0x3F80_0000, SignalingNan, 0x3F80_0000, 0x3F80_0000, FloatFlags.Invalid)]
    [InlineData(0xFFC0_0001, 0xFFC0_0002, Nan, Nan, FloatFlags.None)]
    [InlineData(Nan, SignalingNan, Nan, Nan, FloatFlags.Invalid)]
    public void Minimum_and_maximum(ulong a, ulong b, ulong minimum, ulong maximum, FloatFlags flags)
    {
        Assert.Equal(new FloatResult(minimum | Box, flags), SoftFloat<Binary32>.Minimum(a | Box, b | Box));
        Assert.Equal(new FloatResult(maximum | Box, flags), SoftFloat<Binary32>.Maximum(a | Box, b | Box));
    }

    [Theory] // "Domains of float-to-integer conversions and behavior for invalid inputs"
    [InlineData(Conversion.W, 0xFF80_0000, 0xFFFF_FFFF_8000_0000)] // −∞
    [InlineData(Conversion.W, 0xCF00_0001, 0xFFFF_FFFF_8000_0000)] // below −2^31
    [InlineData(Conversion.W, 0x4F00_0000, 0x7FFF_FFFF)] // 2^31
    [InlineData(Conversion.W, 0x7F80_0000, 0x7FFF_FFFF)]
    [InlineData(Conversion.W, 0x7FC0_0000, 0x7FFF_FFFF)]
    [InlineData(Conversion.W, 0xFFC0_0000, 0x7FFF_FFFF)] // the sign of a NaN does not matter
    [InlineData(Conversion.Wu, 0xBF80_0000, 0)] // −1
    [InlineData(Conversion.Wu, 0xFF80_0000, 0)]
    [InlineData(Conversion.Wu, 0x4F80_0000, ulong.MaxValue)] // sign-extended
    [InlineData(Conversion.Wu, 0xFFC0_0000, ulong.MaxValue)]
    [InlineData(Conversion.L, 0xDF00_0001, 0x8000_0000_0000_0000)]
    [InlineData(Conversion.L, 0x5F00_0000, 0x7FFF_FFFF_FFFF_FFFF)]
    [InlineData(Conversion.L, 0x7FC0_0000, 0x7FFF_FFFF_FFFF_FFFF)]
    [InlineData(Conversion.Lu, 0xBF80_0000, 0)]
    [InlineData(Conversion.Lu, 0x5F80_0000, ulong.MaxValue)]
    [InlineData(Conversion.Lu, 0x7F80_0001, ulong.MaxValue)]
    public void Conversion_out_of_range_saturates_and_is_invalid(Conversion conversion, ulong bits, ulong result) =>
        Assert.Equal(new FloatResult(result, FloatFlags.Invalid), Convert(conversion, bits, RoundingMode.TowardZero));

    [Theory]
    [InlineData(Conversion.W, 0xCF00_0000, RoundingMode.NearestEven, 0xFFFF_FFFF_8000_0000, FloatFlags.None)] // −2^31
    [InlineData(Conversion.Wu, 0xBF00_0000, RoundingMode.NearestEven, 0, FloatFlags.Inexact)] // −0.5 rounds to 0, which fits
    [InlineData(Conversion.Wu, 0xBF00_0000, RoundingMode.Down, 0, FloatFlags.Invalid)] // and here to −1
    [InlineData(Conversion.Wu, 0xBF00_0000, RoundingMode.NearestMaxMagnitude, 0, FloatFlags.Invalid)]
    [InlineData(Conversion.Wu, 0x8000_0000, RoundingMode.Down, 0, FloatFlags.None)] // −0
    [InlineData(Conversion.Wu, 0x4F00_0000, RoundingMode.Down, 0xFFFF_FFFF_8000_0000, FloatFlags.None)] // 2^31, sign-extended
    [InlineData(Conversion.L, 0x3FC0_0000, RoundingMode.NearestEven, 2, FloatFlags.Inexact)] // 1.5
    [InlineData(Conversion.L, 0x4020_0000, RoundingMode.NearestEven, 2, FloatFlags.Inexact)] // 2.5
    [InlineData(Conversion.L, 0x4020_0000, RoundingMode.NearestMaxMagnitude, 3, FloatFlags.Inexact)]
    [InlineData(Conversion.L, 0xC020_0000, RoundingMode.Up, 0xFFFF_FFFF_FFFF_FFFE, FloatFlags.Inexact)]
    [InlineData(Conversion.L, 0x0000_0001, RoundingMode.Up, 1, FloatFlags.Inexact)]
    public void Conversion_in_range_is_rounded(Conversion conversion, ulong bits, RoundingMode mode, ulong result, FloatFlags flags) =>
        Assert.Equal(new FloatResult(result, flags), Convert(conversion, bits, mode));

    [Theory] // ∞ × 0 is invalid also if a quiet NaN is added
    [InlineData(0x7F80_0000, 0x0000_0000, Nan, FloatFlags.Invalid)]
    [InlineData(0x0000_0000, 0xFF80_0000, 0x3F80_0000, FloatFlags.Invalid)]
    [InlineData(0x3F80_0000, 0x3F80_0000, Nan, FloatFlags.None)]
    [InlineData(0x3F80_0000, 0x3F80_0000, SignalingNan, FloatFlags.Invalid)]
    [InlineData(0x7F80_0000, 0x3F80_0000, 0xFF80_0000, FloatFlags.Invalid)] // ∞ − ∞
    public void Fused_result_without_value_is_the_canonical_nan(ulong a, ulong b, ulong c, FloatFlags flags) => Assert.Equal(
        new FloatResult(Nan | Box, flags), SoftFloat<Binary32>.MultiplyAdd(a | Box, b | Box, c | Box, RoundingMode.NearestEven));

    [Theory] // tininess after rounding: what rounds up to the smallest normal number as if exponents had no end is not tiny
    [InlineData(0x007F_FFFF, 0x3F80_0001, 0x0080_0000, FloatFlags.Inexact)] // (2^23 − 2^−23) × 2^−149 is 2^−126 in 24 bits
    [InlineData(0x00FF_FFFF, 0x3F00_0000, 0x0080_0000, FloatFlags.Inexact | FloatFlags.Underflow)] // a tie
    [InlineData(0x3F7F_FFFF, 0x0080_0000, 0x0080_0000, FloatFlags.Inexact | FloatFlags.Underflow)]
    [InlineData(0x0080_0001, 0x3F7F_FFFE, 0x0080_0000, FloatFlags.Inexact)]
    [InlineData(0x0080_0000, 0x3F00_0000, 0x0040_0000, FloatFlags.None)] // tiny and exact
    public void Underflow_is_detected_after_rounding(ulong a, ulong b, ulong product, FloatFlags flags) => Assert.Equal(
        new FloatResult(product | Box, flags), SoftFloat<Binary32>.Multiply(a | Box, b | Box, RoundingMode.NearestEven));

    [Fact] // "Single-Precision Floating-Point Compare Instructions": FEQ is quiet, FLT and FLE are signaling
    public void Comparisons_with_a_nan()
    {
        const ulong One = 0x3F80_0000 | Box;
        Assert.Equal(new FloatResult(0), SoftFloat<Binary32>.IsEqual(One, Nan | Box));
        Assert.Equal(new FloatResult(0, FloatFlags.Invalid), SoftFloat<Binary32>.IsEqual(One, SignalingNan | Box));
        Assert.Equal(new FloatResult(0, FloatFlags.Invalid), SoftFloat<Binary32>.IsLess(One, Nan | Box));
        Assert.Equal(new FloatResult(0, FloatFlags.Invalid), SoftFloat<Binary32>.IsLessOrEqual(Nan | Box, One));
    }

    private static FloatResult Convert(Conversion conversion, ulong bits, RoundingMode mode) => SoftFloat<Binary32>.ToInteger(
        bits | Box, conversion is Conversion.W or Conversion.Wu ? 32 : 64, conversion is Conversion.W or Conversion.L, mode);
}
