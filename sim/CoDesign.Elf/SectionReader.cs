namespace CoDesign.Elf;

/// <summary>Reads the section header table; a file without one is complete, it merely has no names.</summary>
/// <remarks>Source: System V ABI (gABI), "Sections".</remarks>
internal static class SectionReader
{
    // SHN_XINDEX: the index of the name table did not fit into e_shstrndx and stands in sh_link of section 0.
    private const int ExtendedIndex = 0xffff;

    public static List<Section> Read(ReadOnlyMemory<byte> bytes, ElfHeader header, ProblemList problems)
    {
        if (header.SectionHeaderOffset == 0)
        {
            return [];
        }
        if (!FileRange.Fits(header.SectionHeaderOffset, (ulong)header.SectionHeaderBytes, bytes.Length))
        {
            problems.Add("section header table: " +
                FileRange.Describe(header.SectionHeaderOffset, (ulong)header.SectionHeaderBytes, bytes.Length));
            return [];
        }
        ReadOnlySpan<byte> table = bytes.Span[(int)header.SectionHeaderOffset..];
        RawSection zeroth = ReadRaw(table, 0, header);
        // e_shnum 0: the count did not fit into 16 bits and stands in sh_size of section 0.
        ulong count = header.SectionHeaderCount != 0 ? (ulong)header.SectionHeaderCount : zeroth.Size;
        if (count > (ulong)(table.Length / header.SectionHeaderBytes))
        {
            problems.Add($"section header table: {count} headers of {header.SectionHeaderBytes} bytes at file offset " +
                $"0x{header.SectionHeaderOffset:x} lie beyond the end of the file (0x{bytes.Length:x} bytes)");
            return [];
        }
        uint nameIndex = header.SectionNameIndex == ExtendedIndex ? zeroth.Link : (uint)header.SectionNameIndex;
        return ReadAll(bytes, table, (int)count, nameIndex, header, problems);
    }

    private static List<Section> ReadAll(
        ReadOnlyMemory<byte> bytes, ReadOnlySpan<byte> table, int count, uint nameIndex, ElfHeader header, ProblemList problems)
    {
        if (!TryReadNames(bytes, table, count, nameIndex, header, out Names names))
        {
            problems.Add($"section names: section {nameIndex} is no string table inside the file");
            return [];
        }
        var sections = new List<Section>(count);
        for (int index = 0; index < count && !problems.IsFull; index++)
        {
            RawSection raw = ReadRaw(table, index, header);
            if (!names.TryGet(raw.Name, out string? name))
            {
                problems.Add($"section {index}: name at offset 0x{raw.Name:x} lies outside the section name table");
                continue;
            }
            if (raw.HasFileBytes && !FileRange.Fits(raw.Offset, raw.Size, bytes.Length))
            {
                problems.Add($"section {index} ({name}): {FileRange.Describe(raw.Offset, raw.Size, bytes.Length)}");
                continue;
            }
            sections.Add(new Section(name, raw.Type, raw.Flags, raw.Address, raw.Size, raw.Bytes(bytes))
            {
                Link = raw.Link,
                EntrySize = raw.EntrySize,
            });
        }
        return sections;
    }

    private static bool TryReadNames(
        ReadOnlyMemory<byte> bytes, ReadOnlySpan<byte> table, int count, uint nameIndex, ElfHeader header, out Names names)
    {
        names = new Names(default);
        if (nameIndex == 0 || count == 0)
        {
            return true;
        }
        if (nameIndex >= (uint)count)
        {
            return false;
        }
        RawSection raw = ReadRaw(table, (int)nameIndex, header);
        if (raw.Type != SectionType.StringTable || !FileRange.Fits(raw.Offset, raw.Size, bytes.Length))
        {
            return false;
        }
        names = new Names(raw.Bytes(bytes));
        return true;
    }

    private static RawSection ReadRaw(ReadOnlySpan<byte> table, int index, ElfHeader header)
    {
        var cursor = new ByteCursor(table.Slice(index * header.SectionHeaderBytes, header.SectionHeaderBytes));
        uint name = cursor.U32();
        var type = (SectionType)cursor.U32();
        var flags = (SectionFlags)cursor.Word(header.Class);
        ulong address = cursor.Word(header.Class);
        ulong offset = cursor.Word(header.Class);
        ulong size = cursor.Word(header.Class);
        uint link = cursor.U32();
        cursor.U32(); // sh_info
        cursor.Word(header.Class); // sh_addralign
        return new RawSection(name, type, flags, address, offset, size, link, cursor.Word(header.Class));
    }

    private readonly record struct RawSection(
        uint Name, SectionType Type, SectionFlags Flags, ulong Address, ulong Offset, ulong Size, uint Link, ulong EntrySize)
    {
        public bool HasFileBytes => Type is not (SectionType.Null or SectionType.NoBits);

        public ReadOnlyMemory<byte> Bytes(ReadOnlyMemory<byte> file) => HasFileBytes ? file.Slice((int)Offset, (int)Size) : default;
    }
}
