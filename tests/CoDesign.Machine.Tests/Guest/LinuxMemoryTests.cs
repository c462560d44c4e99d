using CoDesign.Machine.Tests.Fixture;
using CoDesign.Results;

namespace CoDesign.Machine.Tests.Guest;

// brk(2) and mmap(2) of the Linux manual pages; a page has 4096 bytes.
public sealed class LinuxMemoryTests
{
    private const string Exit = "li a7, 93; li a0, 0; ecall;";

    private static Bench Linux => Bench.Rv64 with { IsLinux = true };

    [Fact]
    public void The_break_begins_behind_the_program_and_moves_where_it_is_told()
    {
        Outcome run = Linux.Execute($"""
            li a7, 214; li a0, 0; ecall; mv s1, a0
            li t0, 8192; add a0, s1, t0; ecall; sub s2, a0, s1
            li t1, 0x55; sd t1, 2040(s1); ld s3, 2040(s1); ld s4, 0(s1)
            la s5, end
            {Exit} end:
            """);
        Assert.Equal((8192ul, 0x55ul, 0ul), (run.Register("s2"), run.Register("s3"), run.Register("s4")));
        Assert.Equal(0ul, run.Register("s1") % 4096);
        Assert.True(run.Register("s1") >= run.Register("s5"));
    }

    [Theory]
    [InlineData("li a0, 0x7fffffff00000000")] // more than there is
    [InlineData("addi a0, s1, -8")] // below its start
    public void A_break_that_cannot_be_stays_where_it_was(string wanted)
    {
        Outcome run = Linux.Execute($"li a7, 214; li a0, 0; ecall; mv s1, a0; {wanted}; ecall; mv s2, a0; {Exit}");
        Assert.Equal(run.Register("s1"), run.Register("s2"));
    }

    [Fact] // the pages are given back, and new ones are zero
    public void Memory_that_the_break_left_is_zero_when_it_comes_back()
    {
        Outcome run = Linux.Execute($"""
            li a7, 214; li a0, 0; ecall; mv s1, a0; li s8, 8192; add s9, s1, s8
            mv a0, s9; ecall; li t0, 0x77; sd t0, 0(s1); li t1, 4096; add t1, t1, s1; sd t0, 0(t1)
            mv a0, s1; ecall
            mv a0, s9; ecall; ld s2, 0(s1); li t1, 4096; add t1, t1, s1; ld s3, 0(t1)
            {Exit}
            """);
        Assert.Equal((0ul, 0ul), (run.Register("s2"), run.Register("s3")));
    }

    [Fact]
    public void Mappings_are_zero_whole_pages_and_apart()
    {
        const string Map = "li a7, 222; li a0, 0; li a1, 5000; li a2, 3; li a3, 0x22; li a4, -1; li a5, 0; ecall;";
        Outcome run = Linux.Execute($"{Map} mv s1, a0; li t0, -1; sd t0, 0(s1); {Map} mv s2, a0; ld s3, 0(s2); ld s4, 8(s2); {Exit}");
        ulong first = run.Register("s1");
        ulong second = run.Register("s2");
        Assert.Equal((0ul, 0ul), (first % 4096, second % 4096));
        Assert.True(first >= second + 8192 || second >= first + 8192); // 5000 bytes are two pages
        Assert.Equal((0ul, 0ul), (run.Register("s3"), run.Register("s4")));
    }

    [Fact]
    public void The_stack_lies_in_main_memory_and_is_aligned()
    {
        ulong stack = Linux.Execute($"mv s1, sp; {Exit}").Register("s1");
        Assert.InRange(stack, ChipText.Ram, ChipText.Ram + (1 << 20) - 1);
        Assert.Equal(0ul, stack % 16); // RISC-V psABI, "Integer Calling Convention"
    }

    // The plain core takes a cycle of 10 ns per instruction. Between the two calls: 20 nops, la (2), li and ecall.
    [Fact]
    public void Clock_gettime_tells_simulated_time()
    {
        string nops = string.Join("; ", Enumerable.Repeat("nop", 20));
        Outcome run = Linux.Execute($"""
            li a7, 113
            li a0, 1; la a1, first; ecall
            {nops}
            li a0, 1; la a1, second; ecall
            la t0, first; ld s1, 0(t0); ld s2, 8(t0); la t0, second; ld s3, 0(t0); ld s4, 8(t0)
            {Exit}
            .align 3
            first: .dword -1, -1
            second: .dword -1, -1
            """);
        Assert.Equal((0ul, 0ul), (run.Register("s1"), run.Register("s3"))); // seconds
        Assert.Equal((20ul + 1 + 2 + 1) * 10, run.Register("s4") - run.Register("s2"));
    }

