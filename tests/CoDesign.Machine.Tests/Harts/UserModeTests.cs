using CoDesign.Machine.Tests.Fixture;

namespace CoDesign.Machine.Tests.Harts;

// RISC-V Privileged Architecture, version 20240411, "Machine-Level ISA": "Machine Status Registers", "Machine Counter-Enable
// Register", "Trap-Return Instructions", "Wait for Interrupt"; CSR numbers, bits 9:8: "CSR Address Mapping Conventions".
public sealed class UserModeTests
{
    private const ulong UserXlen64 = 2UL << 32;

    private static readonly Bench Mu = new() { Core = new CoreText { Privilege = "mu" } };

    [Theory]
    [InlineData(32)]
    [InlineData(64)]
    public void A_call_from_user_mode_has_its_own_cause(int xlen)
    {
        Outcome run = User(Of(xlen), "fault: ecall");
        Assert.Equal((8ul, run.Address("fault"), 0ul), (run.Register("a0"), run.Register("a1"), run.Register("a2")));

        // MPP (12:11) 0: the trap came from U; MPIE (7) 0: mret had put MPIE, which reset left 0, into MIE.
        Assert.Equal(xlen == 32 ? 0 : UserXlen64, run.Register("a3"));
    }

    [Theory]
    [InlineData("csrr a5, mstatus", 0x3000_27f3)]
    [InlineData("csrr a5, mhartid", 0xf140_27f3)]
    [InlineData("csrw mscratch, a5", 0x3407_9073)]
    [InlineData("mret", 0x3020_0073)]
    [InlineData("sret", 0x1020_0073)]
    [InlineData("sfence.vma x0, x0", 0x1200_0073)]
    public void What_belongs_to_a_higher_mode_is_illegal(string instruction, ulong bits) =>
        AssertIllegal(User(Mu, "fault: " + instruction), bits);

    [Theory]
    [InlineData("sret", 0x1020_0073)]
    [InlineData("sfence.vma x0, x0", 0x1200_0073)]
    [InlineData("csrr a5, satp", 0x1800_27f3)]
    public void A_hart_without_supervisor_mode_lacks_its_instructions(string instruction, ulong bits)
    {
        AssertIllegal(Machine(Mu, "fault: " + instruction), bits);
        AssertIllegal(Machine(Bench.Rv64, "fault: " + instruction), bits);
    }

    [Theory]
    [InlineData("cycle", 1, 0xc000_27f3)]
    [InlineData("time", 2, 0xc010_27f3)]
    [InlineData("instret", 4, 0xc020_27f3)]
    public void Machine_mode_lends_each_counter(string counter, int bit, ulong bits)
    {
        AssertIllegal(User(Mu, $"fault: csrr a5, {counter}", $"li t0, {7 - bit}; csrw mcounteren, t0"), bits);
        Assert.Equal(8ul, User(Mu, $"csrr a5, {counter}; fault: ecall", $"li t0, {bit}; csrw mcounteren, t0").Register("a0"));
    }

    [Fact] // CY, TM, IR are bits 2:0; the counters behind the other bits are read-only zero, so their bits may be, too
    public void Only_counters_that_exist_can_be_lent() =>
        Assert.Equal(7ul, Machine(Mu, "li t0, -1; csrw mcounteren, t0; csrr s2, mcounteren; fault: ecall").Register("s2"));

    [Fact]
    public void A_hart_without_user_mode_has_no_counter_enables() => AssertIllegal(Machine(Bench.Rv64, "fault: csrr a5, mcounteren"), 0x3060_27f3);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 3)]
    [InlineData(1, 3)] // no supervisor mode: MPP is WARL and keeps what it had
    [InlineData(2, 3)] // reserved
    public void Previous_privilege_holds_modes_that_exist(int written, ulong read)
    {
        Outcome run = Machine(Mu, $"li t0, 0x1800; csrs mstatus, t0; li t1, {(3 - written) << 11}; xor t0, t0, t1; csrr t2, mstatus; li t3, 0x1800; not t3, t3; and t2, t2, t3; or t2, t2, t0; csrw mstatus, t2; csrr s2, mstatus; fault: ecall");
        Assert.Equal(read, run.Register("s2") >> 11 & 3);
    }

    [Fact] // mret: MPP becomes the least privileged mode, MPIE 1; MPRV is cleared on the way to a lower mode
    public void A_return_to_user_mode_ends_the_loan_of_privilege()
    {
        Outcome run = User(Mu, "fault: ecall", "li t0, 0x20080; csrs mstatus, t0");

        // MPIE was 1: MIE became 1, and the trap put it back into MPIE.
        Assert.Equal(UserXlen64 | 0x80, run.Register("a3"));
    }

    [Fact]
    public void A_wait_traps_in_user_mode_if_machine_mode_says_so()
    {
        AssertIllegal(User(Mu, "fault: wfi", "li t0, 0x200000; csrs mstatus, t0"), 0x1050_0073);

        // Without TW it waits; mtimecmp, 3 µs away, ends it. Enabled interrupts of machine mode are taken whatever MIE is.
        Outcome run = User(Mu, "wfi; nop; nop", "li t0, 0x2004000; li t1, 3; sd t1, 0(t0); li t0, 128; csrw mie, t0; csrci mstatus, 8");
        Assert.Equal((1UL << 63) | 7, run.Register("a0"));
    }

    [Fact] // in machine mode TW has no effect
    public void A_wait_in_machine_mode_never_traps()
    {
        Outcome run = Machine(Mu, "li t0, 0x200000; csrs mstatus, t0; li t0, 0x2000000; li t1, 1; sw t1, 0(t0); li t0, 8; csrw mie, t0; wfi; fault: ecall");
        Assert.Equal(11ul, run.Register("a0"));
    }

    [Fact] // misa: U is bit 20
    public void Misa_says_whether_there_is_user_mode()
    {
        Assert.Equal(1ul, Machine(Mu, "csrr s2, misa; fault: ecall").Register("s2") >> 20 & 1);
        Assert.Equal(0ul, Machine(Bench.Rv64, "csrr s2, misa; fault: ecall").Register("s2") >> 20 & 1);
    }

    private static Bench Of(int xlen) => Bench.Of(xlen) with { Core = Bench.Of(xlen).Core with { Privilege = "mu" } };

    // Registers: a0 mcause, a1 mepc, a2 mtval, a3 mstatus.
    private static Outcome User(Bench bench, string body, string setup = "nop") => Machine(bench, $"""
        {setup}
        la t0, user; csrw mepc, t0; li t0, 0x1800; csrc mstatus, t0; mret
        user: {body}
        """);

    private static Outcome Machine(Bench bench, string body) => bench.Execute($"""
        la t0, handler; csrw mtvec, t0
        {body}
        {Bench.Pass}
        .align 2
        handler: csrr a0, mcause; csrr a1, mepc; csrr a2, mtval; csrr a3, mstatus
        {Bench.Pass}
        """);

    private static void AssertIllegal(Outcome run, ulong bits) =>
        Assert.Equal((2ul, run.Address("fault"), bits), (run.Register("a0"), run.Register("a1"), run.Register("a2")));
}
