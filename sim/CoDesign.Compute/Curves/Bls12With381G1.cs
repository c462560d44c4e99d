using System.Numerics;
using CoDesign.Compute.Fields;
using Base = CoDesign.Compute.Fields.PrimeField<CoDesign.Compute.Fields.UInt384, CoDesign.Compute.Fields.Bls12With381BasePrime>;
using Scalar = CoDesign.Compute.Fields.PrimeField<CoDesign.Compute.Fields.UInt256, CoDesign.Compute.Fields.Bls12With381ScalarPrime>;

namespace CoDesign.Compute.Curves;

/// <summary>y^2 = x^3 + 4: the first group of BLS12-381.</summary>
/// <remarks>Source: EIP-2537.</remarks>
public readonly struct Bls12With381G1 : ICurve<Base>
{
    /// <inheritdoc/>
    public static Base B => Base.FromUInt64(4);

    /// <inheritdoc/>
    public static BigInteger GroupOrder => Scalar.Modulus;

    /// <inheritdoc/>
    public static (Base X, Base Y) Generator =>
    (
        FieldMath.Parse<Base>("0x17f1d3a73197d7942695638c4fa9ac0fc3688c4f9774b905a14e3a3f171bac586c55e83ff97a1aeffb3af00adb22c6bb"),
        FieldMath.Parse<Base>("0x08b3f481e3aaa0f1a09e30ed741d8ae4fcf5e095d5d00af600db18cb2c04b3edd03cc744a2888ae40caa232946c5e7e1"));
}
