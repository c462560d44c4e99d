using CoDesign.Machine.Tests.Fixture;

namespace CoDesign.Machine.Tests.Harts;

// RISC-V Privileged Architecture, version 20240411, "Smepmp": mseccfg is MML 0, MMWP 1, RLB 2.
public sealed class EnhancedProtectionTests
{
    // Twice the program's page: the region of the test.
    private const ulong Cell = ChipText.Ram + 0x1_0000;
    private const int LockedNapot = 0x98;

    private static readonly Bench Enhanced = new() { Core = new CoreText { Privilege = "mu", Pmp = "{granularity: 4 B, enhanced: true}" } };

    // "Truth table when mseccfg.MML is set": L, then R, W, X of pmpcfg; what machine mode may; what the other modes may.
    public static TheoryData<int, string, string, string> TruthTable => new()
    {
        { 0, "---", "---", "---" },
        { 0, "--x", "---", "--x" },
        { 0, "-w-", "rw-", "r--" },
        { 0, "-wx", "rw-", "rw-" },
        { 0, "r--", "---", "r--" },
        { 0, "r-x", "---", "r-x" },
        { 0, "rw-", "---", "rw-" },
        { 0, "rwx", "---", "rwx" },
        { 1, "---", "---", "---" },
        { 1, "--x", "--x", "---" },
        { 1, "-w-", "--x", "--x" },
        { 1, "-wx", "r-x", "--x" },
        { 1, "r--", "r--", "---" },
        { 1, "r-x", "r-x", "---" },
        { 1, "rw-", "rw-", "---" },
        { 1, "rwx", "r--", "r--" },
    };

    [Theory]
    [MemberData(nameof(TruthTable))]
    public void Lockdown_gives_each_rule_its_meaning(int locked, string bits, string machine, string user)
    {
        int configuration = 0x18 | (locked << 7) | (bits[0] == 'r' ? 1 : 0) | (bits[1] == 'w' ? 2 : 0) | (bits[2] == 'x' ? 4 : 0);
        Assert.Equal(machine, Observed(configuration, isUser: false));
        Assert.Equal(user, Observed(configuration, isUser: true));
    }

    [Fact] // MMWP: "M-mode accesses that match no rule are denied"; the program's own region has a rule
    public void An_allowlist_denies_what_no_rule_names()
    {
        Outcome run = Run("li t0, 7; csrw mseccfg, t0; fault: lw a5, 0(s1)");
        Assert.Equal((5ul, run.Address("fault"), Cell), (run.Register("a0"), run.Register("a1"), run.Register("a2")));
    }

    [Fact] // without MMWP data may be anywhere, but with MML code may not
    public void Lockdown_forbids_code_outside_the_rules()
    {
        Outcome run = Run("li t0, 5; csrw mseccfg, t0; lw a5, 0(s1); jalr ra, 0(s1)");
        Assert.Equal((1ul, Cell), (run.Register("a0"), run.Register("a2")));
    }

    [Fact] // "Adding a rule with executable privileges that either is M-mode-only or a locked Shared-Region is not possible and such pmpcfg writes are ignored"
    public void Lockdown_takes_no_new_code_for_machine_mode()
    {
        // RLB 0; entry 1 gets L, R, X and is refused; entry 2 gets L, R.
        Outcome run = Run("li t0, 1; csrw mseccfg, t0; csrr t0, pmpcfg0; li t1, 0x999d00; or t0, t0, t1; csrw pmpcfg0, t0; csrr s2, pmpcfg0", isBypassed: false);
        Assert.Equal(0x99_009dul, run.Register("s2"));
    }

    [Fact] // MML and MMWP are sticky; "when RLB is 0 and L is 1 in any rule, RLB remains 0"
    public void What_is_locked_down_stays_so()
    {
        Outcome run = Run("li t0, 3; csrw mseccfg, t0; li t0, 4; csrw mseccfg, t0; csrr s2, mseccfg", isBypassed: false);
        Assert.Equal(3ul, run.Register("s2"));
    }

    [Fact] // RLB: "locked PMP rules may be removed or modified"
    public void A_bypass_lets_locked_rules_change()
    {
        Outcome run = Run("li t0, 0x8000; csrs pmpcfg0, t0; csrw pmpcfg0, x0; csrr s2, pmpcfg0");
        Assert.Equal(0ul, run.Register("s2"));
    }

    [Fact]
    public void A_unit_that_is_not_enhanced_has_no_such_register()
    {
        Bench bench = Enhanced with { Core = Enhanced.Core with { Pmp = "{granularity: 4 B, enhanced: false}" } };
        Outcome run = bench.Execute($"la t0, handler; csrw mtvec, t0; csrr a5, mseccfg; nop; .align 2; handler: csrr a0, mcause; {Bench.Pass}");
        Assert.Equal(2ul, run.Register("a0"));
    }

    // What a mode may do in a region with a rule, tried one by one. Data as user mode through MPRV.
    private static string Observed(int configuration, bool isUser)
    {
        string borrow = isUser ? "li t0, 0x1800; csrc mstatus, t0; li t0, 0x20000; csrs mstatus, t0;" : string.Empty;
        string rule = $"li t0, 5; csrw mseccfg, t0; csrr t0, pmpcfg0; li t1, {configuration << 8}; or t0, t0, t1; csrw pmpcfg0, t0;";
        string jump = isUser ? "csrw mepc, s1; li t0, 0x1800; csrc mstatus, t0; mret" : "jalr ra, 0(s1)";
        bool canLoad = Run($"{rule} {borrow} lw a5, 0(s1); j done").Register("a0") == 99;
        bool canStore = Run($"{rule} {borrow} sw a5, 0(s1); j done").Register("a0") == 99;
        ulong afterFetch = Run($"{rule} {jump}").Register("a0");
        Assert.Contains(afterFetch, new[] { 1UL, isUser ? 8UL : 11UL });
        return $"{(canLoad ? 'r' : '-')}{(canStore ? 'w' : '-')}{(afterFetch != 1 ? 'x' : '-')}";
    }

    // The program's 64 KiB are machine-mode code, locked; entry 1 is the cell's 4 KiB. The cell holds ecall. a0: mcause, or 99.
    private static Outcome Run(string body, bool isBypassed = true) => Enhanced.Execute($"""
        la t0, handler; csrw mtvec, t0; li a0, 99
        li s1, 0x{Cell:x}; li t0, 0x73; sw t0, 0(s1)
        {(isBypassed ? "li t0, 4; csrw mseccfg, t0" : "nop")}
        li t0, 0x{(ChipText.Ram >> 2) | 0x1fffUL:x}; csrw pmpaddr0, t0; li t0, 0x{(Cell >> 2) | 0x1ff:x}; csrw pmpaddr1, t0
        li t0, {LockedNapot | 5}; csrw pmpcfg0, t0
        {body}
        done: {Finish}
        .align 2
        handler: csrr a0, mcause; csrr a1, mepc; csrr a2, mtval
        {Finish}
        """);

    // The finisher gets a rule of its own, entry 2: machine mode may read and write.
    private const string Finish = "li t0, 0x20000; csrc mstatus, t0; li t0, 0x401ff; csrw pmpaddr2, t0; li t0, 0x9b0000; csrs pmpcfg0, t0;" + Bench.Pass;
}
