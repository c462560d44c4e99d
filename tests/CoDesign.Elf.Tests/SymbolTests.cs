using static CoDesign.Elf.Tests.TestFiles;

namespace CoDesign.Elf.Tests;

/// <summary>Which symbol an address belongs to. In these files .text is 0x8000_0000 to 0x8000_0020 and .data follows to 0x8000_0040.</summary>
public sealed class SymbolTests
{
    private const ulong Text = 0x8000_0000, Data = 0x8000_0020;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Symbol_has_what_the_table_says(bool is64)
    {
        TestElf elf = TestElf.Minimal(is64);
        elf.Symbols.Add(new("key", Data + 4, Size: 16, Type: 1, Binding: 2, Section: 2));
        ElfFile file = Sound(elf.Build());
        Assert.Equal(new Symbol("key", Data + 4, 16, SymbolType.Object, SymbolBinding.Weak, 2), Assert.Single(file.Symbols));
        Assert.True(file.TryGetSymbol("key", out Symbol? key));
        Assert.Same(file.Symbols[0], key);
        Assert.False(file.TryGetSymbol("Key", out _));
    }

    [Fact]
    public void Names_are_utf_8_and_may_repeat()
    {
        ElfFile file = With(new("größe", Text), new("größe", Text + 4, Binding: 0));
        Assert.Equal(2, file.SymbolsNamed("größe").Count);
        Assert.Empty(file.SymbolsNamed("groesse"));
    }

    [Fact]
    public void Global_symbol_is_meant_by_a_name_that_local_ones_share()
    {
        ElfFile file = With(
            new("hash", Text, 4, Type: 2, Binding: 0), new("hash", Text + 8, 4, Type: 2, Binding: 2), new("hash", Data, 4, Type: 1, Section: 2));
        Assert.True(file.TryGetSymbol("hash", out Symbol? symbol));
        Assert.Equal(Data, symbol.Value);
        Assert.Equal([Data, Text + 8, Text], file.SymbolsNamed("hash").Select(s => s.Value));
    }

    [Fact]
    public void Undefined_symbol_is_listed_but_not_got_by_name()
    {
        ElfFile file = With(new TestSymbol("optional", 0, Type: 0, Binding: 2, Section: 0));
        Assert.False(Assert.Single(file.Symbols).IsDefined);
        Assert.False(file.TryGetSymbol("optional", out _));
    }

    [Fact]
    public void Address_belongs_to_the_sized_symbol_that_covers_it()
    {
        ElfFile file = With(new("first", Text, 8), new("second", Text + 12, 4));
        Assert.Equal(
            ["first+0", "first+1", "first+7", "", "", "second+0", "second+3", ""],
            new ulong[] { 0, 1, 7, 8, 11, 12, 15, 16 }.Select(o => At(file, Text + o)));
    }

    [Fact]
    public void Symbol_without_size_reaches_to_the_next_one()
    {
        ElfFile file = With(new("start", Text, Type: 0), new("main", Text + 12, 4));
        Assert.Equal("start+11", At(file, Text + 11));
        Assert.Equal("main+0", At(file, Text + 12));
        // Between main and the end of .text nothing is known: start does not reach over main.
        Assert.Equal("", At(file, Text + 16));
    }

    [Fact]
    public void Symbol_without_size_ends_with_its_section()
    {
        ElfFile file = With(new TestSymbol("start", Text, Type: 0));
        Assert.Equal("start+31", At(file, Text + 31));
        Assert.Equal("", At(file, Data));
    }

    [Fact]
    public void Size_beyond_the_section_is_cut()
    {
        ElfFile file = With(new TestSymbol("huge", Text + 4, ulong.MaxValue));
        Assert.Equal("huge+27", At(file, Text + 31));
        Assert.Equal("", At(file, Data));
    }

    [Fact]
    public void Inner_symbol_wins_and_the_outer_one_goes_on_behind_it()
    {
        ElfFile file = With(new("outer", Text, 16), new("inner", Text + 4, 4));
        Assert.Equal(["outer+3", "inner+0", "inner+3", "outer+8"], new ulong[] { 3, 4, 7, 8 }.Select(o => At(file, Text + o)));
    }

    [Fact]
    public void Overlapping_symbols_go_to_the_one_that_starts_last()
    {
        ElfFile file = With(new("a", Text, 12), new("b", Text + 4, 12));
        Assert.Equal(["a+0", "b+0", "b+11", ""], new ulong[] { 0, 4, 15, 16 }.Select(o => At(file, Text + o)));
    }

    [Fact]
    public void Label_without_size_does_not_split_a_sized_symbol()
    {
        ElfFile file = With(new("table", Data, 16, Type: 1, Section: 2), new("__global_pointer$", Data + 8, Type: 0, Section: 2));
        Assert.Equal("table+8", At(file, Data + 8));
        Assert.Equal("", At(file, Data + 16));
    }

    [Theory] // in order of preference: function, binding, size, name
    [InlineData("a_label", 0, 0, "z_function", 2, 0)]
    [InlineData("a_object", 1, 4, "z_function", 2, 4)]
    public void Function_is_the_best_alias(string worse, byte worseType, ulong worseSize, string better, byte type, ulong size) =>
        ExpectAlias(new(worse, Text, worseSize, worseType), new(better, Text, size, type));

