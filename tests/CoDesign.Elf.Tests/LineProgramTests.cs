using static CoDesign.Elf.Tests.TestLines;

namespace CoDesign.Elf.Tests;

/// <summary>Line tables written by hand; addresses are relative to .text at 0x8000_0000, whose segment has 64 bytes.</summary>
public sealed class LineProgramTests
{
    private const ulong Text = 0x8000_0000;

    [Theory]
    [InlineData(2, false, "main.c", "/usr/lib/lib.c", "sub/sub.c")]
    [InlineData(3, false, "main.c", "/usr/lib/lib.c", "sub/sub.c")]
    [InlineData(4, false, "main.c", "/usr/lib/lib.c", "sub/sub.c")]
    [InlineData(5, false, "main.c", "/usr/lib/lib.c", "sub/sub.c")]
    [InlineData(4, true, "main.c", "/usr/lib/lib.c", "sub/sub.c")]
    [InlineData(5, true, "main.c", "/usr/lib/lib.c", "sub/sub.c")]
    public void Files_of_every_version_are_found(int version, bool is64BitFormat, params string[] files)
    {
        // Files count from 0 in version 5, from 1 before; the register starts at 1 in all of them.
        byte first = (byte)(version >= 5 ? 0 : 1);
        var unit = new TestLines
        {
            Version = (ushort)version,
            Is64BitFormat = is64BitFormat,
            Program = [
                .. SetAddress(Text), SetFile, first, Copy, AdvancePc, 4, SetFile, (byte)(first + 1), Copy, AdvancePc, 4,
                SetFile, (byte)(first + 2), Copy, AdvancePc, 4, .. EndSequence],
        };
        Assert.Equal(
            [$"0-4 {files[0]}:1:0", $"4-8 {files[1]}:1:0", $"8-12 {files[2]}:1:0"], Ranges(TestLines.File(unit).Lines));
    }

