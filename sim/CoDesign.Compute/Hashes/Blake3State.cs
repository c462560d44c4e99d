using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace CoDesign.Compute.Hashes;

/// <summary>BLAKE3 of a message that arrives in pieces: hash, keyed hash or derived key, with output of any length.</summary>
/// <remarks>Source: as of <see cref="Blake3Compression"/>, Sections 2.1 to 2.6 and 5.1. Does not allocate.</remarks>
[StructLayout(LayoutKind.Auto)]
public struct Blake3State : IHashState
{
    /// <summary>Bytes of a chunk: a leaf of the tree.</summary>
    public const int ChunkBytes = 1024;

    /// <summary>Bytes of a key, and usual length of the output.</summary>
    public const int KeyBytes = 32;

    private const int MaximumDepth = 54; // 2^64 bytes have 2^54 chunks

    private Words _key;
    private Words _chunkHash; // of the chunk that is being filled
    private Stack _stack; // hash values of the complete subtrees so far, the largest first
    private Block _block; // the last block waits, for it is compressed in its own way
    private ulong _chunks; // that are complete
    private int _chunkBytes; // of the chunk that is being filled, those waiting too
    private int _depth;
    private uint _flags;
    private bool _started;

    /// <inheritdoc/>
    public readonly int BlockBytes => BlakeMixing.BlockBytes;

    /// <inheritdoc/>
    public readonly int DigestBytes => 0;

    private readonly int Waiting => _chunkBytes == 0 ? 0 : ((_chunkBytes - 1) % BlakeMixing.BlockBytes) + 1;

    /// <summary>Starts the plain hash.</summary>
    public static Blake3State StartHash() => Start(Sha256Compression.InitialSha256, 0);

    /// <summary>Starts the hash with a key.</summary>
    /// <param name="key">32 bytes.</param>
    /// <exception cref="ArgumentException">The key has another length.</exception>
    public static Blake3State StartKeyed(ReadOnlySpan<byte> key)
    {
        if (key.Length != KeyBytes)
        {
            throw new ArgumentException($"{key.Length} bytes given; a key has {KeyBytes}", nameof(key));
        }
        return Start(ToWords(key), Blake3Compression.KeyedHash);
    }

    /// <summary>Starts the derivation of a key; the message is the key material.</summary>
    /// <param name="context">What the key is for; no two uses share it.</param>
    public static Blake3State StartDerivation(string context)
    {
        Blake3State state = Start(Sha256Compression.InitialSha256, Blake3Compression.DeriveKeyContext);
        state.Append(Encoding.UTF8.GetBytes(context));
        Span<byte> key = stackalloc byte[KeyBytes];
        state.Finish(key);
        return Start(ToWords(key), Blake3Compression.DeriveKeyMaterial);
    }

    /// <inheritdoc/>
    public void Append(ReadOnlySpan<byte> message)
    {
        CheckStarted();
        while (message.Length != 0)
        {
            if (_chunkBytes == ChunkBytes)
            {
                CompleteChunk();
            }
            // The last chunk may be the root, which is told only at the end: at least a byte has to follow.
            while (Blake3Lanes.AreSupported && _chunkBytes == 0 && message.Length > Blake3Lanes.Chunks * ChunkBytes)
            {
                AppendLanes(message[..(Blake3Lanes.Chunks * ChunkBytes)]);
                message = message[(Blake3Lanes.Chunks * ChunkBytes)..];
            }
            int fitting = Math.Min(ChunkBytes - _chunkBytes, message.Length);
            AppendToChunk(message[..fitting]);
            message = message[fitting..];
        }
    }

    /// <inheritdoc/>
    public readonly void Finish(Span<byte> digest)
    {
        CheckStarted();
        // From the chunk up to the root: the output of each node is compressed into the right half of its parent, until none is left.
        Span<uint> hash = stackalloc uint[BlakeMixing.HashWords], words = stackalloc uint[BlakeMixing.BlockWords];
        Span<byte> block = stackalloc byte[BlakeMixing.BlockBytes];
        block.Clear();
        ((ReadOnlySpan<uint>)_chunkHash).CopyTo(hash);
        ((ReadOnlySpan<byte>)_block)[..Waiting].CopyTo(block);
        int length = Waiting;
        ulong counter = _chunks;
        uint flags = _flags | StartFlag(_chunkBytes - Waiting) | Blake3Compression.ChunkEnd;
        for (int depth = _depth - 1; depth >= 0; depth--)
        {
            Blake3Compression.Compress(hash, block, counter, length, flags, words);
            WriteBytes(_stack[depth], block);
            WriteBytes(words[..BlakeMixing.HashWords], block[KeyBytes..]);
            ((ReadOnlySpan<uint>)_key).CopyTo(hash);
            (length, counter, flags) = (BlakeMixing.BlockBytes, 0, _flags | Blake3Compression.Parent);
        }
        Span<byte> output = stackalloc byte[BlakeMixing.BlockBytes];
        for (ulong number = 0; digest.Length != 0; number++)
        {
            Blake3Compression.Compress(hash, block, number, length, flags | Blake3Compression.Root, words);
            WriteBytes(words, output);
            int fitting = Math.Min(output.Length, digest.Length);
            output[..fitting].CopyTo(digest);
            digest = digest[fitting..];
        }
    }

