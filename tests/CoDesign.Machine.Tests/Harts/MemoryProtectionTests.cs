using CoDesign.Machine.Tests.Fixture;

namespace CoDesign.Machine.Tests.Harts;

// RISC-V Privileged Architecture, version 20240411, "Physical Memory Protection": pmpcfg is L at 7, A at 4:3 (0 off, 1 TOR, 2 NA4,
// 3 NAPOT), X, W, R at 2:0; pmpaddr is an address shifted right by 2.
public sealed class MemoryProtectionTests
{
    private const int Napot = 0x18;
    private const int Na4 = 0x10;
    private const int Tor = 0x08;
    private const int Lock = 0x80;
    private const int All = 7;
    private const string Everything = "li t0, -1; csrw pmpaddr15, t0; li t0, 0x1f; slli t0, t0, 56; csrw pmpcfg2, t0;";

    private static readonly Bench Protected = new() { Core = new CoreText { Privilege = "mu", Pmp = "{granularity: 4 B, enhanced: false}" } };

    [Fact] // "If no PMP entry matches an S-mode or U-mode access, but at least one PMP entry is implemented, the access fails."
    public void User_mode_starts_with_nothing()
    {
        Outcome run = User("nop", "user: nop");
        Assert.Equal((1ul, run.Address("user"), run.Address("user")), (run.Register("a0"), run.Register("a1"), run.Register("a2")));
    }

    [Theory]
    [InlineData("ld a5, 0(s1)", 1, 8)]
    [InlineData("ld a5, 0(s1)", 4, 5)]
    [InlineData("sd a5, 0(s1)", 3, 8)]
    [InlineData("sd a5, 0(s1)", 1, 7)]
    [InlineData("sd a5, 0(s1)", 5, 7)]
    [InlineData("amoadd.d a5, a5, (s1)", 3, 8)]
    [InlineData("amoadd.d a5, a5, (s1)", 1, 7)]
    [InlineData("lr.d a5, (s1)", 1, 8)]
    [InlineData("lr.d a5, (s1)", 4, 5)]
    [InlineData("jr s1", 4, 8)]
    [InlineData("jr s1", 3, 1)]
    public void An_entry_grants_what_it_says(string access, int granted, ulong cause)
    {
        Outcome run = User($"{Everything} {Region(0, "s1", 8)} li t0, {Napot | granted}; csrw pmpcfg0, t0", $"user: {access}; ecall");
        Assert.Equal((cause, cause == 8 ? 0 : run.Address("cell")), (run.Register("a0"), run.Register("a2")));
    }

    [Theory]
    [InlineData("lw a5, 4(s1)", 5, 4)]
    [InlineData("lw a5, 0(s1)", 8, 0)]
    [InlineData("lw a5, 8(s1)", 8, 0)]
    [InlineData("ld a5, 0(s1)", 5, 0)] // "must match all bytes of an access, or the access fails, irrespective of the L, R, W, and X bits"
    public void An_entry_of_four_bytes_holds_four(string access, ulong cause, ulong offset)
    {
        Outcome run = User($"{Everything} addi t1, s1, 4; srli t1, t1, 2; csrw pmpaddr0, t1; li t0, {Na4}; csrw pmpcfg0, t0", $"user: {access}; ecall");
        Assert.Equal((cause, cause == 8 ? 0 : run.Address("cell") + offset), (run.Register("a0"), run.Register("a2")));
    }

    [Theory]
    [InlineData("lw a5, 4(s1)", 8)]
    [InlineData("lw a5, 8(s1)", 5)]
    [InlineData("lw a5, 20(s1)", 5)]
    [InlineData("lw a5, 24(s1)", 8)]
    [InlineData("ld a5, 16(s1)", 5)]
    public void A_range_reaches_from_the_entry_below_to_its_own(string access, ulong cause)
    {
        // Entry 0 is off and gives the bottom, 8; entry 1 the top, 24.
        Outcome run = User(
            $"{Everything} addi t1, s1, 8; srli t1, t1, 2; csrw pmpaddr0, t1; addi t1, s1, 24; srli t1, t1, 2; csrw pmpaddr1, t1; li t0, {Tor << 8}; csrw pmpcfg0, t0",
            $"user: {access}; ecall");
        Assert.Equal(cause, run.Register("a0"));
    }

    [Fact] // entry 0 as TOR begins at 0
    public void The_first_range_begins_at_address_zero()
    {
        Outcome run = User($"{Everything} srli t1, s1, 2; csrw pmpaddr0, t1; li t0, {Tor | All}; csrw pmpcfg0, t0; csrw pmpcfg2, x0", "user: lw a5, 0(s1); ecall");
        Assert.Equal((5ul, run.Address("cell")), (run.Register("a0"), run.Register("a2")));
    }

    [Theory] // "The lowest-numbered PMP entry that matches any byte of an access determines whether that access succeeds or fails."
    [InlineData(Napot, Napot | All, 5)]
    [InlineData(Napot | All, Napot, 8)]
    public void The_lowest_entry_decides(int first, int second, ulong cause)
    {
        Outcome run = User(
            $"{Everything} {Region(0, "s1", 16)} {Region(1, "s1", 4096)} li t0, {first | (second << 8)}; csrw pmpcfg0, t0", "user: ld a5, 8(s1); ecall");
        Assert.Equal(cause, run.Register("a0"));
    }

    [Theory] // "If the L bit is clear and the privilege mode of the access is M, the access succeeds."
    [InlineData(Napot, 11)]
    [InlineData(Napot | Lock, 5)]
    [InlineData(Napot | Lock | 1, 11)]
    [InlineData(Lock, 11)] // off
    public void Machine_mode_is_bound_by_locked_entries_only(int configuration, ulong cause)
    {
        Outcome run = Machine($"ld a5, 0(s1); {Region(0, "s1", 8)} li t0, {configuration}; csrw pmpcfg0, t0; ld a5, 0(s1); ecall");
        Assert.Equal(cause, run.Register("a0"));
    }

