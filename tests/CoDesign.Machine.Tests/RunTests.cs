using CoDesign.Description.Policies;
using CoDesign.Machine.Tests.Fixture;
using CoDesign.Results;

namespace CoDesign.Machine.Tests;

// What holds for every run: it ends, it gives the same bytes again, and watching it changes nothing.
public sealed class RunTests
{
    private static readonly string Program = $"""
        la a0, job; li a1, 0; cd.call; mv s1, a1
        la s2, secret; la s3, out; li s4, 50
        loop: ld t0, 0(s2); mul t0, t0, s4; sd t0, 0(s3); lb t1, 3(s3); div t1, t1, s4; amoadd.w t2, s4, (s3); addi s4, s4, -1; bnez s4, loop
        li t0, 0x90000000; sd s4, 0(t0); ld t1, 0(t0)
        li t0, 0x10000000; li t1, 79; sb t1, 0(t0); li t1, 75; sb t1, 0(t0)
        {Bench.Pass} .word 0
        {new Descriptor { Label = "job", Name = "name", Inputs = [("secret", "8")], Outputs = [("digest", "32")] }.Text()}
        secret: .dword 0x1122334455667788
        secret_end:
        out: .dword 0
        digest: .zero 32
        name: .byte 104, 0
        """;

    private static Bench Chip => Bench.Rv64 with
    {
        Chip = new ChipText { Modules = ChipText.SecureHash, Firmware = "fw", Staging = "share" },
        Core = new CoreText
        {
            DataCache = new CacheText(1024, 16, 2, 2),
            InstructionCache = new CacheText(1024, 16, 2, 2),
            Predictor = (16, 4, 2),
            BranchTaken = 1,
            BranchMispredicted = 3,
        },
        Policy = """
            mode: enforce
            tags: [{id: key, description: a secret}]
            destinations: [{id: secure, may_learn: [key]}]
            propagation: {address: loads}
            """,
        Labels = ["key"],
        Secrets = ["tag: key, symbol: secret"],
        Symbols = [("secret", false, "secret", "secret_end")],
    };

    [Fact]
    public void Two_runs_give_the_same_bytes()
    {
        RunResult first = Chip.Execute(Program).Result;
        RunResult second = Chip.Execute(Program).Result;
        Assert.Equal(RunRecordJson.Write(first.Record), RunRecordJson.Write(second.Record));
        Assert.Equal(first.AuditLog, second.AuditLog);
        Assert.Equal(ExitRecord.GuestExit, first.Record.Exit.Reason);
    }

    [Theory]
    [InlineData(PolicyModeChoice.Enforce)]
    [InlineData(PolicyModeChoice.Audit)]
    public void Following_labels_changes_neither_time_nor_energy_nor_output(PolicyModeChoice mode)
    {
        Outcome watched = (Chip with { Mode = mode }).Execute(Program);
        Outcome plain = (Chip with { Mode = PolicyModeChoice.Disabled }).Execute(Program);
        Assert.Equal("key", watched.TagsAt(watched.Address("out")));
        Assert.Equal("", plain.TagsAt(plain.Address("out")));
        Assert.Equal(plain.Cycles, watched.Cycles);
        Assert.Equal(plain.Record.Instructions, watched.Record.Instructions);
        Assert.Equal(plain.Record.TimePs, watched.Record.TimePs);
        Assert.Equal(plain.CpiStack, watched.CpiStack);
        Assert.Equal(plain.Counters, watched.Counters);
        Assert.Equal(plain.Record.Energy!.TotalPj, watched.Record.Energy!.TotalPj);
        Assert.Equal(plain.Output, watched.Output);
        Assert.Equal(plain.Bytes("out", 40), watched.Bytes("out", 40));
    }

