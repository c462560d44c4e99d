namespace CoDesign.Machine.Modules;

/// <summary>Op numbers of descriptors (CD_OP_… of workloads/include/codesign.h; a test compares the two).</summary>
public static class Operations
{
    /// <summary>Copies bytes.</summary>
    public const uint Copy = 0x0001;

    /// <summary>SHA-256.</summary>
    public const uint Sha256 = 0x0101;

    /// <summary>SHA-384.</summary>
    public const uint Sha384 = 0x0102;

    /// <summary>SHA-512.</summary>
    public const uint Sha512 = 0x0103;

    /// <summary>SHA3-224.</summary>
    public const uint Sha3With224 = 0x0111;

    /// <summary>SHA3-256.</summary>
    public const uint Sha3With256 = 0x0112;

    /// <summary>SHA3-384.</summary>
    public const uint Sha3With384 = 0x0113;

    /// <summary>SHA3-512.</summary>
    public const uint Sha3With512 = 0x0114;

    /// <summary>Keccak-256.</summary>
    public const uint Keccak256 = 0x0118;

    /// <summary>SHA-224.</summary>
    public const uint Sha224 = 0x0104;

    /// <summary>SHA-512/256.</summary>
    public const uint Sha512With256 = 0x0105;

    /// <summary>SHAKE128.</summary>
    public const uint Shake128 = 0x0115;

    /// <summary>SHAKE256.</summary>
    public const uint Shake256 = 0x0116;

    /// <summary>BLAKE2s.</summary>
    public const uint Blake2s = 0x0121;

    /// <summary>BLAKE3.</summary>
    public const uint Blake3 = 0x0122;

    /// <summary>Poseidon2 over Goldilocks, width 12.</summary>
    public const uint Poseidon2Goldilocks = 0x0131;

    /// <summary>Poseidon2 over BabyBear, width 16.</summary>
    public const uint Poseidon2BabyBear = 0x0132;

    /// <summary>Poseidon2 over the scalars of BN254, width 3.</summary>
    public const uint Poseidon2Bn254 = 0x0133;

    /// <summary>HMAC with SHA-256.</summary>
    public const uint HmacSha256 = 0x0141;

    /// <summary>HMAC with SHA-384.</summary>
    public const uint HmacSha384 = 0x0142;

    /// <summary>HMAC with SHA-512.</summary>
    public const uint HmacSha512 = 0x0143;

    /// <summary>Many messages, one after the other.</summary>
    public const uint HashBatch = 0x01f0;

    /// <summary>Matrix product with what follows it.</summary>
    public const uint Gemm = 0x0201;

    /// <summary>Two-dimensional convolution with what follows it.</summary>
    public const uint Convolution = 0x0202;

    /// <summary>max(x, 0).</summary>
    public const uint Relu = 0x0211;

    /// <summary>GELU in its tanh form.</summary>
    public const uint Gelu = 0x0212;

    /// <summary>Softmax of rows.</summary>
    public const uint Softmax = 0x0213;

    /// <summary>Layer normalisation of rows.</summary>
    public const uint LayerNorm = 0x0214;

    /// <summary>One head of attention.</summary>
    public const uint Attention = 0x0215;

    /// <summary>Sums of int32 to int8.</summary>
    public const uint Requantise = 0x0216;

    /// <summary>Sum of BFV ciphertexts.</summary>
    public const uint BfvAdd = 0x0301;

    /// <summary>Product of a BFV ciphertext with a plaintext.</summary>
    public const uint BfvMultiplyPlain = 0x0302;

    /// <summary>Product of BFV ciphertexts, with relinearisation.</summary>
    public const uint BfvMultiply = 0x0303;

    /// <summary>Automorphism of a BFV ciphertext.</summary>
    public const uint BfvSubstitute = 0x0304;

    /// <summary>Number-theoretic transform.</summary>
    public const uint Ntt = 0x0401;

