using BenchmarkDotNet.Attributes;
using CoDesign.Compute.Fields;
using CoDesign.Compute.Hashes;

namespace CoDesign.Benchmarks.Compute;

/// <summary>Time per leaf of a Merkle tree of 2^12 leaves on all cores: two compressions or permutations each.</summary>
public class MerkleBenchmarks
{
    private const int Leaves = 1 << 12;

    private readonly ByteMerkleHash _sha256 = new(HashFunction.Sha256, isPrefixed: false);
    private readonly ByteMerkleHash _blake3 = new(HashFunction.Blake3, isPrefixed: false);
    private readonly byte[] _bytes = new byte[32 * Leaves];
    private readonly BabyBear[] _babyBears = new BabyBear[8 * Leaves];
    private readonly Goldilocks[] _goldilocks = new Goldilocks[8 * Leaves];

    /// <summary>SHA-256.</summary>
    [Benchmark(OperationsPerInvoke = Leaves)]
    public MerkleTree<byte> Sha256() => MerkleTree<byte>.Build(_sha256, _bytes, 32);

    /// <summary>BLAKE3.</summary>
    [Benchmark(OperationsPerInvoke = Leaves)]
    public MerkleTree<byte> Blake3() => MerkleTree<byte>.Build(_blake3, _bytes, 32);

    /// <summary>Poseidon2 over BabyBear.</summary>
    [Benchmark(OperationsPerInvoke = Leaves)]
    public MerkleTree<BabyBear> BabyBear16() => MerkleTree<BabyBear>.Build(Poseidon2Instances.BabyBear16, _babyBears, 8);

    /// <summary>Poseidon2 over Goldilocks.</summary>
    [Benchmark(OperationsPerInvoke = Leaves)]
    public MerkleTree<Goldilocks> Goldilocks12() => MerkleTree<Goldilocks>.Build(Poseidon2Instances.Goldilocks12, _goldilocks, 8);
}
