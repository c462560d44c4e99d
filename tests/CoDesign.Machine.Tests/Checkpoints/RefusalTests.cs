using CoDesign.Description.Runs;
using CoDesign.Machine.Tests.Fixture;

namespace CoDesign.Machine.Tests.Checkpoints;

public sealed class RefusalTests
{
    private const string Program = $"li t0, 100; round: addi t0, t0, -1; bnez t0, round; half: {Bench.Pass}";

    private static readonly Interrupted Runs = Of(Bench.Rv64);

    private static Interrupted Of(Bench bench, string program = Program) => new(bench.Load(program), bench.Options);

    private static string Refused(Action act) => Assert.Throws<ProgramProblemException>(act).Problems.Single().ToString();

    [Fact]
    public void A_checkpoint_of_another_program_seed_or_chip_is_refused()
    {
        byte[] left = Runs.Leave("50").Checkpoint;
        Assert.Contains("with other inputs", Refused(() => Of(Bench.Rv64, "nop;" + Program).GoOn(left)), StringComparison.Ordinal);
        Assert.Contains("with other inputs", Refused(() => Of(Bench.Rv64 with { Seed = 2 }).GoOn(left)), StringComparison.Ordinal);
        Assert.Contains("with other inputs", Refused(() => Of(Bench.Rv64 with { Core = new CoreText { BranchTaken = 2 } }).GoOn(left)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_with_timing_goes_with_that_timing_only()
    {
        byte[] left = Runs.Leave("50").Checkpoint;
        Assert.Contains("made with timing full", Refused(() => Of(Bench.Rv64 with { Timing = TimingMode.Fast }).GoOn(left)), StringComparison.Ordinal);
        Assert.Contains("made with timing full", Refused(() => Of(Bench.Rv64 with { Timing = TimingMode.None }).GoOn(left)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_limit_of_cycles_may_be_another()
    {
        byte[] left = Runs.Leave("50").Checkpoint;
        Assert.Equal(Runs.GoOn(left).Cycles, Of(Bench.Rv64 with { MaximumCycles = 1_000_000 }).GoOn(left).Cycles);
    }

    [Theory]
    [InlineData("hlaf", "did you mean 'half'?")]
    [InlineData("1000000", "ended after")]
    public void A_place_to_which_the_program_never_comes_is_an_error(string place, string message)
    {
        Assert.Contains(message, Refused(() => Runs.Leave(place)), StringComparison.Ordinal);
        Assert.Contains(message, Refused(() => Runs.Skip(place)), StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_checkpoint_are_refused()
    {
        Assert.Contains("it is no checkpoint", Refused(() => Runs.GoOn([])), StringComparison.Ordinal);
        Assert.Contains("it is no checkpoint", Refused(() => Runs.GoOn("hello, this is a text and no checkpoint at all"u8.ToArray())), StringComparison.Ordinal);
        byte[] left = Runs.Leave("50").Checkpoint;
        left[4]++;
        Assert.Contains("format 2", Refused(() => Runs.GoOn(left)), StringComparison.Ordinal);
    }

    [Fact] // every single byte matters, wherever it lies, and so does every length
    public void A_damaged_checkpoint_is_refused_and_never_crashes()
    {
        byte[] left = Runs.Leave("50").Checkpoint;
        var random = new Random(1);
        for (int i = 0; i < 500; i++)
        {
            byte[] damaged = [.. left];
            for (int n = random.Next(1, 4); n > 0; n--)
            {
                damaged[random.Next(damaged.Length)] ^= (byte)random.Next(1, 256);
            }

            byte[] cut = i % 5 == 0 ? damaged[..random.Next(damaged.Length)] : damaged;
            Assert.NotEmpty(Refused(() => Runs.GoOn(cut)));
        }
    }

    [Fact] // with a checksum that fits the damage: what is read is wrong, or too short, or does not unpack
    public void Nor_does_one_that_was_forged()
    {
        var file = CoDesign.Checkpoints.CheckpointFile.Parse(Runs.Leave("50").Checkpoint);
        var random = new Random(2);
        for (int i = 0; i < 300; i++)
        {
            byte[] state = file.State.ToArray();
            state = i % 3 == 0 ? state[..random.Next(state.Length)] : state;
            if (i % 3 != 0)
            {
                state[random.Next(state.Length)] ^= (byte)random.Next(1, 256);
            }

            // Some damage is another state of the same machine: the run then goes on from that.
            Exception? problem = Record.Exception(() => Runs.GoOn((file with { State = state }).ToBytes()));
            Assert.True(problem is null or ProgramProblemException, problem?.ToString());
        }
    }
}
