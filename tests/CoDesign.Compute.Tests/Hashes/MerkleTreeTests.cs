using CoDesign.Compute.Fields;
using CoDesign.Compute.Hashes;
using static CoDesign.Compute.Tests.FieldData;

namespace CoDesign.Compute.Tests.Hashes;

public sealed class MerkleTreeTests
{
    // certificate-transparency, merkle_tree_test (of RFC 6962): roots over the first 1, 2, 4, 8 of eight leaves of different lengths.
    private static readonly string[] Leaves =
        ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    [Theory]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void Roots_are_those_of_certificate_transparency(int count, string root)
    {
        var hash = new ByteMerkleHash(HashFunction.Sha256, isPrefixed: true);
        byte[][] nodes = [.. Leaves.Take(count).Select(l => Digest(hash, Convert.FromHexString(l)))];
        while (nodes.Length > 1)
        {
            nodes = [.. nodes.Chunk(2).Select(pair => Join(hash, [.. pair[0], .. pair[1]]))];
        }
        Assert.Equal(root, Convert.ToHexStringLower(nodes[0]));
    }

    [Fact]
    public void Every_leaf_is_proved_and_no_other_is_with_every_hash_function()
    {
        foreach (HashFunction function in HashFunction.All)
        {
            Expect(new ByteMerkleHash(function, isPrefixed: false), TestData.Noise(1, 16 * 5), 5);
        }
        Expect(new ByteMerkleHash(HashFunction.Sha256, isPrefixed: true), TestData.Noise(2, 4 * 300), 300);
        Expect(Poseidon2Instances.BabyBear16, RandomElements<BabyBear>(1, 32 * 10), 10);
        Expect(Poseidon2Instances.Goldilocks12, RandomElements<Goldilocks>(1, 256 * 3), 3);
        Expect(Poseidon2Instances.Bn254With3, RandomElements<Bn254Scalar>(1, 4), 1);
        Expect(Poseidon2Instances.Bn254With3, RandomElements<Bn254Scalar>(1, 7), 7);
    }

    [Fact]
    public void Leaves_that_are_no_power_of_two_and_places_outside_are_refused()
    {
        var hash = new ByteMerkleHash(HashFunction.Sha256, isPrefixed: false);
        Assert.Throws<ArgumentException>(() => MerkleTree<byte>.Build(hash, new byte[30], 10));
        Assert.Throws<ArgumentException>(() => MerkleTree<byte>.Build(hash, new byte[41], 10));
        Assert.Throws<ArgumentException>(() => MerkleTree<byte>.Build(hash, default, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleTree<byte>.Build(hash, new byte[40], 0));
        var tree = MerkleTree<byte>.Build(hash, new byte[40], 10);
        Assert.Throws<ArgumentOutOfRangeException>(() => tree.Prove(4));
        Assert.Throws<ArgumentOutOfRangeException>(() => tree.Prove(-1));
        Assert.False(MerkleTree<byte>.Verify(hash, tree.Root, new byte[10], 4, tree.Prove(0)));
        Assert.False(MerkleTree<byte>.Verify(hash, tree.Root, new byte[10], -1, tree.Prove(0)));
        Assert.False(MerkleTree<byte>.Verify(hash, tree.Root[1..], new byte[10], 0, tree.Prove(0)));
        Assert.False(MerkleTree<byte>.Verify(hash, tree.Root, new byte[10], 0, tree.Prove(0).AsSpan(1)));
    }

    private static void Expect<T>(IMerkleHash<T> hash, T[] leaves, int leafLength)
        where T : unmanaged, IEquatable<T>
    {
        var tree = MerkleTree<T>.Build(hash, leaves, leafLength);
        int count = leaves.Length / leafLength;
        Assert.Equal((count, 1 << tree.Depth), (tree.LeafCount, count));
        T[][] layer = [.. leaves.Chunk(leafLength).Select(l => Digest(hash, l))];
        for (; layer.Length > 1; layer = [.. layer.Chunk(2).Select(pair => Join(hash, [.. pair[0], .. pair[1]]))])
        {
        }
        Assert.Equal(layer[0], tree.Root.ToArray());
        for (int index = 0; index < count; index++)
        {
            T[] proof = tree.Prove(index), leaf = leaves[(index * leafLength)..((index + 1) * leafLength)];
            Assert.True(MerkleTree<T>.Verify(hash, tree.Root, leaf, index, proof));
            if (count > 1)
            {
                Assert.False(MerkleTree<T>.Verify(hash, tree.Root, leaf, index ^ 1, proof));
                int next = (index + 1) % count;
                Assert.False(MerkleTree<T>.Verify(hash, tree.Root, leaves.AsSpan(next * leafLength, leafLength), index, proof));
                tree.Root.CopyTo(proof);
                Assert.False(MerkleTree<T>.Verify(hash, tree.Root, leaf, index, proof));
            }
        }
    }

    private static T[] Digest<T>(IMerkleHash<T> hash, T[] leaf)
        where T : unmanaged
    {
        var digest = new T[hash.DigestLength];
        hash.HashLeaf(leaf, digest);
        return digest;
    }

    private static T[] Join<T>(IMerkleHash<T> hash, T[] children)
        where T : unmanaged
    {
        var digest = new T[hash.DigestLength];
        hash.Join(children, digest);
        return digest;
    }
}
