namespace CoDesign.Isa.Tests;

/// <summary>Arithmetic to nearest even against that of the host, which .NET defines as IEEE 754 arithmetic (but for NaN payloads).</summary>
public sealed class FloatHostTests
{
    private const RoundingMode Mode = RoundingMode.NearestEven;
    private const ulong Box = 0xFFFF_FFFF_0000_0000;

    [Fact]
    public void Double_precision_is_that_of_the_host()
    {
        foreach ((ulong x, ulong y, ulong z, ulong integer) in FloatOperands.Create(isDouble: true, 20_000, seed: 64))
        {
            (double a, double b, double c) =
                (BitConverter.UInt64BitsToDouble(x), BitConverter.UInt64BitsToDouble(y), BitConverter.UInt64BitsToDouble(z));
            Same(a + b, SoftFloat<Binary64>.Add(x, y, Mode));
            Same(a - b, SoftFloat<Binary64>.Subtract(x, y, Mode));
            Same(a * b, SoftFloat<Binary64>.Multiply(x, y, Mode));
            Same(a / b, SoftFloat<Binary64>.Divide(x, y, Mode));
            Same(Math.FusedMultiplyAdd(a, b, c), SoftFloat<Binary64>.MultiplyAdd(x, y, z, Mode));
            Same(Math.Sqrt(a), SoftFloat<Binary64>.SquareRoot(x, Mode));
            Same((double)(long)integer, SoftFloat<Binary64>.FromInteger(integer, isSigned: true, Mode));
            Same((double)integer, SoftFloat<Binary64>.FromInteger(integer, isSigned: false, Mode));
            Same((float)a, SoftFloat<Binary32>.From<Binary64>(x, Mode));
            Assert.Equal(a < b, SoftFloat<Binary64>.IsLess(x, y).Value == 1);
            Assert.Equal(a <= b, SoftFloat<Binary64>.IsLessOrEqual(x, y).Value == 1);
            Assert.Equal(a == b, SoftFloat<Binary64>.IsEqual(x, y).Value == 1);
            Same(double.MinNumber(a, b), SoftFloat<Binary64>.Minimum(x, y));
            Same(double.MaxNumber(a, b), SoftFloat<Binary64>.Maximum(x, y));
        }
    }

    [Fact]
    public void Single_precision_is_that_of_the_host()
    {
        foreach ((ulong x, ulong y, ulong z, ulong integer) in FloatOperands.Create(isDouble: false, 20_000, seed: 32))
        {
            if ((x & y & z) >> 32 != Box >> 32)
            {
                continue;
            }

            (float a, float b, float c) =
                (BitConverter.UInt32BitsToSingle((uint)x), BitConverter.UInt32BitsToSingle((uint)y), BitConverter.UInt32BitsToSingle((uint)z));
            Same(a + b, SoftFloat<Binary32>.Add(x, y, Mode));
            Same(a - b, SoftFloat<Binary32>.Subtract(x, y, Mode));
            Same(a * b, SoftFloat<Binary32>.Multiply(x, y, Mode));
            Same(a / b, SoftFloat<Binary32>.Divide(x, y, Mode));
            Same(MathF.FusedMultiplyAdd(a, b, c), SoftFloat<Binary32>.MultiplyAdd(x, y, z, Mode));
            Same(MathF.Sqrt(a), SoftFloat<Binary32>.SquareRoot(x, Mode));
            Same((float)(int)integer, SoftFloat<Binary32>.FromInteger((ulong)(int)integer, isSigned: true, Mode));
            Same((double)a, SoftFloat<Binary64>.From<Binary32>(x, Mode));
            Assert.Equal(a < b, SoftFloat<Binary32>.IsLess(x, y).Value == 1);
            Assert.Equal(a <= b, SoftFloat<Binary32>.IsLessOrEqual(x, y).Value == 1);
            Assert.Equal(a == b, SoftFloat<Binary32>.IsEqual(x, y).Value == 1);
            Same(float.MinNumber(a, b), SoftFloat<Binary32>.Minimum(x, y));
            Same(float.MaxNumber(a, b), SoftFloat<Binary32>.Maximum(x, y));
        }
    }

    [Fact]
    public void The_unit_of_the_host_gives_what_integers_give()
    {
        foreach (bool isDouble in (bool[])[false, true])
        {
            foreach ((ulong a, ulong b, ulong c, _) in FloatOperands.Create(isDouble, 400_000, seed: 754))
            {
                if (isDouble)
                {
                    Compare<Binary64, double>(a, b, c);
                }
                else
                {
                    Compare<Binary32, float>(a, b, c);
                }
            }
        }
    }

    private static void Compare<TFormat, THost>(ulong a, ulong b, ulong c)
        where TFormat : struct, IFloatFormat
        where THost : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<THost>
    {
        (ulong, FloatResult, FloatResult, FloatResult, FloatResult, FloatResult, FloatResult) soft = (a,
            SoftFloat<TFormat>.Add(a, b, Mode),
            SoftFloat<TFormat>.Subtract(a, b, Mode),
            SoftFloat<TFormat>.Multiply(a, b, Mode),
            SoftFloat<TFormat>.Divide(a, b, Mode),
            SoftFloat<TFormat>.MultiplyAdd(a, b, c, Mode),
            SoftFloat<TFormat>.SquareRoot(a, Mode));
        (ulong, FloatResult, FloatResult, FloatResult, FloatResult, FloatResult, FloatResult) host = (a,
            HostFloat<TFormat, THost>.Add(a, b, Mode),
            HostFloat<TFormat, THost>.Subtract(a, b, Mode),
            HostFloat<TFormat, THost>.Multiply(a, b, Mode),
            HostFloat<TFormat, THost>.Divide(a, b, Mode),
            HostFloat<TFormat, THost>.MultiplyAdd(a, b, c, Mode),
            HostFloat<TFormat, THost>.SquareRoot(a, Mode));
        if (soft != host)
        {
            Assert.Fail($"{a:x} {b:x} {c:x}: {soft} but the host gives {host}");
        }
    }

    private static void Same(double host, FloatResult found) =>
        Assert.Equal(double.IsNaN(host) ? 0x7FF8_0000_0000_0000 : BitConverter.DoubleToUInt64Bits(host), found.Value);

    private static void Same(float host, FloatResult found) =>
        Assert.Equal((float.IsNaN(host) ? 0x7FC0_0000 : BitConverter.SingleToUInt32Bits(host)) | Box, found.Value);
}
