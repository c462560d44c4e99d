using BenchmarkDotNet.Attributes;
using CoDesign.Compute.Curves;
using CoDesign.Compute.Fields;

namespace CoDesign.Benchmarks.Compute;

/// <summary>Time per point of a sum of 2^14 points times scalars on all cores, and per addition on one.</summary>
/// <typeparam name="TField">The field of the coordinates.</typeparam>
/// <typeparam name="TCurve">The curve.</typeparam>
/// <typeparam name="TScalar">The field of the scalars.</typeparam>
[GenericTypeArguments(typeof(PrimeField<UInt256, Bn254BasePrime>), typeof(Bn254G1), typeof(PrimeField<UInt256, Bn254ScalarPrime>))]
[GenericTypeArguments(typeof(Complex<PrimeField<UInt256, Bn254BasePrime>>), typeof(Bn254G2), typeof(PrimeField<UInt256, Bn254ScalarPrime>))]
[GenericTypeArguments(typeof(PrimeField<UInt384, Bls12With381BasePrime>), typeof(Bls12With381G1), typeof(PrimeField<UInt256, Bls12With381ScalarPrime>))]
[GenericTypeArguments(typeof(PrimeField<UInt384, Bls12With377BasePrime>), typeof(Bls12With377G1), typeof(PrimeField<UInt256, Bls12With377ScalarPrime>))]
public class MultiScalarBenchmarks<TField, TCurve, TScalar>
    where TField : unmanaged, IField<TField>
    where TCurve : struct, ICurve<TField>
    where TScalar : unmanaged, IPrimeField<TScalar>
{
    private const int Points = 1 << 14;

    private readonly AffinePoint<TField, TCurve>[] _points = new AffinePoint<TField, TCurve>[Points];
    private readonly TScalar[] _scalars = new TScalar[Points];

    /// <summary>Multiples of the generator, and scalars without pattern in their bits.</summary>
    [GlobalSetup]
    public void Fill()
    {
        ExtendedPoint<TField, TCurve> point = ExtendedPoint<TField, TCurve>.Infinity;
        for (int index = 0; index < Points; index++)
        {
            point += AffinePoint<TField, TCurve>.Generator;
            _points[index] = point.ToAffine();
        }
        FieldMath.Powers(TScalar.Generator.Inverse(), TScalar.FromUInt64(0x9e37_79b9_7f4a_7c15).Inverse(), _scalars);
    }

    /// <summary>Per point.</summary>
    [Benchmark(OperationsPerInvoke = Points)]
    public AffinePoint<TField, TCurve> Sum() => MultiScalar.Sum<TField, TCurve, TScalar>(_points, _scalars);

    /// <summary>Per addition of a point with coordinates to one without.</summary>
    [Benchmark(OperationsPerInvoke = Points)]
    public ExtendedPoint<TField, TCurve> Add()
    {
        ExtendedPoint<TField, TCurve> sum = ExtendedPoint<TField, TCurve>.Infinity;
        foreach (AffinePoint<TField, TCurve> point in _points)
        {
            sum += point;
        }
        return sum;
    }
}
