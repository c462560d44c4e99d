using System.Text;
using static CoDesign.Elf.Tests.TestFiles;

namespace CoDesign.Elf.Tests;

public sealed class AttributesTests
{
    // Tag_RISCV_stack_align (4) = 16, Tag_RISCV_arch (5) = "rv64i2p1"
    private static readonly byte[] Pairs = [4, 16, 5, .. "rv64i2p1\0"u8];

    [Fact]
    public void Architecture_string_is_found_behind_other_attributes() =>
        Assert.Equal("rv64i2p1", Sound(With(Section(Vendor("riscv", FileScope(Pairs))))).Architecture);

    [Fact]
    public void Subsections_of_other_vendors_and_scopes_are_passed_over() =>
        Assert.Equal(
            "rv64i2p1",
            Sound(With(Section([.. Vendor("gnu", [1, 2, 3]), .. Vendor("riscv", [.. Scope(2, [9, 9]), .. FileScope(Pairs)])]))).Architecture);

    [Fact]
    public void Program_without_attributes_has_an_empty_string()
    {
        Assert.Equal("", Sound(TestElf.Minimal().Build()).Architecture);
        Assert.Equal("", Sound(With(Section(Vendor("riscv", FileScope([4, 16]))))).Architecture);
        Assert.Equal("", Sound(With([(byte)'A'])).Architecture);
    }

    [Fact]
    public void Every_truncation_is_refused_or_has_no_string()
    {
        byte[] whole = Section(Vendor("riscv", FileScope(Pairs)));
        for (int bytes = 2; bytes < whole.Length; bytes++)
        {
            Assert.Equal("test.elf: section .riscv.attributes: malformed build attributes", OnlyProblem(With(whole[..bytes])));
        }
    }

    [Fact]
    public void Unknown_format_is_refused() =>
        Assert.Equal("test.elf: section .riscv.attributes: malformed build attributes", OnlyProblem(With([(byte)'B', 0, 0, 0, 0])));

    [Fact]
    public void Length_zero_does_not_loop() =>
        Assert.Equal("test.elf: section .riscv.attributes: malformed build attributes", OnlyProblem(With([(byte)'A', 0, 0, 0, 0])));

    private static byte[] With(byte[] attributes)
    {
        TestElf elf = TestElf.Minimal();
        elf.Sections.Add(new TestSection { Name = ".riscv.attributes", Type = 0x7000_0003, Data = attributes });
        return elf.Build();
    }

    private static byte[] Section(byte[] subsections) => [(byte)'A', .. subsections];

    private static byte[] Vendor(string name, byte[] contents) =>
        [.. new FieldWriter(is64: false).U32((uint)(4 + name.Length + 1 + contents.Length)).ToArray(), .. Encoding.UTF8.GetBytes(name), 0, .. contents];

    private static byte[] FileScope(byte[] pairs) => Scope(1, pairs);

    private static byte[] Scope(byte tag, byte[] pairs) =>
        [tag, .. new FieldWriter(is64: false).U32((uint)(5 + pairs.Length)).ToArray(), .. pairs];
}
