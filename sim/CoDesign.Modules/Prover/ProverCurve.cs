using CoDesign.Compute.Curves;
using CoDesign.Compute.Fields;
using Bls377 = CoDesign.Compute.Fields.PrimeField<CoDesign.Compute.Fields.UInt384, CoDesign.Compute.Fields.Bls12With377BasePrime>;
using Bls377Scalar = CoDesign.Compute.Fields.PrimeField<CoDesign.Compute.Fields.UInt256, CoDesign.Compute.Fields.Bls12With377ScalarPrime>;
using Bls381 = CoDesign.Compute.Fields.PrimeField<CoDesign.Compute.Fields.UInt384, CoDesign.Compute.Fields.Bls12With381BasePrime>;
using Bls381Scalar = CoDesign.Compute.Fields.PrimeField<CoDesign.Compute.Fields.UInt256, CoDesign.Compute.Fields.Bls12With381ScalarPrime>;
using Bn254 = CoDesign.Compute.Fields.PrimeField<CoDesign.Compute.Fields.UInt256, CoDesign.Compute.Fields.Bn254BasePrime>;
using Bn254Scalar = CoDesign.Compute.Fields.PrimeField<CoDesign.Compute.Fields.UInt256, CoDesign.Compute.Fields.Bn254ScalarPrime>;

namespace CoDesign.Modules.Prover;

/// <summary>A group of points that provers work in; in descriptors its number is its place in <see cref="All"/>.</summary>
public abstract class ProverCurve
{
    // Extended coordinates: x, y, and two more that make an addition without a division.
    private const int BucketCoordinates = 4;

    private protected ProverCurve(string name, int pointBytes, int scalarBytes, int scalarBits)
    {
        Name = name;
        PointBytes = pointBytes;
        ScalarBytes = scalarBytes;
        ScalarBits = scalarBits;
    }

    /// <summary>Every group.</summary>
    public static IReadOnlyList<ProverCurve> All { get; } =
    [
        new ProverCurve<Bn254, Bn254G1, Bn254Scalar>("bn254_g1", FieldBytes.Read<Bn254>),
        new ProverCurve<Complex<Bn254>, Bn254G2, Bn254Scalar>("bn254_g2", bytes => new Complex<Bn254>(
            FieldBytes.Read<Bn254>(bytes[..Bn254.ByteCount]), FieldBytes.Read<Bn254>(bytes[Bn254.ByteCount..]))),
        new ProverCurve<Bls381, Bls12With381G1, Bls381Scalar>("bls12_381_g1", FieldBytes.Read<Bls381>),
        new ProverCurve<Bls377, Bls12With377G1, Bls377Scalar>("bls12_377_g1", FieldBytes.Read<Bls377>),
    ];

    /// <summary>Name in YAML.</summary>
    public string Name { get; }

    /// <summary>Bytes of a point: x, then y.</summary>
    public int PointBytes { get; }

    /// <summary>Bytes of a scalar.</summary>
    public int ScalarBytes { get; }

    /// <summary>Bits of the longest scalar.</summary>
    public int ScalarBits { get; }

    /// <summary>Bytes of a bucket.</summary>
    public int BucketBytes => BucketCoordinates * PointBytes / 2;

    /// <summary>The sum of points, each times its scalar.</summary>
    internal abstract byte[] Sum(byte[] points, byte[] scalars);
}

/// <summary>A group, with the functions of Compute.</summary>
/// <typeparam name="TField">Field of the coordinates.</typeparam>
/// <typeparam name="TCurve">The curve.</typeparam>
/// <typeparam name="TScalar">Field of the scalars.</typeparam>
/// <param name="name">Name in YAML.</param>
/// <param name="read">Reads a coordinate.</param>
internal sealed class ProverCurve<TField, TCurve, TScalar>(string name, ProverCurve<TField, TCurve, TScalar>.Reader read)
    : ProverCurve(name, 2 * TField.ByteCount, TScalar.ByteCount, TScalar.BitCount)
    where TField : unmanaged, IField<TField>
    where TCurve : struct, ICurve<TField>
    where TScalar : unmanaged, IPrimeField<TScalar>
{
    /// <summary>Reads a coordinate, whatever its bytes are.</summary>
    internal delegate TField Reader(ReadOnlySpan<byte> bytes);

    /// <inheritdoc/>
    internal override byte[] Sum(byte[] points, byte[] scalars)
    {
        int count = scalars.Length / ScalarBytes;
        var affine = new AffinePoint<TField, TCurve>[count];
        var factors = new TScalar[count];
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> point = points.AsSpan(i * PointBytes, PointBytes);
            affine[i] = new AffinePoint<TField, TCurve>(read(point[..TField.ByteCount]), read(point[TField.ByteCount..]));
            factors[i] = FieldBytes.Read<TScalar>(scalars.AsSpan(i * ScalarBytes, ScalarBytes));
        }

        byte[] sum = new byte[PointBytes];
        MultiScalar.Sum<TField, TCurve, TScalar>(affine, factors).Write(sum);
        return sum;
    }
}