    [Fact] // "If the L bit is set, writes to the configuration register and associated address registers are ignored"; of TOR also the one below
    public void A_locked_entry_stands_until_reset()
    {
        Outcome run = Machine($"""
            li t0, 0x100; csrw pmpaddr0, t0; li t0, 0x200; csrw pmpaddr1, t0
            li t0, {(Tor | Lock | All) << 8}; csrw pmpcfg0, t0
            csrw pmpcfg0, x0; csrw pmpaddr0, x0; csrw pmpaddr1, x0; li t0, 5; csrw pmpaddr2, t0
            csrr s2, pmpcfg0; csrr s3, pmpaddr0; csrr s4, pmpaddr1; csrr s5, pmpaddr2
            """);
        Assert.Equal([0x8f00ul, 0x100, 0x200, 5], new[] { "s2", "s3", "s4", "s5" }.Select(run.Register));
    }

    [Fact] // bits 6:5 are zero; R = 0 with W = 1 is reserved
    public void Reserved_configurations_do_not_hold() =>
        Assert.Equal(0x1dul, Machine("li t0, 0x7a1d; csrw pmpcfg0, t0; csrr s2, pmpcfg0").Register("s2") & 0xff);

    [Theory] // G such that the grain is 2^(G+2): reads show ones below bit G−1 with NAPOT, zeros below bit G otherwise
    [InlineData("4 B", 0x3f_ffff_ffff_ffff, 0x3f_ffff_ffff_ffff)]
    [InlineData("64 B", 0x3f_ffff_ffff_fff0, 0x3f_ffff_ffff_fff7)]
    [InlineData("4 KiB", 0x3f_ffff_ffff_fc00, 0x3f_ffff_ffff_fdff)]
    public void The_grain_shows_in_the_address(string grain, ulong off, ulong napot)
    {
        Bench bench = Protected with { Core = Protected.Core with { Pmp = $"{{granularity: {grain}, enhanced: false}}" } };
        Outcome run = Machine($"""
            li t0, -1; csrw pmpaddr0, t0; csrr s2, pmpaddr0
            li t1, {(grain == "4 B" ? 0 : grain == "64 B" ? 15 : 1023)}; not t1, t1; and t0, t0, t1; csrw pmpaddr0, t0; li t0, {Napot}; csrw pmpcfg0, t0; csrr s3, pmpaddr0
            """, bench);
        Assert.Equal(off, run.Register("s2"));
        Assert.Equal(napot, run.Register("s3") | (grain == "4 B" ? napot : 0));
    }

    [Fact] // "Memory Privilege in mstatus Register": MPRV 1 checks loads and stores as in MPP, fetches as before
    public void Machine_mode_can_borrow_the_rights_of_user_mode()
    {
        Outcome run = Machine($"{Everything} {Region(0, "s1", 8)} li t0, {Napot}; csrw pmpcfg0, t0; ld a5, 0(s1); li t0, 0x1800; csrc mstatus, t0; li t0, 0x20000; csrs mstatus, t0; nop; ld a5, 8(s1); fault: ld a5, 0(s1)");
        Assert.Equal((5ul, run.Address("fault")), (run.Register("a0"), run.Register("a1")));
    }

    [Fact] // what was decided for a page does not outlive the rule
    public void A_new_rule_holds_at_once()
    {
        Outcome run = Machine($"{Everything} {Region(0, "s1", 4096)} li t0, 0x1800; csrc mstatus, t0; li t0, 0x20000; csrs mstatus, t0; ld a5, 0(s1); sd a5, 0(s1); li t0, {Napot | 1}; csrw pmpcfg0, t0; ld a5, 0(s1); fault: sd a5, 0(s1)");
        Assert.Equal((7ul, run.Address("fault")), (run.Register("a0"), run.Register("a1")));
    }

    [Fact] // an instruction of four bytes whose second half is out of bounds: mtval names the half that faulted
    public void A_fetch_is_checked_to_its_last_byte()
    {
        Outcome run = User($"{Everything} la t1, behind; {Region(0, "t1", 8)} li t0, {Napot}; csrw pmpcfg0, t0", "user: j across; .align 3; c.nop; c.nop; c.nop; across: .half 0x0013; behind: .half 0; nop");
        Assert.Equal((1ul, run.Address("across"), run.Address("behind")), (run.Register("a0"), run.Register("a1"), run.Register("a2")));
    }

    // NAPOT over an aligned region: the address shifted by two, ones for size / 8 − 1.
    private static string Region(int entry, string register, int bytes) =>
        $"srli t2, {register}, 2; li t3, {(bytes / 8) - 1}; or t2, t2, t3; csrw pmpaddr{entry}, t2;";

    private static Outcome User(string setup, string user) => Machine($"""
        {setup}
        la t0, user; csrw mepc, t0; li t0, 0x1800; csrc mstatus, t0; mret
        {user}
        """);

    // Registers: a0 mcause, a1 mepc, a2 mtval; s1 the cell, which holds ecall.
    private static Outcome Machine(string body, Bench? bench = null) => (bench ?? Protected).Execute($"""
        la t0, handler; csrw mtvec, t0; la s1, cell
        {body}
        {Bench.Pass}
        .align 2
        handler: csrr a0, mcause; csrr a1, mepc; csrr a2, mtval
        {Bench.Pass}
        .align 12
        cell: ecall
        .dword 0, 0, 0, 0, 0
        """);
}
