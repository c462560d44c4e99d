using CoDesign.Description.Runs;
using CoDesign.Machine.Offload;
using CoDesign.Machine.Tests.Fixture;
using CoDesign.Results;

namespace CoDesign.Machine.Tests.Offload;

public sealed class BreakEvenTests
{
    private const string Rule = "CD101";

    [Fact] // offload 100 + 20 + g, of which 100 the driver's; software 10 g; 10 g > 120 + g from g = 120/9 = 13.3 on
    public void The_lines_give_the_parameters_of_LogCA()
    {
        BreakEven breakEven = Of([(4, 1), (100, 3)], g => 120 + g, g => 10 * g)!;
        OffloadModelRecord model = breakEven.ToRecord();
        Assert.Equal(14, breakEven.Bytes);
        Assert.Equal((100m, 20m, 10m, 0m, 10m), (model.OverheadCycles, model.LatencyCycles, model.CyclesPerByte, model.SoftwareFixedCycles, model.Acceleration));
        Assert.Equal((2, 4L, 100L), (model.Sizes, model.SmallestBytes, model.LargestBytes));
        Assert.Equal((4L, 100L, true), (model.LosesAtBytes, model.WinsAtBytes, model.IsConfirmed));
        Assert.Equal(4, Assert.Single(breakEven.Losses).Offload.Bytes);
    }

    [Fact] // 120 + g is below 121 + 10 g for every g
    public void An_offload_that_always_wins_has_a_break_even_of_one_byte() => Assert.Equal(1, Of([(4, 1), (100, 1)], g => 120 + g, g => 121 + (10 * g))!.Bytes);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_module_that_is_not_quicker_per_byte_has_none(int perByte)
    {
        BreakEven breakEven = Of([(4, 1), (100, 1)], g => 120 + (perByte * g), g => g)!;
        Assert.Null(breakEven.Bytes);
        Assert.Null(breakEven.ToRecord().IsConfirmed);
        Assert.Equal(2, breakEven.Losses.Count());
    }

    [Fact] // 120 + g wins at 100 and at 200, and nothing was tried below
    public void Without_calls_on_both_sides_nothing_is_confirmed()
    {
        OffloadModelRecord model = Of([(100, 1), (200, 1)], g => 120 + g, g => 10 * g)!.ToRecord();
        Assert.Equal((null, 100L, null), (model.LosesAtBytes, model.WinsAtBytes, model.IsConfirmed));
    }

    [Fact] // lines through (10, 500), (20, 10), (30, 400) and 8 g: the call of 20 bytes wins, that of 30 does not
    public void Calls_that_contradict_the_lines_are_told()
    {
        BreakEven breakEven = BreakEven.Of(
            [new CallSize(10, 1, 500, 0), new CallSize(20, 1, 10, 0), new CallSize(30, 1, 400, 0)],
            [new CallSize(10, 1, 80, 0), new CallSize(20, 1, 160, 0), new CallSize(30, 1, 240, 0)])!;
        Assert.False(breakEven.ToRecord().IsConfirmed);
    }

    [Fact]
    public void One_length_tells_who_wins_and_nothing_else()
    {
        BreakEven breakEven = Of([(4, 2)], g => 120 + g, g => 10 * g)!;
        OffloadModelRecord model = breakEven.ToRecord();
        Assert.Null(breakEven.Bytes);
        Assert.Equal((null, null, null, null, 4L, null), (model.OverheadCycles, model.LatencyCycles, model.CyclesPerByte, model.Acceleration, model.LosesAtBytes, model.WinsAtBytes));
    }

    [Fact]
    public void Lengths_that_do_not_occur_in_both_runs_are_left_out() =>
        Assert.Null(BreakEven.Of([new CallSize(4, 1, 10, 0)], [new CallSize(5, 1, 10, 0)]));

    // The software path takes six instructions per byte, and the unit 80 cycles for 64 bytes after some hundreds of cycles of driver.
    [Fact]
    public void A_run_tells_where_the_offload_begins_to_win()
    {
        Bench bench = Bench.Rv64 with { Chip = new ChipText { Modules = ChipText.SecureHash, Firmware = "fw", Staging = "share" } };
        int[] sizes = [8, 16, 4000, 8000];
        string code = string.Concat(sizes.Select((size, i) => $"la a0, job{i}; li a1, 0; cd.call; bnez a1, done{i}; li t1, {size}; loop{i}: nop; nop; nop; nop; addi t1, t1, -1; bnez t1, loop{i}; la a0, job{i}; cd.end; done{i}: nop\n"));
        string data = string.Concat(sizes.Select((size, i) => new Descriptor { Label = $"job{i}", Name = "name", Inputs = [("message", $"{size}")], Outputs = [("digest", "32")] }.Text() + "\n"));
        string program = $"{code} {Bench.Pass} .word 0\n{data}\n.align 3; digest: .zero 64; name: .byte 104, 0; .align 3; message: .zero 8192";
        Outcome run = bench.Execute(program);
        RegionRecord region = Assert.Single(run.Record.Regions);
        OffloadModelRecord model = region.Model!;

        Assert.Equal((4, 16L, 4000L, true), (model.Sizes, model.LosesAtBytes, model.WinsAtBytes, model.IsConfirmed));
        Assert.InRange(region.BreakEvenBytes!.Value, 17, 4000);
        Assert.InRange(model.CyclesPerByte!.Value, 6, 12);

        // Short messages are 80 cycles of one block, long ones 1.25 a byte.
        Assert.InRange(model.CyclesPerByte.Value / model.Acceleration!.Value, 1.2m, 1.4m);
        Assert.Equal([(Rule, "note", 8L), (Rule, "note", 16L)], run.Record.Findings.Select(f => (f.Rule, f.Level, f.Bytes)));
        Assert.Contains($"by the model it wins from {region.BreakEvenBytes} B on", run.Record.Findings[0].Message);
        Assert.Null(Assert.Single((bench with { Offload = OffloadChoice.None }).Execute(program).Record.Regions).Model);
    }

    private static BreakEven? Of((long Bytes, long Calls)[] sizes, Func<long, long> offload, Func<long, long> software) => BreakEven.Of(
        [.. sizes.Select(s => new CallSize(s.Bytes, s.Calls, s.Calls * offload(s.Bytes), s.Calls * 100))],
        [.. sizes.Select(s => new CallSize(s.Bytes, s.Calls, s.Calls * software(s.Bytes), 0))]);
}
