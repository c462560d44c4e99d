using CoDesign.Compute.Backends;
using CoDesign.Compute.Fields;
using CoDesign.Compute.Hashes;
using CoDesign.Machine.Modules;

namespace CoDesign.Modules.Hash;

/// <summary>A function that hash units can have.</summary>
internal sealed class HashAlgorithm
{
    private readonly Func<long, long> _blocks;
    private readonly HashBody _body;
    private readonly int _squeezeBytes;

    private HashAlgorithm(uint operation, string action, int digestBytes, int blockBytes, int elementBytes, int squeezeBytes, Func<long, long> blocks, HashBody body)
    {
        Operation = operation;
        Name = Operations.NameOf(operation);
        Action = action;
        DigestBytes = digestBytes;
        BlockBytes = blockBytes;
        ElementBytes = elementBytes;
        _squeezeBytes = squeezeBytes;
        _blocks = blocks;
        _body = body;
    }

    private delegate void HashBody(ReadOnlyMemory<byte> messages, int messageBytes, Memory<byte> digests, int digestBytes, IComputeBackend backend);

    /// <summary>Every function.</summary>
    public static IReadOnlyList<HashAlgorithm> All { get; } =
    [
        Of(Operations.Sha224, "sha256_block", HashFunction.Sha224),
        Of(Operations.Sha256, "sha256_block", HashFunction.Sha256),
        Of(Operations.Sha384, "sha512_block", HashFunction.Sha384),
        Of(Operations.Sha512, "sha512_block", HashFunction.Sha512),
        Of(Operations.Sha512With256, "sha512_block", HashFunction.Sha512_256),
        Of(Operations.Sha3With224, "keccak_permutation", HashFunction.Sha3_224),
        Of(Operations.Sha3With256, "keccak_permutation", HashFunction.Sha3_256),
        Of(Operations.Sha3With384, "keccak_permutation", HashFunction.Sha3_384),
        Of(Operations.Sha3With512, "keccak_permutation", HashFunction.Sha3_512),
        Of(Operations.Shake128, "keccak_permutation", HashFunction.Shake128),
        Of(Operations.Shake256, "keccak_permutation", HashFunction.Shake256),
        Of(Operations.Keccak256, "keccak_permutation", HashFunction.Keccak256),
        Of(Operations.Blake2s, "blake2s_block", HashFunction.Blake2s),
        Of(Operations.Blake3, "blake3_block", HashFunction.Blake3),
        Of(Operations.Poseidon2Goldilocks, "poseidon2_goldilocks_permutation", Poseidon2Instances.Goldilocks12),
        Of(Operations.Poseidon2BabyBear, "poseidon2_babybear_permutation", Poseidon2Instances.BabyBear16),
        Of(Operations.Poseidon2Bn254, "poseidon2_bn254_permutation", Poseidon2Instances.Bn254With3),
    ];

    /// <summary>The op that hashes a message.</summary>
    public uint Operation { get; }

    /// <summary>Name in YAML and of the op.</summary>
    public string Name { get; }

    /// <summary>Action of one compression or permutation.</summary>
    public string Action { get; }

    /// <summary>Bytes of a digest; for an extendable function the usual number.</summary>
    public int DigestBytes { get; }

    /// <summary>Bytes that a compression or permutation takes in.</summary>
    public int BlockBytes { get; }

    /// <summary>Bytes of which a message is a multiple: those of an element of a field, or 1.</summary>
    public int ElementBytes { get; }

    /// <summary>Whether the digest may have any length.</summary>
    public bool IsExtendable => _squeezeBytes > 0;

    /// <summary>Finds the function of an op.</summary>
    /// <param name="operation">The op.</param>
    /// <returns>Null if there is none.</returns>
    public static HashAlgorithm? Find(ulong operation) => All.FirstOrDefault(a => a.Operation == operation);

    /// <summary>Compressions or permutations of a message with its padding.</summary>
    /// <param name="messageBytes">Its length.</param>
    public long BlocksFor(long messageBytes) => _blocks(messageBytes);

    /// <summary>Permutations after the message, for a long digest.</summary>
    /// <param name="digestBytes">Its length.</param>
    public long SqueezesFor(long digestBytes) => IsExtendable ? (digestBytes - 1) / _squeezeBytes : 0;

    /// <summary>Hashes messages of one length.</summary>
    /// <param name="messages">One after the other.</param>
    /// <param name="messageBytes">Length of each.</param>
    /// <param name="digests">Their digests, one after the other.</param>
    /// <param name="digestBytes">Length of each digest.</param>
    /// <param name="backend">What computes.</param>
    public void Hash(ReadOnlyMemory<byte> messages, int messageBytes, Memory<byte> digests, int digestBytes, IComputeBackend backend) =>
        _body(messages, messageBytes, digests, digestBytes, backend);

    private static HashAlgorithm Of(uint operation, string action, HashFunction function) => new(
        operation,
        action,
        function.DigestBytes,
        function.BlockBytes,
        elementBytes: 1,
        function.IsExtendable ? function.BlockBytes : 0,
        bytes => function.BlocksFor(bytes, 0),
        (messages, messageBytes, digests, digestBytes, backend) =>
        {
            if (digestBytes == function.DigestBytes)
            {
                backend.Hash(function, messages, messageBytes, digests);
                return;
            }

            // Of another length there is one: batches have the usual one.
            function.Hash(messages.Span[..messageBytes], digests.Span[..digestBytes]);
        });

    private static HashAlgorithm Of<T>(uint operation, string action, Poseidon2<T> permutation)
        where T : unmanaged, IPrimeField<T> => new(
        operation,
        action,
        permutation.DigestLength * T.ByteCount,
        permutation.Rate * T.ByteCount,
        T.ByteCount,
        squeezeBytes: 0,
        bytes => ((bytes / T.ByteCount) + permutation.Rate - 1) / permutation.Rate,
        (messages, messageBytes, digests, digestBytes, _) =>
        {
            var elements = new T[messageBytes / T.ByteCount];
            var result = new T[permutation.DigestLength];
            for (int start = 0; start < digests.Length; start += digestBytes)
            {
                ReadOnlySpan<byte> message = messages.Span.Slice(start / digestBytes * messageBytes, messageBytes);
                for (int i = 0; i < elements.Length; i++)
                {
                    elements[i] = FieldBytes.Read<T>(message.Slice(i * T.ByteCount, T.ByteCount));
                }

                permutation.Hash(elements, result);
                FieldBytes.Write<T>(result).CopyTo(digests.Span[start..]);
            }
        });
}
