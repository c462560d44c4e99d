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
}
