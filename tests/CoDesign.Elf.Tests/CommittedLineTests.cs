using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using static CoDesign.Elf.Tests.TestFiles;

namespace CoDesign.Elf.Tests;

/// <summary>Source lines of real programs, compared with binutils and LLVM.</summary>
public sealed partial class CommittedLineTests
{
    public static TheoryData<string> Programs => [.. WithLines];

    [Theory]
    [MemberData(nameof(Programs))]
    public void Lines_are_those_addr2line_gives(string program)
    {
        ElfFile file = Open(program);
        string[] oracle = Oracle($"{program}.addr2line.txt");
        Assert.True(oracle.Length > 100);
        foreach (string[] pair in oracle.Chunk(2)) // address, then file:line
        {
            Assert.Equal(Normalized(pair[1]), LineAt(file, Hex(pair[0])));
        }
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void Columns_are_those_llvm_symbolizer_gives(string program)
    {
        ElfFile file = Open(program);
        foreach (string[] pair in Oracle($"{program}.symbolizer.txt").Chunk(2)) // address, then file:line:column
        {
            Assert.True(file.Lines.TryFind(Hex(pair[0]), out SourceLine source));
            Assert.Equal(Normalized(pair[1]), $"{source.File}:{source.Line}:{source.Column}");
        }
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void Ranges_cover_the_text_section_without_gap(string program)
    {
        ElfFile file = Open(program);
        Assert.Equal("", file.Lines.Problem);
        Assert.True(file.TryGetSection(".text", out Section? text));
        ulong position = text.Address;
        foreach (LineRange range in file.Lines.Ranges)
        {
            Assert.Equal(position, range.Start);
            Assert.True(range.End > range.Start);
            position = range.End;
        }
        Assert.Equal(text.Address + text.Size, position);
    }

    [Fact] // The linker dropped the function `dropped`, lines 33 to 40 of main.c, and left its rows at address 0.
    public void Function_that_the_linker_dropped_has_no_lines()
    {
        LineTable lines = Open("lines-rv32imc-dwarf5").Lines;
        Assert.False(lines.TryFind(0, out _));
        Assert.DoesNotContain(lines.Ranges, r => r.Source is { File: "main.c", Line: >= 33 });
    }

    [Theory]
    [InlineData("rv32imc-sha256")]
    public void Program_without_debug_information_has_no_lines_and_no_problem(string program)
    {
        LineTable lines = Open(program).Lines;
        Assert.True(lines.IsEmpty);
        Assert.Equal("", lines.Problem);
        Assert.False(lines.TryFind(0x8000_0000, out _));
    }

    [ToolFact("riscv64-unknown-elf-addr2line")]
    public void Installed_addr2line_agrees_at_every_byte()
    {
        foreach (string program in WithLines)
        {
            ElfFile file = Open(program);
            Assert.True(file.TryGetSection(".text", out Section? text));
            ulong[] addresses = [.. Enumerable.Range(0, (int)text.Size).Select(o => text.Address + (ulong)o)];
            string[] answers = Addr2Line(PathOf($"{program}.elf"), addresses);
            Assert.Equal(answers.Select(Normalized), addresses.Select(a => LineAt(file, a)));
        }
    }

    private static string[] Addr2Line(string path, ulong[] addresses)
    {
        var start = new ProcessStartInfo("riscv64-unknown-elf-addr2line", ["--exe", path, .. addresses.Select(a => $"0x{a:x}")])
        {
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string LineAt(ElfFile file, ulong address) =>
        file.Lines.TryFind(address, out SourceLine source) ? $"{source.File}:{source.Line}" : "??:0";

    private static ulong Hex(string text) => ulong.Parse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    // The tools write "././main.c:24 (discriminator 3)" and "??:?".
    private static string Normalized(string answer) => DotsAndDiscriminator().Replace(answer, "").Replace("??:?", "??:0", StringComparison.Ordinal);

    [GeneratedRegex(@"^(\./)+| \(discriminator \d+\)$")]
    private static partial Regex DotsAndDiscriminator();
}