    // RV32 has clock_gettime64 (403) with 64-bit seconds and nanoseconds; 113 is the old one with 32-bit fields.
    [Fact]
    public void Clocks_of_RV32_have_the_width_of_their_call()
    {
        Outcome run = (Bench.Rv32 with { IsLinux = true }).Execute($"""
            li a0, 1; la a1, cell; li a7, 403; ecall
            la t0, cell; lw s1, 0(t0); lw s2, 4(t0); lw s3, 12(t0); lw s4, 8(t0)
            li a0, 1; la a1, cell; addi a1, a1, 16; li a7, 113; ecall
            la t0, cell; lw s5, 16(t0); lw s6, 20(t0); lw s7, 24(t0)
            {Exit} .align 3; cell: .word -1, -1, -1, -1, -1, -1, -1, -1
            """);
        Assert.Equal((0ul, 0ul, 0ul), (run.Register("s1"), run.Register("s2"), run.Register("s3")));
        Assert.NotEqual(0ul, run.Register("s4"));
        Assert.Equal((0ul, 0xffff_fffful), (run.Register("s5"), run.Register("s7"))); // behind its 8 bytes nothing was written
        Assert.InRange(run.Register("s6"), run.Register("s4"), run.Register("s4") + 300);
    }

    [Fact]
    public void A_trap_of_a_Linux_program_ends_the_run()
    {
        ExitRecord exit = Linux.Execute("li a0, 0xa0000000; lw a1, 0(a0)").Record.Exit;
        Assert.Equal(ExitRecord.Trap, exit.Reason);
        Assert.StartsWith("load access fault at 0xa0000000", exit.Message, StringComparison.Ordinal);
    }

    [Fact] // 300 times 5000 bytes are more than the memory has; each mapping is given back
    public void Memory_that_was_unmapped_can_be_mapped_again()
    {
        Outcome run = Linux.Execute($"""
            li s1, 300
            again: li a7, 222; li a0, 0; li a1, 5000; li a2, 3; li a3, 0x22; li a4, -1; li a5, 0; ecall
            bltz a0, end
            ld t0, 0(a0); bnez t0, end; li t0, 1; sd t0, 0(a0)
            li a7, 215; li a1, 5000; ecall; addi s1, s1, -1; bnez s1, again
            end: {Exit}
            """);
        Assert.Equal(0ul, run.Register("s1"));
        Assert.Empty(run.Record.Notes);
    }

    [Fact]
    public void The_break_stops_where_a_mapping_begins()
    {
        // Mappings fill the memory down to the break, a page each; then neither grows.
        Outcome run = Linux.Execute($"""
            li s1, 0
            more: li a7, 222; li a0, 0; li a1, 4096; li a2, 3; li a3, 0x22; li a4, -1; li a5, 0; ecall
            bltz a0, full; addi s1, s1, 1; j more
            full: mv s2, a0; li a7, 214; li a0, 0; ecall; mv s3, a0; li t0, 8192; add a0, a0, t0; ecall; sub s4, a0, s3
            {Exit}
            """);
        Assert.Equal(-12, (long)run.Register("s2")); // ENOMEM
        Assert.Equal(0ul, run.Register("s4"));

        // 1 MiB has 256 pages; the stack of 128 KiB and its gap of 16 KiB take 36, the program one.
        Assert.Equal(256ul - 36 - 1, run.Register("s1"));
        Assert.Single(run.Record.Notes, n => n.Contains("ENOMEM", StringComparison.Ordinal));
    }

