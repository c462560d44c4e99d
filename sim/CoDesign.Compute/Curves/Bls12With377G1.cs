using System.Numerics;
using CoDesign.Compute.Fields;
using Base = CoDesign.Compute.Fields.PrimeField<CoDesign.Compute.Fields.UInt384, CoDesign.Compute.Fields.Bls12With377BasePrime>;
using Scalar = CoDesign.Compute.Fields.PrimeField<CoDesign.Compute.Fields.UInt256, CoDesign.Compute.Fields.Bls12With377ScalarPrime>;

namespace CoDesign.Compute.Curves;

/// <summary>y^2 = x^3 + 1: the first group of BLS12-377.</summary>
/// <remarks>Source: Zexe, Section 7; the generator is that of arkworks (ark-bls12-377, g1.rs) and gnark-crypto (bls12-377.go).</remarks>
public readonly struct Bls12With377G1 : ICurve<Base>
{
    /// <inheritdoc/>
    public static Base B => Base.One;

    /// <inheritdoc/>
    public static BigInteger GroupOrder => Scalar.Modulus;

    /// <inheritdoc/>
    public static (Base X, Base Y) Generator =>
    (
        FieldMath.Parse<Base>("0x008848defe740a67c8fc6225bf87ff5485951e2caa9d41bb188282c8bd37cb5cd5481512ffcd394eeab9b16eb21be9ef"),
        FieldMath.Parse<Base>("0x01914a69c5102eff1f674f5d30afeec4bd7fb348ca3e52d96d182ad44fb82305c2fe3d3634a9591afd82de55559c8ea6"));
}
