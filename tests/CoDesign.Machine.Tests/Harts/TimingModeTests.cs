using CoDesign.Description.Runs;
using CoDesign.Isa;
using CoDesign.Machine.Tests.Fixture;
using CoDesign.Results;

namespace CoDesign.Machine.Tests.Harts;

// What each mode promises is in docs/timing-modes.md. Every run here happens in both engines, and the records are compared.
public sealed class TimingModeTests
{
    private const string Bases = "li s0, 0x02000000; li t0, 0x4000; add s1, s0, t0; li t0, 0xbff8; add s2, s0, t0;";

    // Loads from four lines, a branch that goes the other way each time, a division, an indirect jump: full charges for each of them.
    private const string Work = """
        la s1, data; li s2, 40
        round: lw t1, 0(s1); lw t2, 64(s1); lw t3, 128(s1); lw t4, 1024(s1)
        andi t0, s2, 1; beqz t0, even; addi s3, s3, 1
        even: la t0, behind; jr t0
        behind: div t1, s2, t1; sw t1, 0(s1); addi s2, s2, -1; bnez s2, round
        """;

    private const string Data = "; .align 6; data: .zero 2048";

    private static readonly Bench Cached = Bench.Rv64 with
    {
        Core = new CoreText
        {
            Isa = "rv64imac_zicsr_zicntr",
            DataCache = new CacheText(256, 64, 1, MissOverhead: 10),
            InstructionCache = new CacheText(256, 64, 1, MissOverhead: 10),
            Predictor = (16, 4, 2),
            BranchMispredicted = 5,
            JumpRegisterMispredicted = 5,
            Latency = new() { [OpClass.Load] = 3 },
            Division = (3, 1, 1, 2, 2),
        },
    };

    [Theory]
    [InlineData(TimingMode.Fast)]
    [InlineData(TimingMode.None)]
    public void A_program_that_does_not_ask_for_the_time_ends_in_the_same_state(TimingMode timing)
    {
        Outcome full = Cached.Execute($"{Work}; {Bench.Pass}{Data}");
        Outcome other = (Cached with { Timing = timing }).Execute($"{Work}; {Bench.Pass}{Data}");
        Assert.Equal(full.Record.Instructions, other.Record.Instructions);
        Assert.Equal(full.Register("s3"), other.Register("s3"));
        Assert.Equal(full.Register("t1"), other.Register("t1"));
        Assert.Equal(full.Record.Exit, other.Record.Exit);
        Assert.Equal(full.Record.Cores[0].Actions["load"], other.Record.Cores[0].Actions["load"]);
    }

    [Fact]
    public void Without_timing_what_is_not_known_is_null()
    {
        RunRecord record = (Cached with { Timing = TimingMode.None }).Execute($"{Work}; {Bench.Pass}{Data}").Record;
        Assert.Null(record.Cycles);
        Assert.Null(record.TimePs);
        Assert.Null(record.Energy);
        Assert.Null(record.Cores[0].Cycles);
        Assert.Null(record.Cores[0].CpiStack);
        Assert.All(record.Memories, m => Assert.Null(m.Reads));
        Assert.DoesNotContain("active_cycle", record.Cores[0].Actions.Keys);
        Assert.Empty(record.Profile);
        Assert.Empty(record.Timeline);
        Assert.Equal("none", record.Inputs.Timing);
        Assert.Contains(record.Notes, n => n.StartsWith("timing none", StringComparison.Ordinal));
        Assert.DoesNotContain(record.Cores[0].Counters.Keys, k => k.Contains("cycles", StringComparison.Ordinal) || k.StartsWith("dcache", StringComparison.Ordinal));
    }

    [Fact]
    public void Fast_has_cycles_and_no_energy()
    {
        RunRecord fast = (Cached with { Timing = TimingMode.Fast }).Execute($"{Work}; {Bench.Pass}{Data}").Record;
        RunRecord full = Cached.Execute($"{Work}; {Bench.Pass}{Data}").Record;
        Assert.Null(fast.Energy);
        Assert.InRange(fast.Cycles!.Value, fast.Instructions, full.Cycles!.Value - 1);
        Assert.Equal(fast.Cycles, fast.Cores[0].CpiStack!.Values.Sum());
        Assert.Equal(0, fast.Cores[0].CpiStack!["dcache"]);
        Assert.Equal(0, fast.Cores[0].CpiStack!["icache"]);
    }

    [Fact] // 100 rounds of lw, addi that waits for it, addi, bnez. A load's value is there after three cycles: two are lost each round.
    public void Fast_charges_the_pipeline_alone()
    {
        const string Loop = "la s1, data; li s2, 100; rdcycle a0; round: lw t1, 0(s1); addi t1, t1, 1; addi s2, s2, -1; bnez s2, round; rdcycle a1";
        Outcome run = (Cached with { Timing = TimingMode.Fast }).Execute($"{Loop}; {Bench.Pass}{Data}");

        // A count is that of the cycle in which the block of the rdcycle begins: the block of the first is its own.
        Assert.Equal((100ul * (4 + 2)) + 1, run.Register("a1") - run.Register("a0"));
    }

    [Fact]
    public void Without_timing_the_cycle_counter_counts_instructions()
    {
        Outcome run = (Cached with { Timing = TimingMode.None }).Execute($"{Work}; rdcycle a0; rdinstret a1; {Bench.Pass}{Data}");
        Assert.Equal(run.Register("a0") + 1, run.Register("a1"));
    }

    [Fact] // mtime counts microseconds; at 100 MHz the third begins at tick 300, and a tick is an instruction
    public void Without_timing_the_timer_interrupts_at_the_tick()
    {
        Outcome run = (Bench.Rv64 with { Timing = TimingMode.None }).Execute($"""
            {Bases} la t0, handler; csrw mtvec, t0; li t0, 0x80; csrw mie, t0; csrsi mstatus, 8
            li t0, 3; sd t0, 0(s1); spin: addi s3, s3, 1; beqz s6, spin; {Bench.Pass}
            .align 2
            handler: csrr s8, minstret; li t0, -1; sd t0, 0(s1); li s6, 1; mret
            """);
        Assert.InRange(run.Register("s8"), 300ul, 302ul);
        Assert.Equal(1, run.Counters["interrupts"]);
    }

    [Fact] // asleep from its tick until tick 500: the cycle counter is ahead of instret by what was slept
    public void Without_timing_a_sleeping_hart_still_wakes()
    {
        Outcome run = (Bench.Rv64 with { Timing = TimingMode.None }).Execute($"""
            {Bases} li t0, 0x80; csrw mie, t0; li t0, 5; sd t0, 0(s1); csrr a2, minstret; wfi; csrr a0, mcycle; csrr a1, minstret; {Bench.Pass}
            """);
        Assert.Equal(500ul, run.Register("a0"));
        Assert.Equal(run.Register("a2") + 3, run.Register("a1"));
    }

    [Fact] // rounds of an ecall, which does not retire and still takes a tick, and an mret
    public void Without_timing_a_trap_takes_a_tick()
    {
        Outcome run = (Bench.Rv64 with { Timing = TimingMode.None, MaximumCycles = 1_000 }).Execute("la t0, handler; csrw mtvec, t0; ecall; .align 2; handler: mret");
        Assert.Equal(ExitRecord.Limit, run.Record.Exit.Reason);
        Assert.InRange(run.Counters["traps"], 490, 500);
        Assert.InRange(run.Record.Instructions, 490, 505);
    }
}
