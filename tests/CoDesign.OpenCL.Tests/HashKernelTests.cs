using CoDesign.Compute.Backends;
using CoDesign.Compute.Fields;
using CoDesign.Compute.Hashes;
using CoDesign.Compute.Tests;

namespace CoDesign.OpenCL.Tests;

public sealed class HashKernelTests
{
    // Around every place where padding needs another block: blocks of 64, 72, 104, 128, 136, 144 and 168 bytes, chunks of 1024.
    private static readonly int[] Lengths =
    [
        0, 1, 3, 31, 55, 56, 63, 64, 65, 71, 72, 103, 104, 111, 112, 127, 128, 129, 135, 136, 143, 144, 167, 168, 169, 1023, 1024, 1025, 2048, 2049, 3072, 5000, 16385,
    ];

    public static TheoryData<string> Functions => [.. HashFunction.All.Select(f => f.Name)];

    [DeviceTheory]
    [MemberData(nameof(Functions))]
    public void Digests_are_those_of_the_managed_back_end(string name)
    {
        HashFunction function = TestData.Function(name);
        foreach (int length in Lengths)
        {
            byte[] messages = TestData.Noise((ulong)length, 3 * length);
            byte[] expected = new byte[3 * function.DigestBytes];
            byte[] digests = new byte[expected.Length];
            ManagedBackend.Instance.Hash(function, messages, length, expected);
            Device.Backend.Hash(function, messages, length, digests);
            Assert.True(expected.AsSpan().SequenceEqual(digests), $"{name} of {length} bytes");
        }
    }

    [DeviceFact]
    public void No_message_has_no_digest() => Device.Backend.Hash(HashFunction.Sha256, default, 64, default);

    [DeviceFact]
    public void Messages_that_are_not_as_many_as_digests_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Device.Backend.Hash(HashFunction.Sha256, new byte[63], 64, new byte[32]));
        Assert.Throws<ArgumentException>(() => Device.Backend.Hash(HashFunction.Sha256, new byte[64], 64, new byte[33]));
        Assert.Throws<ArgumentException>(() => ManagedBackend.Instance.Hash(HashFunction.Sha256, new byte[65], 64, new byte[32]));
    }

    [DeviceTheory]
    [InlineData(true)]
    [InlineData(false)]
    public void Trees_over_bytes_have_the_same_root(bool isPrefixed)
    {
        var hash = new ByteMerkleHash(HashFunction.Keccak256, isPrefixed);
        byte[] leaves = TestData.Noise(7, 40 * 64);
        Assert.True(MerkleTree<byte>.Build(hash, leaves, 40).Root.SequenceEqual(MerkleTree<byte>.Build(hash, leaves, 40, Device.Backend).Root));
    }

    [DeviceFact]
    public void Trees_over_elements_have_the_same_proofs()
    {
        BabyBear[] leaves = FieldData.RandomElements<BabyBear>(8, 20 * 16);
        MerkleTree<BabyBear> expected = MerkleTree<BabyBear>.Build(Poseidon2Instances.BabyBear16, leaves, 20);
        MerkleTree<BabyBear> tree = MerkleTree<BabyBear>.Build(Poseidon2Instances.BabyBear16, leaves, 20, Device.Backend);
        Assert.Equal(expected.Root.ToArray(), tree.Root.ToArray());
        Assert.Equal(expected.Prove(11), tree.Prove(11));
    }

    [DeviceFact]
    public void Poseidon2_permutes_as_the_managed_back_end_does()
    {
        Permute(Poseidon2Instances.BabyBear16);
        Permute(Poseidon2Instances.Goldilocks12);
        Permute(Poseidon2Instances.Bn254With3);
    }

    private static void Permute<TField>(Poseidon2<TField> permutation)
        where TField : unmanaged, IPrimeField<TField>
    {
        TField[] states = [.. Edges<TField>.Elements(17 * permutation.Width)];
        TField[] expected = [.. states];
        ManagedBackend.Instance.Permute(permutation, expected);
        Device.Backend.Permute<TField>(permutation, states);
        Assert.Equal(expected, states);
    }
}
