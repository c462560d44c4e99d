namespace CoDesign.Elf;

/// <summary>Reads what a static-pie says about its own relocation; refuses files that need shared libraries.</summary>
/// <remarks>Source: System V ABI (gABI), "Dynamic Section"; RISC-V ELF psABI Specification 1.0, "Relocations".</remarks>
internal static class DynamicReader
{
    // d_tag values.
    private const ulong End = 0, Needed = 1, PltRelSize = 2, Rela = 7, RelaSize = 8, RelaEntry = 9, RelrSize = 35;

    // Relocation type: word = load bias + addend.
    private const uint Relative = 3;

    /// <summary>What the program wants stored: addresses and addends before the load bias.</summary>
    /// <param name="Words">The R_RISCV_RELATIVE relocations; empty for a program linked to fixed addresses.</param>
    /// <param name="HasOthers">True if there are relocations of other kinds, which only the program's start-up code can apply.</param>
    public sealed record Result(IReadOnlyList<RelativeRelocation> Words, bool HasOthers);

    public static Result Read(List<Segment> segments, ElfHeader header, ProblemList problems)
    {
        var none = new Result([], HasOthers: false);
        if (segments.Find(s => s.Type == SegmentType.Dynamic) is not { } dynamic)
        {
            return none;
        }
        Dictionary<ulong, ulong> entries = ReadEntries(dynamic.FileBytes.Span, header);
        if (entries.ContainsKey(Needed))
        {
            problems.Add("dynamically linked (needs shared libraries); build it with -static");
            return none;
        }
        bool hasOthers = entries.GetValueOrDefault(PltRelSize) != 0 || entries.GetValueOrDefault(RelrSize) != 0;
        ulong size = entries.GetValueOrDefault(RelaSize);
        if (size == 0)
        {
            return none with { HasOthers = hasOthers };
        }
        ulong entrySize = entries.GetValueOrDefault(RelaEntry);
        if (entrySize != (ulong)header.RelaBytes || size % entrySize != 0)
        {
            problems.Add($"relocation table: 0x{size:x} bytes in entries of {entrySize}; entries of {header.RelaBytes} bytes expected");
            return none;
        }
        ulong address = entries.GetValueOrDefault(Rela);
        if (!TryFindBytes(segments, address, size, out ReadOnlyMemory<byte> table))
        {
            problems.Add($"relocation table: memory 0x{address:x}+0x{size:x} lies outside the file bytes of every loadable segment");
            return none;
        }
        return ReadRelocations(table.Span, segments, header, hasOthers, problems);
    }

    private static Dictionary<ulong, ulong> ReadEntries(ReadOnlySpan<byte> bytes, ElfHeader header)
    {
        var entries = new Dictionary<ulong, ulong>();
        var cursor = new ByteCursor(bytes);
        while (!cursor.IsAtEnd)
        {
            ulong tag = cursor.Word(header.Class);
            ulong value = cursor.Word(header.Class);
            if (cursor.HasFailed || tag == End)
            {
                break;
            }
            entries.TryAdd(tag, value);
        }
        return entries;
    }

    private static bool TryFindBytes(List<Segment> segments, ulong address, ulong size, out ReadOnlyMemory<byte> bytes)
    {
        bool isInside = new SegmentMap(segments).TryFind(address, out Segment? segment)
            && FileRange.Fits(address - segment.Address, size, segment.FileBytes.Length);
        bytes = isInside ? segment!.FileBytes.Slice((int)(address - segment.Address), (int)size) : default;
        return isInside;
    }

    private static Result ReadRelocations(
        ReadOnlySpan<byte> table, List<Segment> segments, ElfHeader header, bool hasOthers, ProblemList problems)
    {
        var words = new List<RelativeRelocation>(table.Length / header.RelaBytes);
        var loaded = new SegmentMap(segments);
        var cursor = new ByteCursor(table);
        for (int index = 0; !cursor.IsAtEnd && !problems.IsFull; index++)
        {
            ulong address = cursor.Word(header.Class);
            ulong kind = cursor.Word(header.Class) & (header.Is64 ? uint.MaxValue : 0xffu);
            ulong addend = cursor.Word(header.Class);
            if (kind != Relative)
            {
                hasOthers |= kind != 0; // R_RISCV_NONE fills gaps
                continue;
            }
            if (!loaded.TryFind(address, out Segment? segment)
                || segment.MemorySize - (address - segment.Address) < (header.Is64 ? 8u : 4u))
            {
                problems.Add($"relocation {index}: address 0x{address:x} lies outside every loadable segment");
                continue;
            }
            words.Add(new RelativeRelocation(address, addend));
        }
        return new Result(words, hasOthers);
    }
}
