namespace CoDesign.Compute.Fields;

/// <summary>Prime of the base field of BLS12-381: (x - 1)^2 (x^4 - x^2 + 1) / 3 + x for x = -0xd201000000010000.</summary>
/// <remarks>Source: EIP-2537, "Precompile for BLS12-381 curve operations".</remarks>
public readonly struct Bls12With381BasePrime : IPrime<UInt384>
{
    /// <inheritdoc/>
    public static UInt384 Modulus => new(
        0x1a01_11ea_397f_e69a,
        0x4b1b_a7b6_434b_acd7,
        0x6477_4b84_f385_12bf,
        0x6730_d2a0_f6b0_f624,
        0x1eab_fffe_b153_ffff,
        0xb9fe_ffff_ffff_aaab);

    /// <inheritdoc/>
    public static ulong Generator => 2;
}

/// <summary>Prime of the scalar field of BLS12-381: x^4 - x^2 + 1, the order of its subgroups.</summary>
/// <remarks>Source: EIP-2537.</remarks>
public readonly struct Bls12With381ScalarPrime : IPrime<UInt256>
{
    /// <inheritdoc/>
    public static UInt256 Modulus => new(0x73ed_a753_299d_7d48, 0x3339_d808_09a1_d805, 0x53bd_a402_fffe_5bfe, 0xffff_ffff_0000_0001);

    /// <inheritdoc/>
    public static ulong Generator => 7;
}

/// <summary>Prime of the base field of BLS12-377: (x - 1)^2 (x^4 - x^2 + 1) / 3 + x for x = 0x8508c00000000001.</summary>
/// <remarks>Source: Bowe, Chiesa, Green, Miers, Mishra, Wu, "Zexe: Enabling Decentralized Private Computation", 2020, Table 2.</remarks>
public readonly struct Bls12With377BasePrime : IPrime<UInt384>
{
    /// <inheritdoc/>
    public static UInt384 Modulus => new(
        0x01ae_3a46_17c5_10ea,
        0xc63b_05c0_6ca1_493b,
        0x1a22_d9f3_00f5_138f,
        0x1ef3_622f_ba09_4800,
        0x170b_5d44_3000_0000,
        0x8508_c000_0000_0001);

    /// <inheritdoc/>
    public static ulong Generator => 15;
}

/// <summary>Prime of the scalar field of BLS12-377: x^4 - x^2 + 1, the order of its subgroups.</summary>
/// <remarks>Source: as of the base field.</remarks>
public readonly struct Bls12With377ScalarPrime : IPrime<UInt256>
{
    /// <inheritdoc/>
    public static UInt256 Modulus => new(0x12ab_655e_9a2c_a556, 0x60b4_4d1e_5c37_b001, 0x59aa_76fe_d000_0001, 0x0a11_8000_0000_0001);

    /// <inheritdoc/>
    public static ulong Generator => 22;
}
