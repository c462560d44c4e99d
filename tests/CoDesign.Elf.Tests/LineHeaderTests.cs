using System.Text;
using static CoDesign.Elf.Tests.TestLines;

namespace CoDesign.Elf.Tests;

/// <summary>File tables of version 5 in all their forms, and units that cannot be read.</summary>
public sealed class LineHeaderTests
{
    private static readonly byte[] OneLine = [.. SetAddress(0x8000_0000), Copy, AdvancePc, 4, .. EndSequence];

    [Theory] // form of the path, its bytes; .debug_line_str is "x\0a/line.c\0", .debug_str "y\0b/str.c\0"
    [InlineData(0x1f, new byte[] { 2, 0, 0, 0 }, "a/line.c")]
    [InlineData(0x1f, new byte[] { 4, 0, 0, 0 }, "line.c")]
    [InlineData(0x0e, new byte[] { 2, 0, 0, 0 }, "b/str.c")]
    [InlineData(0x08, new byte[] { 0x7a, 0 }, "z")]
    public void Names_come_from_any_string_section(byte form, byte[] name, string path) =>
        Assert.Equal(path, FileOf([0, 0, 1, 1, form, 2, .. name, .. name]));

    [Theory] // form of the directory number 1, its bytes
    [InlineData(0x0b, new byte[] { 1 })]
    [InlineData(0x05, new byte[] { 1, 0 })]
    [InlineData(0x0f, new byte[] { 0x81, 0 })]
    public void Directory_numbers_have_any_size(byte form, byte[] number) =>
        Assert.Equal("/d/f.c", FileOf([1, 1, 8, 2, .. "/c\0/d\0"u8, 2, 1, 8, 2, form, 2, .. "-\0"u8, .. number, .. "f.c\0"u8, .. number]));

    [Fact]
    public void Other_columns_are_passed_over()
    {
        // 3 time as udata, 4 size as data8, 5 MD5 as data16, 0x2001 (LLVM source) as line_strp, 0x3fff as block
        byte[] formats = [6, 3, 0x0f, 4, 0x07, 5, 0x1e, 0xc1, 0x40, 0x1f, 0xff, 0x7f, 0x09, 1, 0x08];
        byte[] entry = [0x80, 1, .. new byte[8], .. new byte[16], 0, 0, 0, 0, 3, 1, 2, 3, .. "f.c\0"u8];
        Assert.Equal("f.c", FileOf([0, 0, .. formats, 2, .. entry, .. entry]));
    }

    [Theory] // compilation directory, directory, file
    [InlineData("/build", "sub", "f.c", "/build/sub/f.c")]
    [InlineData("/build", "/abs", "f.c", "/abs/f.c")]
    [InlineData("/build", "sub", "/abs/f.c", "/abs/f.c")]
    [InlineData(".", "./sub", "./f.c", "sub/./f.c")]
    [InlineData(".", ".", "f.c", "f.c")]
    [InlineData("./", "", ".//f.c", "f.c")]
    [InlineData("", "", "f.c", "f.c")]
    [InlineData("C:\\build", "sub", "f.c", "C:/build/sub/f.c")]
    public void Paths_are_joined_with_forward_slashes(string compilation, string directory, string file, string path) =>
        Assert.Equal(path, FileOf([
            1, 1, 8, 2, .. Text(compilation), .. Text(directory), 2, 1, 8, 2, 0x0b, 2, .. Text("-"), 0, .. Text(file), 1]));

