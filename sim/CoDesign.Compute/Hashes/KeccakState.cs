using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace CoDesign.Compute.Hashes;

/// <summary>SHA-3, SHAKE or Keccak of a message that arrives in pieces. Start with one of the static methods.</summary>
/// <remarks>Source: FIPS 202, "Sponge Construction", "SHA-3 Function Specifications". Does not allocate.</remarks>
public struct KeccakState : IHashState
{
    // What follows the message: the bits that tell the functions apart and the first 1 of the padding, lowest bit first.
    private const byte Sha3Suffix = 0b0000_0110, ShakeSuffix = 0b0001_1111, KeccakSuffix = 0b0000_0001;

    private LaneArray _lanes;
    private int _rateBytes;
    private int _digestBytes;
    private int _position; // bytes absorbed since the last permutation, less than the rate
    private byte _suffix;

    /// <inheritdoc/>
    public readonly int BlockBytes => _rateBytes;

    /// <inheritdoc/>
    public readonly int DigestBytes => _digestBytes;

    /// <summary>Starts SHA3-224, SHA3-256, SHA3-384 or SHA3-512.</summary>
    /// <param name="digestBits">224, 256, 384 or 512.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another length.</exception>
    public static KeccakState StartSha3(int digestBits) => Start(digestBits, Sha3Suffix);

    /// <summary>Starts Keccak with the padding it had before it became SHA-3; Ethereum's hash is Keccak-256.</summary>
    /// <param name="digestBits">224, 256, 384 or 512.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another length.</exception>
    /// <remarks>Source: Bertoni, Daemen, Peeters, Van Assche, The Keccak submission to NIST, version 3.</remarks>
    public static KeccakState StartKeccak(int digestBits) => Start(digestBits, KeccakSuffix);

    /// <summary>Starts SHAKE128 or SHAKE256, which give output of any length.</summary>
    /// <param name="strengthBits">128 or 256.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another strength.</exception>
    public static KeccakState StartShake(int strengthBits) => strengthBits is 128 or 256
        ? new KeccakState { _rateBytes = RateBytes(strengthBits), _suffix = ShakeSuffix }
        : throw new ArgumentOutOfRangeException(nameof(strengthBits), strengthBits, "128 or 256 expected");

    /// <inheritdoc/>
    public void Append(ReadOnlySpan<byte> message)
    {
        CheckStarted();
        while (_position != 0 && message.Length != 0)
        {
            int fitting = Math.Min(_rateBytes - _position, message.Length);
            AbsorbBytes(message[..fitting]);
            message = message[fitting..];
        }
        for (; message.Length >= _rateBytes; message = message[_rateBytes..])
        {
            AbsorbBlock(message[.._rateBytes]);
        }
        AbsorbBytes(message);
    }

    /// <inheritdoc/>
    public readonly void Finish(Span<byte> digest)
    {
        CheckStarted();
        if (_digestBytes != 0)
        {
            DigestLength.Check(digest, _digestBytes);
        }
        KeccakState last = this;
        last.Toggle(last._position, last._suffix);
        last.Toggle(last._rateBytes - 1, 0x80); // the last 1 of the padding
        KeccakPermutation.Permute(last._lanes);
        while (digest.Length > last._rateBytes)
        {
            last.Squeeze(digest[..last._rateBytes]);
            digest = digest[last._rateBytes..];
            KeccakPermutation.Permute(last._lanes);
        }
        last.Squeeze(digest);
    }

    // Twice the strength is set aside as capacity; what is left of the 1600 bits is the rate.
    private static int RateBytes(int strengthBits) => KeccakPermutation.StateBytes - (2 * strengthBits / 8);

    private static KeccakState Start(int digestBits, byte suffix) => digestBits is 224 or 256 or 384 or 512
        ? new KeccakState { _rateBytes = RateBytes(digestBits), _digestBytes = digestBits / 8, _suffix = suffix }
        : throw new ArgumentOutOfRangeException(nameof(digestBits), digestBits, "224, 256, 384 or 512 expected");

    private readonly void CheckStarted()
    {
        if (_rateBytes == 0)
        {
            throw new InvalidOperationException("the state was not started: use one of its Start methods");
        }
    }

    // Hot: once per block. Every rate is a multiple of eight bytes.
    private void AbsorbBlock(ReadOnlySpan<byte> block)
    {
        Span<ulong> lanes = _lanes;
        for (int lane = 0; lane < block.Length / sizeof(ulong); lane++)
        {
            lanes[lane] ^= BinaryPrimitives.ReadUInt64LittleEndian(block[(sizeof(ulong) * lane)..]);
        }
        KeccakPermutation.Permute(lanes);
    }

    // At most to the end of the current block.
    private void AbsorbBytes(ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
        {
            Toggle(_position++, value);
        }
        if (_position == _rateBytes)
        {
            KeccakPermutation.Permute(_lanes);
            _position = 0;
        }
    }

    private void Toggle(int position, byte value) =>
        _lanes[position / sizeof(ulong)] ^= (ulong)value << (8 * (position % sizeof(ulong)));

    private readonly void Squeeze(Span<byte> output)
    {
        int lane = 0;
        for (; output.Length >= sizeof(ulong); output = output[sizeof(ulong)..])
        {
            BinaryPrimitives.WriteUInt64LittleEndian(output, _lanes[lane++]);
        }
        for (int index = 0; index < output.Length; index++)
        {
            output[index] = (byte)((_lanes[lane] >> (8 * index)) & 0xff);
        }
    }

    [InlineArray(KeccakPermutation.Lanes)]
    private struct LaneArray
    {
        private ulong _first;
    }
}
