using static CoDesign.Elf.Tests.TestFiles;

namespace CoDesign.Elf.Tests;

/// <summary>Files that are not the kind of program we run.</summary>
public sealed class HeaderProblemTests
{
    [Fact]
    public void Empty_file_is_named() =>
        Assert.Equal("test.elf: not an ELF file: the file is empty", OnlyProblem([]));

    [Fact]
    public void Two_bytes_are_shown() =>
        Assert.Equal("test.elf: not an ELF file: it has only 2 byte(s), 7f 45; 7f 45 4c 46 expected at the start", OnlyProblem([0x7f, 0x45]));

    [Fact]
    public void Text_file_shows_its_first_four_bytes() =>
        Assert.Equal("test.elf: not an ELF file: the first four bytes are 23 21 2f 62, 7f 45 4c 46 expected", OnlyProblem("#!/bin/sh"u8.ToArray()));

    [Theory]
    [InlineData(4, "test.elf: truncated: an ELF header needs at least 52 bytes, the file has 4")]
    [InlineData(15, "test.elf: truncated: an ELF header needs at least 52 bytes, the file has 15")]
    [InlineData(16, "test.elf: truncated: an ELF64 header needs 64 bytes, the file has 16")]
    [InlineData(63, "test.elf: truncated: an ELF64 header needs 64 bytes, the file has 63")]
    public void Truncated_header_says_how_many_bytes_are_missing(int bytes, string problem) =>
        Assert.Equal(problem, OnlyProblem(TestElf.Minimal().Build()[..bytes]));

    [Fact]
    public void Truncated_32_bit_header_says_how_many_bytes_are_missing() =>
        Assert.Equal(
            "test.elf: truncated: an ELF32 header needs 52 bytes, the file has 51",
            OnlyProblem(TestElf.Minimal(is64: false).Build()[..51]));

    [Fact]
    public void Big_endian_is_refused() => Expect(e => e.Data = 2, "big endian; RISC-V programs are expected in little endian");

    [Fact]
    public void Unknown_byte_order_is_refused() => Expect(e => e.Data = 3, "unknown byte order 3; 1 (little endian) expected");

    [Fact]
    public void Unknown_class_is_refused() => Expect(e => e.Class = 3, "unknown ELF class 3; 1 (32 bit) or 2 (64 bit) expected");

    [Fact]
    public void Unknown_version_is_refused() => Expect(e => e.Version = 2, "unknown ELF version 2; 1 expected");

    [Fact]
    public void Every_fault_of_the_first_bytes_is_reported()
    {
        TestElf elf = TestElf.Minimal();
        (elf.Class, elf.Data, elf.Version) = (0, 0, 0);
        byte[] bytes = elf.Build();
        bytes[4] = 9;
        Assert.Equal(3, ElfFile.Read(bytes, "test.elf").Problems.Count);
    }

    [Theory]
    [InlineData(62, "program for x86-64; RISC-V (machine 243) expected")]
    [InlineData(183, "program for AArch64; RISC-V (machine 243) expected")]
    [InlineData(999, "program for machine 999; RISC-V (machine 243) expected")]
    public void Program_for_another_machine_is_named(int machine, string problem) => Expect(e => e.Machine = (ushort)machine, problem);

    [Theory]
    [InlineData(0, "no file type")]
    [InlineData(1, "relocatable object file (.o), not linked yet")]
    [InlineData(4, "core dump")]
    [InlineData(77, "unknown file type 77")]
    public void File_that_is_no_executable_is_named(int type, string found) =>
        Expect(e => e.Type = (ushort)type, $"{found}; a linked executable (type 2 or, for static-pie, 3) expected");

    [Fact]
    public void Program_header_size_of_the_other_class_is_refused() =>
        Expect(e => e.ProgramHeaderBytes = 32, "program header size 32; 56 expected");

    [Fact]
    public void Section_header_size_zero_is_refused() => Expect(e => e.SectionHeaderBytes = 0, "section header size 0; 64 expected");

    [Fact]
    public void This_test_programs_own_assembly_is_no_elf_file() =>
        Assert.StartsWith(
            "test.elf: not an ELF file: the first four bytes are 4d 5a",
            OnlyProblem(File.ReadAllBytes(typeof(ElfFile).Assembly.Location)),
            StringComparison.Ordinal);

    private static void Expect(Action<TestElf> spoil, string problem)
    {
        TestElf elf = TestElf.Minimal();
        spoil(elf);
        Assert.Equal($"test.elf: {problem}", OnlyProblem(elf.Build()));
    }
}
