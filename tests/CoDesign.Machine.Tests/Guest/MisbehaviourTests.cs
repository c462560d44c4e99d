using CoDesign.Machine.Tests.Fixture;
using CoDesign.Results;

namespace CoDesign.Machine.Tests.Guest;

/// <summary>
/// Programs that do what they should not: each ends with a trap, a limit or an error that says what happened, and the simulator goes on.
/// A reason "trap" is exit code 3 of the tool and "limit" is 4 (docs/outputs.md).
/// </summary>
public sealed class MisbehaviourTests
{
    private const string Pass = Bench.Pass;

    // mstatus.MPP 01 is supervisor mode.
    private const string ToSupervisor = "li t0, 0x1800; csrc mstatus, t0; li t0, 0x800; csrs mstatus, t0; la t0, next; csrw mepc, t0; mret; next:";

    private const string Exit = "li a7, 93; li a0, 0; ecall;";

    private static Bench Bare => new() { MaximumCycles = 100_000 };

    private static Bench Linux => Bare with { IsLinux = true, Origin = 0x1_0000 };

    private static Bench WithoutCompressed => Bare with { Core = new CoreText { Isa = "rv64ima_zicsr_zifencei_zicntr" } };

    private static Bench WithRom => Bare with
    {
        Chip = new ChipText { Memories = new ChipText().Memories.Replace("32 KiB, access: rwx", "32 KiB, access: rx", StringComparison.Ordinal) },
    };

    private static Bench Privileged => Bare with { Core = new CoreText { Privilege = "msu", Translation = "{scheme: sv39, tlb_entries: 4, accessed_dirty: trap, source: test}" } };

    // A trap whose handler is at once another trap would go on for ever, so it ends the run as a trap that nobody handles.
    [Theory]
    [InlineData("li t0, 0xa0000000; jr t0", "instruction access fault: there is no executable memory of the core's zone at this address at 0xa0000000")]
    [InlineData("li t0, -2; jr t0", "instruction access fault")]
    [InlineData("jr x0", "instruction access fault")]
    [InlineData("li t0, 0x90000000; jr t0", "instruction access fault")] // a memory of another zone
    [InlineData("li t0, 0x02000000; jr t0", "instruction access fault")] // a device
    [InlineData(".word 0xffffffff", "illegal instruction: 0xffffffff")]
    [InlineData("j data; data: .word 0, 0, 0", "illegal instruction: 0x0000 is the defined illegal instruction (data or erased memory was executed)")]
    [InlineData("li t0, 0x800ffffe; li t1, 0x13; sh t1, 0(t0); jr t0", "in")] // half an instruction at the end of memory
    [InlineData("li t0, 0x80100000; lw t1, 0(t0)", "load access fault at 0x80100000")] // behind the end of memory
    [InlineData("li t0, -8; ld t1, 0(t0)", "load access fault at 0xfffffffffffffff8")]
    [InlineData("lw t1, 0(x0)", "load access fault at 0x0")]
    [InlineData("sw x0, 0(x0)", "store access fault at 0x0")]
    [InlineData("li t0, 0x80000001; amoadd.w t1, t1, (t0)", "store address misaligned at 0x80000001")]
    [InlineData("csrr t0, 0x7c0", "illegal instruction: the hart has no CSR 0x7c0")]
    [InlineData("csrw 0xf11, t0", "illegal instruction: the hart has no CSR mvendorid, or it is read-only")]
    [InlineData("csrr t0, sstatus", "illegal instruction: the hart has no CSR sstatus")] // no supervisor mode
    [InlineData("sret", "illegal instruction")]
    [InlineData("ebreak", "breakpoint")]
    [InlineData("ecall", "environment call")]
    [InlineData("li t0, 0xa0000000; csrw mepc, t0; mret", "instruction access fault")]
    [InlineData("li t0, 0xa0000000; csrw mtvec, t0; ecall", "instruction access fault")] // the handler is nowhere
    [InlineData("li t0, 0xa0000001; csrw mtvec, t0; .word 0", "instruction access fault")] // vectored
    [InlineData("la t0, handler; csrw mtvec, t0; ecall; .align 2; handler: .word 0", "illegal instruction")] // the handler is garbage
    [InlineData("la t0, handler; csrw mtvec, t0; ecall; .align 2; handler: lw t0, 0(x0)", "load access fault")]
    [InlineData("la sp, end; deep: addi sp, sp, -1024; sd ra, 0(sp); call deep; .align 3; end:", "store access fault at 0x7f")] // a stack without end
    public void A_program_on_the_bare_machine_that_goes_wrong_ends_with_the_trap(string program, string message) =>
        AssertEnd(Bare, program, ExitRecord.Trap, message);

