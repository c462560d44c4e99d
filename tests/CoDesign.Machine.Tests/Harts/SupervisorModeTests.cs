using CoDesign.Machine.Tests.Fixture;

namespace CoDesign.Machine.Tests.Harts;

// RISC-V Privileged Architecture, version 20240411, "Supervisor-Level ISA", "Machine Trap Delegation Registers", "Machine Interrupt
// Registers", and "Sstc".
public sealed class SupervisorModeTests
{
    private const ulong Interrupt = 1UL << 63;
    private const string MachineHandler = "M";
    private const string SupervisorHandler = "S";

    private static readonly Bench Msu = new() { Core = new CoreText { Privilege = "msu" } };

    [Theory]
    [InlineData("nop", MachineHandler, 9)]
    [InlineData("li t0, 0x200; csrw medeleg, t0", SupervisorHandler, 9)]
    [InlineData("li t0, 0x100; csrw medeleg, t0", MachineHandler, 9)]
    public void A_call_from_supervisor_mode_goes_where_it_is_delegated(string setup, string handler, ulong cause)
    {
        Outcome run = Supervisor("fault: ecall", setup);
        AssertTrap(run, handler, cause, run.Address("fault"), 0);
    }

    [Fact] // SPP (bit 8) 0, SPIE (bit 5) the old SIE
    public void A_call_of_a_program_reaches_its_kernel_directly()
    {
        Outcome run = Supervisor("la t0, user; csrw sepc, t0; li t0, 0x100; csrc sstatus, t0; li t0, 0x20; csrs sstatus, t0; sret; user: fault: ecall", "li t0, 0x100; csrw medeleg, t0");
        AssertTrap(run, SupervisorHandler, 8, run.Address("fault"), 0);
        Assert.Equal((2UL << 32) | 0x20, run.Register("a3"));
    }

    [Fact] // "Traps never transition from a more-privileged mode to a less-privileged mode."
    public void Machine_mode_handles_its_own_traps()
    {
        Outcome run = Boot("li t0, 4; csrw medeleg, t0; fault: csrr a5, 0x7c0");
        AssertTrap(run, MachineHandler, 2, run.Address("fault"), 0x7c00_27f3);
    }

    [Fact] // medeleg[11] and the machine interrupts of mideleg are read-only zero
    public void What_belongs_to_machine_mode_cannot_be_delegated()
    {
        Outcome run = Boot("li t0, -1; csrw medeleg, t0; csrr s2, medeleg; csrw mideleg, t0; csrr s3, mideleg; ecall");
        Assert.Equal((0ul, 0ul), (run.Register("s2") & 0x800, run.Register("s3") & 0x888));
        Assert.Equal(0x222ul, run.Register("s3") & 0xfff);
    }

    [Theory]
    [InlineData("sret", 0x40_0000, 0x1020_0073)] // TSR
    [InlineData("sfence.vma x0, x0", 0x10_0000, 0x1200_0073)] // TVM
    [InlineData("csrr a5, satp", 0x10_0000, 0x1800_27f3)] // TVM
    [InlineData("wfi", 0x20_0000, 0x1050_0073)] // TW
    public void Machine_mode_can_trap_what_a_kernel_does(string instruction, int field, ulong bits)
    {
        Outcome run = Supervisor("fault: " + instruction, $"li t0, 0x{field:x}; csrs mstatus, t0");
        AssertTrap(run, MachineHandler, 2, run.Address("fault"), bits);
    }

    [Theory]
    [InlineData("sret", 0x1020_0073)]
    [InlineData("wfi", 0x1050_0073)] // "When S-mode is implemented, then executing WFI in U-mode causes an illegal-instruction exception"
    [InlineData("csrr a5, sstatus", 0x1000_27f3)]
    public void A_program_may_not_do_what_a_kernel_does(string instruction, ulong bits)
    {
        Outcome run = Boot($"la t0, user; csrw mepc, t0; li t0, 0x1800; csrc mstatus, t0; mret; user: fault: {instruction}");
        AssertTrap(run, MachineHandler, 2, run.Address("fault"), bits);
    }

    [Theory] // U needs both enables where there is S
    [InlineData(1, 1, 8)]
    [InlineData(1, 0, 2)]
    [InlineData(0, 1, 2)]
    public void Counters_are_lent_in_two_steps(int machine, int supervisor, ulong cause)
    {
        Outcome run = Boot($"csrwi mcounteren, {machine}; csrwi scounteren, {supervisor}; la t0, user; csrw mepc, t0; li t0, 0x1800; csrc mstatus, t0; mret; user: rdcycle a5; ecall");
        Assert.Equal(cause, run.Register("a0"));
    }

    [Fact] // sret: SIE from SPIE, SPIE 1, mode from SPP, SPP 0
    public void A_return_restores_what_the_trap_saved()
    {
        Outcome run = Supervisor("la t0, on; csrw sepc, t0; li t0, 0x120; csrs sstatus, t0; sret; on: csrr s2, sstatus; ecall");
        Assert.Equal((2UL << 32) | 0x22, run.Register("s2"));
        Assert.Equal(9ul, run.Register("a0"));
    }

    [Fact] // "sip and sie": only what is delegated shows
    public void A_kernel_sees_the_interrupts_that_it_was_given()
    {
        Outcome run = Supervisor("li t0, -1; csrw sie, t0; csrr s2, sie; csrw sip, t0; csrr s3, sip; ecall", "csrwi mideleg, 2");
        Assert.Equal((2ul, 2ul), (run.Register("s2"), run.Register("s3")));
    }

