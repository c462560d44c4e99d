using System.Globalization;
using System.Numerics;
using CoDesign.Compute.Fields;
using CoDesign.Compute.Hashes;
using static CoDesign.Compute.Tests.FieldData;

namespace CoDesign.Compute.Tests.Hashes;

public sealed class Poseidon2Tests
{
    [Fact] // Plonky3, poseidon2/generate_constants.py and baby-bear/src/poseidon2.rs, test_default_babybear_poseidon2_width_16
    public void Baby_bear_of_width_16_gives_the_vector_of_plonky3() => Expect(
        Poseidon2Instances.BabyBear16,
        "894848333 1437655012 1200606629 1690012884 71131202 1749206695 1717947831 120589055 19776022 42382981 1831865506 724844064 171220207 1299207443 227047920 1783754913",
        "516096821 90309867 1101817252 1660784290 360715097 1789519026 1788910906 563338433 319524748 1741414159 1650859320 894311162 1121347488 1692793758 1052633829 1344246938");

    [Fact] // HorizenLabs/poseidon2, plain_implementations/src/poseidon2/poseidon2.rs, poseidon2_tests_goldilocks, kats
    public void Goldilocks_of_width_12_gives_the_vector_of_its_authors() => Expect(
        Poseidon2Instances.Goldilocks12,
        "0 1 2 3 4 5 6 7 8 9 10 11",
        "0x01eaef96bdf1c0c1 0x1f0d2cc525b2540c 0x6282c1dfe1e0358d 0xe780d721f698e1e6 0x280c0b6f753d833b 0x1b942dd5023156ab "
        + "0x43f0df3fcccb8398 0xe8e8190585489025 0x56bdbf72f77ada22 0x7911c32bf9dcd705 0xec467926508fbe67 0x6a50450ddf85a6ed");

    [Fact] // the same file, poseidon2_tests_bn256, kats
    public void Bn254_of_width_3_gives_the_vector_of_its_authors() => Expect(
        Poseidon2Instances.Bn254With3,
        "0 1 2",
        "0x0bb61d24daca55eebcb1929a82650f328134334da98ea4f847f760054f4a3033 0x303b6f7c86d043bfcbcc80214f26a30277a15d3f74ca654992defe7ff8d03570 "
        + "0x1ed25194542b12eef8617361c3ba7c52e660b145994427cc86296242cf766ec8");

    [Fact] // Rate and digest of Plonky3's sponges: 16/8/8; of 12 elements 8 and 4; of 3 elements 2 and 1
    public void Lengths_follow_from_width_and_field()
    {
        Assert.Equal((16, 8, 8), (Poseidon2Instances.BabyBear16.Width, Poseidon2Instances.BabyBear16.Rate, Poseidon2Instances.BabyBear16.DigestLength));
        Assert.Equal((12, 8, 4), (Poseidon2Instances.Goldilocks12.Width, Poseidon2Instances.Goldilocks12.Rate, Poseidon2Instances.Goldilocks12.DigestLength));
        Assert.Equal((3, 2, 1), (Poseidon2Instances.Bn254With3.Width, Poseidon2Instances.Bn254With3.Rate, Poseidon2Instances.Bn254With3.DigestLength));
    }

    [Fact]
    public void Sponge_overwrites_and_permutes()
    {
        Poseidon2<Goldilocks> poseidon = Poseidon2Instances.Goldilocks12;
        Goldilocks[] input = RandomElements<Goldilocks>(1, 11), state = new Goldilocks[12], digest = new Goldilocks[4];
        input.AsSpan(0, 8).CopyTo(state);
        poseidon.Permute(state);
        input.AsSpan(8).CopyTo(state);
        poseidon.Permute(state);
        poseidon.Hash(input, digest);
        Assert.Equal(state[..4], digest);
        state = [.. input[..8], .. new Goldilocks[4]];
        poseidon.Permute(state);
        poseidon.Join(input.AsSpan(0, 8), digest);
        Assert.Equal(state[..4], digest);
        poseidon.Hash([], digest);
        Assert.All(digest, d => Assert.True(d.IsZero));
    }

    [Fact]
    public void Lengths_that_do_not_fit_are_refused()
    {
        Poseidon2<BabyBear> poseidon = Poseidon2Instances.BabyBear16;
        Assert.Throws<ArgumentException>(() => poseidon.Permute(new BabyBear[15]));
        Assert.Throws<ArgumentException>(() => poseidon.Hash(new BabyBear[3], new BabyBear[7]));
        Assert.Throws<ArgumentException>(() => poseidon.Join(new BabyBear[15], new BabyBear[8]));
        Assert.Throws<ArgumentException>(() => poseidon.Join(new BabyBear[16], new BabyBear[9]));
    }

    private static void Expect<TField>(Poseidon2<TField> poseidon, string input, string output)
        where TField : unmanaged, IPrimeField<TField>
    {
        TField[] state = [.. input.Split(' ').Select(Parse)];
        poseidon.Permute(state);
        Assert.Equal(output.Split(' ').Select(Parse), state);

        static TField Parse(string number) => Element<TField>(number.StartsWith("0x", StringComparison.Ordinal)
            ? BigInteger.Parse("0" + number[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)
            : BigInteger.Parse(number, CultureInfo.InvariantCulture));
    }
}
