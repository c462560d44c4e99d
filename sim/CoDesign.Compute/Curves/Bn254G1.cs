using System.Numerics;
using Base = CoDesign.Compute.Fields.PrimeField<CoDesign.Compute.Fields.UInt256, CoDesign.Compute.Fields.Bn254BasePrime>;
using Scalar = CoDesign.Compute.Fields.PrimeField<CoDesign.Compute.Fields.UInt256, CoDesign.Compute.Fields.Bn254ScalarPrime>;

namespace CoDesign.Compute.Curves;

/// <summary>y^2 = x^3 + 3: the curve alt_bn128, all of whose points are in the group.</summary>
/// <remarks>Source: EIP-196.</remarks>
public readonly struct Bn254G1 : ICurve<Base>
{
    /// <inheritdoc/>
    public static Base B => Base.FromUInt64(3);

    /// <inheritdoc/>
    public static BigInteger GroupOrder => Scalar.Modulus;

    /// <inheritdoc/>
    public static (Base X, Base Y) Generator => (Base.One, Base.FromUInt64(2));
}
