using CoDesign.Description.Runs;
using CoDesign.Isa;
using CoDesign.Machine.Harts;
using CoDesign.Machine.Tests.Fixture;
using CoDesign.Results;

namespace CoDesign.Machine.Tests.Checkpoints;

public sealed class SkipTests
{
    // la is two instructions and each li one. Before: 5 + 3 × 3, and the jump. Measured: a load, 40 nops, and the exit.
    private const int Before = 15;

    private static readonly Bench Cached = Bench.Rv64 with
    {
        Core = new CoreText
        {
            DataCache = new CacheText(1024, 64, 2, MissOverhead: 10),
            Latency = new() { [OpClass.Load] = 3 },
        },
    };

    private static readonly string Program = $"""
        la s1, data; li s2, 3; li s3, 1; li s4, 2
        round: lw t1, 0(s1); addi s2, s2, -1; bnez s2, round; j measured
        measured: lw t2, 0(s1); {string.Join(';', Enumerable.Repeat("nop", 40))}; {Bench.Pass}
        .align 6
        data: .zero 64
        """;

    private static Interrupted Runs(TimingMode timing = TimingMode.Full) => new((Cached with { Timing = timing }).Load(Program), Cached.Options);

    [Theory]
    [InlineData(Engine.Interpreter)]
    [InlineData(Engine.Translator)]
    public void Only_what_comes_behind_the_place_is_measured(Engine engine)
    {
        RunRecord whole = Runs().GoOn(Runs().Leave("1").Checkpoint, engine);
        RunRecord skipped = Runs().Skip("measured", engine: engine);
        Assert.Equal(Before, skipped.SkippedInstructions);
        Assert.Equal(whole.Instructions, skipped.Instructions + skipped.SkippedInstructions);
        Assert.Equal(1, skipped.Cores[0].Actions["load"]);
        Assert.Equal(skipped.Cycles, skipped.Cores[0].CpiStack!.Values.Sum());
        Assert.InRange(skipped.Cycles!.Value, skipped.Instructions, whole.Cycles!.Value - 1);
        Assert.NotNull(skipped.Energy);
        Assert.Equal(skipped.Cycles, skipped.Cores[0].Actions["active_cycle"] + skipped.Cores[0].Actions["idle_cycle"]);
        Assert.Equal("measured", skipped.Inputs.SkipTo);
        Assert.NotEqual(whole.Inputs.Fingerprint, skipped.Inputs.Fingerprint);
        Assert.Contains(skipped.Notes, n => n.StartsWith($"the first {Before} instructions were skipped", StringComparison.Ordinal));
    }

    [Fact] // the line was loaded before: a warm cache has it, an empty one fetches it
    public void Caches_are_empty_or_as_the_program_left_them()
    {
        RunRecord cold = Runs().Skip("measured");
        RunRecord warm = Runs().Skip("measured", isWarm: true);
        Assert.Equal((1L, 0L), (cold.Cores[0].Counters["dcache_fills"], warm.Cores[0].Counters["dcache_fills"]));
        Assert.Equal(cold.Cores[0].CpiStack!["dcache"], cold.Cycles - warm.Cycles);
        Assert.True(cold.Cycles > warm.Cycles);
    }

    [Fact]
    public void Warm_is_what_the_whole_run_takes_behind_the_place()
    {
        RunDescription run = Cached.Load(Program);
        using var head = new SimulationSession(run, Cached.Options, SimulationStage.Skip, TrackingLevel.None);
        head.RunTo("measured");
        RunRecord whole = Simulation.Run(run, Cached.Options).Record;
        RunRecord warm = Runs().Skip("measured", isWarm: true);
        Assert.Equal(whole.Cycles - head.Cycles, warm.Cycles);
    }

    [Fact]
    public void A_checkpoint_without_timing_goes_on_with_timing()
    {
        byte[] left = Runs(TimingMode.None).Leave("measured").Checkpoint;
        RunRecord skipped = Runs().Skip($"{Before}");
        RunRecord restored = Runs().GoOn(left);
        Assert.Equal(RunRecordJson.Write(skipped), RunRecordJson.Write(restored));
        Assert.Null((Runs(TimingMode.None).GoOn(left)).Cycles);
    }

    [Fact]
    public void What_was_written_before_is_in_the_output_once()
    {
        Bench bench = Bench.Rv64 with { IsLinux = true };
        const string Writing = """
            li a7, 64; li a0, 1; la a1, text; li a2, 2; ecall; j behind
            behind: li a7, 64; li a0, 1; la a1, text; addi a1, a1, 2; li a2, 1; ecall
            li a7, 93; li a0, 0; ecall
            text: .byte 72, 105, 33
            """;
        var output = new List<byte>();
        RunRecord record = Simulation.Run(
            bench.Load(Writing), bench.Options with { SkipTo = "behind", Output = bytes => output.AddRange(bytes.Span) }).Record;
        Assert.Equal("Hi!", record.GuestOutput);
        Assert.Equal("Hi!"u8.ToArray(), output);
    }
}
