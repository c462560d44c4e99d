using System.Numerics;
using CoDesign.Compute.Fields;
using Base = CoDesign.Compute.Fields.PrimeField<CoDesign.Compute.Fields.UInt256, CoDesign.Compute.Fields.Bn254BasePrime>;
using Scalar = CoDesign.Compute.Fields.PrimeField<CoDesign.Compute.Fields.UInt256, CoDesign.Compute.Fields.Bn254ScalarPrime>;

namespace CoDesign.Compute.Curves;

/// <summary>y^2 = x^3 + 3 / (9 + i): the twist of alt_bn128 over the quadratic extension.</summary>
/// <remarks>Source: EIP-197, "Definition of the groups".</remarks>
public readonly struct Bn254G2 : ICurve<Complex<Base>>
{
    /// <inheritdoc/>
    public static Complex<Base> B => Complex<Base>.FromUInt64(3) * new Complex<Base>(Base.FromUInt64(9), Base.One).Inverse();

    /// <inheritdoc/>
    public static BigInteger GroupOrder => Scalar.Modulus;

    /// <inheritdoc/>
    public static (Complex<Base> X, Complex<Base> Y) Generator =>
    (
        new Complex<Base>(
            Decimal("10857046999023057135944570762232829481370756359578518086990519993285655852781"),
            Decimal("11559732032986387107991004021392285783925812861821192530917403151452391805634")),
        new Complex<Base>(
            Decimal("8495653923123431417604973247489272438418190587263600148770280649306958101930"),
            Decimal("4082367875863433681332203403145435568316851327593401208105741076214120093531")));

    private static Base Decimal(string digits) => FieldMath.Parse<Base>(digits);
}