    // mprotect(2): PROT_NONE 0, PROT_READ 1. An access that a page forbids is a page fault, for which Linux sends SIGSEGV.
    [Theory]
    [InlineData(1, "lw t0, 0(s1)", null)]
    [InlineData(1, "sw x0, 0(s1)", "store page fault")]
    [InlineData(0, "lw t0, 0(s1)", "load page fault")]
    [InlineData(3, "sw x0, 0(s1)", null)]
    public void A_page_permits_what_mprotect_said_last(int protection, string access, string? problem)
    {
        // Touched before, so that the page is at hand.
        ExitRecord exit = Linux.Execute($"""
            li a7, 222; li a0, 0; li a1, 4096; li a2, 3; li a3, 0x22; li a4, -1; li a5, 0; ecall; mv s1, a0; sw x0, 0(s1); lw t0, 0(s1)
            li a7, 226; mv a0, s1; li a1, 4096; li a2, {protection}; ecall; {access}; {Exit}
            """).Record.Exit;
        Assert.Equal(problem is null ? ExitRecord.GuestExit : ExitRecord.Trap, exit.Reason);
        Assert.Contains(problem ?? "exit code 0", exit.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("li a7, 215; mv a0, s1; li a1, 4096; ecall; lw t0, 0(s1)")] // munmap
    [InlineData("li t0, 0x1000; add s1, s1, t0; lw t0, 0(s1)")] // behind the mapping is the gap below the stack
    [InlineData("li a7, 214; li a0, 0; ecall; lw t0, 0(a0)")] // the heap has no byte yet
    public void Memory_that_the_program_does_not_have_is_a_page_fault(string access)
    {
        ExitRecord exit = Linux.Execute($"""
            li a7, 222; li a0, 0; li a1, 4096; li a2, 3; li a3, 0x22; li a4, -1; li a5, 0; ecall; mv s1, a0; lw t0, 0(s1)
            {access}; {Exit} .align 12; nop
            """).Record.Exit;
        Assert.Equal(ExitRecord.Trap, exit.Reason);
        Assert.StartsWith("load page fault at 0x", exit.Message, StringComparison.Ordinal);
    }

    [Theory] // a call that would read or write what the program may not: EFAULT
    [InlineData("li a7, 63; li a0, 0; mv a1, s1; li a2, 1", -14)] // read into a page without permission to write
    [InlineData("li a7, 64; li a0, 1; mv a1, s1; li a2, 1", 1)]
    [InlineData("li a7, 64; li a0, 1; la a1, code; li a2, 0x100000", -14)] // write from behind the end of the program
    public void Calls_keep_to_the_permissions_of_pages(string call, int result)
    {
        Outcome run = (Linux with { StandardInput = [1] }).Execute($"""
            code: li a7, 222; li a0, 0; li a1, 4096; li a2, 1; li a3, 0x22; li a4, -1; li a5, 0; ecall; mv s1, a0
            {call}; ecall; mv s2, a0; {Exit}
            """);
        Assert.Equal(result, (long)run.Register("s2"));
    }

    [Fact] // mremap(2) with MREMAP_MAYMOVE: the contents stay, what is new is zero
    public void A_mapping_grows_with_its_contents()
    {
        const string Map = "li a7, 222; li a0, 0; li a1, 4096; li a2, 3; li a3, 0x22; li a4, -1; li a5, 0; ecall;";
        Outcome run = Linux.Execute($"""
            {Map} mv s1, a0; {Map} mv s2, a0; li t0, 77; sd t0, 8(s1)
            li a7, 216; mv a0, s1; li a1, 4096; li a2, 40000; li a3, 1; ecall; mv s3, a0
            ld s4, 8(s3); li t1, 36000; add t1, t1, s3; ld s5, 0(t1); sd t1, 0(t1)
            {Exit}
            """);
        Assert.Equal((77ul, 0ul), (run.Register("s4"), run.Register("s5")));
        Assert.Equal(0ul, run.Register("s3") % 4096);
    }

    [Fact]
    public void A_file_can_be_mapped()
    {
        Outcome run = (Linux with { Inputs = [("f", [1, 2, 3, 4, 5, 6, 7, 8, 9])] }).Execute($"""
            li a7, 56; li a0, -100; la a1, name; li a2, 0; li a3, 0; ecall; mv s0, a0
            li a7, 222; li a0, 0; li a1, 9; li a2, 1; li a3, 2; mv a4, s0; li a5, 0; ecall
            ld s1, 0(a0); ld s2, 8(a0)
            {Exit} name: .byte 102, 0
            """);
        Assert.Equal((0x0807_0605_0403_0201ul, 9ul), (run.Register("s1"), run.Register("s2")));
    }

    // clock_nanosleep(2) for 2500 ns: cycles of 10 ns, and those of the instructions on the way.
    [Fact]
    public void Sleeping_takes_simulated_time()
    {
        const string Program = "li a7, 115; li a0, 1; li a1, 0; la a2, time; li a3, 0; ecall; mv s1, a0;" + Exit + ".align 3; time: .dword 0, ";
        Outcome asleep = Linux.Execute(Program + "2500");
        Outcome awake = Linux.Execute(Program + "0");
        Assert.Equal(0ul, asleep.Register("s1"));
        Assert.Equal(250, asleep.Cycles - awake.Cycles);
    }
}
