using System.Diagnostics.CodeAnalysis;

namespace CoDesign.Compute.Hashes;

/// <summary>A hash function with its parameters, for descriptions that name one and for cost models that count its blocks.</summary>
[SuppressMessage("Naming", "CA1707", Justification = "The names of the functions are SHA-512/256, SHA3-224 and so on.")]
public sealed class HashFunction
{
    private readonly HashBody _hash;
    private readonly int _paddingBytes; // at least: 1 and the length field, if there is one

    private HashFunction(
        string name, int digestBytes, int blockBytes, int lengthFieldBytes, HashBody hash, bool isExtendable = false, bool isPadded = true)
    {
        Name = name;
        DigestBytes = digestBytes;
        BlockBytes = blockBytes;
        _paddingBytes = isPadded ? 1 + lengthFieldBytes : 0;
        _hash = hash;
        IsExtendable = isExtendable;
    }

    private delegate void HashBody(ReadOnlySpan<byte> message, Span<byte> digest);

    /// <summary>SHA-224.</summary>
    public static HashFunction Sha224 { get; } = new("SHA-224", 28, 64, 8, Sha2.Sha224);

    /// <summary>SHA-256.</summary>
    public static HashFunction Sha256 { get; } = new("SHA-256", 32, 64, 8, Sha2.Sha256);

    /// <summary>SHA-384.</summary>
    public static HashFunction Sha384 { get; } = new("SHA-384", 48, 128, 16, Sha2.Sha384);

    /// <summary>SHA-512.</summary>
    public static HashFunction Sha512 { get; } = new("SHA-512", 64, 128, 16, Sha2.Sha512);

    /// <summary>SHA-512/256.</summary>
    public static HashFunction Sha512_256 { get; } = new("SHA-512/256", 32, 128, 16, Sha2.Sha512_256);

    /// <summary>SHA3-224.</summary>
    public static HashFunction Sha3_224 { get; } = new("SHA3-224", 28, 144, 0, Keccak.Sha3_224);

    /// <summary>SHA3-256.</summary>
    public static HashFunction Sha3_256 { get; } = new("SHA3-256", 32, 136, 0, Keccak.Sha3_256);

    /// <summary>SHA3-384.</summary>
    public static HashFunction Sha3_384 { get; } = new("SHA3-384", 48, 104, 0, Keccak.Sha3_384);

    /// <summary>SHA3-512.</summary>
    public static HashFunction Sha3_512 { get; } = new("SHA3-512", 64, 72, 0, Keccak.Sha3_512);

    /// <summary>SHAKE128; 32 bytes are as strong as it gets.</summary>
    public static HashFunction Shake128 { get; } = new("SHAKE128", 32, 168, 0, Keccak.Shake128, isExtendable: true);

    /// <summary>SHAKE256; 64 bytes are as strong as it gets.</summary>
    public static HashFunction Shake256 { get; } = new("SHAKE256", 64, 136, 0, Keccak.Shake256, isExtendable: true);

    /// <summary>Keccak-256 with the original padding.</summary>
    public static HashFunction Keccak256 { get; } = new("Keccak-256", 32, 136, 0, Keccak.Keccak256);

    /// <summary>BLAKE2s with the longest digest.</summary>
    public static HashFunction Blake2s { get; } = new("BLAKE2s-256", 32, 64, 0, Blake.Blake2s, isPadded: false);

    /// <summary>BLAKE3; 32 bytes are as strong as it gets.</summary>
    public static HashFunction Blake3 { get; } = new("BLAKE3", 32, 64, 0, Blake.Blake3, isExtendable: true, isPadded: false);

    /// <summary>Every function, SHA-2 first, each family by length of digest.</summary>
    public static IReadOnlyList<HashFunction> All { get; } =
    [
        Sha224, Sha256, Sha384, Sha512, Sha512_256, Sha3_224, Sha3_256, Sha3_384, Sha3_512, Shake128, Shake256, Keccak256,
        Blake2s, Blake3,
    ];

    /// <summary>The name as the standard spells it, for example <c>SHA-256</c> and <c>SHA3-256</c>.</summary>
    public string Name { get; }

    /// <summary>Length of the digest; for an extendable function the usual length.</summary>
    public int DigestBytes { get; }

    /// <summary>Bytes that one compression absorbs; for a sponge its rate.</summary>
    public int BlockBytes { get; }

    /// <summary>True if the digest may have any length (SHAKE, BLAKE3).</summary>
    public bool IsExtendable { get; }

    /// <summary>Finds a function by its standard name.</summary>
    /// <param name="name">Exact, case-sensitive name.</param>
    /// <param name="function">The function; null when there is none.</param>
    /// <returns>False when there is none; <see cref="All"/> has the names.</returns>
    public static bool TryGet(string name, [NotNullWhen(true)] out HashFunction? function)
    {
        function = All.FirstOrDefault(f => f.Name == name);
        return function is not null;
    }

    /// <summary>Counts the compressions or permutations for a message and a digest of the usual length, padding included.</summary>
    /// <param name="messageBytes">Length of the message, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative.</exception>
    public long BlocksFor(long messageBytes) => BlocksFor(messageBytes, DigestBytes);

    /// <summary>Counts the compressions or permutations for a message and a digest, padding included.</summary>
    /// <param name="messageBytes">Length of the message, not negative.</param>
    /// <param name="digestBytes">Length of the digest; longer than a block only for extendable functions, which permute in between.</param>
    /// <exception cref="ArgumentOutOfRangeException">A length is negative.</exception>
    public long BlocksFor(long messageBytes, long digestBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(messageBytes);
        ArgumentOutOfRangeException.ThrowIfNegative(digestBytes);
        long absorbed = (messageBytes / BlockBytes) + (((messageBytes % BlockBytes) + _paddingBytes + BlockBytes - 1) / BlockBytes);
        long squeezed = Math.Max(0, (digestBytes - 1) / BlockBytes);
        long joined = this == Blake3 ? Math.Max(0, (messageBytes - 1) / Blake3State.ChunkBytes) : 0; // parents in the tree over the chunks
        return Math.Max(1, absorbed) + squeezed + joined; // the empty message has a block too
    }

    /// <summary>Hashes a message.</summary>
    /// <param name="message">Any length.</param>
    /// <param name="digest"><see cref="DigestBytes"/> bytes, or any number if <see cref="IsExtendable"/>.</param>
    /// <exception cref="ArgumentException">The digest has another length.</exception>
    public void Hash(ReadOnlySpan<byte> message, Span<byte> digest) => _hash(message, digest);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