    [Theory]
    [InlineData("loop: j loop", "the program jumps to itself at 0x80000000")]
    [InlineData("loop: nop; j loop", "the limit of 100000 cycles was reached (--max-cycles)")]
    [InlineData("loop: beqz x0, loop", "the limit of 100000 cycles was reached")]
    [InlineData("la t0, loop; loop: jr t0", "the limit of 100000 cycles was reached")]
    [InlineData("wfi", "the hart waits for an interrupt (wfi at 0x80000000), and nothing is left that could raise one")]
    [InlineData("li t0, 0x80; csrw mie, t0; wfi", "the hart waits for an interrupt")] // the timer is not set
    [InlineData("la t0, handler; csrw mtvec, t0; ecall; .align 2; handler: mret", "the limit of 100000 cycles was reached")] // an ecall storm
    [InlineData("la t0, handler; csrw mtvec, t0; ecall; .align 2; handler: nop; ecall", "the limit of 100000 cycles was reached")] // each trap in a trap
    [InlineData("li t0, 0x10000000; li t1, 65; loop: sb t1, 0(t0); j loop", "the limit of 100000 cycles was reached")] // prints for ever
    public void A_program_that_never_ends_reaches_a_limit(string program, string message) =>
        AssertEnd(Bare, program, ExitRecord.Limit, message);

    [Fact]
    public void A_program_that_writes_itself_for_ever_reaches_a_limit() => AssertEnd(
        Bare with { MaximumCycles = 20_000 }, "la t1, loop; loop: lw t2, 0(t1); sw t2, 0(t1); fence.i; j loop", ExitRecord.Limit, "the limit of 20000 cycles");

    [Fact]
    public void A_jump_to_half_an_instruction_is_misaligned_where_there_are_no_compressed_ones() =>
        AssertEnd(WithoutCompressed, "la t0, next; jalr x0, 2(t0); next: nop; nop", ExitRecord.Trap, "instruction address misaligned at 0x80000008");

    [Theory]
    [InlineData("li t0, 0x7ff00000; sw x0, 0(t0)", "store access fault at 0x7ff00000")]
    [InlineData("li t0, 0x7ff00000; amoswap.d t1, t1, (t0)", "store access fault at 0x7ff00000")]
    [InlineData("li t0, 0x7ff00000; jr t0", "illegal instruction: 0x0000")] // it holds nothing
    public void Read_only_memory_is_not_written(string program, string message) => AssertEnd(WithRom, program, ExitRecord.Trap, message);

