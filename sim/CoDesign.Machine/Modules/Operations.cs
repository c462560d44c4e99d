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
    ];

    /// <summary>The name of an op, or its number.</summary>
    public static string NameOf(uint number)
    {
        (uint Number, string Name) found = All.FirstOrDefault(o => o.Number == number);
        return found.Name ?? $"op 0x{number:x4}";
    }
}
