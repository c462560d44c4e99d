using CoDesign.Compute.Fields;
using CoDesign.Compute.Hashes;

namespace CoDesign.Modules.Prover;

/// <summary>A hash function for Merkle trees, with digests of 32 bytes; in descriptors its number is its place in <see cref="All"/>.</summary>
public abstract class TreeHash
{
    /// <summary>Bytes of a digest.</summary>
    public const int DigestBytes = 32;

    private protected TreeHash(string name, int elementBytes)
    {
        Name = name;
        ElementBytes = elementBytes;
    }

    /// <summary>Every function.</summary>
    public static IReadOnlyList<TreeHash> All { get; } =
    [
        new ByteTreeHash("sha256", HashFunction.Sha256),
        new ByteTreeHash("sha3_256", HashFunction.Sha3_256),
        new ByteTreeHash("keccak256", HashFunction.Keccak256),
        new ByteTreeHash("blake2s", HashFunction.Blake2s),
        new ByteTreeHash("blake3", HashFunction.Blake3),
        new FieldTreeHash<Goldilocks>("poseidon2_goldilocks", Poseidon2Instances.Goldilocks12),
        new FieldTreeHash<BabyBear>("poseidon2_babybear", Poseidon2Instances.BabyBear16),
        new FieldTreeHash<PrimeField<UInt256, Bn254ScalarPrime>>("poseidon2_bn254", Poseidon2Instances.Bn254With3),
    ];

    /// <summary>Name in YAML.</summary>
    public string Name { get; }

    /// <summary>Bytes of which a leaf is a multiple.</summary>
    public int ElementBytes { get; }

    /// <summary>Blocks (permutations) of a pair of digests.</summary>
    public abstract long BlocksOfPair { get; }

    /// <summary>Blocks (permutations) of a leaf.</summary>
    /// <param name="bytes">Its length.</param>
    public abstract long BlocksOfLeaf(long bytes);

    /// <summary>The root, or all nodes as in a heap: the root at 1, the children of n at 2 n and 2 n + 1, zeros at 0.</summary>
    internal abstract byte[] Build(byte[] leaves, int leafBytes, bool withNodes);
}
