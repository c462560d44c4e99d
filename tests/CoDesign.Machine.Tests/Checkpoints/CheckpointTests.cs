using CoDesign.Description.Runs;
using CoDesign.Machine.Tests.Fixture;
using CoDesign.Machine.Tests.Translation;
using CoDesign.Results;

namespace CoDesign.Machine.Tests.Checkpoints;

// A run that was stopped and went on ends as one that was not: every field of the record, in both engines.
public sealed class CheckpointTests
{
    private const int Steps = 60;
    private const int Rounds = 20;

    public static TheoryData<string, TimingMode> KindsAndModes
    {
        get
        {
            var data = new TheoryData<string, TimingMode>();
            foreach (string kind in EquivalenceTests.Kinds)
            {
                data.Add(kind, TimingMode.Full);
            }

            data.Add("rv64 buffer", TimingMode.Fast);
            data.Add("rv64 labels", TimingMode.None);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(KindsAndModes))]
    public void A_run_that_goes_on_ends_as_the_run_in_one_go(string kind, TimingMode timing)
    {
        Bench bench = EquivalenceTests.BenchOf(kind) with { Timing = timing };
        RunDescription run = bench.Load(RandomGuest.Create(bench.Core.Isa, seed: 7, Steps, Rounds));
        var runs = new Interrupted(run, bench.Options);
        string whole = runs.Whole();
        long instructions = Simulation.Run(run, bench.Options).Record.Instructions;
        foreach (long place in new[] { 1, instructions / 7, instructions / 2, instructions - 40 })
        {
            (byte[] left, string record) = runs.Leave($"{place}", place % 2 == 0 ? Engine.Interpreter : Engine.Translator);
            Assert.Equal(whole, record);
            Assert.Equal(whole, RunRecordJson.Write(runs.GoOn(left, Engine.Translator)));
            Assert.Equal(whole, RunRecordJson.Write(runs.GoOn(left, Engine.Interpreter)));
        }
    }

    [Theory]
    [InlineData("rv64 labels", TimingMode.Full)]
    [InlineData("rv64 buffer", TimingMode.Full)]
    [InlineData("rv64 labels", TimingMode.None)]
    public void Both_engines_leave_the_same_bytes(string kind, TimingMode timing)
    {
        Bench bench = EquivalenceTests.BenchOf(kind) with { Timing = timing };
        var runs = new Interrupted(bench.Load(RandomGuest.Create(bench.Core.Isa, seed: 3, Steps, Rounds)), bench.Options);
        byte[] interpreted = runs.Leave("2000", Engine.Interpreter).Checkpoint;
        Assert.Equal(interpreted, runs.Leave("2000", Engine.Interpreter).Checkpoint);
        Assert.Equal(interpreted, runs.Leave("2000", Engine.Translator).Checkpoint);
    }

    // Half of standard input is read before, half behind; the heap has grown; a file is open.
    [Fact]
    public void A_Linux_program_finds_its_files_and_its_heap_as_they_were()
    {
        const string Program = """
            li a7, 56; li a0, -100; la a1, name; li a2, 0; ecall; mv s1, a0
            li a7, 63; mv a0, s1; la a1, cell; li a2, 3; ecall
            li a7, 63; li a0, 0; la a1, cell; addi a1, a1, 3; li a2, 2; ecall
            li a7, 214; li a0, 0; ecall; mv s2, a0; li t0, 8192; add a0, a0, t0; li a7, 214; ecall; sd s1, 0(s2)
            li a7, 64; li a0, 1; la a1, cell; li a2, 5; ecall
            j half
            half: ld s1, 0(s2); li a7, 63; mv a0, s1; la a1, cell; li a2, 8; ecall; mv s3, a0
            li a7, 63; li a0, 0; la a1, cell; add a1, a1, s3; li a2, 8; ecall; add s3, s3, a0
            li a7, 64; li a0, 1; la a1, cell; mv a2, s3; ecall
            li a7, 278; la a0, cell; li a1, 8; li a2, 0; ecall
            li a7, 64; li a0, 1; la a1, cell; li a2, 8; ecall
            li a7, 93; li a0, 0; ecall
            name: .byte 102, 0; .align 3; cell: .zero 64
            """;
        Bench bench = Bench.Rv64 with { IsLinux = true, Inputs = [("f", "abcdef"u8.ToArray())], StandardInput = "12345"u8.ToArray() };
        var runs = new Interrupted(bench.Load(Program), bench.Options);
        string whole = runs.Whole();
        Assert.StartsWith("abc12def345", RunRecordJson.TryRead(whole, out RunRecord record, out _) ? record.GuestOutput : string.Empty, StringComparison.Ordinal);
        (byte[] left, string leaving) = runs.Leave("half");
        Assert.Equal(whole, leaving);
        Assert.Equal(whole, RunRecordJson.Write(runs.GoOn(left)));
    }

    // The place lies in the middle of the driver's work and the module's job: the checkpoint is made when both are over.
    [Theory]
    [InlineData(10)]
    [InlineData(60)]
    [InlineData(200)]
    public void A_checkpoint_waits_for_a_module_that_is_at_work(int place)
    {
        string job = new Descriptor { Label = "job", Name = "name", Inputs = [("message", "64")], Outputs = [("digest", "32")] }.Text();
        Bench bench = Bench.Rv64 with { Chip = new ChipText { Modules = ChipText.SecureHash, Firmware = "fw", Staging = "share" } };
        string program = $"""
            li s5, 3; again: la a0, job; li a1, 0; cd.call; addi s5, s5, -1; bnez s5, again
            {Bench.Pass} .word 0
            {job}
            .align 3
            message: .zero 64
            digest: .zero 64
            name: .byte 104, 0
            """;
        var runs = new Interrupted(bench.Load(program), bench.Options);
        string whole = runs.Whole();
        (byte[] left, string leaving) = runs.Leave($"{place}");
        Assert.Equal(whole, leaving);
        Assert.Equal(whole, RunRecordJson.Write(runs.GoOn(left)));
        Assert.Equal(3, runs.GoOn(left).Modules[0].Jobs);
    }

    [Fact] // a secret has left before the checkpoint, and leaves again behind it
    public void Crossings_and_findings_from_before_are_in_the_record()
    {
        Bench bench = Bench.Rv64 with
        {
            Policy = """
                mode: audit
                tags: [{id: key, description: a secret}]
                destinations: [{id: secure, may_learn: [key]}]
                propagation: {address: none}
                """,
            Labels = ["key"],
            Secrets = ["tag: key, symbol: secret"],
            Symbols = [("secret", false, "secret", "secret_end")],
        };
        const string Program = $"""
            li s0, 0x10000000; la s1, secret; lb a0, 0(s1); sb a0, 0(s0); j half
            half: lb a1, 1(s1); sb a1, 0(s0); sb a0, 0(s0); {Bench.Pass}
            .align 3
            secret: .byte 65, 66, 67, 68, 69, 70, 71, 72
            secret_end: .word 0
            """;
        var runs = new Interrupted(bench.Load(Program), bench.Options);
        string whole = runs.Whole();
        (byte[] left, string leaving) = runs.Leave("half");
        Assert.Equal(whole, leaving);
        RunRecord record = runs.GoOn(left);
        Assert.Equal(whole, RunRecordJson.Write(record));
        Assert.NotEmpty(record.Findings);
    }
}
