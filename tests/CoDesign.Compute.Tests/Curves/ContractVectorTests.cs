using System.Numerics;
using CoDesign.Compute.Curves;
using CoDesign.Compute.Fields;
using static CoDesign.Compute.Tests.TestData;

namespace CoDesign.Compute.Tests.Curves;

/// <summary>Points that Ethereum's precompiled contracts must give; data/curves.txt.</summary>
public sealed class ContractVectorTests
{
    private const int ScalarBytes = 32;

    public static TheoryData<string> Vectors => [.. Lines("curves.txt").Select(l => string.Join(' ', l.Split(' ')[..2]))];

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Result_is_that_of_the_contract(string vector)
    {
        string[] fields = Lines("curves.txt").First(l => l.StartsWith(vector + ' ', StringComparison.Ordinal)).Split(' ');
        byte[] input = Convert.FromHexString(fields[2]);
        string group = fields[0][..fields[0].LastIndexOf('-')], operation = fields[0][(fields[0].LastIndexOf('-') + 1)..];
        byte[] output = group switch
        {
            "BN254-G1" => Run<Bn254Base, Bn254G1, Bn254Scalar>(operation, input, 32),
            "BLS12-381-G1" => Run<Bls12With381Base, Bls12With381G1, Bls12With381Scalar>(operation, input, 64),
            "BLS12-381-G2" => Run<Complex<Bls12With381Base>, Bls12With381G2, Bls12With381Scalar>(operation, input, 64),
            _ => throw new FormatException(vector),
        };
        Assert.Equal(fields[3], Convert.ToHexStringLower(output));
    }

    private static byte[] Run<TField, TCurve, TScalar>(string operation, byte[] input, int coordinateBytes)
        where TField : unmanaged, IField<TField>
        where TCurve : struct, ICurve<TField>
        where TScalar : unmanaged, IPrimeField<TScalar>
    {
        int parts = TField.ByteCount > coordinateBytes ? 2 : 1, pointBytes = 2 * parts * coordinateBytes;
        if (operation == "add")
        {
            AffinePoint<TField, TCurve> left = Read(input.AsSpan(0, pointBytes)), right = Read(input.AsSpan(pointBytes));
            ExtendedPoint<TField, TCurve> sum = ExtendedPoint<TField, TCurve>.FromAffine(left) + ExtendedPoint<TField, TCurve>.FromAffine(right);
            Assert.Equal(sum, ExtendedPoint<TField, TCurve>.FromAffine(left) + right);
            return Write(sum.ToAffine());
        }
        byte[][] terms = [.. input.Chunk(pointBytes + ScalarBytes)];
        AffinePoint<TField, TCurve>[] points = [.. terms.Select(t => Read(t.AsSpan(0, pointBytes)))];
        BigInteger[] scalars = [.. terms.Select(t => new BigInteger(t.AsSpan(pointBytes), isUnsigned: true, isBigEndian: true))];
        Assert.All(points, p => Assert.True(p.IsInSubgroup));
        TScalar[] elements = [.. scalars.Select(s => FieldMath.FromBigInteger<TScalar>(s % TScalar.Modulus))];
        AffinePoint<TField, TCurve> result = MultiScalar.Sum<TField, TCurve, TScalar>(points, elements);
        if (operation == "mul")
        {
            Assert.Equal(result, ExtendedPoint<TField, TCurve>.FromAffine(points[0]).Multiply(scalars[0]).ToAffine());
        }
        return Write(result);

        AffinePoint<TField, TCurve> Read(ReadOnlySpan<byte> bytes)
        {
            byte[] ours = Resize(bytes, coordinateBytes, TField.ByteCount / parts);
            Assert.True(AffinePoint<TField, TCurve>.TryRead(ours, out AffinePoint<TField, TCurve> point));
            Assert.True(point.IsOnCurve);
            return point;
        }

        byte[] Write(AffinePoint<TField, TCurve> point)
        {
            Assert.True(point.IsOnCurve);
            byte[] ours = new byte[AffinePoint<TField, TCurve>.ByteCount];
            point.Write(ours);
            // Turned round as a whole, the numbers are the other way round both within and among themselves; so is the result.
            Array.Reverse(ours);
            byte[] theirs = Resize(ours, TField.ByteCount / parts, coordinateBytes);
            Array.Reverse(theirs);
            return theirs;
        }
    }

    // Numbers of one width, the most significant byte first, to numbers of another with the least first.
    private static byte[] Resize(ReadOnlySpan<byte> bytes, int from, int to)
    {
        byte[] result = new byte[bytes.Length / from * to];
        for (int number = 0; number < bytes.Length / from; number++)
        {
            var value = new BigInteger(bytes.Slice(number * from, from), isUnsigned: true, isBigEndian: true);
            Assert.True(value.TryWriteBytes(result.AsSpan(number * to, to), out _, isUnsigned: true));
        }
        return result;
    }
}
