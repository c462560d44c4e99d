using System.Diagnostics.CodeAnalysis;

namespace CoDesign.Elf;

/// <summary>A statically linked, little-endian RISC-V program, checked: what stands here can be loaded.</summary>
/// <remarks>
/// Views of the file are not copied, so the bytes must not change afterwards. Addresses are those of the file; a program of type
/// <see cref="ElfType.PositionIndependent"/> runs at these plus a load bias. Immutable and safe for several threads.
/// </remarks>
public sealed class ElfFile
{
    private readonly ElfHeader _header;
    private readonly DynamicReader.Result _relocations;
    private readonly Lazy<SymbolMap> _symbolMap;
    private readonly Lazy<ILookup<string, Symbol>> _symbolsByName;
    private readonly Lazy<LineTable> _lines;

    private ElfFile(
        string path,
        ElfHeader header,
        IReadOnlyList<Segment> segments,
        IReadOnlyList<Section> sections,
        IReadOnlyList<Symbol> symbols,
        DynamicReader.Result relocations,
        string architecture)
    {
        Path = path;
        _header = header;
        Segments = segments;
        Sections = sections;
        Symbols = symbols;
        _relocations = relocations;
        Architecture = architecture;
        LoadableSegments = [.. segments.Where(s => s.Type == SegmentType.Load && s.MemorySize != 0)];
        _symbolMap = new(() => new SymbolMap(symbols, sections));
        _symbolsByName = new(() => symbols.ToLookup(s => s.Name, StringComparer.Ordinal));
        _lines = new(() => LineTable.Read(this));
    }

    /// <summary>The path given to <see cref="Read"/>; messages start with it.</summary>
    public string Path { get; }

    /// <summary>RV32 or RV64.</summary>
    public ElfClass Class => _header.Class;

    /// <summary>Fixed addresses or static-pie.</summary>
    public ElfType Type => _header.Type;

    /// <summary>Address of the first instruction, before the load bias; lies in an executable segment.</summary>
    public ulong EntryAddress => _header.EntryAddress;

    /// <summary>Demands on the hart: compressed code, calling convention for floating point.</summary>
    public ElfFlags Flags => _header.Flags;

    /// <summary>Tag_RISCV_arch, for example <c>rv32i2p1_m2p0_c2p0</c>; empty when the file has no build attributes.</summary>
    public string Architecture { get; }

    /// <summary>Every program header, in the order of the file.</summary>
    public IReadOnlyList<Segment> Segments { get; }

    /// <summary>The segments that occupy memory, in the order of the file; at least one, without overlap.</summary>
    public IReadOnlyList<Segment> LoadableSegments { get; }

    /// <summary>Every section, the unused one at index 0 included; empty when the section headers were stripped.</summary>
    public IReadOnlyList<Section> Sections { get; }

    /// <summary>The symbol table without section and file symbols; empty when the program was stripped.</summary>
    public IReadOnlyList<Symbol> Symbols { get; }

    /// <summary>Source lines from DWARF; built on first use.</summary>
    public LineTable Lines => _lines.Value;

    /// <summary>Bytes of one program header, which a Linux program finds in its auxiliary vector (AT_PHENT).</summary>
    public int ProgramHeaderBytes => _header.ProgramHeaderBytes;

    /// <summary>
    /// True if a static-pie has relocations besides R_RISCV_RELATIVE; only its own start-up code can apply those, so that loading
    /// it without start-up code is not possible.
    /// </summary>
    public bool HasOtherRelocations => _relocations.HasOthers;

    /// <summary>Reads and checks an executable.</summary>
    /// <param name="bytes">The whole file; kept, not copied.</param>
    /// <param name="path">Named in messages and in <see cref="Path"/>; nothing is opened.</param>
    /// <returns>The file or all problems found. Never throws; time and memory are linear in the length of the file.</returns>
    public static ElfReadResult Read(ReadOnlyMemory<byte> bytes, string path)
    {
        var problems = new ProblemList(path);
        if (!ElfHeader.TryRead(bytes.Span, problems, out ElfHeader? header))
        {
            return new ElfReadResult(problems.ToList());
        }
        List<Segment> segments = SegmentReader.Read(bytes, header, problems);
        List<Section> sections = SectionReader.Read(bytes, header, problems);
        if (!problems.IsEmpty)
        {
            // Indices would point to the wrong entries where some are missing.
            return new ElfReadResult(problems.ToList());
        }
        List<Symbol> symbols = SymbolReader.Read(sections, header, problems);
        DynamicReader.Result relocations = DynamicReader.Read(segments, header, problems);
        string architecture = AttributesReader.ReadArchitecture(sections, problems);
        return problems.IsEmpty
            ? new ElfReadResult(new ElfFile(path, header, segments, sections, symbols, relocations, architecture))
            : new ElfReadResult(problems.ToList());
    }

