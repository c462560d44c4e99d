using System.Buffers.Binary;

namespace CoDesign.Elf;

/// <summary>Reads little-endian fields one after another.</summary>
/// <remarks>
/// Reading past the end yields zeros and sets <see cref="HasFailed"/>, so that a parser checks once per record instead of once
/// per field; every loop must check it, or else the zeros could keep it going.
/// </remarks>
internal ref struct ByteCursor(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Position { get; private set; }

    public bool HasFailed { get; private set; }

    public readonly int Remaining => _bytes.Length - Position;

    public readonly bool IsAtEnd => HasFailed || Position == _bytes.Length;

    public byte U8() => Take(1) is [byte value] ? value : (byte)0;

    public ushort U16() => Take(2) is { Length: 2 } field ? BinaryPrimitives.ReadUInt16LittleEndian(field) : (ushort)0;

    public uint U32() => Take(4) is { Length: 4 } field ? BinaryPrimitives.ReadUInt32LittleEndian(field) : 0;

    public ulong U64() => Take(8) is { Length: 8 } field ? BinaryPrimitives.ReadUInt64LittleEndian(field) : 0;

    /// <summary>Reads an address, offset or size: 4 bytes in ELF32, 8 in ELF64.</summary>
    public ulong Word(ElfClass width) => width == ElfClass.Elf64 ? U64() : U32();

    /// <summary>Reads an unsigned LEB128 number; bits above 2^64 are dropped.</summary>
    public ulong Uleb()
    {
        ulong value = 0;
        for (int shift = 0; ; shift = Math.Min(shift + 7, 64))
        {
            byte part = U8();
            value |= shift < 64 ? (ulong)(part & 0x7f) << shift : 0;
            if ((part & 0x80) == 0)
            {
                return value;
            }
        }
    }

    /// <summary>Reads a signed LEB128 number; bits above 2^64 are dropped.</summary>
    public long Sleb()
    {
        long value = 0;
        for (int shift = 0; ; shift = Math.Min(shift + 7, 64))
        {
            byte part = U8();
            value |= shift < 64 ? (long)(part & 0x7f) << shift : 0;
            if ((part & 0x80) == 0)
            {
                bool isNegative = (part & 0x40) != 0 && shift + 7 < 64;
                return isNegative ? value | (-1L << (shift + 7)) : value;
            }
        }
    }

    /// <summary>Passes a zero-terminated string and returns it without the zero.</summary>
    public ReadOnlySpan<byte> ZeroTerminated()
    {
        int length = _bytes[Position..].IndexOf((byte)0);
        if (HasFailed || length < 0)
        {
            HasFailed = true;
            return [];
        }
        ReadOnlySpan<byte> text = _bytes.Slice(Position, length);
        Position += length + 1;
        return text;
    }

    /// <summary>Passes bytes; none and a failure if fewer are left.</summary>
    public ReadOnlySpan<byte> Take(ulong count)
    {
        if (HasFailed || count > (ulong)Remaining)
        {
            HasFailed = true;
            return [];
        }
        ReadOnlySpan<byte> taken = _bytes.Slice(Position, (int)count);
        Position += (int)count;
        return taken;
    }

    public void Skip(ulong count) => Take(count);
}
