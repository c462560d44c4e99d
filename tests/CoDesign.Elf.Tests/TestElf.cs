using System.Buffers.Binary;
using System.Text;

namespace CoDesign.Elf.Tests;

/// <summary>Writes small ELF files, sound by default; every field that a test wants wrong can be set.</summary>
/// <remarks>
/// Layout: file header, program headers, contents of segments, contents of sections, section headers. Shares no code with the
/// reader, so that a misunderstanding of the format would have to be made twice.
/// </remarks>
internal sealed class TestElf
{
    public bool Is64 { get; init; } = true;

    public byte Class { get; set; }

    public byte Data { get; set; } = 1;

    public byte Version { get; set; } = 1;

    public ushort Type { get; set; } = 2;

    public ushort Machine { get; set; } = 243;

    public uint Flags { get; set; } = 1;

    public ulong Entry { get; set; } = 0x8000_0000;

    public ulong? ProgramHeaderOffset { get; set; }

    public ushort? ProgramHeaderBytes { get; set; }

    public ushort? ProgramHeaderCount { get; set; }

    public ulong? SectionHeaderOffset { get; set; }

    public ushort? SectionHeaderBytes { get; set; }

    public ushort? SectionHeaderCount { get; set; }

    public ushort? SectionNameIndex { get; set; }

    public List<TestSegment> Segments { get; } = [];

    public List<TestSection> Sections { get; } = [];

    public List<TestSymbol> Symbols { get; } = [];

    public int HeaderBytes => Is64 ? 64 : 52;

    public int SegmentEntryBytes => Is64 ? 56 : 32;

    public int SectionEntryBytes => Is64 ? 64 : 40;

    public int SymbolEntryBytes => Is64 ? 24 : 16;

    /// <summary>One executable segment of 64 bytes at 0x8000_0000 with sections .text (32 bytes) and .data (32 bytes), all NOPs.</summary>
    public static TestElf Minimal(bool is64 = true)
    {
        byte[] code = [.. Enumerable.Repeat<byte[]>([0x13, 0, 0, 0], 16).SelectMany(b => b)];
        var elf = new TestElf { Is64 = is64 };
        elf.Segments.Add(new TestSegment { Address = 0x8000_0000, Data = code });
        elf.Sections.Add(new TestSection { Name = ".text", Flags = 6, Address = 0x8000_0000, Data = code[..32] });
        elf.Sections.Add(new TestSection { Name = ".data", Flags = 3, Address = 0x8000_0020, Data = code[32..] });
        return elf;
    }

    public byte[] Build()
    {
        List<TestSection> sections = [new TestSection { Type = 0 }, .. Sections];
        AddSymbols(sections);
        sections.Add(new TestSection { Name = ".shstrtab", Type = 3 });
        TestSection names = sections[^1];
        (names.Data, uint[] nameOffsets) = Strings(sections.Select(s => s.Name));

        var contents = new MemoryStream();
        ulong contentStart = (ulong)(HeaderBytes + (Segments.Count * SegmentEntryBytes));
        ulong Place(byte[] data)
        {
            ulong offset = contentStart + (ulong)contents.Length;
            contents.Write(data);
            return offset;
        }
        byte[][] programHeaders = [.. Segments.Select(s => ProgramHeader(s, Place(s.Data)))];
        byte[][] sectionHeaders = [.. sections.Select((s, i) => SectionHeader(s, nameOffsets[i], Place(s.Data)))];
        ulong sectionTable = contentStart + (ulong)contents.Length;
        return [
            .. FileHeader(sectionTable, sections.Count),
            .. programHeaders.SelectMany(h => h), .. contents.ToArray(), .. sectionHeaders.SelectMany(h => h)];
    }

    private void AddSymbols(List<TestSection> sections)
    {
        if (Symbols.Count == 0)
        {
            return;
        }
        (byte[] strings, uint[] offsets) = Strings(Symbols.Select(s => s.Name));
        byte[] entries = [.. new byte[SymbolEntryBytes], .. Symbols.SelectMany((s, i) => SymbolEntry(s, s.NameOffset ?? offsets[i]))];
        sections.Add(new TestSection
        {
            Name = ".symtab",
            Type = 2,
            Data = entries,
            Link = (uint)sections.Count + 1,
            EntrySize = (ulong)SymbolEntryBytes,
        });
        sections.Add(new TestSection { Name = ".strtab", Type = 3, Data = strings });
    }

