using static CoDesign.Elf.Tests.TestFiles;

namespace CoDesign.Elf.Tests;

public sealed class SectionTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Section_has_what_the_header_says(bool is64)
    {
        ElfFile file = Sound(TestElf.Minimal(is64).Build());
        Assert.Equal(["", ".text", ".data", ".shstrtab"], file.Sections.Select(s => s.Name));
        Assert.True(file.TryGetSection(".data", out Section? data));
        Assert.Equal((0x8000_0020ul, 32ul), (data.Address, data.Size));
        Assert.Equal(SectionFlags.Allocate | SectionFlags.Write, data.Flags);
        Assert.Equal(SectionType.ProgramBits, data.Type);
        Assert.Equal(32, data.FileBytes.Length);
        Assert.False(file.TryGetSection(".DATA", out _));
    }

    [Fact]
    public void Zero_filled_section_of_absurd_size_has_no_bytes()
    {
        TestElf elf = TestElf.Minimal();
        elf.Sections.Add(new TestSection { Name = ".bss", Type = 8, Offset = ulong.MaxValue, Size = 1ul << 60 });
        Assert.True(Sound(elf.Build()).TryGetSection(".bss", out Section? bss));
        Assert.Equal(1ul << 60, bss.Size);
        Assert.True(bss.FileBytes.IsEmpty);
    }

    [Fact]
    public void Program_without_section_headers_is_complete()
    {
        TestElf elf = TestElf.Minimal();
        (elf.SectionHeaderOffset, elf.SectionHeaderCount, elf.SectionHeaderBytes, elf.SectionNameIndex) = (0, 0, 0, 0);
        ElfFile file = Sound(elf.Build());
        Assert.Empty(file.Sections);
        Assert.Empty(file.Symbols);
        Assert.True(file.Lines.IsEmpty);
        Assert.Equal("", file.Lines.Problem);
        Assert.False(file.TryFindSymbolAt(0x8000_0000, out _, out _));
    }

    [Fact]
    public void Count_that_does_not_fit_into_16_bits_is_read_from_section_0()
    {
        byte[] bytes = TestElf.Minimal().Build();
        int table = bytes.Length - (4 * 64);
        bytes.AsSpan(60, 2).Clear(); // e_shnum
        bytes[table + 32] = 4; // sh_size of section 0
        bytes[62] = bytes[63] = 0xff; // e_shstrndx = SHN_XINDEX
        bytes[table + 40] = 3; // sh_link of section 0
        Assert.Equal(".text", Sound(bytes).Sections[1].Name);
    }

    [Fact]
    public void Count_of_65535_in_a_small_file_is_refused()
    {
        TestElf elf = TestElf.Minimal();
        elf.SectionHeaderCount = 65535;
        Assert.Matches(
            "^test.elf: section header table: 65535 headers of 64 bytes at file offset 0x.* lie beyond the end", OnlyProblem(elf.Build()));
    }

    [Fact]
    public void Extended_count_of_2_to_the_60_is_refused()
    {
        byte[] bytes = TestElf.Minimal().Build();
        bytes.AsSpan(60, 2).Clear(); // e_shnum
        bytes[bytes.Length - (4 * 64) + 32 + 7] = 0x10; // sh_size of section 0 = 2^60
        Assert.Matches("^test.elf: section header table: 1152921504606846976 headers", OnlyProblem(bytes));
    }

    [Fact]
    public void Truncated_file_loses_its_section_headers()
    {
        byte[] bytes = TestElf.Minimal().Build();
        Assert.Matches("^test.elf: section header table: .* beyond the end of the file", OnlyProblem(bytes[..^1]));
        Assert.Matches("^test.elf: section header table: .* beyond the end of the file", OnlyProblem(bytes[..^200]));
    }

    [Fact]
    public void Contents_beyond_the_end_are_refused_by_name()
    {
        TestElf elf = TestElf.Minimal();
        elf.Sections.Add(new TestSection { Name = ".rodata", Size = 0x1000 });
        Assert.Matches("^test.elf: section 3 \\(.rodata\\): file range 0x.*\\+0x1000 lies beyond the end", OnlyProblem(elf.Build()));
    }

    [Fact]
    public void Name_outside_the_table_is_refused()
    {
        TestElf elf = TestElf.Minimal();
        elf.Sections.Add(new TestSection { NameOffset = 0x1234 });
        Assert.Equal("test.elf: section 3: name at offset 0x1234 lies outside the section name table", OnlyProblem(elf.Build()));
    }

    [Theory]
    [InlineData(1)] // .text
    [InlineData(9)] // there are four
    public void Name_table_that_is_no_string_table_is_refused(int index)
    {
        TestElf elf = TestElf.Minimal();
        elf.SectionNameIndex = (ushort)index;
        Assert.Equal($"test.elf: section names: section {index} is no string table inside the file", OnlyProblem(elf.Build()));
    }
}
