using CoDesign.Machine.Tests.Fixture;
using CoDesign.Results;

namespace CoDesign.Machine.Tests.Harts;

// RISC-V Privileged Architecture, version 20240411, "Machine-Level CSRs"; causes: table "Machine cause register (mcause) values after
// trap".
public sealed class TrapTests
{
    private static readonly Bench WithoutCompressed = new() { Core = new CoreText { Isa = "rv64ima_zicsr_zifencei_zicntr" } };

    [Theory]
    [InlineData(32)]
    [InlineData(64)]
    public void An_illegal_instruction_reports_its_bits(int xlen) =>
        AssertTrap(Trap(Bench.Of(xlen), "fault: .word 0xffffffff"), 2, "fault", 0xffff_ffff);

    [Fact]
    public void An_illegal_instruction_of_16_bits_reports_these() => AssertTrap(Trap(Bench.Rv64, "fault: .half 0x8002"), 2, "fault", 0x8002);

    [Fact] // csrw mhartid, a0: the register is read-only
    public void A_write_of_a_read_only_register_is_an_illegal_instruction() =>
        AssertTrap(Trap(Bench.Rv64, "fault: csrw mhartid, a0"), 2, "fault", 0xf145_1073);

    [Fact] // csrrs a0, 0x7c0, x0
    public void A_register_that_the_hart_lacks_is_an_illegal_instruction() =>
        AssertTrap(Trap(Bench.Rv64, "fault: csrr a0, 0x7c0"), 2, "fault", 0x7c00_2573);

    [Fact]
    public void Counters_for_programs_need_their_extension()
    {
        Bench bench = new() { Core = new CoreText { Isa = "rv64imac_zicsr" } };
        AssertTrap(Trap(bench, "fault: csrr a0, cycle"), 2, "fault", 0xc000_2573);
    }

    [Fact]
    public void An_instruction_of_an_extension_that_the_core_lacks_is_illegal()
    {
        Bench bench = new() { Core = new CoreText { Isa = "rv64iac_zicsr" } };
        AssertTrap(Trap(bench, "fault: .word 0x02b50533"), 2, "fault", 0x02b5_0533); // mul a0, a0, a1
    }

    [Theory]
    [InlineData("lw a0, 1(s1)", 4, 1)]
    [InlineData("ld a0, 4(s1)", 4, 4)]
    [InlineData("lhu a0, 3(s1)", 4, 3)]
    [InlineData("sw a0, 2(s1)", 6, 2)]
    [InlineData("sh a0, 7(s1)", 6, 7)]
    [InlineData("addi s1, s1, 2; fault: amoadd.w a0, a1, (s1)", 6, 2)]
    [InlineData("addi s1, s1, 2; fault: lr.w a0, (s1)", 4, 2)]
    [InlineData("addi s1, s1, 4; fault: sc.d a0, a1, (s1)", 6, 4)]
    public void A_misaligned_access_reports_its_address(string access, ulong cause, ulong offset) =>
        AssertTrap(Trap(Bench.Rv64, "la s1, cell;" + Labelled(access)), cause, "fault", Cell(Bench.Rv64, access) + offset);

    [Theory]
    [InlineData("lw a0, 0(s1)", 5)]
    [InlineData("lb a0, 3(s1)", 5)]
    [InlineData("sw a0, 0(s1)", 7)]
    [InlineData("lr.w a0, (s1)", 5)]
    [InlineData("amoswap.w a0, a1, (s1)", 7)]
    public void An_access_to_nothing_is_an_access_fault(string access, ulong cause)
    {
        foreach (Bench bench in new[] { Bench.Rv32, Bench.Rv64 })
        {
            AssertTrap(Trap(bench, "li s1, 0xa0000000;" + Labelled(access)), cause, "fault", 0xa000_0000 + (access.StartsWith("lb", StringComparison.Ordinal) ? 3ul : 0));
        }
    }

    [Theory]
    [InlineData("sw a0, 0(s1)")]
    [InlineData("sb a0, 0(s1)")]
    [InlineData("amoor.w a0, a1, (s1)")]
    public void A_write_to_memory_that_cannot_be_written_is_an_access_fault(string access)
    {
        Bench bench = Bench.Rv64 with
        {
            Chip = new ChipText { Memories = new ChipText().Memories.Replace("32 KiB, access: rwx", "32 KiB, access: rx", StringComparison.Ordinal) },
        };
        Outcome run = Trap(bench, "li s1, 0x7ff00000; li a1, -1;" + Labelled(access));
        AssertTrap(run, 7, "fault", 0x7ff0_0000);
        Assert.Equal(0u, run.Word(0x7ff0_0000));
    }

    [Theory]
    [InlineData(0xa000_0000)] // nothing there
    [InlineData(0x9000_0000)] // a memory of another zone
    [InlineData(0x0200_0000)] // a device
    public void A_jump_to_where_nothing_can_be_executed_faults_at_the_target(ulong target)
    {
        Outcome run = Trap(Bench.Rv64, $"li s1, 0x{target:x}; jalr ra, 0(s1); behind:");
        Assert.Equal((1ul, target, target), (run.Register("a0"), run.Register("a1"), run.Register("a2")));
        Assert.Equal(run.Register("s11"), run.Register("ra")); // the jump itself retired: the fault is one of the fetch
    }