    /// <summary>Inverse number-theoretic transform.</summary>
    public const uint InverseNtt = 0x0402;

    /// <summary>Number-theoretic transform on a coset.</summary>
    public const uint CosetNtt = 0x0403;

    /// <summary>Inverse number-theoretic transform on a coset.</summary>
    public const uint InverseCosetNtt = 0x0404;

    /// <summary>Multi-scalar multiplication.</summary>
    public const uint MultiScalar = 0x0411;

    /// <summary>Merkle tree.</summary>
    public const uint MerkleTree = 0x0421;

    /// <summary>Fold of FRI.</summary>
    public const uint FriFold = 0x0431;

    /// <summary>Round of a sum-check.</summary>
    public const uint SumCheckRound = 0x0432;

    /// <summary>Binding a variable of a sum-check.</summary>
    public const uint SumCheckBind = 0x0433;

    /// <summary>Value of a polynomial.</summary>
    public const uint PolynomialValue = 0x0434;

    /// <summary>Kernels of a proof of Groth16, in G1.</summary>
    public const uint Groth16 = 0x0441;

    /// <summary>Kernels of a proof like PLONK.</summary>
    public const uint Plonk = 0x0442;

    /// <summary>Kernels of a proof like HyperPlonk.</summary>
    public const uint HyperPlonk = 0x0443;

    /// <summary>Commitments of a proof by FRI.</summary>
    public const uint FriStark = 0x0444;

    /// <summary>Every op with its name in YAML files and reports.</summary>
    public static IReadOnlyList<(uint Number, string Name)> All { get; } =
    [
        (Copy, "copy"),
        (Sha256, "sha256"),
        (Sha384, "sha384"),
        (Sha512, "sha512"),
        (Sha3With224, "sha3_224"),
        (Sha3With256, "sha3_256"),
        (Sha3With384, "sha3_384"),
        (Sha3With512, "sha3_512"),
        (Keccak256, "keccak256"),
        (Sha224, "sha224"),
        (Sha512With256, "sha512_256"),
        (Shake128, "shake128"),
        (Shake256, "shake256"),
        (Blake2s, "blake2s"),
        (Blake3, "blake3"),
        (Poseidon2Goldilocks, "poseidon2_goldilocks"),
        (Poseidon2BabyBear, "poseidon2_babybear"),
        (Poseidon2Bn254, "poseidon2_bn254"),
        (HmacSha256, "hmac_sha256"),
        (HmacSha384, "hmac_sha384"),
        (HmacSha512, "hmac_sha512"),
        (HashBatch, "hash_batch"),
        (Gemm, "gemm"),
        (Convolution, "conv2d"),
        (Relu, "relu"),
        (Gelu, "gelu"),
        (Softmax, "softmax"),
        (LayerNorm, "layer_norm"),
        (Attention, "attention"),
        (Requantise, "requantise"),
        (BfvAdd, "bfv_add"),
        (BfvMultiplyPlain, "bfv_multiply_plain"),
        (BfvMultiply, "bfv_multiply"),
        (BfvSubstitute, "bfv_substitute"),
        (Ntt, "ntt"),
        (InverseNtt, "intt"),
        (CosetNtt, "coset_ntt"),
        (InverseCosetNtt, "coset_intt"),
        (MultiScalar, "msm"),
        (MerkleTree, "merkle_tree"),
        (FriFold, "fri_fold"),
        (SumCheckRound, "sum_check_round"),
        (SumCheckBind, "sum_check_bind"),
        (PolynomialValue, "polynomial_value"),
        (Groth16, "groth16"),
        (Plonk, "plonk"),
        (HyperPlonk, "hyper_plonk"),
        (FriStark, "fri_stark"),
    ];

    /// <summary>The name of an op, or its number.</summary>
    public static string NameOf(uint number)
    {
        (uint Number, string Name) found = All.FirstOrDefault(o => o.Number == number);
        return found.Name ?? $"op 0x{number:x4}";
    }
}