    private static Blake3State Start(ReadOnlySpan<uint> key, uint flags)
    {
        var state = new Blake3State
        {
            _flags = flags,
            _started = true,
        };
        key.CopyTo(state._key);
        key.CopyTo(state._chunkHash);
        return state;
    }

    private static uint[] ToWords(ReadOnlySpan<byte> key)
    {
        uint[] words = new uint[BlakeMixing.HashWords];
        for (int index = 0; index < words.Length; index++)
        {
            words[index] = BinaryPrimitives.ReadUInt32LittleEndian(key[(sizeof(uint) * index)..]);
        }
        return words;
    }

    private static void WriteBytes(ReadOnlySpan<uint> words, Span<byte> bytes)
    {
        for (int index = 0; index < words.Length; index++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes[(sizeof(uint) * index)..], words[index]);
        }
    }

    private static uint StartFlag(int bytesBefore) => bytesBefore == 0 ? Blake3Compression.ChunkStart : 0;

    private readonly void CheckStarted()
    {
        if (!_started)
        {
            throw new InvalidOperationException("the state was not started: use one of its Start methods");
        }
    }

    // At most to the end of the chunk; the last block waits.
    private void AppendToChunk(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length != 0)
        {
            int waiting = Waiting;
            if (waiting == BlakeMixing.BlockBytes)
            {
                CompressBlock(_block, StartFlag(_chunkBytes - BlakeMixing.BlockBytes));
                waiting = 0;
            }
            int fitting = Math.Min(BlakeMixing.BlockBytes - waiting, bytes.Length);
            bytes[..fitting].CopyTo(((Span<byte>)_block)[waiting..]);
            _chunkBytes += fitting;
            bytes = bytes[fitting..];
        }
    }

    private void CompressBlock(ReadOnlySpan<byte> block, uint flags)
    {
        Span<uint> words = stackalloc uint[BlakeMixing.BlockWords];
        Blake3Compression.Compress(_chunkHash, block, _chunks, BlakeMixing.BlockBytes, _flags | flags, words);
        words[..BlakeMixing.HashWords].CopyTo(_chunkHash);
    }

    private void CompleteChunk()
    {
        CompressBlock(_block, Blake3Compression.ChunkEnd);
        Push(_chunkHash);
        ((ReadOnlySpan<uint>)_key).CopyTo(_chunkHash);
        _chunkBytes = 0;
    }

    private void AppendLanes(ReadOnlySpan<byte> chunks)
    {
        Span<uint> hashes = stackalloc uint[Blake3Lanes.Chunks * BlakeMixing.HashWords];
        Blake3Lanes.Hash(_key, chunks, _chunks, _flags, hashes);
        for (int chunk = 0; chunk < Blake3Lanes.Chunks; chunk++)
        {
            Push(hashes.Slice(chunk * BlakeMixing.HashWords, BlakeMixing.HashWords));
        }
    }

    // Joins subtrees of equal size: as many as the number of chunks has zeros at its end.
    private void Push(ReadOnlySpan<uint> hash)
    {
        Span<uint> words = stackalloc uint[BlakeMixing.BlockWords];
        Span<byte> block = stackalloc byte[BlakeMixing.BlockBytes];
        hash.CopyTo(words);
        _chunks++;
        for (int joins = BitOperations.TrailingZeroCount(_chunks); joins > 0; joins--)
        {
            WriteBytes(_stack[--_depth], block);
            WriteBytes(words[..BlakeMixing.HashWords], block[KeyBytes..]);
            Blake3Compression.Compress(_key, block, 0, BlakeMixing.BlockBytes, _flags | Blake3Compression.Parent, words);
        }
        words[..BlakeMixing.HashWords].CopyTo(_stack[_depth++]);
    }

    [InlineArray(BlakeMixing.HashWords)]
    private struct Words
    {
        private uint _first;
    }

    [InlineArray(MaximumDepth)]
    private struct Stack
    {
        private Words _first;
    }

    [InlineArray(BlakeMixing.BlockBytes)]
    private struct Block
    {
        private byte _first;
    }
}