    private byte[] FileHeader(ulong sectionTable, int sectionCount)
    {
        var fields = new FieldWriter(Is64);
        fields.Bytes(0x7f, (byte)'E', (byte)'L', (byte)'F', Class != 0 ? Class : (byte)(Is64 ? 2 : 1), Data, Version);
        fields.Bytes(new byte[9]);
        fields.U16(Type).U16(Machine).U32(1).Word(Entry);
        fields.Word(ProgramHeaderOffset ?? (ulong)HeaderBytes).Word(SectionHeaderOffset ?? sectionTable).U32(Flags);
        fields.U16((ushort)HeaderBytes);
        fields.U16(ProgramHeaderBytes ?? (ushort)SegmentEntryBytes).U16(ProgramHeaderCount ?? (ushort)Segments.Count);
        fields.U16(SectionHeaderBytes ?? (ushort)SectionEntryBytes).U16(SectionHeaderCount ?? (ushort)sectionCount);
        fields.U16(SectionNameIndex ?? (ushort)(sectionCount - 1));
        return fields.ToArray();
    }

    private byte[] ProgramHeader(TestSegment s, ulong offset)
    {
        var fields = new FieldWriter(Is64);
        fields.U32(s.Type);
        _ = Is64 ? fields.U32(s.Flags) : fields;
        fields.Word(s.Offset ?? offset).Word(s.Address).Word(s.PhysicalAddress ?? s.Address);
        fields.Word(s.FileSize ?? (ulong)s.Data.Length).Word(s.MemorySize ?? (ulong)s.Data.Length);
        _ = Is64 ? fields : fields.U32(s.Flags);
        return fields.Word(4).ToArray();
    }

    private byte[] SectionHeader(TestSection s, uint name, ulong offset) => new FieldWriter(Is64)
        .U32(s.NameOffset ?? name).U32(s.Type).Word(s.Flags).Word(s.Address).Word(s.Offset ?? offset)
        .Word(s.Size ?? (ulong)s.Data.Length).U32(s.Link).U32(0).Word(1).Word(s.EntrySize).ToArray();

    private byte[] SymbolEntry(TestSymbol s, uint name)
    {
        var fields = new FieldWriter(Is64);
        fields.U32(name);
        byte kinds = (byte)((s.Binding << 4) | s.Type);
        return Is64
            ? fields.Bytes(kinds, 0).U16(s.Section).Word(s.Value).Word(s.Size).ToArray()
            : fields.Word(s.Value).Word(s.Size).Bytes(kinds, 0).U16(s.Section).ToArray();
    }

    private static (byte[] Table, uint[] Offsets) Strings(IEnumerable<string> names)
    {
        var table = new MemoryStream();
        table.WriteByte(0);
        var offsets = new List<uint>();
        foreach (string name in names)
        {
            offsets.Add(name.Length == 0 ? 0 : (uint)table.Length);
            table.Write(name.Length == 0 ? [] : [.. Encoding.UTF8.GetBytes(name), 0]);
        }
        return (table.ToArray(), [.. offsets]);
    }
}

internal sealed record TestSegment
{
    public uint Type { get; init; } = 1;

    public uint Flags { get; init; } = 7;

    public ulong Address { get; init; }

    public ulong? PhysicalAddress { get; init; }

    public byte[] Data { get; init; } = [];

    public ulong? Offset { get; init; }

    public ulong? FileSize { get; init; }

    public ulong? MemorySize { get; init; }
}

internal sealed record TestSection
{
    public string Name { get; init; } = "";

    public uint Type { get; init; } = 1;

    public ulong Flags { get; init; }

    public ulong Address { get; init; }

    public byte[] Data { get; set; } = [];

    public uint? NameOffset { get; init; }

    public ulong? Offset { get; init; }

    public ulong? Size { get; init; }

    public uint Link { get; init; }

    public ulong EntrySize { get; init; }
}

/// <param name="Type">STT_*: 0 none, 1 object, 2 function.</param>
/// <param name="Binding">STB_*: 0 local, 1 global, 2 weak.</param>
/// <param name="Section">1 is .text and 2 .data in <see cref="TestElf.Minimal"/>.</param>
internal sealed record TestSymbol(string Name, ulong Value, ulong Size = 0, byte Type = 2, byte Binding = 1, ushort Section = 1)
{
    public uint? NameOffset { get; init; }
}

/// <summary>Appends little-endian fields.</summary>
internal sealed class FieldWriter(bool is64)
{
    private readonly List<byte> _bytes = [];

    public byte[] ToArray() => [.. _bytes];

    public FieldWriter Bytes(params byte[] bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    public FieldWriter Text(string text) => Bytes([.. Encoding.UTF8.GetBytes(text), 0]);

    public FieldWriter U16(ushort value)
    {
        byte[] field = new byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(field, value);
        return Bytes(field);
    }

    public FieldWriter U32(uint value)
    {
        byte[] field = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(field, value);
        return Bytes(field);
    }

    public FieldWriter U64(ulong value)
    {
        byte[] field = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(field, value);
        return Bytes(field);
    }

    public FieldWriter Word(ulong value) => is64 ? U64(value) : U32(unchecked((uint)value));
}
