using CoDesign.Compute.Curves;
using CoDesign.Compute.Fields;
using static CoDesign.Compute.Tests.FieldData;

namespace CoDesign.Compute.Tests.Curves;

public sealed class Bn254G1Tests : CurveTests<Bn254Base, Bn254G1, Bn254Scalar>
{
    private const int Many = 6000;

    // More points than a batch of buckets holds; the points are i P, so that the sum of s_i i P is (sum of s_i i) P.
    [Theory]
    [InlineData(4)] // few buckets, which go on from batch to batch
    [InlineData(12)]
    [InlineData(14)] // more buckets than points
    public void Sum_of_many_products_is_the_product_of_the_sum(int window)
    {
        var points = new AffinePoint<Bn254Base, Bn254G1>[Many];
        ExtendedPoint<Bn254Base, Bn254G1> next = ExtendedPoint<Bn254Base, Bn254G1>.Infinity;
        for (int index = 0; index < Many; index++)
        {
            points[index] = next.ToAffine();
            next += AffinePoint<Bn254Base, Bn254G1>.Generator;
        }
        Bn254Scalar[] scalars = RandomElements<Bn254Scalar>(12, Many);
        Bn254Scalar sum = scalars.Select((s, i) => s * Bn254Scalar.FromUInt64((ulong)i)).Aggregate((a, b) => a + b);
        Assert.Equal(
            Multiply(AffinePoint<Bn254Base, Bn254G1>.Generator, Number(sum)),
            MultiScalar.Sum<Bn254Base, Bn254G1, Bn254Scalar>(points, scalars, window));
    }

    [Fact] // W (6 n + 24 2^(c-1)) products: at n = 2^16, 22 windows of 12 bits cost 9.7 M, 20 of 13 bits 9.8 M, 24 of 11 bits 10.0 M
    public void Window_is_the_cheapest()
    {
        Assert.Equal(12, MultiScalar.ChooseWindowBits(1 << 16, 254));
        Assert.Equal(1, MultiScalar.ChooseWindowBits(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => MultiScalar.ChooseWindowBits(-1, 254));
        Assert.Throws<ArgumentOutOfRangeException>(() => MultiScalar.ChooseWindowBits(1, 0));
    }
}

public sealed class Bn254G2Tests : CurveTests<Complex<Bn254Base>, Bn254G2, Bn254Scalar>;

public sealed class Bls12With381G1Tests : CurveTests<Bls12With381Base, Bls12With381G1, Bls12With381Scalar>;

public sealed class Bls12With381G2Tests : CurveTests<Complex<Bls12With381Base>, Bls12With381G2, Bls12With381Scalar>;

public sealed class Bls12With377G1Tests : CurveTests<Bls12With377Base, Bls12With377G1, Bls12With377Scalar>;
