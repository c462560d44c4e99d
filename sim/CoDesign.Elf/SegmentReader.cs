namespace CoDesign.Elf;

/// <summary>Reads the program header table and judges whether the segments can be loaded.</summary>
/// <remarks>Source: System V ABI (gABI), "Program Header".</remarks>
internal static class SegmentReader
{
    public static List<Segment> Read(ReadOnlyMemory<byte> bytes, ElfHeader header, ProblemList problems)
    {
        ulong tableBytes = (ulong)header.ProgramHeaderCount * (ulong)header.ProgramHeaderBytes;
        if (!FileRange.Fits(header.ProgramHeaderOffset, tableBytes, bytes.Length))
        {
            problems.Add($"program header table: {FileRange.Describe(header.ProgramHeaderOffset, tableBytes, bytes.Length)}");
            return [];
        }
        var segments = new List<Segment>(header.ProgramHeaderCount);
        var cursor = new ByteCursor(bytes.Span.Slice((int)header.ProgramHeaderOffset, (int)tableBytes));
        for (int index = 0; index < header.ProgramHeaderCount && !problems.IsFull; index++)
        {
            if (ReadOne(ref cursor, bytes, header, index, problems) is { } segment)
            {
                segments.Add(segment);
            }
        }
        // Permissions are advice for loaders with pages; hardware has none. A file without any to execute has no advice to give.
        if (!segments.Exists(s => s is { Type: SegmentType.Load, IsExecutable: true }))
        {
            segments = [.. segments.Select(s => s.Type == SegmentType.Load ? s with { IsExecutable = true } : s)];
        }
        if (problems.IsEmpty)
        {
            CheckTogether(segments, header, problems);
        }
        return segments;
    }

    private static Segment? ReadOne(
        ref ByteCursor cursor, ReadOnlyMemory<byte> bytes, ElfHeader header, int index, ProblemList problems)
    {
        var type = (SegmentType)cursor.U32();
        // The 64-bit layout has the flags second, the 32-bit layout second to last.
        uint flags = header.Is64 ? cursor.U32() : 0;
        ulong offset = cursor.Word(header.Class);
        ulong address = cursor.Word(header.Class);
        ulong physicalAddress = cursor.Word(header.Class);
        ulong fileSize = cursor.Word(header.Class);
        ulong memorySize = cursor.Word(header.Class);
        flags = header.Is64 ? flags : cursor.U32();
        cursor.Word(header.Class); // p_align matters to paging only
        if (type != SegmentType.Null && !FileRange.Fits(offset, fileSize, bytes.Length))
        {
            problems.Add($"program header {index}: {FileRange.Describe(offset, fileSize, bytes.Length)}");
            return null;
        }
        if (type == SegmentType.Load && !IsLoadable(address, fileSize, memorySize, header, index, problems))
        {
            return null;
        }
        ReadOnlyMemory<byte> fileBytes = type == SegmentType.Null ? default : bytes.Slice((int)offset, (int)fileSize);
        return new Segment(
            type, address, physicalAddress, memorySize, offset, fileBytes, (flags & 4) != 0, (flags & 2) != 0, (flags & 1) != 0);
    }

    private static bool IsLoadable(
        ulong address, ulong fileSize, ulong memorySize, ElfHeader header, int index, ProblemList problems)
    {
        if (fileSize > memorySize)
        {
            problems.Add($"program header {index}: 0x{fileSize:x} bytes in the file do not fit into 0x{memorySize:x} bytes of memory");
            return false;
        }
        if (memorySize != 0 && memorySize - 1 > header.HighestAddress - address)
        {
            problems.Add($"program header {index}: memory 0x{address:x}+0x{memorySize:x} wraps around the end of the address space");
            return false;
        }
        return true;
    }

    private static void CheckTogether(List<Segment> segments, ElfHeader header, ProblemList problems)
    {
        List<Segment> loaded = [.. segments.Where(s => s.Type == SegmentType.Load && s.MemorySize != 0).OrderBy(s => s.Address)];
        if (loaded.Count == 0)
        {
            problems.Add("no loadable segment (PT_LOAD)");
            return;
        }
        foreach ((Segment first, Segment second) in loaded.Zip(loaded.Skip(1)))
        {
            if (first.Contains(second.Address))
            {
                problems.Add($"loadable segments 0x{first.Address:x}+0x{first.MemorySize:x} and " +
                    $"0x{second.Address:x}+0x{second.MemorySize:x} overlap");
            }
        }
        if (segments.Find(s => s.Type == SegmentType.Interpreter) is { } interpreter)
        {
            string name = Names.Decode(interpreter.FileBytes.Span.TrimEnd((byte)0), limit: 200);
            problems.Add($"dynamically linked (wants {name}); build it with -static");
        }
        if (!loaded.Exists(s => s.IsExecutable && s.Contains(header.EntryAddress)))
        {
            problems.Add($"entry 0x{header.EntryAddress:x} lies outside every executable segment");
        }
    }
}