    [Fact]
    public void A_run_with_paths_is_the_same_run()
    {
        // A secret byte to the serial port makes a second, explaining run; the record is that of the first.
        string leak = Program.Replace("li t1, 79;", "lb t1, 0(s2);", StringComparison.Ordinal);
        Outcome audit = (Chip with { Mode = PolicyModeChoice.Audit }).Execute(leak);
        Outcome plain = (Chip with { Mode = PolicyModeChoice.Disabled }).Execute(leak);
        Assert.NotEmpty(Assert.Single(audit.Record.Findings).Path);
        Assert.Equal((plain.Cycles, "88-4B"), (audit.Cycles, BitConverter.ToString(audit.Output)));
    }

    [Fact]
    public void The_cycle_stack_adds_up()
    {
        Outcome run = Chip.Execute(Program);
        Assert.Equal(run.Cycles, run.CpiStack.Values.Sum());
        Assert.Equal(run.Cycles * ChipText.CyclePs, run.Record.TimePs);
    }

    [Fact]
    public void A_program_without_end_stops_at_the_limit_of_cycles()
    {
        ExitRecord exit = (Bench.Rv64 with { MaximumCycles = 10_000 }).Execute("loop: addi a0, a0, 1; j loop").Record.Exit;
        Assert.Equal((ExitRecord.Limit, (int?)null), (exit.Reason, exit.GuestCode));
        Assert.Contains("10000 cycles", exit.Message, StringComparison.Ordinal);
    }

    [Fact] // at the first block boundary: a block has at most 64 instructions, here two
    public void The_limit_is_met_within_a_block()
    {
        long cycles = (Bench.Rv64 with { MaximumCycles = 10_001 }).Execute("loop: addi a0, a0, 1; j loop").Cycles;
        Assert.InRange(cycles, 10_001, 10_002);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_jump_to_itself_ends_the_run_with_advice(bool isLinux)
    {
        ExitRecord exit = (Bench.Rv64 with { IsLinux = isLinux }).Execute("nop; here: j here").Record.Exit;
        Assert.Equal(ExitRecord.Limit, exit.Reason);
        Assert.Contains("0x80000004", exit.Message, StringComparison.Ordinal);
        Assert.Contains("tohost", exit.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_jump_to_itself_that_an_interrupt_ends_is_none()
    {
        const string Text = "la t0, handler; csrw mtvec, t0; li t0, 0x80; csrw mie, t0; li t1, 0x02004000; li t0, 5; sd t0, 0(t1); csrsi mstatus, 8; here: j here; .align 2; handler: ";
        Assert.Equal(ExitRecord.GuestExit, Bench.Rv64.Execute(Text + Bench.Pass).Record.Exit.Reason);
    }

    [Theory]
    [InlineData(CancelReason.User, ExitRecord.Interrupted)]
    [InlineData(CancelReason.WallTime, ExitRecord.Limit)]
    public void A_cancelled_run_leaves_a_whole_record(CancelReason reason, string exit)
    {
        Outcome run = (Chip with { Cancel = () => reason, MaximumCycles = 100_000_000 }).Execute("li t0, 0x10000000; li t1, 65; sb t1, 0(t0); secret: loop: addi a0, a0, 1; j loop; secret_end:");
        Assert.Equal(exit, run.Record.Exit.Reason);
        Assert.Null(run.Record.Exit.GuestCode);
        Assert.InRange(run.Cycles, 250_000, 250_100); // the first look
        Assert.Equal(run.Cycles, run.CpiStack.Values.Sum());
        Assert.Equal("A", run.Record.GuestOutput);
        Assert.Contains("\"schema\": \"codesign.run/1\"", run.Json, StringComparison.Ordinal);
        Assert.NotEmpty(run.Record.Audit.Root);
    }

    [Fact]
    public void A_run_that_nobody_cancels_goes_on() =>
        Assert.Equal(0, (Bench.Rv64 with { Cancel = () => CancelReason.None }).Execute($"li t0, 800000; loop: addi t0, t0, -1; bnez t0, loop; {Bench.Pass}").Record.Exit.GuestCode);
}
