using CoDesign.Compute.Hashes;
using CoDesign.Machine.Modules;

namespace CoDesign.Modules.Hash;

/// <summary>Which function an op computes, and which action one of its blocks is.</summary>
internal static class HashAlgorithmOps
{
    /// <summary>The ops: number, name in YAML, function, action of one compression or permutation.</summary>
    public static IReadOnlyList<(uint Operation, string Name, HashFunction Function, string Action)> All { get; } =
    [
        (Operations.Sha256, Operations.NameOf(Operations.Sha256), HashFunction.Sha256, "sha256_block"),
        (Operations.Sha384, Operations.NameOf(Operations.Sha384), HashFunction.Sha384, "sha512_block"),
        (Operations.Sha512, Operations.NameOf(Operations.Sha512), HashFunction.Sha512, "sha512_block"),
        (Operations.Sha3With224, Operations.NameOf(Operations.Sha3With224), HashFunction.Sha3_224, "keccak_permutation"),
        (Operations.Sha3With256, Operations.NameOf(Operations.Sha3With256), HashFunction.Sha3_256, "keccak_permutation"),
        (Operations.Sha3With384, Operations.NameOf(Operations.Sha3With384), HashFunction.Sha3_384, "keccak_permutation"),
        (Operations.Sha3With512, Operations.NameOf(Operations.Sha3With512), HashFunction.Sha3_512, "keccak_permutation"),
        (Operations.Keccak256, Operations.NameOf(Operations.Keccak256), HashFunction.Keccak256, "keccak_permutation"),
    ];
}
