using CoDesign.Compute.Fields;

namespace CoDesign.Compute.Hashes;

/// <summary>The instances of Poseidon2 in use. All have 128 bits of security and 8 full rounds.</summary>
public static class Poseidon2Instances
{
    private const int FullRounds = 8;

    /// <summary>BabyBear, width 16, power 7, 13 partial rounds.</summary>
    /// <remarks>Source: Plonky3, baby-bear/src/poseidon2.rs, default_babybear_poseidon2_16.</remarks>
    public static Poseidon2<BabyBear> BabyBear16 { get; } = new(16, FullRounds, 13, Poseidon2Block.Circulant,
    [
        -Small(2), Small(1), Small(2), Half(1), Small(3), Small(4), -Half(1), -Small(3), -Small(4), Half(8), Half(2), Half(3), Half(27), -Half(8),
        -Half(4), -Half(27),
    ]);

    /// <summary>Goldilocks, width 12, power 7, 22 partial rounds.</summary>
    /// <remarks>
    /// Source: HorizenLabs/poseidon2, poseidon2_instance_goldilocks.rs. The diagonal is the ninth drawn from the generator after the
    /// constants, the first with which the matrix has no invariant subspaces.
    /// </remarks>
    public static Poseidon2<Goldilocks> Goldilocks12 { get; } = new(12, FullRounds, 22, Poseidon2Block.Paper,
    [
        .. ((ulong[])
        [
            0xc3b6_c08e_23ba_9300, 0xd84b_5de9_4a32_4fb6, 0x0d0c_371c_5b35_b84f, 0x7964_f570_e718_8037, 0x5daf_18bb_d996_604b,
            0x6743_bc47_b959_5257, 0x5528_b936_2c59_bb70, 0xac45_e25b_7127_b68b, 0xa207_7d7d_fbb6_06b5, 0xf3fa_ac6f_aee3_78ae,
            0x0c63_88b5_1545_e883, 0xd27d_bb69_4491_7b60,
        ]).Select(Goldilocks.FromUInt64),
    ]);

    /// <summary>Scalars of BN254, width 3, power 5, 56 partial rounds.</summary>
    /// <remarks>Source: HorizenLabs/poseidon2, poseidon2_instance_bn256.rs.</remarks>
    public static Poseidon2<PrimeField<UInt256, Bn254ScalarPrime>> Bn254With3 { get; } = new(3, FullRounds, 56, Poseidon2Block.Paper,
    [
        .. ((ulong[])[1, 1, 2]).Select(PrimeField<UInt256, Bn254ScalarPrime>.FromUInt64),
    ]);

    private static BabyBear Small(ulong value) => BabyBear.FromUInt64(value);

    // 2^-power
    private static BabyBear Half(int power) => Small(1UL << power).Inverse();
}