    [Theory] // "SEI, SSI, STI" decrease in priority
    [InlineData(0x222, 9)]
    [InlineData(0x022, 1)]
    [InlineData(0x020, 5)]
    public void Interrupts_of_a_kernel_have_an_order(int pending, ulong cause)
    {
        Outcome run = Supervisor("csrsi sstatus, 2; nop", $"li t0, 0x222; csrw mideleg, t0; csrs mie, t0; li t0, 0x{pending:x}; csrs mip, t0");
        Assert.Equal((1ul, Interrupt | cause), (run.Register("s0"), run.Register("a0")));
    }

    [Fact] // an interrupt for M comes before any for S, whatever sstatus.SIE says
    public void Machine_interrupts_come_first()
    {
        Outcome run = Supervisor("nop", "li t0, 0x222; csrw mideleg, t0; li t0, 0x22a; csrs mie, t0; li t0, 0x222; csrs mip, t0; li t0, 0x2000000; li t1, 1; sw t1, 0(t0)");
        Assert.Equal((3ul, Interrupt | 3), (run.Register("s0"), run.Register("a0")));
    }

    [Fact] // in S with SIE 0 a delegated interrupt waits; in M it is never taken
    public void Delegated_interrupts_wait_for_the_kernel()
    {
        Outcome run = Supervisor("nop; nop; ecall", "csrwi mideleg, 2; csrwi mie, 2; csrwi mip, 2; csrsi mstatus, 8; nop");
        Assert.Equal((3ul, 9ul), (run.Register("s0"), run.Register("a0")));
    }

    [Fact] // stvec mode 1: base + 4 × cause
    public void A_kernel_can_have_its_interrupts_vectored()
    {
        Outcome run = Supervisor("la t0, table; ori t0, t0, 1; csrw stvec, t0; csrsi sstatus, 2; nop; .align 2; table: nop; nop; j shandler", "csrwi mideleg, 2; csrwi mie, 2; csrwi mip, 2");
        Assert.Equal((1ul, Interrupt | 1), (run.Register("s0"), run.Register("a0")));
    }

    [Fact] // menvcfg.STCE is bit 63; "STIP ... becomes pending whenever time ≥ stimecmp"
    public void A_kernel_with_a_timer_of_its_own_is_woken_by_it()
    {
        Outcome run = Supervisor("li t0, 5; csrw stimecmp, t0; li t0, 0x20; csrw sie, t0; csrsi sstatus, 2; wfi; nop", Sstc);
        Assert.Equal((1ul, Interrupt | 5), (run.Register("s0"), run.Register("a0")));
        Assert.InRange(run.Cycles, 500, 530); // 5 µs at 100 MHz, and some instructions
    }

    [Fact]
    public void A_new_comparison_takes_the_interrupt_back()
    {
        Outcome run = Supervisor("csrw stimecmp, x0; csrr s2, sip; li t0, -1; csrw stimecmp, t0; csrr s3, sip; ecall", Sstc);
        Assert.Equal((0x20ul, 0ul), (run.Register("s2"), run.Register("s3")));
    }

    [Theory] // STCE and mcounteren.TM must both be 1
    [InlineData("li t0, -1; slli t0, t0, 63; csrw menvcfg, t0", 2)]
    [InlineData("csrwi mcounteren, 2", 2)]
    [InlineData(Sstc, 9)]
    public void The_timer_must_be_lent(string setup, ulong cause) => Assert.Equal(cause, Supervisor("csrr a5, stimecmp; ecall", setup).Register("a0"));

    [Fact] // without STCE, STIP is machine mode's to set
    public void Without_a_timer_of_its_own_the_bit_is_set_by_machine_mode()
    {
        Outcome run = Boot($"li t0, 0x20; csrs mip, t0; csrr s2, mip; csrc mip, t0; csrr s3, mip; {Sstc}; csrs mip, t0; csrr s4, mip; ecall");
        Assert.Equal([0x20ul, 0, 0], new[] { "s2", "s3", "s4" }.Select(run.Register));
    }

    [Fact] // MIE, MPIE and MPP are no fields of sstatus; UXL (33:32) is 2
    public void A_kernel_does_not_see_the_state_of_machine_mode()
    {
        Outcome run = Supervisor("csrr s2, sstatus; ecall", "li t0, 0x80; csrs mstatus, t0");
        Assert.Equal(2UL << 32, run.Register("s2"));
    }

    private const string Sstc = "li t0, 1; slli t0, t0, 63; csrw menvcfg, t0; csrwi mcounteren, 2; li t0, 0x20; csrw mideleg, t0";

    private static Outcome Supervisor(string body, string setup = "nop") =>
        Boot($"{setup}; la t0, sup; csrw mepc, t0; li t0, 0x1800; csrc mstatus, t0; li t0, 0x800; csrs mstatus, t0; mret; sup: {body}");

    // Registers: s0 the mode of the handler, a0 cause, a1 epc, a2 tval, a3 sstatus.
    private static Outcome Boot(string body) => Msu.Execute($"""
        la t0, mhandler; csrw mtvec, t0; la t0, shandler; csrw stvec, t0
        {body}
        {Bench.Pass} stop: j stop
        .align 2
        mhandler: li s0, 3; csrr a0, mcause; csrr a1, mepc; csrr a2, mtval
        {Bench.Pass} done: j done
        .align 2
        shandler: li s0, 1; csrr a0, scause; csrr a1, sepc; csrr a2, stval; csrr a3, sstatus
        {Bench.Pass}
        """);

    private static void AssertTrap(Outcome run, string handler, ulong cause, ulong pc, ulong value) => Assert.Equal(
        (handler is MachineHandler ? 3ul : 1ul, cause, pc, value), (run.Register("s0"), run.Register("a0"), run.Register("a1"), run.Register("a2")));
}