    /// <summary>Finds a section by name; the first if several share it.</summary>
    /// <param name="name">For example <c>.text</c>.</param>
    /// <param name="section">The section; null when there is none.</param>
    /// <returns>False when there is none.</returns>
    public bool TryGetSection(string name, [NotNullWhen(true)] out Section? section)
    {
        section = Sections.FirstOrDefault(s => s.Name == name);
        return section is not null;
    }

    /// <summary>Finds a defined symbol by name.</summary>
    /// <param name="name">Exact, case-sensitive name.</param>
    /// <param name="symbol">If several share the name: global before weak before local binding, then functions, then the lowest address.</param>
    /// <returns>False when there is none.</returns>
    public bool TryGetSymbol(string name, [NotNullWhen(true)] out Symbol? symbol)
    {
        symbol = SymbolsNamed(name).FirstOrDefault(s => s.IsDefined);
        return symbol is not null;
    }

    /// <summary>Gives every symbol of a name, best first as in <see cref="TryGetSymbol"/>; local names may repeat.</summary>
    /// <param name="name">Exact, case-sensitive name.</param>
    public IReadOnlyList<Symbol> SymbolsNamed(string name)
    {
        List<Symbol> symbols = [.. _symbolsByName.Value[name]];
        symbols.Sort(SymbolMap.CompareNamesakes);
        return symbols;
    }

    /// <summary>Finds the function, variable or label that an address belongs to.</summary>
    /// <param name="address">Virtual address, before the load bias.</param>
    /// <param name="symbol">
    /// Among aliases functions come first, then global, weak and local binding, then symbols with a size, then the ordinal order of
    /// names. Compiler-internal labels (<c>.L…</c>) and mapping symbols (<c>$x</c>, <c>$d</c>) are never found.
    /// </param>
    /// <param name="offset">Distance of the address from the symbol's value, bytes.</param>
    /// <returns>False when no symbol covers the address. A symbol without a size reaches to the next one in its section.</returns>
    public bool TryFindSymbolAt(ulong address, [NotNullWhen(true)] out Symbol? symbol, out ulong offset)
    {
        bool isFound = _symbolMap.Value.TryFind(address, out symbol);
        offset = isFound ? address - symbol!.Value : 0;
        return isFound;
    }

    /// <summary>Lists the words a loader stores when it places a static-pie at a load bias and the program has no start-up code.</summary>
    /// <param name="loadBias">Added to every address; any value is right for a program without such relocations.</param>
    /// <returns>In the order of the file; empty for a program linked to fixed addresses.</returns>
    /// <remarks>
    /// A Linux static-pie relocates itself, as it must under a kernel, which does nothing of the kind. Doing both is harmless: the
    /// addends stand in the table, not in memory.
    /// </remarks>
    public IEnumerable<RelativeRelocation> RelocationsAt(ulong loadBias) => _relocations.Words.Select(word => unchecked(
        new RelativeRelocation((word.Address + loadBias) & _header.HighestAddress, (word.Value + loadBias) & _header.HighestAddress)));

    /// <summary>Finds where the program headers lie in memory, which a Linux program learns from its auxiliary vector (AT_PHDR).</summary>
    /// <param name="address">Virtual address, before the load bias; 0 when not found.</param>
    /// <returns>False when no segment loads the table.</returns>
    public bool TryGetProgramHeaderAddress(out ulong address)
    {
        ulong tableBytes = (ulong)(_header.ProgramHeaderCount * _header.ProgramHeaderBytes);
        foreach (Segment segment in LoadableSegments)
        {
            if (_header.ProgramHeaderOffset >= segment.FileOffset
                && FileRange.Fits(_header.ProgramHeaderOffset - segment.FileOffset, tableBytes, segment.FileBytes.Length))
            {
                address = segment.Address + (_header.ProgramHeaderOffset - segment.FileOffset);
                return true;
            }
        }
        address = 0;
        return false;
    }
}
