using static CoDesign.Elf.Tests.TestFiles;

namespace CoDesign.Elf.Tests;

/// <summary>
/// Position-independent programs: a code segment at 0 and a data segment at 0x1000 that holds the relocation table at 0x1000 and
/// the dynamic section at 0x1800.
/// </summary>
public sealed class StaticPieTests
{
    // d_tag and relocation types; source: gABI, "Dynamic Section"; RISC-V ELF psABI Specification 1.0, "Relocations".
    private const ulong Needed = 1, PltRelSize = 2, Rela = 7, RelaSize = 8, RelaEntry = 9, RelrSize = 35;
    private const ulong None = 0, Word64 = 2, Relative = 3, Irelative = 58;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Relative_relocations_add_the_load_bias(bool is64)
    {
        ElfFile file = Sound(Pie(is64, [(0x1010, Relative, 0x40), (0x1018, Relative, 0x1234)]));
        Assert.Equal(ElfType.PositionIndependent, file.Type);
        Assert.Equal(
            [new RelativeRelocation(0x8000_1010, 0x8000_0040), new RelativeRelocation(0x8000_1018, 0x8000_1234)],
            file.RelocationsAt(0x8000_0000));
        Assert.False(file.HasOtherRelocations);
    }

    [Fact]
    public void Values_wrap_at_the_width_of_a_word()
    {
        // -16 as a 32-bit addend; 0x8000_0000 - 16 = 0x7fff_fff0
        ElfFile file = Sound(Pie(is64: false, [(0x1010, Relative, 0xffff_fff0)]));
        Assert.Equal([new RelativeRelocation(0x8000_1010, 0x7fff_fff0)], file.RelocationsAt(0x8000_0000));
        file = Sound(Pie(is64: true, [(0x1010, Relative, unchecked((ulong)-16L))]));
        Assert.Equal([new RelativeRelocation(0x8000_1010, 0x7fff_fff0)], file.RelocationsAt(0x8000_0000));
    }

    [Theory]
    [InlineData(Word64, true)]
    [InlineData(Irelative, true)]
    [InlineData(None, false)]
    public void Relocations_of_other_kinds_are_mentioned(ulong kind, bool isMentioned)
    {
        ElfFile file = Sound(Pie(is64: true, [(0x1010, Relative, 0), (0x1018, kind, 0)]));
        Assert.Single(file.RelocationsAt(0));
        Assert.Equal(isMentioned, file.HasOtherRelocations);
    }

    [Theory]
    [InlineData(PltRelSize)]
    [InlineData(RelrSize)]
    public void Tables_of_other_kinds_are_mentioned(ulong tag) =>
        Assert.True(Sound(Pie(is64: true, [], (tag, 24))).HasOtherRelocations);

    [Fact]
    public void Program_linked_to_fixed_addresses_has_none() =>
        Assert.Empty(Sound(TestElf.Minimal().Build()).RelocationsAt(0x1000));

    [Fact]
    public void Shared_libraries_are_refused() =>
        Assert.Equal(
            "test.elf: dynamically linked (needs shared libraries); build it with -static",
            OnlyProblem(Pie(is64: true, [], (Needed, 1))));

    [Theory]
    [InlineData(0xff8)] // in front of the segment
    [InlineData(0x2ff9)] // the last byte lies behind
    public void Relocation_outside_the_program_is_refused(ulong address) =>
        Assert.Equal(
            $"test.elf: relocation 1: address 0x{address:x} lies outside every loadable segment",
            OnlyProblem(Pie(is64: true, [(0x2ff8, Relative, 0), (address, Relative, 0)])));

    [Theory]
    [InlineData(RelaEntry, 16, "test.elf: relocation table: 0x18 bytes in entries of 16; entries of 24 bytes expected")]
    [InlineData(RelaSize, 25, "test.elf: relocation table: 0x19 bytes in entries of 24; entries of 24 bytes expected")]
    [InlineData(Rela, 0x9000, "test.elf: relocation table: memory 0x9000+0x18 lies outside the file bytes of every loadable segment")]
    [InlineData(Rela, 0x2000, "test.elf: relocation table: memory 0x2000+0x18 lies outside the file bytes of every loadable segment")]
    [InlineData(RelaSize, 24ul << 50, "test.elf: relocation table: memory 0x1000+0x60000000000000 lies outside the file bytes of every loadable segment")]
    public void Malformed_table_is_refused(ulong tag, ulong value, string problem) =>
        Assert.Equal(problem, OnlyProblem(Pie(is64: true, [(0x1010, Relative, 0)], (tag, value))));

    // The first entry of a tag counts, so extra entries come first.
    public static byte[] Pie(bool is64, (ulong Address, ulong Kind, ulong Addend)[] relocations, params (ulong Tag, ulong Value)[] extra)
    {
        var table = new FieldWriter(is64);
        foreach ((ulong address, ulong kind, ulong addend) in relocations)
        {
            table.Word(address).Word(kind).Word(addend);
        }
        byte[] data = [.. table.ToArray(), .. new byte[0x800 - table.ToArray().Length]];
        var dynamic = new FieldWriter(is64);
        ulong entryBytes = is64 ? 24ul : 12ul;
        foreach ((ulong tag, ulong value) in
            (IEnumerable<(ulong, ulong)>)[.. extra, (Rela, 0x1000), (RelaSize, (ulong)relocations.Length * entryBytes), (RelaEntry, entryBytes), (0, 0)])
        {
            dynamic.Word(tag).Word(value);
        }
        var elf = new TestElf { Is64 = is64, Type = 3, Entry = 0 };
        elf.Segments.Add(new TestSegment { Address = 0, Data = new byte[64], Flags = 5 });
        elf.Segments.Add(new TestSegment { Address = 0x1000, Data = [.. data, .. dynamic.ToArray()], MemorySize = 0x2000, Flags = 6 });
        elf.Segments.Add(new TestSegment { Type = 2, Address = 0x1800, Data = dynamic.ToArray(), Flags = 6 });
        return elf.Build();
    }
}