    [Fact]
    public void Special_opcodes_advance_address_and_line()
    {
        var unit = new TestLines();
        unit = new TestLines
        {
            // Lines 1 + 8 = 9, then 9 - 5 = 4
            Program = [.. SetAddress(Text), unit.Special(0, 8), unit.Special(2, -5), AdvancePc, 6, .. EndSequence],
        };
        Assert.Equal(["0-2 lib.c:9:0", "2-8 lib.c:4:0"], Ranges(TestLines.File(unit).Lines).Select(r => r.Replace("/usr/lib/", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void Standard_opcodes_do_what_the_standard_says()
    {
        ExpectRanges(
            [
                SetFile, 0, SetColumn, 7, NegateStatement, SetIsa, 1, AdvanceLine, 0x7f /* -1 */, AdvanceLine, 0x80, 1 /* +128 */, Copy,
                ConstAddPc /* (255 - 13) / 14 = 17 */, SetColumn, 0x80, 1 /* 128 */, Copy,
                FixedAdvancePc, 3, 0, .. EndSequence,
            ],
            "0-17 main.c:128:7", "17-20 main.c:128:128");
    }

    [Fact]
    public void Advances_count_in_minimum_instruction_lengths_except_the_fixed_one()
    {
        var unit = new TestLines
        {
            MinimumInstructionBytes = 2,
            Program = [.. SetAddress(Text), SetFile, 0, Copy, AdvancePc, 3, AdvanceLine, 1, Copy, FixedAdvancePc, 3, 0, .. EndSequence],
        };
        Assert.Equal(["0-6 main.c:1:0", "6-9 main.c:2:0"], Ranges(TestLines.File(unit).Lines));
    }

    [Fact]
    public void Unknown_opcodes_are_passed_over_by_their_lengths()
    {
        var unit = new TestLines
        {
            OperandCounts = [0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1, 3 /* opcode 13: three operands */],
            Program = [.. SetAddress(Text), SetFile, 0, 13, 1, 0x80, 0, 1, 0, 4, 0x80, 1, 1, 1, Copy, AdvancePc, 4, .. EndSequence],
        };
        Assert.Equal(["0-4 main.c:1:0"], Ranges(TestLines.File(unit).Lines));
    }

    [Fact]
    public void Opcode_base_below_ten_makes_standard_opcodes_special()
    {
        // With opcode_base 4, opcode 4 is special: address + 0, line - 5 + ... = (4 - 4) % 14 - 5 = -5; 1 + 10 - 5 = 6
        var unit = new TestLines { OperandCounts = [0, 1, 1], Program = [.. SetAddress(Text), AdvanceLine, 10, 4, AdvancePc, 4, .. EndSequence] };
        Assert.Equal(["0-4 /usr/lib/lib.c:6:0"], Ranges(TestLines.File(unit).Lines));
    }

    [Fact]
    public void Define_file_adds_a_file()
    {
        var unit = new TestLines
        {
            Version = 4,
            Program = [.. SetAddress(Text), 0, 11, 3, .. "extra.c\0"u8, 2, 0, 0, SetFile, 4, Copy, AdvancePc, 4, .. EndSequence],
        };
        // The operation's length of 11 has no room for the size; a complete one has 12.
        Assert.Equal("test.elf: section .debug_line: unit at 0x0: extended opcode 3 is truncated", TestLines.File(unit).Lines.Problem);
        unit.Program[12] = 12;
        Assert.Equal(["0-4 sub/extra.c:1:0"], Ranges(TestLines.File(unit).Lines));
    }

    [Fact]
    public void Sequences_have_gaps_between_them() =>
        ExpectRanges(
            [SetFile, 0, Copy, AdvancePc, 4, .. EndSequence, .. SetAddress(Text + 8), SetFile, 0, AdvanceLine, 1, Copy, AdvancePc, 4, .. EndSequence],
            "0-4 main.c:1:0", "8-12 main.c:2:0");

    [Fact]
    public void Sequences_are_sorted_by_address() =>
        ExpectRanges(
            [FixedAdvancePc, 8, 0, SetFile, 0, Copy, AdvancePc, 4, .. EndSequence, .. SetAddress(Text), SetFile, 2, Copy, AdvancePc, 4, .. EndSequence],
            "0-4 sub/sub.c:1:0", "8-12 main.c:1:0");

    [Fact]
    public void Last_row_of_an_address_counts() =>
        ExpectRanges([SetFile, 0, Copy, AdvanceLine, 1, Copy, AdvanceLine, 1, Copy, AdvancePc, 4, .. EndSequence], "0-4 main.c:3:0");

    [Fact]
    public void Neighbouring_rows_of_one_line_are_one_range() =>
        ExpectRanges([SetFile, 0, Copy, AdvancePc, 4, Copy, AdvancePc, 4, .. EndSequence], "0-8 main.c:1:0");

    [Fact]
    public void Line_0_means_no_line() =>
        ExpectRanges(
            [SetFile, 0, Copy, AdvancePc, 4, AdvanceLine, 0x7f, Copy, AdvancePc, 4, AdvanceLine, 2, Copy, AdvancePc, 4, .. EndSequence],
            "0-4 main.c:1:0", "8-12 main.c:2:0");

    [Fact]
    public void File_that_does_not_exist_means_no_line() =>
        ExpectRanges([SetFile, 3, Copy, AdvancePc, 4, SetFile, 2, Copy, AdvancePc, 4, .. EndSequence], "4-8 sub/sub.c:1:0");

    [Fact]
    public void Earlier_sequence_keeps_addresses_that_two_claim() =>
        ExpectRanges(
            [
                SetFile, 0, Copy, AdvancePc, 8, .. EndSequence,
                .. SetAddress(Text + 2), SetFile, 2, Copy, AdvancePc, 4, .. EndSequence, // inside
                .. SetAddress(Text + 4), SetFile, 2, Copy, AdvancePc, 8, .. EndSequence, // beyond the end
            ],
            "0-8 main.c:1:0", "8-12 sub/sub.c:1:0");

    [Fact]
    public void Decreasing_addresses_are_sorted() =>
        ExpectRanges(
            [
                SetFile, 0, FixedAdvancePc, 4, 0, Copy, .. SetAddress(Text), AdvanceLine, 1, Copy, .. SetAddress(Text + 8), .. EndSequence,
            ],
            "0-4 main.c:2:0", "4-8 main.c:1:0");

    [Fact]
    public void Sequences_outside_the_code_are_dropped() =>
        ExpectRanges(
            [
                SetFile, 0, Copy, AdvancePc, 4, .. EndSequence,
                .. SetAddress(0), Copy, AdvancePc, 4, .. EndSequence, // removed by the linker (binutils)
                .. SetAddress(ulong.MaxValue), Copy, AdvancePc, 4, .. EndSequence, // removed by the linker (LLVM)
            ],
            "0-4 main.c:1:0");

    [Fact]
    public void Every_byte_of_a_range_is_found()
    {
        var unit = new TestLines { Program = [.. SetAddress(Text + 4), Copy, AdvancePc, 4, .. EndSequence] };
        LineTable lines = TestLines.File(unit).Lines;
        Assert.Equal([false, true, true, false], new ulong[] { 3, 4, 7, 8 }.Select(o => lines.TryFind(Text + o, out _)));
    }

    private static void ExpectRanges(byte[] program, params string[] ranges)
    {
        var unit = new TestLines { Program = [.. SetAddress(Text), .. program] };
        LineTable lines = TestLines.File(unit).Lines;
        Assert.Equal("", lines.Problem);
        Assert.Equal(ranges, Ranges(lines));
    }

    private static IEnumerable<string> Ranges(LineTable lines) =>
        lines.Ranges.Select(r => $"{r.Start - Text}-{r.End - Text} {r.Source.File}:{r.Source.Line}:{r.Source.Column}");
}