    [Theory]
    [InlineData(new byte[] { 0, 9 }, "file table is malformed")] // nine directories without columns
    [InlineData(new byte[] { 1, 1, 8, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f, 0x61, 0 }, "file table is malformed")] // 2^39 of them
    [InlineData(new byte[] { 1, 1, 0x1a, 1, 0 }, "file table has form 0x1a, which cannot be read")] // DW_FORM_strx
    [InlineData(new byte[] { 1, 1, 0x1f, 1, 0xff, 0xff, 0, 0 }, "name at offset 0xffff lies outside section .debug_line_str")]
    [InlineData(new byte[] { 1, 1, 0x0e, 1, 0xff, 0xff, 0, 0 }, "name at offset 0xffff lies outside section .debug_str")]
    [InlineData(new byte[] { 1, 1 }, "file table is malformed")]
    public void Malformed_file_table_is_a_problem(byte[] tables, string problem) => ExpectProblem(new TestLines { Tables = tables }, problem);

    [Fact]
    public void Lists_of_version_4_must_end() =>
        ExpectProblem(new TestLines { Version = 4, Tables = "dir\0"u8.ToArray() }, "file table is malformed");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(6)]
    public void Unknown_version_is_a_problem(int version) =>
        ExpectProblem(new TestLines { Version = (ushort)version }, $"version {version}; 2 to 5 can be read");

    [Fact]
    public void Line_range_of_zero_is_a_problem() => ExpectProblem(new TestLines { LineRange = 0 }, "header is malformed");

    [Fact]
    public void Several_operations_in_an_instruction_are_a_problem() =>
        ExpectProblem(new TestLines { OperationsPerInstruction = 4 }, "header is malformed");

    [Fact]
    public void Length_beyond_the_section_is_a_problem() =>
        ExpectProblem(new TestLines { Program = OneLine, LengthError = 1 }, "length goes beyond the end of the section");

    [Fact]
    public void Length_that_cuts_an_operation_is_a_problem() =>
        ExpectProblem(new TestLines { Program = [0, 9, 2, 0] }, "line number program is truncated");

    [Fact]
    public void Sequence_without_end_is_a_problem() =>
        ExpectProblem(new TestLines { Program = OneLine[..^3] }, "line number program ends within a sequence");

    [Fact]
    public void Reserved_length_is_a_problem() =>
        Assert.Equal(
            "test.elf: section .debug_line: unit at 0x0: length 0xfffffff0 is reserved",
            FileWith([0xf0, 0xff, 0xff, 0xff, 0, 0, 0, 0]).Lines.Problem);

    [Fact]
    public void Other_units_keep_their_lines()
    {
        byte[] sound = new TestLines { Program = OneLine }.Build();
        byte[] unknown = new TestLines { Version = 6 }.Build();
        byte[] second = new TestLines { Program = [.. SetAddress(0x8000_0010), Copy, AdvancePc, 4, .. EndSequence] }.Build();
        LineTable lines = FileWith([.. sound, .. unknown, .. second]).Lines;
        Assert.Equal([0x8000_0000ul, 0x8000_0010ul], lines.Ranges.Select(r => r.Start));
        Assert.Equal($"test.elf: section .debug_line: unit at 0x{sound.Length:x}: version 6; 2 to 5 can be read", lines.Problem);
    }

    [Fact]
    public void Compressed_section_is_a_problem() =>
        Assert.Equal(
            "test.elf: section .debug_line is compressed; build without -gz to see source lines",
            FileWith(new TestLines { Program = OneLine }.Build(), flags: 0x800).Lines.Problem);

    private static void ExpectProblem(TestLines unit, string problem)
    {
        LineTable lines = TestLines.File(unit).Lines;
        Assert.Equal($"test.elf: section .debug_line: unit at 0x0: {problem}", lines.Problem);
        Assert.True(lines.IsEmpty);
    }

    // The file register starts at 1, so that this is the path of the second file.
    private static string FileOf(byte[] tables)
    {
        byte[] lines = new TestLines { Tables = tables, Program = OneLine }.Build();
        LineTable table = FileWith(lines, "x\0a/line.c\0"u8.ToArray(), "y\0b/str.c\0"u8.ToArray()).Lines;
        Assert.Equal("", table.Problem);
        return Assert.Single(table.Ranges).Source.File;
    }

    private static byte[] Text(string text) => [.. Encoding.UTF8.GetBytes(text), 0];
}
