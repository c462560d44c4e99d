using CoDesign.Machine.Tests.Fixture;
using CoDesign.Results;

namespace CoDesign.Machine.Tests.Devices;

// RISC-V ACLINT, with the addresses of the SiFive CLINT: msip 0x0000, mtimecmp 0x4000, mtime 0xBFF8. A tick of mtime is a
// microsecond: 100 cycles of the bench's 100 MHz. Interrupts: software 3, timer 7.
public sealed class ClintTests
{
    // s0 the CLINT, s1 mtimecmp, s2 mtime.
    private const string Bases = "li s0, 0x02000000; li t0, 0x4000; add s1, s0, t0; li t0, 0xbff8; add s2, s0, t0;";

    private const string Handler = """
        .align 2
        handler: rdcycle s8; csrr s9, mcause; csrr s10, mepc; csrr s11, mip; li t0, -1; sd t0, 0(s1); csrr s7, mip; li s6, 1; mret
        """;

    private const string TimerOn = "la t0, handler; csrw mtvec, t0; li t0, 0x80; csrw mie, t0; csrsi mstatus, 8;";

    [Fact]
    public void Mtime_counts_microseconds_of_simulated_time()
    {
        Outcome run = Bench.Rv64.Execute(Bases + "ld a0, 0(s2); li t0, 1000; loop: addi t0, t0, -1; bnez t0, loop; ld a1, 0(s2); rdtime a2;" + Bench.Pass);

        // 1000 rounds of two cycles are 20 ticks; the loads and the loop's set-up take less than another.
        Assert.Equal(0ul, run.Register("a0"));
        Assert.Equal((20ul, 20ul), (run.Register("a1"), run.Register("a2")));
    }

    [Fact]
    public void The_timer_interrupts_when_mtime_reaches_mtimecmp()
    {
        Outcome run = Bench.Rv64.Execute($"{Bases} {TimerOn} li t0, 3; sd t0, 0(s1); spin: addi s3, s3, 1; beqz s6, spin; after: {Bench.Pass} {Handler}");
        Assert.Equal(0x8000_0000_0000_0007ul, run.Register("s9"));

        // 3 µs are cycle 300; the block under way has two instructions, and the handler's first has not counted itself.
        Assert.InRange(run.Register("s8"), 300ul, 302ul);
        Assert.Equal(0x80ul, run.Register("s11")); // MTIP is pending in the handler
        Assert.Equal(0ul, run.Register("s7")); // and gone when mtimecmp lies ahead again
        Assert.Equal((1, 0), (run.Counters["interrupts"], run.Counters["traps"]));
        Assert.Equal(ExitRecord.GuestExit, run.Record.Exit.Reason);
    }

    [Theory]
    [InlineData("csrci mstatus, 8")] // MIE off
    [InlineData("csrw mie, x0")]
    public void Without_its_enable_bits_it_stays_pending(string disable)
    {
        Outcome run = Bench.Rv64.Execute(
            $"{Bases} {TimerOn} {disable}; li t0, 1; sd t0, 0(s1); li t1, 200; loop: addi t1, t1, -1; bnez t1, loop; csrr s3, mip; {Bench.Pass} {Handler}");
        Assert.Equal((0x80ul, 0ul), (run.Register("s3"), run.Register("s6")));
    }

    [Fact]
    public void A_time_in_the_past_interrupts_at_once()
    {
        Outcome run = Bench.Rv64.Execute($"{Bases} {TimerOn} sd x0, 0(s1); spin: beqz s6, spin; {Bench.Pass} {Handler}");
        Assert.Equal(1ul, run.Register("s6"));
        Assert.True(run.Register("s8") < 100);
    }

    [Fact]
    public void The_last_time_written_counts()
    {
        Outcome run = Bench.Rv64.Execute($"{Bases} {TimerOn} li t0, 2; sd t0, 0(s1); li t0, 6; sd t0, 0(s1); spin: beqz s6, spin; {Bench.Pass} {Handler}");
        Assert.InRange(run.Register("s8"), 600ul, 601ul);
        Assert.Equal(1, run.Counters["interrupts"]);
    }

    [Fact]
    public void Wfi_sleeps_until_the_interrupt_and_costs_no_instructions()
    {
        Outcome run = Bench.Rv64.Execute($"{Bases} {TimerOn} li t0, 50; sd t0, 0(s1); wfi; after: la s4, after; rdinstret s3; {Bench.Pass} {Handler}");
        Assert.Equal(5000ul, run.Register("s8")); // 50 µs
        Assert.Equal(run.Register("s4"), run.Register("s10")); // mepc is the instruction behind wfi
        Assert.True(run.Register("s3") < 60);
    }

