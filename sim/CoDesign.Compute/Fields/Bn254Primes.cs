namespace CoDesign.Compute.Fields;

/// <summary>Prime of the base field of BN254 (alt_bn128).</summary>
/// <remarks>Source: EIP-196, "Precompiled contracts for addition and scalar multiplication on the elliptic curve alt_bn128".</remarks>
public readonly struct Bn254BasePrime : IPrime<UInt256>
{
    /// <inheritdoc/>
    public static UInt256 Modulus => new(0x3064_4e72_e131_a029, 0xb850_45b6_8181_585d, 0x9781_6a91_6871_ca8d, 0x3c20_8c16_d87c_fd47);

    /// <inheritdoc/>
    public static ulong Generator => 3;
}

/// <summary>Prime of the scalar field of BN254: the order of the curve.</summary>
/// <remarks>Source: EIP-197, "Precompiled contracts for optimal ate pairing check on the elliptic curve alt_bn128".</remarks>
public readonly struct Bn254ScalarPrime : IPrime<UInt256>
{
    /// <inheritdoc/>
    public static UInt256 Modulus => new(0x3064_4e72_e131_a029, 0xb850_45b6_8181_585d, 0x2833_e848_79b9_7091, 0x43e1_f593_f000_0001);

    /// <inheritdoc/>
    public static ulong Generator => 5;
}
