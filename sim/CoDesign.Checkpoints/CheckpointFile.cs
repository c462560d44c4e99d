using System.IO.Compression;
using System.Security.Cryptography;

namespace CoDesign.Checkpoints;

/// <summary>
/// A checkpoint as bytes: “CDCP”, the version of the format, the SHA-256 of all that follows, what the checkpoint is of, and the state,
/// compressed.
/// </summary>
/// <param name="Header">What the checkpoint is of.</param>
/// <param name="State">The state, compressed.</param>
public sealed record CheckpointFile(CheckpointHeader Header, ReadOnlyMemory<byte> State)
{
    /// <summary>Version of the format.</summary>
    public const int Version = 1;

    private const int HashBytes = 32;

    private static ReadOnlySpan<byte> Magic => "CDCP"u8;

    /// <summary>Makes a checkpoint.</summary>
    /// <param name="header">What it is of.</param>
    /// <param name="write">Writes the state.</param>
    public static CheckpointFile Of(CheckpointHeader header, Action<StateStream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        using var state = new MemoryStream();
        using (var compressed = new BufferedStream(new BrotliStream(state, CompressionLevel.Fastest, leaveOpen: true), 1 << 16))
        {
            write(new StateWriter(compressed));
        }

        return new CheckpointFile(header, state.ToArray());
    }

    /// <summary>Reads the state.</summary>
    /// <param name="dropsCounts">Whether counts begin anew.</param>
    /// <param name="read">Reads it; must read all.</param>
    /// <exception cref="CheckpointException">It is not what the header says.</exception>
    public void Read(bool dropsCounts, Action<StateStream> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        try
        {
            using var state = new MemoryStream(State.ToArray());
            using var decompressed = new BufferedStream(new BrotliStream(state, CompressionMode.Decompress), 1 << 16);
            read(new StateReader(decompressed, dropsCounts));
            if (decompressed.ReadByte() >= 0)
            {
                throw new InvalidDataException("there is more state than there should be");
            }
        }
        catch (Exception problem) when (problem is InvalidDataException or EndOfStreamException or InvalidOperationException or ArgumentException or OverflowException or IndexOutOfRangeException)
        {
            throw new CheckpointException($"its state cannot be read: {problem.Message}", problem);
        }
    }

    /// <summary>The bytes.</summary>
    public byte[] ToBytes()
    {
        using var body = new MemoryStream();
        Header.Exchange(new StateWriter(body));
        body.Write(State.Span);
        using var file = new MemoryStream();
        var writer = new StateWriter(file);
        file.Write(Magic);
        writer.Value(Version);
        file.Write(SHA256.HashData(body.GetBuffer().AsSpan(0, (int)body.Length)));
        body.WriteTo(file);
        return file.ToArray();
    }

    /// <summary>Reads a checkpoint as far as its header.</summary>
    /// <exception cref="CheckpointException">The bytes are none, or damaged.</exception>
    public static CheckpointFile Parse(ReadOnlyMemory<byte> file)
    {
        int start = Magic.Length + sizeof(int) + HashBytes;
        if (file.Length < start || !file.Span[..Magic.Length].SequenceEqual(Magic))
        {
            throw new CheckpointException("it is no checkpoint");
        }

        int version = BitConverter.ToInt32(file.Span[Magic.Length..]);
        if (version != Version)
        {
            throw new CheckpointException($"it is a checkpoint of format {version}, and this program reads format {Version}");
        }

        if (!SHA256.HashData(file.Span[start..]).AsSpan().SequenceEqual(file.Span[(start - HashBytes)..start]))
        {
            throw new CheckpointException("it is damaged: its checksum is not that of its content");
        }

        try
        {
            using var body = new MemoryStream(file[start..].ToArray());
            CheckpointHeader header = new CheckpointHeader().Exchange(new StateReader(body, dropsCounts: false));
            return new CheckpointFile(header, file[(start + (int)body.Position)..]);
        }
        catch (Exception problem) when (problem is InvalidDataException or EndOfStreamException)
        {
            throw new CheckpointException($"its header cannot be read: {problem.Message}", problem);
        }
    }
}
