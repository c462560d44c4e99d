using System.Numerics;
using CoDesign.Compute.Fields;
using static CoDesign.Compute.Tests.FieldData;

namespace CoDesign.Compute.Tests.Fields;

/// <summary>Quadratic extensions against the schoolbook product of two numbers modulo i^2 + 1.</summary>
public abstract class ComplexTests<TField>
    where TField : unmanaged, IPrimeField<TField>
{
    private const int Pairs = 200;

    private static BigInteger Prime => TField.Modulus;

    [Fact] // -1 is a square modulo p exactly if p is 1 modulo 4
    public void Minus_one_is_no_square() => Assert.Equal(3, Prime % 4);

    [Fact]
    public void Arithmetic_agrees_with_big_integers()
    {
        ulong seed = 1;
        for (int pair = 0; pair < Pairs; pair++)
        {
            BigInteger a = Random(ref seed, Prime), b = Random(ref seed, Prime), c = Random(ref seed, Prime), d = Random(ref seed, Prime);
            Complex<TField> x = Make(a, b), y = Make(c, d);
            Assert.Equal(Make((a + c) % Prime, (b + d) % Prime), x + y);
            Assert.Equal(Make((a - c + Prime) % Prime, (b - d + Prime) % Prime), x - y);
            Assert.Equal(Make(((a * c) - (b * d) + (Prime * Prime)) % Prime, ((a * d) + (b * c)) % Prime), x * y);
            Assert.Equal(x * x, x.Square());
            Assert.Equal(x + x, x.Double());
            Assert.Equal(Complex<TField>.Zero, x + -x);
            Assert.Equal(Complex<TField>.One, x * x.Inverse());
            Assert.Equal(new Complex<TField>(x.Norm, TField.Zero), x * x.Conjugate);
        }
        Assert.True(Complex<TField>.Zero.Inverse().IsZero);
    }

    [Fact] // x^(p^2) = x, and the map to the power p is the conjugation
    public void Powers_of_the_characteristic_are_conjugations()
    {
        ulong seed = 2;
        Complex<TField> x = Make(Random(ref seed, Prime), Random(ref seed, Prime));
        Assert.Equal(x.Conjugate, FieldMath.Power(x, Prime));
        Assert.Equal(x, FieldMath.Power(x, Complex<TField>.Order));
    }

    [Fact]
    public void Bytes_are_those_of_the_real_and_then_of_the_imaginary_part()
    {
        ulong seed = 3;
        Complex<TField> x = Make(Random(ref seed, Prime), Random(ref seed, Prime));
        byte[] bytes = new byte[Complex<TField>.ByteCount], real = new byte[TField.ByteCount];
        x.Write(bytes);
        x.Real.Write(real);
        Assert.Equal(real, bytes[..TField.ByteCount]);
        Assert.True(Complex<TField>.TryRead(bytes, out Complex<TField> again));
        Assert.Equal(x, again);
        bytes.AsSpan(TField.ByteCount).Fill(0xff);
        Assert.False(Complex<TField>.TryRead(bytes, out _));
        Assert.False(Complex<TField>.TryRead(bytes.AsSpan(1), out _));
    }

    private static Complex<TField> Make(BigInteger real, BigInteger imaginary) => new(Element<TField>(real), Element<TField>(imaginary));
}

public sealed class ComplexMersenne31Tests : ComplexTests<Mersenne31>;

public sealed class ComplexBn254Tests : ComplexTests<Bn254Base>;

public sealed class ComplexBls12With381Tests : ComplexTests<Bls12With381Base>;
