using CoDesign.Machine.Tests.Fixture;

namespace CoDesign.Modules.Tests;

// What hostile modules really do: the attack suite has what the boundary says of it. A vendor's copy engine, its ring at the start of
// the shared memory, two jobs of 16 bytes one after the other.
public sealed class HostileTests
{
    private const ulong Registers = 0x4002_0000;
    private const ulong Source = 0x9000_1000;
    private const ulong Target = 0x9000_2000;

    private static Outcome Run(string module, string between = "nop", string? policy = null)
    {
        string job = new Descriptor
        {
            Label = "job",
            Op = Descriptor.Copy,
            Inputs = [($"0x{Source:x}", "16")],
            Outputs = [($"0x{Target:x}", "16")],
        }.Text();
        Bench bench = Bench.Rv64 with
        {
            Chip = new ChipText { Modules = ChipText.VendorDma.Replace("  setup:", module + "\n  setup:", StringComparison.Ordinal) },
            Policy = policy,
        };
        return bench.Execute($"""
            li t1, 0x{Source:x}; li t0, 0x11111111; sw t0, 0(t1); sw t0, 4(t1); sw t0, 8(t1); sw t0, 12(t1)
            {Firmware.Copy("job", "0x90000000", 64, "fill")}
            {Firmware.Start(Registers, "0x90000000")} {Firmware.Doorbell(1)} li t2, 400; {Bounded(1, "first")}
            li t0, 0x{Target:x}; lw s4, 0(t0); lw s5, 16(t0)
            {between}
            li t1, 0x{Source:x}; li t0, 0x22222222; sw t0, 0(t1); sw t0, 4(t1); sw t0, 8(t1); sw t0, 12(t1)
            {Firmware.Doorbell(2)} li t2, 400; {Bounded(2, "second")}
            li t0, 0x{Target:x}; lw s6, 0(t0); lw s7, 0x20(s3)
            li t0, 400; later: addi t0, t0, -1; bnez t0, later
            {Bench.Pass} .word 0
            {job}
            """);
    }

    private static string Bounded(int head, string label) =>
        $"li t0, {head}; {label}: lw t1, 0x20(s3); beq t1, t0, {label}_end; addi t2, t2, -1; bnez t2, {label}; {label}_end: nop;";

    // A lw sign-extends, and the values here have a clear top bit unless a test says so.
    private static (ulong First, ulong Behind, ulong Second, ulong Head) Seen(Outcome run) =>
        ((uint)run.Register("s4"), (uint)run.Register("s5"), (uint)run.Register("s6"), run.Register("s7"));

    [Fact]
    public void An_honest_one_copies() => Assert.Equal((0x1111_1111ul, 0ul, 0x2222_2222ul, 2ul), Seen(Run("  collusion_domain: own")));

    [Fact]
    public void A_wrong_answer_is_wrong_in_every_bit() =>
        Assert.Equal((0xEEEE_EEEEul, 0ul, 0xDDDD_DDDDul, 2ul), Seen(Run("  behaviour: {hostile: [answer_wrongly]}")));

    [Fact]
    public void A_write_beyond_the_buffer_lands_behind_it() =>
        Assert.Equal((0x1111_1111ul, 0xEEEE_EEEEul, 0x2222_2222ul, 2ul), Seen(Run("  behaviour: {hostile: [write_beyond_buffer]}")));

    [Fact]
    public void A_replayed_completion_leaves_the_old_result() =>
        Assert.Equal((0x1111_1111ul, 0ul, 0x1111_1111ul, 2ul), Seen(Run("  behaviour: {hostile: [replay_completion]}")));

    [Fact]
    public void One_that_never_answers_does_not() => Assert.Equal(0ul, Run("  behaviour: {hostile: [never_answer]}").Register("s7"));

    [Fact]
    public void A_late_write_comes_after_completion()
    {
        Outcome run = Run("  behaviour: {hostile: [write_late], delay: 200 cycles}");
        Assert.Equal((0x1111_1111ul, 2ul), (Seen(run).First, Seen(run).Head));
        Assert.Equal(0xEEEE_EEEEu, run.Word(Target));
    }

    [Fact] // bytes of the first job stand in the result of the second one
    public void Residue_comes_out_with_the_next_job() =>
        Assert.Equal((0x1111_1111ul, 0ul, 0x1111_1111ul, 2ul), Seen(Run("  behaviour: {hostile: [keep_residue]}")));

    private const string Policy = """
        mode: audit
        tags: [{id: key, description: a secret}]
        destinations: [{id: secure, may_learn: [key]}, {id: shared, may_learn: [key]}, {id: vdma, may_learn: [key]}]
        propagation: {address: none}
        """;

    [Theory]
    [InlineData("", "TB303", "behaviour: {hostile: [write_late], delay: 200 cycles}")]
    [InlineData("", "TB303", "behaviour: {hostile: [write_beyond_buffer]}")]
    [InlineData("", "TB305", "behaviour: {hostile: [replay_completion]}")]
    [InlineData("", "TB209", "behaviour: {hostile: [forge_rrid], rrid: 7}")]
    [InlineData("", null, "behaviour: {hostile: [answer_wrongly]}")] // who does not check results does not see that
    public void What_the_boundary_says(string between, string? rule, string module)
    {
        Outcome run = Run("  " + module, between, Policy);
        Assert.Equal(rule is null ? [] : [rule], run.Rules.Distinct());
    }

    [Theory] // time of the second job: clearing delays it, or the completion
    [InlineData("state: {clear: on_request, clear_cost: {value: 300 cycles, source: test}}", 300)]
    [InlineData("state: {clear: never}", 0)]
    public void Clearing_on_request_costs_its_time(string state, int cycles)
    {
        const string Clear = "li t0, 5; sw t0, 8(s3)";
        long plain = Run("  state: {clear: never}").Cycles;
        long extra = Run("  " + state, Clear).Cycles - plain;
        Assert.InRange(extra, cycles - 60, cycles + 60); // the polls are some tens of cycles apart
    }

    [Fact]
    public void Clearing_at_the_end_of_each_job_delays_its_completion()
    {
        long plain = Run("  state: {clear: never}").Record.Modules[0].BusyCycles!.Value;
        long cleared = Run("  state: {clear: on_job_end, clear_cost: {value: 300 cycles, source: test}}").Record.Modules[0].BusyCycles!.Value;
        Assert.InRange(cleared - plain, 580, 620); // two jobs; polls share the port of the module and meet its transfers elsewhere
    }
}