    // Unprivileged ISA 20240411, "Control Transfer Instructions": the exception is reported on the branch or jump, not on the target,
    // and the instruction writes nothing.
    [Theory]
    [InlineData("la s1, behind; li ra, 77; fault: jalr ra, 2(s1)")]
    [InlineData("li ra, 77; fault: .word 0x006000ef")] // jal ra, +6
    [InlineData("li ra, 77; fault: .word 0x00000363")] // beq x0, x0, +6
    public void A_jump_to_half_an_instruction_traps_at_the_jump(string jump)
    {
        Outcome run = Trap(WithoutCompressed, jump + "; behind: nop; nop");
        ulong target = jump.Contains("jalr", StringComparison.Ordinal) ? run.Register("s11") + 2 : run.Register("s10") + 6;
        AssertTrap(run, 0, "fault", target);
        Assert.Equal(77ul, run.Register("ra"));
    }

    [Fact]
    public void A_branch_that_is_not_taken_may_name_half_an_instruction()
    {
        Outcome run = Trap(WithoutCompressed, "fault: .word 0x00001363; behind:"); // bne x0, x0, +6
        Assert.Equal(0ul, run.Register("s9")); // no trap
    }

    [Theory]
    [InlineData("fault: ecall", 11)]
    [InlineData("fault: ebreak", 3)]
    public void Calls_of_the_environment_have_their_own_causes(string instruction, ulong cause)
    {
        Outcome run = Trap(Bench.Rv64, instruction);
        Assert.Equal((cause, run.Register("s10")), (run.Register("a0"), run.Register("a1")));
        Assert.Contains(run.Register("a2"), new[] { 0ul, cause == 3 ? run.Register("s10") : 0ul }); // a breakpoint may report its address
    }

    // mstatus: MPP (12:11) 3, MPIE (7) the old MIE (3), MIE 0.
    [Theory]
    [InlineData("csrsi mstatus, 8", 0x1880)]
    [InlineData("csrci mstatus, 8", 0x1800)]
    public void A_trap_disables_interrupts_and_remembers_whether_they_were_enabled(string before, ulong mstatus) =>
        Assert.Equal(mstatus, Trap(Bench.Rv64, before + "; fault: ecall").Register("a3"));

    [Fact]
    public void A_return_goes_to_mepc_and_restores_the_enable_bit()
    {
        const string Program = """
            la t0, handler; csrw mtvec, t0
            csrsi mstatus, 8
            ecall
            csrr a0, mstatus
            """ + "\n" + Bench.Pass + "\n" + """
            .align 2
            handler: csrr a1, mepc; addi a1, a1, 4; csrw mepc, a1; csrr a2, mstatus; mret
            """;
        Outcome run = Bench.Rv64.Execute(Program);
        Assert.Equal((0x1888ul, 0x1880ul), (run.Register("a0"), run.Register("a2"))); // mret leaves MPIE 1
        Assert.Equal(ExitRecord.GuestExit, run.Record.Exit.Reason);
        Assert.Equal(1, run.Counters["traps"]);
    }

    [Fact] // base | 1: exceptions go to the base all the same
    public void Exceptions_are_not_vectored()
    {
        Outcome run = Trap(Bench.Rv64, "csrr t0, mtvec; addi t0, t0, 1; csrw mtvec, t0; fault: ecall");
        AssertTrap(run, 11, "fault", 0);
    }

    // Privileged ISA: ecall and ebreak "are not considered to retire, and should not increment the minstret CSR"; nor does what traps.
    // Between the two reads of minstret retire: the first read itself, and in the handler nothing before the second.
    [Theory]
    [InlineData("ecall")]
    [InlineData("ebreak")]
    [InlineData(".word 0xffffffff")]
    [InlineData("lw a0, 1(sp)")]
    [InlineData("csrr a0, 0x7c0")]
    public void An_instruction_that_traps_does_not_retire(string fault)
    {
        string program = $"la t0, handler; csrw mtvec, t0; csrr s0, minstret; {fault}; .align 2; handler: csrr s1, minstret; {Bench.Pass}";
        Outcome run = Bench.Rv64.Execute(program);
        Assert.Equal(1ul, run.Register("s1") - run.Register("s0"));
    }

    [Fact]
    public void The_instructions_before_a_trap_in_straight_code_have_happened()
    {
        Outcome run = Trap(Bench.Rv64, "li s2, 1; li s3, 2; fault: lw s2, 1(sp); li s3, 3");
        Assert.Equal((1ul, 2ul), (run.Register("s2"), run.Register("s3")));
    }

