using System.Globalization;
using static CoDesign.Elf.Tests.TestFiles;

namespace CoDesign.Elf.Tests;

/// <summary>Real programs, compared with what binutils says.</summary>
public sealed class CommittedProgramTests
{
    public static TheoryData<string> Programs => [.. Kernels, .. WithLines];

    // Expected values: riscv64-unknown-elf-readelf --file-header --segments --arch-specific
    [Theory]
    [InlineData("rv32im-keccak", ElfClass.Elf32, 0x0, FloatAbi.Soft, "rv32i2p1_m2p0_zicsr2p0_zmmul1p0", 0xd80, 0x1000)]
    [InlineData("rv32imac-lrsc", ElfClass.Elf32, 0x1, FloatAbi.Soft, "rv32i2p1_m2p0_a2p1_c2p0_zicsr2p0_zmmul1p0", 0x8c0, 0x3000)]
    [InlineData("rv64gc-quicksort", ElfClass.Elf64, 0x5, FloatAbi.Double, "rv64i2p1_m2p0_a2p1_f2p2_d2p2_c2p0_zicsr2p0_zifencei2p0_zmmul1p0", 0x880, 0x1000)]
    public void Headers_are_those_readelf_shows(
        string program, ElfClass width, uint flags, FloatAbi floatAbi, string architecture, int fileBytes, ulong memoryBytes)
    {
        ElfFile file = Open(program);
        Assert.Equal((width, ElfType.Executable, 0x8000_0000ul), (file.Class, file.Type, file.EntryAddress));
        Assert.Equal((flags, floatAbi, (flags & 1) != 0), (file.Flags.Value, file.Flags.FloatAbi, file.Flags.IsCompressed));
        Assert.Equal((false, false), (file.Flags.IsEmbedded, file.Flags.IsTotalStoreOrder));
        Assert.Equal(architecture, file.Architecture);
        Segment segment = Assert.Single(file.LoadableSegments);
        Assert.Equal((0x8000_0000ul, fileBytes, memoryBytes), (segment.Address, segment.FileBytes.Length, segment.MemorySize));
        Assert.Equal((true, true, true), (segment.IsReadable, segment.IsWritable, segment.IsExecutable));
        Assert.Equal([SegmentType.RiscvAttributes, SegmentType.Load], file.Segments.Select(s => s.Type));
        Assert.Empty(file.RelocationsAt(0));
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void Symbols_are_those_nm_lists(string program)
    {
        // Format: name, a letter (lower case: local), value, size or nothing; all in hexadecimal.
        IEnumerable<string> expected = Oracle($"{program}.nm.txt").Select(l => l.TrimEnd());
        ElfFile file = Open(program);
        IEnumerable<string> found = file.Symbols.Select(s => $"{s.Name} {Letter(file, s)} {s.Value:x} {Size(s)}".TrimEnd());
        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void Every_sized_symbol_is_found_at_its_first_and_last_byte(string program)
    {
        ElfFile file = Open(program);
        foreach (Symbol symbol in file.Symbols.Where(s => s.Size != 0 && s.Name != "sum_limits")) // an alias, next test
        {
            Assert.True(file.TryFindSymbolAt(symbol.Value, out Symbol? found, out ulong offset));
            Assert.Equal((symbol, 0ul), (found, offset));
            Assert.True(file.TryFindSymbolAt(symbol.Value + symbol.Size - 1, out found, out offset));
            Assert.Equal((symbol, symbol.Size - 1), (found, offset));
        }
    }

    [Fact] // From lines-rv32imc-dwarf5.nm.txt: _start 80000000, halt 8000000a, add_words 8000000c+4, limit = sum_limits 80000010+10
    public void Labels_and_aliases_have_one_name()
    {
        ElfFile file = Open("lines-rv32imc-dwarf5");
        Assert.Equal(
            ["_start", "_start", "halt", "add_words", "limit", "limit", "main"],
            new ulong[] { 0, 8, 0xa, 0xe, 0x10, 0x1e, 0x20 }.Select(o =>
                file.TryFindSymbolAt(0x8000_0000 + o, out Symbol? symbol, out _) ? symbol.Name : ""));
        Assert.False(file.TryFindSymbolAt(0x7fff_ffff, out _, out _));
        Assert.False(file.TryFindSymbolAt(ulong.MaxValue, out _, out _));
    }

    // nm leaves the size out when it is 0.
    private static string Size(Symbol symbol) => symbol.Size == 0 ? "" : symbol.Size.ToString("x", CultureInfo.InvariantCulture);

    // Source: the manual page of nm: A absolute, B zero-filled, D data, R read-only data, T text; lower case if local.
    private static char Letter(ElfFile file, Symbol symbol)
    {
        char letter = 'A';
        if (symbol.SectionIndex < file.Sections.Count)
        {
            Section section = file.Sections[symbol.SectionIndex];
            letter = section.Type == SectionType.NoBits ? 'B'
                : section.Flags.HasFlag(SectionFlags.Execute) ? 'T'
                : section.Flags.HasFlag(SectionFlags.Write) ? 'D' : 'R';
        }
        return symbol.Binding == SymbolBinding.Local ? char.ToLowerInvariant(letter) : letter;
    }
}
