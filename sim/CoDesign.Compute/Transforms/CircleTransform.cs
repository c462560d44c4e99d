using CoDesign.Compute.Backends;
using CoDesign.Compute.Fields;

namespace CoDesign.Compute.Transforms;

/// <summary>The fast Fourier transform on the circle x^2 + y^2 = 1 over the integers modulo 2^31 - 1, whose group has 2^31 points.</summary>
/// <remarks>
/// Source: Haböck, Levit, Papini, "Circle STARKs", 2024, Section 4. Coefficients stand to the basis b_j = y^j0 x^j1 p(x)^j2 p(p(x))^j3 ... with
/// the bits j0, j1, ... of j from the least on and p(x) = 2 x^2 - 1. Values stand in the order of <see cref="PointAt"/>: with g of order
/// 2 n, first g^(4 i + 1), then their conjugates.
/// </remarks>
public sealed class CircleTransform
{
    private readonly Complex<Mersenne31>[] _points; // the first half
    private readonly Mersenne31[] _twiddles;
    private readonly Mersenne31[] _inverseTwiddles;
    private readonly Mersenne31 _inverseLength;
    private readonly IComputeBackend _backend;

    /// <summary>Makes the tables.</summary>
    /// <param name="logarithm">Binary logarithm of the number n of points, 1 to 30.</param>
    /// <param name="backend">Who computes; null: the managed back end.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is another one.</exception>
    public CircleTransform(int logarithm, IComputeBackend? backend = null)
    {
        _backend = backend ?? ManagedBackend.Instance;
        ArgumentOutOfRangeException.ThrowIfLessThan(logarithm, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(logarithm, GroupLogarithm - 1);
        Length = 1 << logarithm;
        Complex<Mersenne31> root = Generator;
        for (int order = GroupLogarithm; order > logarithm + 1; order--)
        {
            root = root.Square();
        }
        _points = new Complex<Mersenne31>[Length / 2];
        FieldMath.Powers<Complex<Mersenne31>>(root, root.Square().Square(), _points);
        _twiddles = Layers(_points);
        _inverseTwiddles = [.. _twiddles];
        FieldMath.Invert<Mersenne31>(_inverseTwiddles, new Mersenne31[Length]);
        _inverseLength = Mersenne31.FromUInt64((ulong)Length).Inverse();
    }

    /// <summary>The circle has 2^this points.</summary>
    public static int GroupLogarithm => 31;

    /// <summary>A generator of the circle's group, x + y i.</summary>
    /// <remarks>Source: starkware-libs/stwo, M31_CIRCLE_GEN.</remarks>
    public static Complex<Mersenne31> Generator => new(Mersenne31.FromUInt64(2), Mersenne31.FromUInt64(1_268_011_823));

    /// <summary>Number of points.</summary>
    public int Length { get; }

    /// <summary>The point of a value, x + y i.</summary>
    public Complex<Mersenne31> PointAt(int index) => index < Length / 2 ? _points[index] : _points[index - (Length / 2)].Conjugate;

    /// <summary>Coefficients to values.</summary>
    /// <param name="values"><see cref="Length"/> elements.</param>
    /// <exception cref="ArgumentException">There are more or less.</exception>
    public void Evaluate(Span<Mersenne31> values)
    {
        Check(values);
        BitReversal.Permute(values);
        _backend.DecimateInTime(values, _twiddles);
    }

    /// <summary>Values to coefficients.</summary>
    /// <param name="values"><see cref="Length"/> elements.</param>
    /// <exception cref="ArgumentException">There are more or less.</exception>
    public void Interpolate(Span<Mersenne31> values)
    {
        Check(values);
        _backend.DecimateInFrequency(values, _inverseTwiddles);
        BitReversal.Permute(values);
        foreach (ref Mersenne31 value in values)
        {
            value *= _inverseLength;
        }
    }

    // The widest layer folds (x, y) and (x, -y) by y, the next x and -x by x, each further one the same after x became p(x).
    private static Mersenne31[] Layers(Complex<Mersenne31>[] points)
    {
        var layers = new Mersenne31[2 * points.Length];
        for (int index = 0; index < points.Length; index++)
        {
            layers[points.Length + index] = points[index].Imaginary;
        }
        Mersenne31[] x = [.. points.Take(points.Length / 2).Select(p => p.Real)];
        for (int half = points.Length / 2; half >= 1; half /= 2)
        {
            x.AsSpan(0, half).CopyTo(layers.AsSpan(half));
            foreach (ref Mersenne31 value in x.AsSpan(0, half))
            {
                value = value.Square().Double() - Mersenne31.One;
            }
        }
        return layers;
    }

    private void Check(ReadOnlySpan<Mersenne31> values)
    {
        if (values.Length != Length)
        {
            throw new ArgumentException($"{values.Length} elements given; the transform has {Length}", nameof(values));
        }
    }
}
