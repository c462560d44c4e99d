using System.Numerics;
using CoDesign.Compute.Curves;
using CoDesign.Compute.Fields;
using static CoDesign.Compute.Tests.FieldData;

namespace CoDesign.Compute.Tests.Curves;

/// <summary>The formulas without division against chord and tangent, and sums of products against one product after the other.</summary>
public abstract class CurveTests<TField, TCurve, TScalar>
    where TField : unmanaged, IField<TField>
    where TCurve : struct, ICurve<TField>
    where TScalar : unmanaged, IPrimeField<TScalar>
{
    private static AffinePoint<TField, TCurve> Generator => AffinePoint<TField, TCurve>.Generator;

    private static AffinePoint<TField, TCurve> Infinity => AffinePoint<TField, TCurve>.Infinity;

    [Fact]
    public void Generator_is_on_the_curve_and_has_the_order_of_the_scalars()
    {
        Assert.True(Generator.IsOnCurve);
        Assert.True(Generator.IsInSubgroup);
        Assert.Equal(TScalar.Modulus, TCurve.GroupOrder);
        Assert.Equal(-Generator, Multiply(Generator, TCurve.GroupOrder - 1));
        Assert.Equal(Infinity, Multiply(Generator, TCurve.GroupOrder));
        Assert.Equal(Generator, Multiply(Generator, TCurve.GroupOrder + 1));
        Assert.False(new AffinePoint<TField, TCurve>(Generator.X, Generator.X).IsOnCurve);
        Assert.False(new AffinePoint<TField, TCurve>(Generator.X, Generator.X).IsInSubgroup);
    }

    [Fact]
    public void Sums_are_those_of_chord_and_tangent()
    {
        AffinePoint<TField, TCurve>[] points = [Infinity, .. Multiples(4), Generator, -Generator, Multiply(Generator, 2)];
        foreach (AffinePoint<TField, TCurve> left in points)
        {
            Assert.Equal(ChordOrTangent(left, left), Extended(left).Double().ToAffine());
            foreach (AffinePoint<TField, TCurve> right in points)
            {
                AffinePoint<TField, TCurve> expected = ChordOrTangent(left, right);
                Assert.True(expected.IsOnCurve);
                Assert.Equal(expected, (Extended(left) + right).ToAffine());
                Assert.Equal(expected, (Extended(left) + Extended(right)).ToAffine());
                // With denominators other than 1: (left + right) + (-right) = left.
                Assert.Equal(Extended(left), Extended(left) + right + -Extended(right));
                Assert.Equal(expected, (Extended(left) + Extended(left) + Extended(right) + -left).ToAffine());
            }
        }
    }

    [Fact]
    public void Small_multiples_are_repeated_sums()
    {
        AffinePoint<TField, TCurve> sum = Infinity;
        for (int scalar = 0; scalar < 40; scalar++)
        {
            Assert.Equal(sum, Multiply(Generator, scalar));
            sum = ChordOrTangent(sum, Generator);
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => Extended(Generator).Multiply(-1));
    }

    [Fact]
    public void Bytes_are_read_as_they_were_written()
    {
        byte[] bytes = new byte[AffinePoint<TField, TCurve>.ByteCount];
        foreach (AffinePoint<TField, TCurve> point in Multiples(3).Append(Infinity))
        {
            point.Write(bytes);
            Assert.True(AffinePoint<TField, TCurve>.TryRead(bytes, out AffinePoint<TField, TCurve> again));
            Assert.Equal(point, again);
        }
        Assert.False(AffinePoint<TField, TCurve>.TryRead(bytes.AsSpan(1), out _));
        Assert.Throws<ArgumentException>(() => Generator.Write(new byte[bytes.Length - 1]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(20)]
    public void Sum_of_products_is_the_same_for_every_window(int count)
    {
        AffinePoint<TField, TCurve>[] points = [.. Multiples(count)];
        TScalar[] scalars = RandomElements<TScalar>(11, count);
        AffinePoint<TField, TCurve> expected = Naive(points, scalars);
        Assert.Equal(expected, MultiScalar.Sum<TField, TCurve, TScalar>(points, scalars));
        foreach (int window in (int[])[1, 2, 5, 8])
        {
            Assert.Equal(expected, MultiScalar.Sum<TField, TCurve, TScalar>(points, scalars, window));
        }
    }

    [Fact] // Equal and opposite points meet in buckets, digits are largest and least, whole windows are empty.
    public void Sum_of_products_holds_for_edge_scalars_and_repeated_points()
    {
        BigInteger order = TCurve.GroupOrder;
        BigInteger[] numbers =
        [
            0, 1, 2, 3, 63, 64, 65, 127, 128, 129, 255, 256, 1023, 1024, 1025, order - 1, order - 2, order / 2, (order / 2) + 1,
            (BigInteger.One << 128) - 1, BigInteger.One << 128, (BigInteger.One << 250) - 1,
        ];
        TScalar[] elements = [.. numbers.Select(FieldMath.FromBigInteger<TScalar>)], scalars = [.. elements, .. elements, .. elements, .. elements];
        AffinePoint<TField, TCurve>[] points =
        [
            .. numbers.Select(_ => Generator), .. numbers.Select(_ => Generator), .. numbers.Select(_ => -Generator), .. numbers.Select(_ => Infinity),
        ];
        BigInteger sum = numbers.Aggregate(BigInteger.Zero, (s, n) => s + n);
        foreach (int window in (int[])[1, 2, 7, 8, 11])
        {
            Assert.Equal(Multiply(Generator, sum), MultiScalar.Sum<TField, TCurve, TScalar>(points, scalars, window));
        }
    }

    [Fact]
    public void Bad_lengths_and_windows_are_refused()
    {
        Assert.Throws<ArgumentException>(() => MultiScalar.Sum<TField, TCurve, TScalar>(new AffinePoint<TField, TCurve>[2], new TScalar[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => MultiScalar.Sum<TField, TCurve, TScalar>(default, [], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => MultiScalar.Sum<TField, TCurve, TScalar>(default, [], MultiScalar.MaximumWindowBits + 1));
    }

    protected static AffinePoint<TField, TCurve> Multiply(AffinePoint<TField, TCurve> point, BigInteger scalar) =>
        Extended(point).Multiply(scalar).ToAffine();

    /// <summary>Points without known relation.</summary>
    protected static IEnumerable<AffinePoint<TField, TCurve>> Multiples(int count) =>
        RandomElements<TScalar>(10, count).Select(s => Multiply(Generator, Number(s)));

    private static ExtendedPoint<TField, TCurve> Extended(AffinePoint<TField, TCurve> point) => ExtendedPoint<TField, TCurve>.FromAffine(point);

    private static AffinePoint<TField, TCurve> Naive(AffinePoint<TField, TCurve>[] points, TScalar[] scalars) =>
        points.Zip(scalars, (p, s) => Multiply(p, Number(s))).Aggregate(Infinity, ChordOrTangent);

    // Silverman, "The Arithmetic of Elliptic Curves", Group Law Algorithm 2.3.
    private static AffinePoint<TField, TCurve> ChordOrTangent(AffinePoint<TField, TCurve> left, AffinePoint<TField, TCurve> right)
    {
        if (left.IsInfinity || right.IsInfinity)
        {
            return left.IsInfinity ? right : left;
        }
        if (left.X == right.X && (left.Y + right.Y).IsZero)
        {
            return Infinity;
        }
        TField slope = left.X == right.X
            ? TField.FromUInt64(3) * left.X * left.X * (left.Y + left.Y).Inverse()
            : (right.Y - left.Y) * (right.X - left.X).Inverse();
        TField x = (slope * slope) - left.X - right.X;
        return new AffinePoint<TField, TCurve>(x, (slope * (left.X - x)) - left.Y);
    }
}
