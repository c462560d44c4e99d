using CoDesign.Isa;
using CoDesign.Machine.Harts;
using CoDesign.Machine.Tests.Fixture;
using CoDesign.Tests;

namespace CoDesign.Machine.Tests.Harts;

// RISC-V Privileged Architecture, version 20240411, "Hardware Performance Monitor"; "Zihpm". Numbers of events:
// docs/performance-counters.md.
public sealed class PerformanceCounterTests
{
    private const int LoadUse = 0x01;
    private const int DcacheFill = 0x24;
    private const int Misprediction = 0x31;

    private static readonly Bench Counting = Bench.Rv64 with
    {
        Core = new CoreText
        {
            Isa = "rv64imac_zicsr_zicntr_zihpm",
            Privilege = "msu",
            DataCache = new CacheText(1024, 64, 1, MissOverhead: 10),
            Predictor = (16, 0, 0),
            Latency = new() { [OpClass.Load] = 3 },
        },
    };

    [Fact] // three loads from three lines, each followed by its use: two cycles lost per load, one fill per line
    public void Events_are_those_of_the_timing_model()
    {
        const string Loads = "lw t1, 0(s1); addi t1, t1, 1; lw t1, 64(s1); addi t1, t1, 1; lw t1, 128(s1); addi t1, t1, 1";
        Outcome run = Run($"li t0, {LoadUse}; csrw mhpmevent3, t0; li t0, {DcacheFill}; csrw mhpmevent4, t0; la s1, data; {Loads}; csrr a0, mhpmcounter3; csrr a1, mhpmcounter4");
        Assert.Equal((6ul, 3ul), (run.Register("a0"), run.Register("a1")));
    }

    [Fact] // a forward branch that is always taken: weakly not taken at first, then learnt
    public void Mispredictions_are_counted()
    {
        Outcome run = Run($"li t0, {Misprediction}; csrw mhpmevent31, t0; li s2, 5; round: beqz x0, over; nop; over: addi s2, s2, -1; bnez s2, round; csrr a0, mhpmcounter31");
        Assert.Equal((ulong)run.Counters["branch_mispredictions"], run.Register("a0"));
        Assert.InRange(run.Register("a0"), 1UL, 3UL);
    }

    [Fact]
    public void A_counter_counts_on_from_what_is_written()
    {
        Outcome run = Run($"li t0, {DcacheFill}; csrw mhpmevent5, t0; la s1, data; lw t1, 0(s1); li t0, 100; csrw mhpmcounter5, t0; lw t1, 64(s1); csrr a0, mhpmcounter5");
        Assert.Equal(101ul, run.Register("a0"));
    }

    [Fact] // mcountinhibit bit 5
    public void An_inhibited_counter_stands()
    {
        Outcome run = Run($"li t0, {DcacheFill}; csrw mhpmevent5, t0; la s1, data; lw t1, 0(s1); li t0, 32; csrw mcountinhibit, t0; lw t1, 64(s1); csrr a0, mhpmcounter5; csrw mcountinhibit, x0; lw t1, 128(s1); csrr a1, mhpmcounter5");
        Assert.Equal((1ul, 2ul), (run.Register("a0"), run.Register("a1")));
    }

    [Theory]
    [InlineData("mhpmevent3", 0x31, 0x31)]
    [InlineData("mhpmevent3", 0x1000, 0)] // no such event: WARL
    [InlineData("mhpmevent31", 0x24, 0x24)]
    [InlineData("mcountinhibit", 0xFFFF_FFFF, 0xFFFF_FFFD)] // there is no inhibit bit for time
    [InlineData("mcounteren", 0xFFFF_FFFF, 0xFFFF_FFFF)]
    [InlineData("scounteren", 0xFFFF_FFFF, 0xFFFF_FFFF)]
    public void A_register_keeps_what_is_legal(string csr, ulong written, ulong read) =>
        Assert.Equal(read, Run($"li t0, 0x{written:x}; csrw {csr}, t0; csrr a0, {csr}").Register("a0"));

    [Theory]
    [InlineData(8, 8, 8)]
    [InlineData(0, 8, 2)]
    [InlineData(8, 0, 2)]
    public void User_mode_reads_a_counter_that_both_modes_above_lend(ulong machine, ulong supervisor, ulong cause)
    {
        Outcome run = Run($"la t0, handler; csrw mtvec, t0; li t0, {machine}; csrw mcounteren, t0; li t0, {supervisor}; csrw scounteren, t0; la t0, user; csrw mepc, t0; li t0, 0x1800; csrc mstatus, t0; mret; user: csrr a5, hpmcounter3; ecall; .align 2; handler: csrr a0, mcause");
        Assert.Equal(cause, run.Register("a0"));
    }

    [Fact]
    public void The_view_of_user_mode_is_read_only_and_the_same()
    {
        Outcome run = Run("li t0, 7; csrw mhpmcounter9, t0; csrr a1, hpmcounter9; la t0, handler; csrw mtvec, t0; csrw hpmcounter9, x0; .align 2; handler: csrr a0, mcause");
        Assert.Equal((7ul, 2ul), (run.Register("a1"), run.Register("a0")));
    }

    [Fact]
    public void A_narrow_hart_reads_halves()
    {
        Bench narrow = Counting with { Core = Counting.Core with { Isa = "rv32imac_zicsr_zihpm" } };
        Outcome run = Run("li t0, 0x12345678; csrw mhpmcounter4, t0; li t0, 0x9abcdef0; csrw mhpmcounter4h, t0; csrr a0, hpmcounter4; csrr a1, hpmcounter4h", narrow);
        Assert.Equal((0x1234_5678ul, 0x9abc_def0ul), (run.Register("a0"), run.Register("a1")));
    }

    [Fact]
    public void Documentation_lists_every_event()
    {
        string[] rows = [.. File.ReadLines(Path.Combine(Repository.Root, "docs", "performance-counters.md"))
            .Where(l => l.StartsWith("| 0x", StringComparison.Ordinal))
            .Select(l => string.Join(' ', l.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[..2]))];
        Assert.Equal(PerformanceEvent.All.Select(e => $"0x{e.Number:x2} `{e.Name}`"), rows);
        Assert.Equal(PerformanceEvent.All.Select(e => e.Number).Distinct().Order(), PerformanceEvent.All.Select(e => e.Number));
    }

    private static Outcome Run(string body, Bench? bench = null) =>
        (bench ?? Counting).Execute($"{body}; {Bench.Pass} .word 0; .align 7; data: .zero 256");
}