    [Fact] // Privileged ISA, "Wait for Interrupt": it resumes on what mie enables, whatever mstatus.MIE says
    public void Wfi_goes_on_without_a_trap_when_interrupts_are_disabled()
    {
        Outcome run = Bench.Rv64.Execute($"{Bases} {TimerOn} csrci mstatus, 8; li t0, 5; sd t0, 0(s1); wfi; rdcycle s3; {Bench.Pass} {Handler}");
        Assert.Equal((500ul, 0ul), (run.Register("s3"), run.Register("s6")));
    }

    [Fact]
    public void Wfi_that_nothing_can_end_is_a_limit_and_no_hang()
    {
        ExitRecord exit = Bench.Rv64.Execute("csrsi mie, 8; wait: wfi;" + Bench.Pass).Record.Exit;
        Assert.Equal(ExitRecord.Limit, exit.Reason);
        Assert.Contains("wfi at 0x80000004", exit.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Wfi_past_the_limit_of_cycles_ends_there()
    {
        Outcome run = (Bench.Rv64 with { MaximumCycles = 3000 }).Execute($"{Bases} {TimerOn} li t0, 50; sd t0, 0(s1); wfi; {Bench.Pass} {Handler}");
        Assert.Equal((ExitRecord.Limit, 3000), (run.Record.Exit.Reason, run.Cycles));
    }

    [Theory]
    [InlineData(32, "sw")]
    [InlineData(64, "sw")]
    public void The_software_interrupt_is_what_msip_says(int xlen, string store)
    {
        const string Setup = "li s0, 0x02000000; la t0, handler; csrw mtvec, t0; csrwi mie, 8; csrsi mstatus, 8; li t0, 1;";
        Outcome run = Bench.Of(xlen).Execute(
            $"{Setup} {store} t0, 0(s0); wait: beqz s6, wait; lw s5, 0(s0); {Bench.Pass} .align 2; handler: csrr s9, mcause; lw s4, 0(s0); sw x0, 0(s0); csrr s7, mip; li s6, 1; mret");
        Assert.Equal(xlen == 32 ? 0x8000_0003 : 0x8000_0000_0000_0003, run.Register("s9"));
        Assert.Equal((1ul, 0ul, 0ul), (run.Register("s4"), run.Register("s5"), run.Register("s7")));
    }

    [Fact] // RV32 has no 64-bit store: the halves of mtimecmp are written one by one (Privileged ISA, "Machine Timer Registers")
    public void On_RV32_mtimecmp_is_written_in_halves()
    {
        Outcome run = Bench.Rv32.Execute($$"""
            {{Bases}} la t0, handler; csrw mtvec, t0; li t0, 0x80; csrw mie, t0; csrsi mstatus, 8
            li t0, -1; sw t0, 0(s1); sw x0, 4(s1); li t0, 4; sw t0, 0(s1)
            lw a0, 0(s1); lw a1, 4(s1); lw a2, 4(s2)
            spin: beqz s6, spin
            {{Bench.Pass}}
            .align 2
            handler: rdcycle s8; li t0, -1; sw t0, 4(s1); li s6, 1; mret
            """);
        Assert.Equal((4ul, 0ul, 0ul), (run.Register("a0"), run.Register("a1"), run.Register("a2")));
        Assert.InRange(run.Register("s8"), 400ul, 401ul);
    }

    [Fact] // Privileged ISA, mtvec: in vectored mode interrupts go to base + 4 × cause
    public void A_vectored_interrupt_goes_to_its_entry()
    {
        string entries = string.Join("; ", Enumerable.Range(0, 8).Select(i => $"j entry{i}"));
        string targets = string.Join("; ", Enumerable.Range(0, 8).Select(i => $"entry{i}: li s5, {i}; li s6, 1; li t0, -1; sd t0, 0(s1); mret"));
        Outcome run = Bench.Rv64.Execute(
            $"{Bases} la t0, table; ori t0, t0, 1; csrw mtvec, t0; li t0, 0x80; csrw mie, t0; csrsi mstatus, 8; sd x0, 0(s1); spin: beqz s6, spin; {Bench.Pass} .align 6; table: {entries}; {targets}");
        Assert.Equal(7ul, run.Register("s5"));
    }

    [Fact] // Privileged ISA, mip: MEI, MSI, MTI in this order
    public void The_software_interrupt_comes_before_the_timer()
    {
        Outcome run = Bench.Rv64.Execute($$"""
            {{Bases}} la t0, handler; csrw mtvec, t0; sd x0, 0(s1); li t0, 1; sw t0, 0(s0); li t0, 0x88; csrw mie, t0
            csrsi mstatus, 8
            spin: li t3, 2; blt s6, t3, spin
            {{Bench.Pass}} .word 0
            .align 2
            handler: slli s9, s9, 8; csrr t1, mcause; andi t1, t1, 0xff; or s9, s9, t1; addi s6, s6, 1
            li t2, 3; beq t1, t2, software; li t0, -1; sd t0, 0(s1); mret
            software: sw x0, 0(s0); mret
            """);
        Assert.Equal(0x0307ul, run.Register("s9"));
    }
}
