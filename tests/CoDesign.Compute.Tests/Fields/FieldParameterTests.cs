using System.Numerics;
using CoDesign.Compute.Fields;

namespace CoDesign.Compute.Tests.Fields;

/// <summary>The primes against the polynomials and the published constants that define them.</summary>
public sealed class FieldParameterTests
{
    [Fact] // Barreto, Naehrig, "Pairing-Friendly Elliptic Curves of Prime Order", 2005; u of EIP-197's curve
    public void Bn254_primes_follow_from_the_parameter()
    {
        BigInteger u = 4965661367192848881, square = u * u;
        Assert.Equal((36 * square * square) + (36 * u * square) + (24 * square) + (6 * u) + 1, Bn254Base.Modulus);
        Assert.Equal((36 * square * square) + (36 * u * square) + (18 * square) + (6 * u) + 1, Bn254Scalar.Modulus);
    }

    [Fact] // Barreto, Lynn, Scott, "Constructing Elliptic Curves with Prescribed Embedding Degrees", 2002; x of EIP-2537 and of Zexe
    public void Bls12_primes_follow_from_the_parameter()
    {
        Expect(-new BigInteger(0xd201_0000_0001_0000), Bls12With381Base.Modulus, Bls12With381Scalar.Modulus);
        Expect(0x8508_c000_0000_0001, Bls12With377Base.Modulus, Bls12With377Scalar.Modulus);

        static void Expect(BigInteger x, BigInteger basePrime, BigInteger scalarPrime)
        {
            BigInteger order = BigInteger.Pow(x, 4) - BigInteger.Pow(x, 2) + 1;
            Assert.Equal(order, scalarPrime);
            Assert.Equal(((x - 1) * (x - 1) * order / 3) + x, basePrime);
        }
    }

    [Fact]
    public void Small_primes_are_what_their_names_say()
    {
        Assert.Equal(BigInteger.Pow(2, 64) - BigInteger.Pow(2, 32) + 1, Goldilocks.Modulus);
        Assert.Equal((15 * BigInteger.Pow(2, 27)) + 1, BabyBear.Modulus);
        Assert.Equal(BigInteger.Pow(2, 31) - 1, Mersenne31.Modulus);
    }

    [Fact] // Two-adicities: documentation of gnark-crypto (fr.Element of each curve), Plonky3 (TWO_ADICITY of each field)
    public void Two_adicity_is_the_published_one_and_its_root_has_that_order()
    {
        Expect<Bn254Scalar>(28);
        Expect<Bls12With381Scalar>(32);
        Expect<Bls12With377Scalar>(47);
        Expect<Bls12With377Base>(46);
        Expect<Goldilocks>(32);
        Expect<BabyBear>(27);
        Expect<Complex<Mersenne31>>(32);

        static void Expect<TField>(int twoAdicity)
            where TField : unmanaged, ITwoAdicField<TField>
        {
            Assert.Equal(twoAdicity, TField.TwoAdicity);
            Assert.Equal(-TField.One, FieldMath.Power(TField.TwoAdicRoot, BigInteger.One << (twoAdicity - 1)));
            Assert.Equal(TField.TwoAdicRoot, FieldMath.RootOfUnity<TField>(twoAdicity));
            Assert.Equal(-TField.One, FieldMath.RootOfUnity<TField>(1));
            Assert.Equal(TField.One, FieldMath.RootOfUnity<TField>(0));
            Assert.NotEqual(TField.One, FieldMath.Power(TField.CosetShift, BigInteger.One << twoAdicity));
            Assert.Throws<ArgumentOutOfRangeException>(() => FieldMath.RootOfUnity<TField>(twoAdicity + 1));
        }
    }

    [Fact] // The carry words that the multiplication leaves out need a bit to spare.
    public void Large_primes_leave_the_highest_bit_free()
    {
        Assert.InRange(Bn254Base.BitCount, 193, 255);
        Assert.InRange(Bn254Scalar.BitCount, 193, 255);
        Assert.InRange(Bls12With381Scalar.BitCount, 193, 255);
        Assert.InRange(Bls12With377Scalar.BitCount, 193, 255);
        Assert.InRange(Bls12With381Base.BitCount, 321, 383);
        Assert.InRange(Bls12With377Base.BitCount, 321, 383);
    }
}
