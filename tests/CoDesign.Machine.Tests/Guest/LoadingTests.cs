using CoDesign.Elf.Tests;
using CoDesign.Machine.Tests.Fixture;
using CoDesign.Results;

namespace CoDesign.Machine.Tests.Guest;

public sealed class LoadingTests
{
    [Theory]
    [InlineData(32)]
    [InlineData(64)]
    public void Code_data_and_zeros_lie_where_the_program_was_linked(int xlen)
    {
        Outcome run = (Bench.Of(xlen) with
        {
            Elf = elf => elf.Segments.Add(new TestSegment { Address = 0x8000_8000, Data = [1, 2, 3, 4], MemorySize = 64 }),
        }).Execute("li a0, 0x80008000; lw a1, 0(a0); lw a2, 4(a0);" + Bench.Pass);
        Assert.Equal((0x0403_0201ul, 0ul), (run.Register("a1"), run.Register("a2")));
    }

    // A loader of bare metal programs uses p_paddr, as Spike and QEMU do: initialised data lies in ROM until start-up code copies it.
    [Fact]
    public void Bytes_go_to_the_physical_address_of_a_segment()
    {
        Outcome run = (Bench.Rv64 with
        {
            Elf = elf => elf.Segments.Add(new TestSegment { Address = 0x8000_8000, PhysicalAddress = 0x7ff0_0100, Data = [1, 2, 3, 4] }),
        }).Execute("li a0, 0x7ff00100; lw a1, 0(a0); li a0, 0x80008000; lw a2, 0(a0);" + Bench.Pass);
        Assert.Equal((0x0403_0201ul, 0ul), (run.Register("a1"), run.Register("a2")));
    }

    [Theory]
    [InlineData(32, 64)]
    [InlineData(64, 32)]
    public void A_program_of_the_other_width_is_refused(int core, int program)
    {
        byte[] image = TestElf.Minimal(program == 64).Build();
        ProgramProblemException problem = Assert.Throws<ProgramProblemException>(() => (Bench.Of(core) with { Image = image }).Execute("").Record);
        Assert.Contains($"a program for RV{program}, and core 'bench' is rv{core}imac", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_damaged_is_refused_with_what_is_wrong()
    {
        TestElf elf = TestElf.Minimal();
        elf.Machine = 62;
        ProgramProblemException problem = Assert.Throws<ProgramProblemException>(() => (Bench.Rv64 with { Image = elf.Build() }).Execute("").Record);
        Assert.Contains("program.elf: ", problem.Message, StringComparison.Ordinal);
    }

    // ram: 0x8000_0000 + 1 MiB; fw: 0x7ff0_0000 + 32 KiB; share: 0x9000_0000 + 64 KiB; another: 0x8018_0000.
    [Theory]
    [InlineData(0x7000_0000, 16, "'fw' (0x7ff00000 + 0x8000)")]
    [InlineData(0x8010_0000, 16, "'ram' (0x80000000 + 0x100000)")] // begins right behind it
    [InlineData(0x8017_f000, 16, "'another' (0x80180000 + 0x1000)")]
    [InlineData(0x800f_fff0, 17, "'ram' (0x80000000 + 0x100000)")] // its last byte lies behind it
    [InlineData(0x9001_0000, 16, "'share' (0x90000000 + 0x10000)")]
    [InlineData(0xf000_0000_0000_0000, 16, "'share' (0x90000000 + 0x10000)")]
    public void A_segment_outside_all_memories_is_refused_with_the_nearest_one(ulong address, ulong size, string nearest)
    {
        Bench bench = Bench.Rv64 with
        {
            Chip = new ChipText
            {
                Memories = new ChipText().Memories
                    + "\n- {id: another, zone: secure, base: 0x8018_0000, size: 4 KiB, access: rw, width: 64 bit, energy: any, latency: 1 cycles, source: test}",
            },
            Elf = elf => elf.Segments.Add(new TestSegment { Address = address, Data = [1], MemorySize = size }),
        };
        ProgramProblemException problem = Assert.Throws<ProgramProblemException>(() => bench.Execute("nop").Record);
        Assert.Equal(
            $"program.elf: error: segment 0x{address:x} + 0x{size:x} lies outside the memories of the chip; the nearest is {nearest}; link the program there, or change the chip",
            problem.Message);
    }

    [Fact]
    public void A_segment_over_a_device_is_refused()
    {
        Bench bench = Bench.Rv64 with { Elf = elf => elf.Segments.Add(new TestSegment { Address = ChipText.Clint, Data = [1] }) };
        ProgramProblemException problem = Assert.Throws<ProgramProblemException>(() => bench.Execute("nop").Record);
        Assert.Contains("segment 0x2000000 + 0x1 lies outside the memories", problem.Message, StringComparison.Ordinal);
    }

    // The region driver is put into the firmware memory, which here holds the program as well.
    [Fact]
    public void A_program_where_the_region_driver_must_lie_is_refused()
    {
        Bench bench = Bench.Rv64 with { Chip = new ChipText { Modules = ChipText.SecureHash, Firmware = "ram" } };
        ProgramProblemException problem = Assert.Throws<ProgramProblemException>(() => bench.Execute(Bench.Pass).Record);
        Assert.Contains("segment 0x80000000", problem.Message, StringComparison.Ordinal);
        Assert.Contains("firmware memory 'ram'", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_behind_the_region_driver_in_the_same_memory_runs()
    {
        Bench bench = Bench.Rv64 with { Origin = 0x8008_0000, Chip = new ChipText { Modules = ChipText.SecureHash, Firmware = "ram" } };
        Assert.Equal(ExitRecord.GuestExit, bench.Execute(Bench.Pass).Record.Exit.Reason);
    }

    [Fact]
    public void Firmware_memory_too_small_for_the_region_driver_is_refused()
    {
        Bench bench = Bench.Rv64 with
        {
            Chip = new ChipText
            {
                Modules = ChipText.SecureHash,
                Firmware = "fw",
                Memories = new ChipText().Memories.Replace("size: 32 KiB", "size: 4 KiB", StringComparison.Ordinal),
            },
        };
        ProgramProblemException problem = Assert.Throws<ProgramProblemException>(() => bench.Execute(Bench.Pass).Record);
        Assert.Contains("firmware memory 'fw' has 4096 bytes, and the region driver needs", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_whose_entry_no_memory_can_execute_traps_at_once()
    {
        Bench bench = Bench.Rv64 with { Origin = ChipText.Share };
        ExitRecord exit = bench.Execute("nop").Record.Exit;
        Assert.Equal(ExitRecord.Trap, exit.Reason);
        Assert.Contains("no executable memory of the core's zone", exit.Message, StringComparison.Ordinal);
    }
}