    [Fact]
    public void Global_alias_beats_weak_and_weak_beats_local()
    {
        ExpectAlias(new("a", Text, 4, Binding: 2), new("b", Text, 4, Binding: 1));
        ExpectAlias(new("a", Text, 4, Binding: 0), new("b", Text, 4, Binding: 2));
    }

    [Fact]
    public void Alias_with_size_beats_one_without() => ExpectAlias(new("a", Text), new("b", Text, 4));

    [Fact]
    public void First_name_in_ordinal_order_beats_the_others() => ExpectAlias(new("b", Text, 4), new("B", Text, 4));

    [Fact]
    public void Longer_alias_goes_on_behind_the_better_one()
    {
        ElfFile file = With(new("local", Text, 8, Binding: 0), new("global", Text, 4));
        Assert.Equal(["global+3", "local+4"], new ulong[] { 3, 4 }.Select(o => At(file, Text + o)));
    }

    [Theory]
    [InlineData(".L12")]
    [InlineData("$x")]
    [InlineData("$xrv64i2p1_c2p0")]
    [InlineData("$d")]
    [InlineData("$d.7")]
    [InlineData("")]
    public void Labels_of_compiler_and_assembler_are_never_found(string name)
    {
        ElfFile file = With(new("main", Text, 8), new(name, Text + 4, Type: 0, Binding: 0), new(name, Text + 12, Type: 0, Binding: 0));
        Assert.Equal("main+4", At(file, Text + 4));
        Assert.Equal("", At(file, Text + 12));
    }

    [Theory]
    [InlineData(0xfff1, 0)] // absolute
    [InlineData(0, 0)] // undefined
    [InlineData(500, 0)] // no such section
    [InlineData(1, 6)] // thread-local: an offset
    [InlineData(3, 0)] // .shstrtab does not occupy memory
    public void Symbols_that_are_no_addresses_are_never_found(int section, byte type) =>
        Assert.Equal("", At(With(new TestSymbol("x", Text, 4, type, Section: (ushort)section)), Text));

    [Fact]
    public void Indirect_function_counts_as_function()
    {
        ElfFile file = With(new("a", Text, 4, Type: 1), new("memcpy", Text, 4, Type: 10));
        Assert.Equal("memcpy+0", At(file, Text));
    }

    [Fact]
    public void Section_and_file_symbols_are_left_out() =>
        Assert.Empty(With(new("main.c", 0, Type: 4, Section: 0xfff1), new("", Text, Type: 3)).Symbols);

    [Theory]
    [InlineData(false, 16)]
    [InlineData(true, 24)]
    public void Wrong_entry_size_is_refused(bool is64, int expected)
    {
        TestElf elf = TestElf.Minimal(is64);
        elf.Sections.Add(new TestSection { Name = ".symtab", Type = 2, EntrySize = 0 });
        Assert.Equal($"test.elf: symbol table .symtab: entry size 0; {expected} expected", OnlyProblem(elf.Build()));
    }

    [Fact]
    public void Half_an_entry_is_refused()
    {
        TestElf elf = TestElf.Minimal();
        elf.Sections.Add(new TestSection { Name = ".symtab", Type = 2, EntrySize = 24, Data = new byte[36] });
        Assert.Equal("test.elf: symbol table .symtab: size 0x24 is no multiple of the entry size 24", OnlyProblem(elf.Build()));
    }

    [Theory]
    [InlineData(1)] // .text
    [InlineData(1000)]
    public void Symbol_table_without_string_table_is_refused(int link)
    {
        TestElf elf = TestElf.Minimal();
        elf.Sections.Add(new TestSection { Name = ".symtab", Type = 2, EntrySize = 24, Link = (uint)link });
        Assert.Equal(
            $"test.elf: symbol table .symtab: section {link} is no string table to take the names from", OnlyProblem(elf.Build()));
    }

    [Fact]
    public void Symbol_table_beyond_the_end_is_refused()
    {
        TestElf elf = TestElf.Minimal();
        elf.Sections.Add(new TestSection { Name = ".symtab", Type = 2, EntrySize = 24, Size = 24 << 20 });
        Assert.Matches("^test.elf: section 3 \\(.symtab\\): file range .* lies beyond the end of the file", OnlyProblem(elf.Build()));
    }

    [Fact]
    public void Name_outside_the_string_table_is_refused()
    {
        TestElf elf = TestElf.Minimal();
        elf.Symbols.Add(new("main", Text) { NameOffset = 99 });
        Assert.Matches("^test.elf: symbol 1: name at offset 0x63 lies outside the string table", OnlyProblem(elf.Build()));
    }

    private static void ExpectAlias(TestSymbol worse, TestSymbol better)
    {
        Assert.Equal($"{better.Name}+0", At(With(worse, better), Text));
        Assert.Equal($"{better.Name}+0", At(With(better, worse), Text));
    }

    private static ElfFile With(params TestSymbol[] symbols)
    {
        TestElf elf = TestElf.Minimal();
        elf.Symbols.AddRange(symbols);
        return Sound(elf.Build());
    }

    private static string At(ElfFile file, ulong address) =>
        file.TryFindSymbolAt(address, out Symbol? symbol, out ulong offset) ? $"{symbol.Name}+{offset}" : "";
}
