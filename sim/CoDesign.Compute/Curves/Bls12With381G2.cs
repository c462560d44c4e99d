using System.Numerics;
using CoDesign.Compute.Fields;
using Base = CoDesign.Compute.Fields.PrimeField<CoDesign.Compute.Fields.UInt384, CoDesign.Compute.Fields.Bls12With381BasePrime>;
using Scalar = CoDesign.Compute.Fields.PrimeField<CoDesign.Compute.Fields.UInt256, CoDesign.Compute.Fields.Bls12With381ScalarPrime>;

namespace CoDesign.Compute.Curves;

/// <summary>y^2 = x^3 + 4 (1 + i): the second group of BLS12-381.</summary>
/// <remarks>Source: EIP-2537.</remarks>
public readonly struct Bls12With381G2 : ICurve<Complex<Base>>
{
    /// <inheritdoc/>
    public static Complex<Base> B => new(Base.FromUInt64(4), Base.FromUInt64(4));

    /// <inheritdoc/>
    public static BigInteger GroupOrder => Scalar.Modulus;

    /// <inheritdoc/>
    public static (Complex<Base> X, Complex<Base> Y) Generator =>
    (
        new Complex<Base>(
            FieldMath.Parse<Base>("0x024aa2b2f08f0a91260805272dc51051c6e47ad4fa403b02b4510b647ae3d1770bac0326a805bbefd48056c8c121bdb8"),
            FieldMath.Parse<Base>("0x13e02b6052719f607dacd3a088274f65596bd0d09920b61ab5da61bbdc7f5049334cf11213945d57e5ac7d055d042b7e")),
        new Complex<Base>(
            FieldMath.Parse<Base>("0x0ce5d527727d6e118cc9cdc6da2e351aadfd9baa8cbdd3a76d429a695160d12c923ac9cc3baca289e193548608b82801"),
            FieldMath.Parse<Base>("0x0606c4a02ea734cc32acd2b02bc28b99cb3e287e85a763af267492ab572e99ab3f370d275cec1da1aaa9075ff05f79be")));
}
