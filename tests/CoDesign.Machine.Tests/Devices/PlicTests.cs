using CoDesign.Machine.Tests.Fixture;

namespace CoDesign.Machine.Tests.Devices;

// RISC-V Platform-Level Interrupt Controller Specification, version 1.0: priorities at 0, pending at 0x1000, enables at 0x2000 (0x80
// per context), threshold and claim at 0x200000 (0x1000 per context).
public sealed class PlicTests
{
    private const ulong Interrupt = 1UL << 63;

    private static readonly Bench WithPlic = new()
    {
        Core = new CoreText { Privilege = "msu" },
        Chip = new ChipText
        {
            Devices = """
                - {id: finisher, kind: test_finisher, zone: secure, base: 0x0010_0000}
                - {id: plic, kind: plic, zone: secure, base: 0x0c00_0000}
                - {id: uart, kind: uart, zone: outside, base: 0x1000_0000, interrupt: 10}
                - {id: uart1, kind: uart, zone: outside, base: 0x1000_1000, interrupt: 42}
                """,
        },
    };

    // PC16550D: IER bit 1 enables the interrupt of the empty transmitter; reading IIR takes it back.
    private const string Ring10 = "li t0, 2; sb t0, 1(s1);";
    private const string Ring42 = "li t0, 2; sb t0, 1(s2);";
    private const string Quiet10 = "lbu t0, 2(s1);";

    [Fact]
    public void A_request_reaches_machine_mode_and_is_claimed_once()
    {
        Outcome run = Run($"{Priority(10, 1)} {Enable(0, 10)} li t0, 0x800; csrw mie, t0; csrsi mstatus, 8; {Ring10} wfi");
        Assert.Equal((3ul, Interrupt | 11), (run.Register("s0"), run.Register("a0")));
        Assert.Equal((10ul, 0ul), (run.Register("a1"), run.Register("a2")));
    }

    [Fact] // context 1 drives SEIP
    public void A_request_reaches_supervisor_mode()
    {
        Outcome run = Run($"{Priority(10, 1)} {Enable(1, 10)} li t0, 0x200; csrw mideleg, t0; csrw mie, t0; {Ring10} la t0, sup; csrw mepc, t0; li t0, 0x1800; csrc mstatus, t0; li t0, 0x802; csrs mstatus, t0; mret; sup: wfi");
        Assert.Equal((1ul, Interrupt | 9), (run.Register("s0"), run.Register("a0")));
        Assert.Equal((10ul, 0ul), (run.Register("a1"), run.Register("a2")));
    }

    [Theory] // MEIP is up only for a priority above the threshold; 0 never interrupts
    [InlineData(1, 0, 0x800)]
    [InlineData(1, 1, 0)]
    [InlineData(3, 2, 0x800)]
    [InlineData(0, 0, 0)]
    public void A_threshold_masks_what_does_not_exceed_it(int priority, int threshold, ulong mip)
    {
        Outcome run = Run($"{Priority(10, priority)} {Enable(0, 10)} li t0, {threshold}; li t1, 0x0c200000; sw t0, 0(t1); {Ring10} csrr s4, mip; li t1, 0x0c001000; lw s5, 0(t1)");
        Assert.Equal((mip, 0x400ul), (run.Register("s4"), run.Register("s5")));
    }

    [Theory] // the highest priority first; the lowest id among equals
    [InlineData(1, 1, 10, 42)]
    [InlineData(1, 2, 42, 10)]
    public void Claims_follow_priority(int first, int second, ulong one, ulong other)
    {
        Outcome run = Run($"{Priority(10, first)} {Priority(42, second)} {Enable(0, 10)} {Enable(0, 42)} {Ring42} {Ring10} {Claim("s4")} {Claim("s5")} {Claim("s6")}");
        Assert.Equal([one, other, 0], new[] { "s4", "s5", "s6" }.Select(run.Register));
    }

    [Fact] // the gateway holds back the next request until the completion, then looks at the wire again
    public void A_completion_lets_the_next_request_through()
    {
        Outcome run = Run($"{Priority(10, 1)} {Enable(0, 10)} {Ring10} {Claim("s4")} {Claim("s5")} {Complete("s4")} {Claim("s6")} {Quiet10} {Complete("s6")} {Claim("s7")}");
        Assert.Equal([10ul, 0, 10, 0], new[] { "s4", "s5", "s6", "s7" }.Select(run.Register));
    }

    [Fact] // an id that is not enabled for the context completes nothing; source 0 does not exist
    public void What_is_not_enabled_is_neither_claimed_nor_completed()
    {
        Outcome run = Run($"{Priority(10, 1)} {Priority(0, 1)} {Ring10} {Claim("s4")} {Enable(0, 10)} {Claim("s5")} li t1, 0x0c002000; sw x0, 0(t1); {Complete("s5")} {Enable(0, 10)} {Claim("s6")} li t1, 0x0c000000; lw s7, 0(t1)");
        Assert.Equal([0ul, 10, 0, 0], new[] { "s4", "s5", "s6", "s7" }.Select(run.Register));
    }

    private static string Priority(int source, int priority) => $"li t0, {priority}; li t1, 0x{0x0c00_0000 + (4 * source):x}; sw t0, 0(t1);";

    private static string Enable(int context, int source) =>
        $"li t1, 0x{0x0c00_2000 + (0x80 * context) + (4 * (source / 32)):x}; lw t0, 0(t1); li t2, {1 << (source % 32)}; or t0, t0, t2; sw t0, 0(t1);";

    private static string Claim(string register) => $"li t1, 0x0c200004; lw {register}, 0(t1);";

    private static string Complete(string register) => $"li t1, 0x0c200004; sw {register}, 0(t1);";

    // Registers: s0 the mode of the handler, a0 cause, a1 and a2 two claims.
    private static Outcome Run(string body) => WithPlic.Execute($"""
        la t0, mhandler; csrw mtvec, t0; la t0, shandler; csrw stvec, t0; li s1, 0x10000000; li s2, 0x10001000
        {body}
        {Bench.Pass} stop: j stop
        .align 2
        mhandler: li s0, 3; csrr a0, mcause; li t0, 0x0c200004; lw a1, 0(t0); lw a2, 0(t0)
        {Bench.Pass} done: j done
        .align 2
        shandler: li s0, 1; csrr a0, scause; li t0, 0x0c201004; lw a1, 0(t0); lw a2, 0(t0)
        {Bench.Pass}
        """);
}
