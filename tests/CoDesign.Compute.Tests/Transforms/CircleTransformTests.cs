using CoDesign.Compute.Fields;
using CoDesign.Compute.Transforms;
using static CoDesign.Compute.Tests.FieldData;

namespace CoDesign.Compute.Tests.Transforms;

/// <summary>The circle transform against the basis that defines it (Circle STARKs, Section 4).</summary>
public sealed class CircleTransformTests
{
    [Fact]
    public void Generator_is_on_the_circle_and_generates_it()
    {
        Complex<Mersenne31> point = CircleTransform.Generator;
        Assert.Equal(Mersenne31.One, point.Norm);
        for (int logarithm = CircleTransform.GroupLogarithm; logarithm > 1; logarithm--)
        {
            Assert.NotEqual(Complex<Mersenne31>.One, point);
            point = point.Square();
        }
        Assert.Equal(-Complex<Mersenne31>.One, point);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    public void Points_are_the_standard_coset_in_which_no_point_is_its_own_conjugate(int logarithm)
    {
        var transform = new CircleTransform(logarithm);
        Complex<Mersenne31>[] points = [.. Enumerable.Range(0, transform.Length).Select(transform.PointAt)];
        Assert.Equal(points.Length, points.Distinct().Count());
        Assert.All(points, p => Assert.Equal(Mersenne31.One, p.Norm));
        Assert.All(points, p => Assert.Contains(p.Conjugate, points));
        Assert.All(points, p => Assert.NotEqual(p.Conjugate, p));
        // Exactly the points of order 2 n in the group of 2 n points: their n-th power is -1.
        Assert.All(points, p => Assert.Equal(-Complex<Mersenne31>.One, FieldMath.Power(p, transform.Length)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(8)]
    public void Values_are_those_of_the_basis(int logarithm)
    {
        var transform = new CircleTransform(logarithm);
        Mersenne31[] coefficients = RandomElements<Mersenne31>(1, transform.Length), values = [.. coefficients];
        transform.Evaluate(values);
        for (int index = 0; index < values.Length; index++)
        {
            Assert.Equal(Naive(coefficients, transform.PointAt(index)), values[index]);
        }
    }

    [Fact]
    public void Interpolation_gives_the_coefficients_back()
    {
        for (int logarithm = 1; logarithm <= 17; logarithm++)
        {
            var transform = new CircleTransform(logarithm);
            Mersenne31[] coefficients = RandomElements<Mersenne31>(2, transform.Length), values = [.. coefficients];
            transform.Evaluate(values);
            Assert.NotEqual(coefficients, values);
            transform.Interpolate(values);
            Assert.Equal(coefficients, values);
        }
    }

    [Fact]
    public void Lengths_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CircleTransform(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CircleTransform(31));
        Assert.Throws<ArgumentException>(() => new CircleTransform(3).Evaluate(new Mersenne31[4]));
        Assert.Throws<ArgumentException>(() => new CircleTransform(3).Interpolate(new Mersenne31[16]));
    }

    private static Mersenne31 Naive(Mersenne31[] coefficients, Complex<Mersenne31> point)
    {
        Mersenne31 sum = Mersenne31.Zero;
        for (int j = 0; j < coefficients.Length; j++)
        {
            Mersenne31 product = (j & 1) != 0 ? point.Imaginary : Mersenne31.One, x = point.Real;
            for (int bits = j >> 1; bits != 0; bits >>= 1)
            {
                product *= (bits & 1) != 0 ? x : Mersenne31.One;
                x = (x * x) + (x * x) - Mersenne31.One;
            }
            sum += coefficients[j] * product;
        }
        return sum;
    }
}
