using CoDesign.Compute.Curves;
using CoDesign.Compute.Fields;
using CoDesign.Compute.Tests;

namespace CoDesign.OpenCL.Tests;

public sealed class CurveKernelTests
{
    [DeviceFact]
    public void Sums_on_bn254_are_those_of_the_managed_back_end() =>
        Compare<PrimeField<UInt256, Bn254BasePrime>, Bn254G1, PrimeField<UInt256, Bn254ScalarPrime>>();

    [DeviceFact]
    public void Sums_on_bls12_381_are_those_of_the_managed_back_end() =>
        Compare<PrimeField<UInt384, Bls12With381BasePrime>, Bls12With381G1, PrimeField<UInt256, Bls12With381ScalarPrime>>();

    [DeviceFact]
    public void Sums_on_bls12_377_are_those_of_the_managed_back_end() =>
        Compare<PrimeField<UInt384, Bls12With377BasePrime>, Bls12With377G1, PrimeField<UInt256, Bls12With377ScalarPrime>>();

    [DeviceFact]
    public void A_curve_without_kernels_is_left_to_the_managed_back_end() =>
        Compare<Complex<PrimeField<UInt256, Bn254BasePrime>>, Bn254G2, PrimeField<UInt256, Bn254ScalarPrime>>();

    private static void Compare<TField, TCurve, TScalar>()
        where TField : unmanaged, IField<TField>
        where TCurve : struct, ICurve<TField>
        where TScalar : unmanaged, IPrimeField<TScalar>
    {
        ExtendedPoint<TField, TCurve> generator = ExtendedPoint<TField, TCurve>.FromAffine(AffinePoint<TField, TCurve>.Generator);
        AffinePoint<TField, TCurve>[] multiples = [.. Enumerable.Range(1, 40).Select(i => generator.Multiply(i).ToAffine())];

        // Infinity, a point and its negative, and a point twice, each with the same scalar: all branches of the addition in one bucket.
        AffinePoint<TField, TCurve>[] points =
            [AffinePoint<TField, TCurve>.Infinity, multiples[0], -multiples[0], multiples[1], multiples[1], multiples[1], .. multiples];
        TScalar same = FieldData.RandomElements<TScalar>(3, 1)[0];
        TScalar[] scalars = [same, same, same, same, same, same, .. Edges<TScalar>.Elements(multiples.Length)];
        foreach (int window in new[] { 1, 4, 7 })
        {
            for (int count = 0; count <= points.Length; count += 23)
            {
                Assert.Equal(
                    MultiScalar.Sum<TField, TCurve, TScalar>(points.AsMemory(0, count), scalars.AsSpan(0, count), window),
                    MultiScalar.Sum<TField, TCurve, TScalar>(points.AsMemory(0, count), scalars.AsSpan(0, count), window, Device.Backend));
            }
        }
    }
}
