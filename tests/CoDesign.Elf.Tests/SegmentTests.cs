using static CoDesign.Elf.Tests.TestFiles;

namespace CoDesign.Elf.Tests;

public sealed class SegmentTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Segment_has_what_the_header_says(bool is64)
    {
        TestElf elf = TestElf.Minimal(is64);
        elf.Segments.Add(new TestSegment
        {
            Address = 0x9000_0000,
            PhysicalAddress = 0x8001_0000,
            Data = [1, 2, 3],
            MemorySize = 0x100,
            Flags = 6,
        });
        Segment segment = Sound(elf.Build()).LoadableSegments[1];
        Assert.Equal(SegmentType.Load, segment.Type);
        Assert.Equal((0x9000_0000ul, 0x8001_0000ul, 0x100ul), (segment.Address, segment.PhysicalAddress, segment.MemorySize));
        Assert.Equal([1, 2, 3], segment.FileBytes.ToArray());
        Assert.Equal((true, true, false), (segment.IsReadable, segment.IsWritable, segment.IsExecutable));
        Assert.True(segment.Contains(0x9000_00ff));
        Assert.False(segment.Contains(0x9000_0100));
        Assert.False(segment.Contains(0x8fff_ffff));
    }

    [Fact]
    public void Other_segments_are_listed_but_not_loadable()
    {
        TestElf elf = TestElf.Minimal();
        elf.Segments.Add(new TestSegment { Type = (uint)SegmentType.GnuStack });
        elf.Segments.Add(new TestSegment { Type = 0, Offset = ulong.MaxValue, FileSize = ulong.MaxValue });
        elf.Segments.Add(new TestSegment { Address = 0x8000_0004 });
        ElfFile file = Sound(elf.Build());
        Assert.Equal(4, file.Segments.Count);
        Assert.Equal(0x8000_0000ul, Assert.Single(file.LoadableSegments).Address);
    }

    [Fact]
    public void Memory_size_of_2_to_the_60_is_passed_on_without_allocating()
    {
        TestElf elf = TestElf.Minimal();
        elf.Segments.Add(new TestSegment { Address = 1ul << 60, MemorySize = 1ul << 60 });
        Assert.Equal(1ul << 60, Sound(elf.Build()).LoadableSegments[1].MemorySize);
    }

    [Theory]
    [InlineData(true, 0xffff_ffff_ffff_fff0)]
    [InlineData(false, 0xffff_fff0)]
    public void Segment_may_end_at_the_last_address(bool is64, ulong address)
    {
        TestElf elf = TestElf.Minimal(is64);
        elf.Segments.Add(new TestSegment { Address = address, MemorySize = 0x10 });
        Assert.True(Sound(elf.Build()).LoadableSegments[1].Contains(address + 0xf));
    }

    [Theory]
    [InlineData(true, 0xffff_ffff_ffff_fff0)]
    [InlineData(false, 0xffff_fff0)]
    public void Segment_that_wraps_around_is_refused(bool is64, ulong address)
    {
        TestElf elf = TestElf.Minimal(is64);
        elf.Segments.Add(new TestSegment { Address = address, MemorySize = 0x11 });
        Assert.Equal(
            $"test.elf: program header 1: memory 0x{address:x}+0x11 wraps around the end of the address space", OnlyProblem(elf.Build()));
    }

    [Fact]
    public void File_range_beyond_the_end_is_refused()
    {
        TestElf elf = TestElf.Minimal();
        elf.Segments.Add(new TestSegment { Address = 0x9000_0000, Offset = 0x10, FileSize = 0x10000, MemorySize = 0x10000 });
        byte[] bytes = elf.Build();
        Assert.Equal(
            $"test.elf: program header 1: file range 0x10+0x10000 lies beyond the end of the file (0x{bytes.Length:x} bytes)",
            OnlyProblem(bytes));
    }

    [Fact]
    public void File_range_whose_sum_overflows_is_refused()
    {
        TestElf elf = TestElf.Minimal();
        elf.Segments.Add(new TestSegment { Type = 4, Offset = 0x10, FileSize = ulong.MaxValue });
        Assert.StartsWith(
            "test.elf: program header 1: file range 0x10+0xffffffffffffffff lies beyond", OnlyProblem(elf.Build()), StringComparison.Ordinal);
    }

    [Fact]
    public void More_bytes_in_the_file_than_in_memory_are_refused()
    {
        TestElf elf = TestElf.Minimal();
        elf.Segments.Add(new TestSegment { Address = 0x9000_0000, Data = new byte[8], MemorySize = 7 });
        Assert.Equal(
            "test.elf: program header 1: 0x8 bytes in the file do not fit into 0x7 bytes of memory", OnlyProblem(elf.Build()));
    }

    [Theory]
    [InlineData(0x8000_003f, 1)]
    [InlineData(0x7fff_ffff, 2)]
    [InlineData(0x7fff_0000, 0x20000)]
    public void Overlapping_segments_are_refused(ulong address, ulong memorySize)
    {
        TestElf elf = TestElf.Minimal();
        elf.Segments.Add(new TestSegment { Address = address, MemorySize = memorySize });
        Assert.Matches("^test.elf: loadable segments 0x.* and 0x.* overlap$", OnlyProblem(elf.Build()));
    }

    [Fact]
    public void Adjacent_segments_are_accepted_in_any_order()
    {
        TestElf elf = TestElf.Minimal();
        elf.Segments.Add(new TestSegment { Address = 0x8000_0040, MemorySize = 1 });
        elf.Segments.Insert(0, new TestSegment { Address = 0x7fff_ffff, MemorySize = 1 });
        Assert.Equal(3, Sound(elf.Build()).LoadableSegments.Count);
    }

    [Fact]
    public void Program_header_table_beyond_the_end_is_refused()
    {
        TestElf elf = TestElf.Minimal();
        elf.ProgramHeaderCount = 65535;
        byte[] bytes = elf.Build();
        // 65,535 headers of 56 bytes = 3,669,960 bytes = 0x37ffc8
        Assert.Equal(
            $"test.elf: program header table: file range 0x40+0x37ffc8 lies beyond the end of the file (0x{bytes.Length:x} bytes)",
            OnlyProblem(bytes));
    }

    [Fact]
    public void Program_without_loadable_segment_is_refused()
    {
        TestElf elf = TestElf.Minimal();
        elf.Segments.Clear();
        Assert.Equal("test.elf: no loadable segment (PT_LOAD)", OnlyProblem(elf.Build()));
    }

    [Theory]
    [InlineData(0x8000_0040)]
    [InlineData(0)]
    public void Entry_outside_the_segment_is_refused(ulong entry)
    {
        TestElf elf = TestElf.Minimal();
        elf.Entry = entry;
        Assert.Equal($"test.elf: entry 0x{entry:x} lies outside every executable segment", OnlyProblem(elf.Build()));
    }

    [Fact]
    public void Entry_in_a_segment_without_execute_permission_is_refused()
    {
        TestElf elf = TestElf.Minimal();
        elf.Segments[0] = elf.Segments[0] with { Flags = 6 };
        elf.Segments.Add(elf.Segments[0] with { Address = 0x8001_0000, PhysicalAddress = 0x8001_0000, Flags = 5 });
        Assert.Equal("test.elf: entry 0x80000000 lies outside every executable segment", OnlyProblem(elf.Build()));
    }

    // The linker script of riscv-tests (env/p/link.ld) names no permission by its ELF value; Spike loads what comes of it.
    [Theory]
    [InlineData(0u)]
    [InlineData(6u)]
    public void Without_any_execute_permission_in_the_file_all_segments_have_it(uint flags)
    {
        TestElf elf = TestElf.Minimal();
        elf.Segments[0] = elf.Segments[0] with { Flags = flags };
        Assert.True(ElfFile.Read(elf.Build(), "test.elf").TryGetFile(out ElfFile? file));
        Assert.All(file!.LoadableSegments, s => Assert.True(s.IsExecutable));
    }

    [Fact]
    public void Interpreter_is_refused_with_the_remedy()
    {
        TestElf elf = TestElf.Minimal();
        elf.Segments.Add(new TestSegment { Type = 3, Data = "/lib/ld-linux-riscv64-lp64d.so.1\0"u8.ToArray() });
        Assert.Equal(
            "test.elf: dynamically linked (wants /lib/ld-linux-riscv64-lp64d.so.1); build it with -static", OnlyProblem(elf.Build()));
    }

    [Fact]
    public void Problems_of_a_corrupt_table_are_counted_not_listed()
    {
        TestElf elf = TestElf.Minimal();
        for (int i = 0; i < 1000; i++)
        {
            elf.Segments.Add(new TestSegment { Type = 4, Offset = 1 << 30 });
        }
        Assert.InRange(ElfFile.Read(elf.Build(), "test.elf").Problems.Count, 20, 21);
    }

    [Fact]
    public void Program_headers_are_found_in_the_segment_that_loads_them()
    {
        TestElf elf = TestElf.Minimal();
        elf.Segments.Add(new TestSegment { Address = 0x1_0000, Offset = 0, FileSize = 0x100, MemorySize = 0x100 });
        ElfFile file = Sound(elf.Build());
        Assert.True(file.TryGetProgramHeaderAddress(out ulong address));
        Assert.Equal(0x1_0040ul, address); // the table follows the file header of 64 bytes
        Assert.Equal(56, file.ProgramHeaderBytes);
    }

    [Fact]
    public void Program_headers_that_no_segment_loads_are_not_found() =>
        Assert.False(Sound(TestElf.Minimal().Build()).TryGetProgramHeaderAddress(out _));
}
