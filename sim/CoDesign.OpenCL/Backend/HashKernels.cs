using System.Buffers.Binary;
using CoDesign.Compute.Hashes;
using CoDesign.OpenCL.Devices;

namespace CoDesign.OpenCL.Backend;

/// <summary>Hashes messages of one length, a message per work item. The host pads.</summary>
/// <param name="session">The device.</param>
internal sealed class HashKernels(DeviceSession session)
{
    private const byte PadOriginal = 0x01, PadSha3 = 0x06, PadShake = 0x1f;

    private static readonly Dictionary<HashFunction, byte> Sponges = new()
    {
        [HashFunction.Sha3_224] = PadSha3,
        [HashFunction.Sha3_256] = PadSha3,
        [HashFunction.Sha3_384] = PadSha3,
        [HashFunction.Sha3_512] = PadSha3,
        [HashFunction.Shake128] = PadShake,
        [HashFunction.Shake256] = PadShake,
        [HashFunction.Keccak256] = PadOriginal,
    };

    /// <summary>Hashes.</summary>
    /// <returns>False if the messages do not fit a buffer; nothing has been done then.</returns>
    public bool Hash(HashFunction function, ReadOnlySpan<byte> messages, int messageBytes, Span<byte> digests, int count)
    {
        int blockBytes = function.BlockBytes;
        // Of BLAKE2s and BLAKE3 also an empty message has a block; the tree of BLAKE3 has no blocks of the message.
        long blocks = function == HashFunction.Blake3 ? Math.Max(1, ((long)messageBytes + blockBytes - 1) / blockBytes) : Absorbed(function, messageBytes);
        long padded = blocks * blockBytes;
        if (padded * count > Array.MaxLength || !session.Fits(padded * count))
        {
            return false;
        }

        byte[] input = new byte[padded * count];
        for (int index = 0; index < count; index++)
        {
            Span<byte> one = input.AsSpan((int)(index * padded), (int)padded);
            messages.Slice(index * messageBytes, messageBytes).CopyTo(one);
            Pad(function, one, messageBytes);
        }

        int outputBytes = OutputBytes(function);
        byte[] output = new byte[(long)outputBytes * count];
        lock (session.Gate)
        {
            using DeviceBuffer source = session.Upload<byte>(input);
            using DeviceBuffer target = session.Allocate<byte>(output.Length);
            Run(function, source, target, (ulong)messageBytes, (ulong)blocks, count);
            target.Read<byte>(output);
        }

        for (int index = 0; index < count; index++)
        {
            output.AsSpan(index * outputBytes, function.DigestBytes).CopyTo(digests[(index * function.DigestBytes)..]);
        }

        return true;
    }

    private static long Absorbed(HashFunction function, int messageBytes) => function.BlocksFor(messageBytes, 0);

    private static int OutputBytes(HashFunction function) =>
        Sponges.ContainsKey(function) ? (function.DigestBytes + sizeof(ulong) - 1) / sizeof(ulong) * sizeof(ulong)
        : IsSha512(function) ? 64 : 32;

    private static bool IsSha512(HashFunction function) => function == HashFunction.Sha384 || function == HashFunction.Sha512 || function == HashFunction.Sha512_256;

    private static bool IsSha256(HashFunction function) => function == HashFunction.Sha224 || function == HashFunction.Sha256;

    private static void Pad(HashFunction function, Span<byte> padded, int messageBytes)
    {
        if (Sponges.TryGetValue(function, out byte first))
        {
            padded[messageBytes] = first;
            padded[^1] |= 0x80;
        }
        else if (IsSha256(function) || IsSha512(function))
        {
            // The length in bits takes 8 or 16 bytes; no message is long enough for the upper half of 16.
            padded[messageBytes] = 0x80;
            BinaryPrimitives.WriteUInt64BigEndian(padded[^sizeof(ulong)..], (ulong)messageBytes * 8);
        }
    }

    private void Run(HashFunction function, DeviceBuffer source, DeviceBuffer target, ulong messageBytes, ulong blocks, int count)
    {
        if (Sponges.ContainsKey(function))
        {
            session.Kernel(KernelSource.Of([], "keccak.cl"), "keccak")
                .With(source).With(blocks).With((uint)(function.BlockBytes / sizeof(ulong))).With((uint)(OutputBytes(function) / sizeof(ulong))).With(target)
                .Run(count);
        }
        else if (IsSha256(function))
        {
            using DeviceBuffer initial = session.Upload(function == HashFunction.Sha224 ? Sha256Compression.InitialSha224 : Sha256Compression.InitialSha256);
            session.Kernel(KernelSource.Of([], "sha256.cl"), "sha256").With(source).With(blocks).With(initial).With(target).Run(count);
        }
        else if (IsSha512(function))
        {
            using DeviceBuffer initial = session.Upload(
                function == HashFunction.Sha384 ? Sha512Compression.InitialSha384
                : function == HashFunction.Sha512 ? Sha512Compression.InitialSha512 : Sha512Compression.InitialSha512_256);
            session.Kernel(KernelSource.Of([], "sha512.cl"), "sha512").With(source).With(blocks).With(initial).With(target).Run(count);
        }
        else
        {
            session.Kernel(KernelSource.Of([], "blake.cl"), function == HashFunction.Blake3 ? "blake3" : "blake2s")
                .With(source).With(messageBytes).With(blocks).With(target).Run(count);
        }
    }
}