    [Fact]
    public void A_store_that_faults_writes_nothing_and_a_load_leaves_its_register()
    {
        Outcome run = Trap(Bench.Rv64, "li s1, 0xa0000000; li a5, 9; fault: ld a5, 0(s1)");
        Assert.Equal(9ul, run.Register("a5"));
    }

    [Fact]
    public void A_trap_that_nobody_handles_ends_the_run_with_place_instruction_and_cause()
    {
        ExitRecord exit = (Bench.Rv64 with { Symbols = [("main", true, "main", "behind")] })
            .Execute("j main; main: li s1, 0xa0000000; nop; lw a0, 16(s1); behind:").Record.Exit;
        Assert.Equal((ExitRecord.Trap, (int?)null), (exit.Reason, exit.GuestCode));

        // j 4 bytes, li 8 bytes (9 << 28 does not fit lui), nop 4: main + 0xc.
        Assert.Equal("load access fault at 0xa0000010 at 0x80000010 (main+0xc): lw a0, 16(s1)", exit.Message);
    }

    [Theory]
    [InlineData(".word 0xffffffff", "illegal instruction: 0xffffffff is the defined illegal instruction")]
    [InlineData("csrr a0, 0x7c0", "illegal instruction: the hart has no CSR 0x7c0, or it is read-only")]
    [InlineData("ecall", "environment call")]
    [InlineData("ebreak", "breakpoint")]
    [InlineData("sh a0, 1(sp)", "store address misaligned")]
    [InlineData("jalr x0, 64(x0)", "instruction access fault")]
    public void The_message_of_an_unhandled_trap_begins_with_what_happened(string fault, string message)
    {
        ExitRecord exit = Bench.Rv64.Execute(fault).Record.Exit;
        Assert.Equal(ExitRecord.Trap, exit.Reason);
        Assert.StartsWith(message, exit.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_handler_that_traps_in_its_first_instruction_ends_the_run()
    {
        ExitRecord exit = Bench.Rv64.Execute("la t0, handler; csrw mtvec, t0; ecall; .align 2; handler: .word 0").Record.Exit;
        Assert.Equal(ExitRecord.Trap, exit.Reason);
    }

    [Fact] // trap: 5 cycles without instructions on entry, and again after mret
    public void Trap_entry_and_return_cost_what_the_preset_says()
    {
        const string Program = "la t0, handler; csrw mtvec, t0; ecall; "
            + Bench.Pass + ".align 2; handler: csrr a1, mepc; addi a1, a1, 4; csrw mepc, a1; mret";
        Outcome run = (Bench.Rv64 with { Core = new CoreText { Trap = 5 } }).Execute(Program);
        Assert.Equal(10, run.CpiStack["branch"]);
    }

    [Theory]
    [InlineData(32)]
    [InlineData(64)]
    public void The_effective_address_wraps_at_the_register_width(int xlen)
    {
        // −4 + 0: on RV32 0xfffffffc, on RV64 0xfffffffffffffffc; nothing is there.
        Outcome run = Trap(Bench.Of(xlen), "li s1, -4; fault: lw a0, 0(s1)");
        AssertTrap(run, 5, "fault", xlen == 32 ? 0xffff_fffc : 0xffff_ffff_ffff_fffc);
    }

    // Registers: a0 mcause, a1 mepc, a2 mtval, a3 mstatus, s9 1 if there was a trap, s10 address of the label fault, s11 of behind.
    private static Outcome Trap(Bench bench, string body)
    {
        string fault = body.Contains("fault:", StringComparison.Ordinal) ? "la s10, fault" : "nop; nop";
        string behind = body.Contains("behind:", StringComparison.Ordinal) ? "la s11, behind" : "nop; nop";
        return bench.Execute($"""
            la t0, handler; csrw mtvec, t0; la sp, cell; li s9, 0; {fault}; {behind}
            {body}
            {Bench.Pass}
            .align 2
            handler: csrr a0, mcause; csrr a1, mepc; csrr a2, mtval; csrr a3, mstatus; li s9, 1
            {Bench.Pass}
            .align 3
            cell: .dword 0, 0
            """);
    }

    private static string Labelled(string access) => access.Contains("fault:", StringComparison.Ordinal) ? access : "fault: " + access;

    private static ulong Cell(Bench bench, string access) =>
        bench.Assemble($"""
            la t0, handler; csrw mtvec, t0; la sp, cell; li s9, 0; la s10, fault; nop; nop
            la s1, cell; {Labelled(access)}
            {Bench.Pass}
            .align 2
            handler: csrr a0, mcause; csrr a1, mepc; csrr a2, mtval; csrr a3, mstatus; li s9, 1
            {Bench.Pass}
            .align 3
            cell: .dword 0, 0
            """).Labels["cell"];

    private static void AssertTrap(Outcome run, ulong cause, string label, ulong value)
    {
        Assert.Equal("fault", label);
        Assert.Equal(1ul, run.Register("s9"));
        Assert.Equal((cause, run.Register("s10"), value), (run.Register("a0"), run.Register("a1"), run.Register("a2")));
    }
}