    [Theory] // "Zifencei": without the fence a hart may fetch either instruction
    [InlineData("fence.i", "store access fault at 0x8")]
    [InlineData("nop", "")]
    public void A_program_may_destroy_itself(string fence, string message)
    {
        // Everything from the loop on becomes sd x0, 8(x0), which faults as soon as it is fetched.
        Outcome run = Bare.Execute($"li t1, 0x00003423; la t0, loop; loop: sw t1, 0(t0); addi t0, t0, 4; {fence}; j loop");
        Assert.Equal(ExitRecord.Trap, run.Record.Exit.Reason);
        Assert.StartsWith(message, run.Record.Exit.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0x8000000000080000", "instruction page fault")] // the page table is the program
    [InlineData("0x80000fffffffffff", "instruction access fault")] // the page table is nowhere
    public void Garbage_in_satp_is_a_fault_of_the_first_fetch(string satp, string message)
    {
        string program = $"li t0, {satp}; csrw satp, t0; {ToSupervisor} nop";
        ExitRecord exit = Privileged.Execute(program).Record.Exit;
        Assert.Equal(ExitRecord.Trap, exit.Reason);
        Assert.StartsWith(message, exit.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_delegated_trap_whose_handler_is_nowhere_ends_the_run() => AssertEnd(
        Privileged,
        "li t0, -1; csrw medeleg, t0; li t0, 0xa0000000; csrw stvec, t0;" + ToSupervisor + ".word 0",
        ExitRecord.Trap,
        "instruction access fault");

    [Theory]
    [InlineData("jr x0", "instruction access fault")]
    [InlineData("lw t0, 0(x0)", "load access fault at 0x0")]
    [InlineData("li t0, 0xa0000000; jr t0", "instruction access fault")]
    [InlineData("li t0, 0x80000000; lw t1, 0(t0)", "load page fault at 0x80000000 (the program has no memory there)")] // the bus address of its own memory
    [InlineData("li t0, 0x20000; sw t1, 0(t0)", "store page fault at 0x20000 (the program has no memory there)")]
    [InlineData("li t0, 0x20000; jr t0", "illegal instruction: 0x0000")]
    [InlineData(".word 0xffffffff", "illegal instruction: 0xffffffff")]
    [InlineData("ebreak", "breakpoint")]
    [InlineData("deep: addi sp, sp, -1024; sd ra, 0(sp); call deep", "store page fault at 0x800d")] // 1 MiB less a stack of 128 KiB is 0xe0000
    [InlineData("deep: addi sp, sp, -16; sd ra, 8(sp); call deep", "store page fault at 0x800dfff8 (the stack of 128 KiB has overflowed)")]
    [InlineData("csrr t0, mstatus", "illegal instruction: the hart has no CSR mstatus")] // as in user mode
    [InlineData("csrw mtvec, x0", "illegal instruction")]
    [InlineData("csrw cycle, x0", "illegal instruction")]
    [InlineData("mret", "illegal instruction")]
    [InlineData("sret", "illegal instruction")]
    [InlineData("wfi", "illegal instruction")]
    [InlineData("li a7, 98; addi a0, sp, -64; sw x0, 0(a0); li a1, 0; li a2, 0; li a3, 0; ecall", "the program waits for another thread")]
    public void A_Linux_program_that_goes_wrong_ends_with_the_trap(string program, string message) => AssertEnd(Linux, program, ExitRecord.Trap, message);

    [Theory]
    [InlineData("loop: j loop", "the program jumps to itself")]
    [InlineData("li a7, 172; loop: ecall; j loop", "the limit of 100000 cycles was reached")] // a storm of getpid
    [InlineData("loop: li a7, 9999; ecall; j loop", "the limit of 100000 cycles was reached")] // of calls that do not exist
    [InlineData("loop: li a7, 64; li a0, 1; la a1, loop; li a2, 4096; ecall; j loop", "the limit of 100000 cycles was reached")] // of output
    [InlineData("loop: li a7, 220; ecall; j loop", "the limit of 100000 cycles was reached")] // a fork bomb
    [InlineData("loop: li a7, 222; li a0, 0; li a1, 4096; li a2, 3; li a3, 0x22; li a4, -1; li a5, 0; ecall; j loop", "the limit of 100000 cycles was reached")]
    [InlineData("li a7, 101; la a0, time; li a1, 0; ecall; .align 3; time: .dword 0x7fffffffffffffff, 0", "the limit of 100000 cycles was reached")] // sleeps for ever
    public void A_Linux_program_that_never_ends_reaches_a_limit(string program, string message) => AssertEnd(Linux, program, ExitRecord.Limit, message);

    [Theory]
    [InlineData("li a7, 214; li a0, 0; ecall; mv s0, a0; more: li t0, 65536; add s0, s0, t0; li a7, 214; mv a0, s0; ecall; beq a0, s0, more")] // brk
    [InlineData("more: li a7, 222; li a0, 0; li a1, 65536; li a2, 3; li a3, 0x22; li a4, -1; li a5, 0; ecall; bgez a0, more")] // mmap
    [InlineData("li a7, 222; li a0, 0; li a1, -1; li a2, 3; li a3, 0x22; li a4, -1; li a5, 0; ecall; bgez a0, fail")]
    [InlineData("li a7, 214; li a0, -4096; ecall; bltz a0, fail")]
    public void Memory_that_is_used_up_is_refused_and_noted(string program)
    {
        RunRecord record = Linux.Execute($"{program}; {Exit} fail: .word 0").Record;
        Assert.Equal((ExitRecord.GuestExit, 0), (record.Exit.Reason, record.Exit.GuestCode!.Value));
        Assert.Single(record.Notes, n => n.Contains("ENOMEM", StringComparison.Ordinal));
    }

    // Without permission to write, as compilers link code; then with, by mprotect. li a0, 5 is 0x00500513, addi a0, x0, 5.
    [Theory]
    [InlineData("", "store page fault at 0x1")]
    [InlineData("li a7, 226; li a0, 0x10000; li a1, 4096; li a2, 7; ecall;", null)]
    public void A_Linux_program_writes_its_code_where_the_page_permits_it(string permission, string? message)
    {
        Bench bench = Linux with { Elf = elf => elf.Segments[0] = elf.Segments[0] with { Flags = 5 } };
        RunRecord record = bench.Execute($"{permission} la t0, patched; li t1, 0x00500513; sw t1, 0(t0); fence.i; patched: addi a0, x0, 4; li a7, 93; ecall").Record;
        Assert.Equal(message is null ? ExitRecord.GuestExit : ExitRecord.Trap, record.Exit.Reason);
        Assert.StartsWith(message ?? "exit code 5", record.Exit.Message, StringComparison.Ordinal);
    }

    [Fact] // __riscv_flush_icache (259) is what compilers call instead of fence.i
    public void Code_is_fetched_anew_after_the_call_that_says_so()
    {
        Outcome run = Linux.Execute($"""
            call code; mv s1, a0; la t0, code; li t1, 0x00500513; sw t1, 0(t0); li a7, 259; li a0, 0; li a1, -1; li a2, 0; ecall; call code; mv s2, a0; {Exit}
            .align 2; code: addi a0, x0, 4; ret
            """);
        Assert.Equal((4ul, 5ul), (run.Register("s1"), run.Register("s2")));
    }

    [Theory] // a marker does nothing with what is no descriptor
    [InlineData("li a0, 0")]
    [InlineData("li a0, -8")]
    [InlineData("li a0, 0xa0000000")]
    [InlineData("li a0, 0x800ffff8")]
    [InlineData("la a0, word")]
    [InlineData("la a0, word; addi a0, a0, 1")]
    public void A_marker_with_a_wild_pointer_does_nothing(string pointer)
    {
        Bench chip = Bare with { Chip = new ChipText { Modules = ChipText.SecureHash, Firmware = "fw" } };
        foreach (string marker in new[] { "cd.call", "cd.submit", "cd.wait", "cd.label", "cd.scrub" })
        {
            Outcome run = chip.Execute($"{pointer}; li a1, 0; {marker}; mv s1, a1; {Pass} .align 3; word: .dword -1, -1, -1, -1");
            Assert.Equal((ExitRecord.GuestExit, 0ul), (run.Record.Exit.Reason, run.Register("s1")));
        }
    }

    [Fact]
    public void Output_without_end_is_kept_up_to_a_bound_and_that_is_noted()
    {
        RunRecord record = (Linux with { MaximumCycles = 2_000 })
            .Execute("more: li a7, 64; li a0, 1; li a1, 0x10000; li a2, 0x10000; ecall; j more; .align 12; .zero 65536").Record;
        Assert.Equal(ExitRecord.Limit, record.Exit.Reason);
        Assert.InRange(record.GuestOutput.Length, 1, 4 << 20);
        Assert.Contains(record.Notes, n => n.Contains("the program wrote", StringComparison.Ordinal));
    }

    private static void AssertEnd(Bench bench, string program, string reason, string message)
    {
        ExitRecord exit = bench.Execute(program).Record.Exit;
        Assert.Equal(reason, exit.Reason);
        Assert.StartsWith(message, exit.Message, StringComparison.Ordinal);
        Assert.Null(exit.GuestCode);
    }
}
