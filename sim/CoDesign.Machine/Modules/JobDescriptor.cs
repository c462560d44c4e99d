using System.Buffers.Binary;
using CoDesign.Trust;

namespace CoDesign.Machine.Modules;

/// <summary>
/// A job as a module fetches it: the “CDR1” descriptor of the guest header, little endian, the same on RV32 and RV64.
/// </summary>
/// <param name="Operation">Op number.</param>
/// <param name="Parameters">Parameters of the op.</param>
/// <param name="Inputs">What it reads.</param>
/// <param name="Outputs">What it writes.</param>
public sealed record JobDescriptor(
    uint Operation, IReadOnlyList<ulong> Parameters, IReadOnlyList<JobBuffer> Inputs, IReadOnlyList<JobBuffer> Outputs)
{
    /// <summary>The bytes "CDR1".</summary>
    public const uint Magic = 0x31524443;

    /// <summary>Version of the layout.</summary>
    public const ushort Version = 1;

    /// <summary>Bytes before the parameters.</summary>
    public const int HeaderBytes = 32;

    /// <summary>Offset of the status word.</summary>
    public const int StatusOffset = 16;

    /// <summary>Offset of the address of the name.</summary>
    public const int NameOffset = 24;

    private const int ParameterBytes = 8;
    private const int BufferBytes = 16;

    /// <summary>Bytes of all inputs.</summary>
    public ulong InputBytes => BytesOf(Inputs);

    /// <summary>Bytes of all outputs.</summary>
    public ulong OutputBytes => BytesOf(Outputs);

    /// <summary>Bytes of a whole descriptor, read from its header.</summary>
    /// <param name="header">At least <see cref="HeaderBytes"/> bytes.</param>
    public static int LengthOf(ReadOnlySpan<byte> header) =>
        HeaderBytes
        + (ParameterBytes * BinaryPrimitives.ReadUInt16LittleEndian(header[10..]))
        + (BufferBytes * (BinaryPrimitives.ReadUInt16LittleEndian(header[6..]) + BinaryPrimitives.ReadUInt16LittleEndian(header[8..])));

    /// <summary>Says what is wrong with a header.</summary>
    /// <param name="header">At least <see cref="HeaderBytes"/> bytes.</param>
    /// <param name="limit">Most bytes that a descriptor may have.</param>
    /// <returns>Null if nothing is.</returns>
    public static string? Refuse(ReadOnlySpan<byte> header, int limit)
    {
        uint magic = BinaryPrimitives.ReadUInt32LittleEndian(header);
        ushort version = BinaryPrimitives.ReadUInt16LittleEndian(header[4..]);
        if (magic != Magic)
        {
            return $"magic 0x{magic:x8} where 0x{Magic:x8} (\"CDR1\") is required";
        }

        if (version != Version)
        {
            return $"version {version} where {Version} is supported";
        }

        int length = LengthOf(header);
        return length <= limit ? null : $"{length} bytes of parameters and buffers; at most {limit} are supported";
    }

    /// <summary>Reads a descriptor whose header is in order.</summary>
    /// <param name="bytes">All of its bytes.</param>
    public static JobDescriptor Read(ReadOnlySpan<byte> bytes)
    {
        int inputs = BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]);
        int outputs = BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]);
        ulong[] parameters = new ulong[BinaryPrimitives.ReadUInt16LittleEndian(bytes[10..])];
        int position = HeaderBytes;
        for (int i = 0; i < parameters.Length; i++, position += ParameterBytes)
        {
            parameters[i] = BinaryPrimitives.ReadUInt64LittleEndian(bytes[position..]);
        }

        var buffers = new JobBuffer[inputs + outputs];
        for (int i = 0; i < buffers.Length; i++, position += BufferBytes)
        {
            buffers[i] = new JobBuffer(
                BinaryPrimitives.ReadUInt64LittleEndian(bytes[position..]),
                BinaryPrimitives.ReadUInt64LittleEndian(bytes[(position + ParameterBytes)..]));
        }

        return new JobDescriptor(BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]), parameters, buffers[..inputs], buffers[inputs..]);
    }

    /// <summary>Bytes of buffers together.</summary>
    /// <summary>What its bytes tell, from their labels.</summary>
    internal JobMetadata MetadataOf(ReadOnlySpan<ushort> labels, LabelTable table, Label decision, Label time)
    {
        int position = HeaderBytes + (ParameterBytes * Parameters.Count);
        Label parameters = table.Join(labels[HeaderBytes..position]);
        Label address = Label.Public;
        Label length = Label.Public;
        for (int i = 0; i < Inputs.Count + Outputs.Count; i++, position += BufferBytes)
        {
            address = table.Join(address, table.Join(labels.Slice(position, ParameterBytes)));
            length = table.Join(length, table.Join(labels.Slice(position + ParameterBytes, ParameterBytes)));
        }

        return new JobMetadata(decision, length, address, time, table.Join(labels[..HeaderBytes]), parameters);
    }

    internal static ulong BytesOf(IReadOnlyList<JobBuffer> buffers)
    {
        ulong total = 0;
        foreach (JobBuffer buffer in buffers)
        {
            total += buffer.Length;
        }

        return total;
    }
}
