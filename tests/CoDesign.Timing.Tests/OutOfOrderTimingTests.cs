using CoDesign.Description.Cores;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Files;
using CoDesign.Description.Reading;
using CoDesign.Isa;
using CoDesign.Machine.Tests.Fixture;

namespace CoDesign.Timing.Tests;

// Each number is worked out from the rules of the window; n: cycle in which instruction n enters it.
public sealed class OutOfOrderTimingTests
{
    private static CoreText Core(int width = 2, int reorderBuffer = 16, int ports = 2) => new()
    {
        InstructionCache = new CacheText(1024, 64, 2),
        DataCache = new CacheText(1024, 64, 2),
        Latency = new() { [OpClass.IntMul] = 3 },
        Division = (10, 0, 0, 10, 10),
        OutOfOrder = $"width: {width}, reorder_buffer: {reorderBuffer}, memory_ports: {ports}, hides: {{value: 0 cycles, source: test}}",
    };

    [Theory] // As many in a cycle as it is wide, whether or not one needs the other; what is left of a cycle belongs to the next block.
    [InlineData(1, "Base 4")]
    [InlineData(2, "Base 2")]
    [InlineData(3, "Base 1")]
    [InlineData(4, "Base 1")]
    public void As_many_instructions_enter_in_a_cycle_as_it_is_wide(int width, string stack)
    {
        Assert.Equal(stack, new Pipeline(Core(width)).Stack("add a0, t0, t1; add a1, t0, t1; add a2, t0, t1; add a3, t0, t1"));
        Assert.Equal(stack, new Pipeline(Core(width)).Stack("mul a0, a0, t1; mul a0, a0, t1; mul a0, a0, t1; mul a0, a0, t1"));
    }

    [Fact] // Two of four: the fifth enters with the third and fourth of the next cycle. 5 of 3 is 1 and two in the next, then 1 makes it 2.
    public void A_cycle_that_is_not_full_goes_on_in_the_next_block()
    {
        var pipeline = new Pipeline(Core(width: 3));
        BlockCost first = pipeline.CostOf("nop; nop; nop; nop; nop");
        Assert.Equal(1, first.Cycles);
        Assert.Equal("Base 1", Pipeline.Stack(pipeline.CostOf("nop", first.SequentialState)));
        Assert.Equal("Base 1", Pipeline.Stack(pipeline.CostOf("nop; nop", first.SequentialState)));
    }

    // One a cycle, two places. mul 0 is done in 3, the second starts then and is done in 6: the third enters in 3, the fourth in 6.
    [Fact]
    public void A_full_window_holds_what_comes_until_the_oldest_retires()
    {
        BlockCost cost = new Pipeline(Core(width: 1, reorderBuffer: 2)).CostOf("mul a0, a0, t1; mul a0, a0, t1; mul a0, a0, t1; mul a0, a0, t1");
        Assert.Equal([0, 1, 3, 6], Enumerable.Range(0, 4).Select(cost.IssueCycleOf));
        Assert.Equal("Base 4, MulDiv 3", Pipeline.Stack(cost));
    }

    // div 0 retires in 10, nop behind it, one a cycle, in 11; four places: the third of the next block is the fourth behind div.
    [Fact]
    public void The_window_goes_from_block_to_block()
    {
        var pipeline = new Pipeline(Core(width: 1, reorderBuffer: 4));
        BlockCost first = pipeline.CostOf("div a0, t0, t1; nop");
        BlockCost second = pipeline.CostOf("nop; nop; nop; nop", first.SequentialState);
        Assert.Equal([0, 1, 8, 9], Enumerable.Range(0, 4).Select(second.IssueCycleOf));
        Assert.Equal("Base 4, MulDiv 6", Pipeline.Stack(second));
    }

    // The wrong guess is known when the branch has executed: its operands are there in cycle 1 with two ports, in 2 with one, since the
    // second load starts a cycle later. The branch enters in 1, takes one cycle, and two more are lost.
    [Theory]
    [InlineData(2, 1 + 2)]
    [InlineData(1, 2 + 2)]
    public void A_wrong_guess_costs_until_the_branch_has_executed(int ports, int lost) =>
        Assert.Equal(lost, new Pipeline(Core(ports: ports) with { BranchMispredicted = 2 }).Lost("lw a0, 0(t0); lw a1, 0(t0); beq a1, t1, 0x80001000", c => c.MispredictedState));

    // div is done in 10; the branch enters in 1 at the latest and is done in 11; its own cycle is over in 1.
    [Fact]
    public void A_wrong_guess_about_a_late_value_costs_the_time_until_it_is_there() =>
        Assert.Equal(10 + 2, new Pipeline(Core() with { BranchMispredicted = 2 }).Lost("div a0, t0, t1; beq a0, t1, 0x80001000", c => c.MispredictedState));

    [Theory] // What was foreseen costs the rest of its cycle and the bubble.
    [InlineData("beq t0, t1, 0x80000800", 1 + 1)]
    [InlineData("nop; beq t0, t1, 0x80001000", 0 + 1)]
    [InlineData("jal x0, 0x80001000", 1 + 0)]
    public void A_foreseen_transfer_ends_its_cycle(string assembly, int lost) =>
        Assert.Equal(lost, new Pipeline(Core() with { BranchTaken = 1, BranchMispredicted = 9 }).Lost(assembly, c => c.TakenState));

    // One divider: 0 to 10, 10 to 20; the branch is done in 21, and entered in 1, which is the cycle that the next block begins in.
    [Fact]
    public void A_unit_that_is_busy_takes_the_next_instruction_later() =>
        Assert.Equal(21 - 1, new Pipeline(Core()).Lost("div a0, t0, t1; div a1, t0, t1; beq a1, t1, 0x80001000", c => c.MispredictedState));

    // csrr enters when div has retired, in 10, and is done in 11; nothing enters with it.
    [Fact]
    public void What_stands_alone_waits_for_an_empty_window()
    {
        BlockCost cost = new Pipeline(Core()).CostOf("div a0, t0, t1; csrr a1, mscratch; nop");
        Assert.Equal([0, 10, 11], Enumerable.Range(0, 3).Select(cost.IssueCycleOf));
        Assert.Equal("Base 2, Structural 9", Pipeline.Stack(cost));
    }

    [Fact]
    public void After_a_trap_the_window_is_empty()
    {
        var pipeline = new Pipeline(Core() with { Trap = 5 });
        Assert.Equal(5, pipeline.CostOf("nop", pipeline.Timing.RedirectedByTrap).IssueCycleOf(0));
    }

    [Theory]
    [InlineData("prefetch")]
    [InlineData("write_after_write")]
    [InlineData("behind_multiply")]
    [InlineData("store_data_late")]
    [InlineData("division")]
    [InlineData("store_buffer")]
    [InlineData("data_cache")]
    public void What_belongs_to_another_kind_of_core_is_refused(string what)
    {
        CoreText core = what switch
        {
            "prefetch" => Core() with { Prefetch = "outstanding: 2, buffer: 3, to_issue: {value: 1 cycles, source: test}, foresees: all" },
            "write_after_write" => Core() with { WriteAfterWrite = 1 },
            "behind_multiply" => Core() with { BehindMultiply = 1 },
            "store_data_late" => Core() with { StoreDataLate = 1 },
            "division" => Core() with { Division = (10, 1, 0, 10, 10) },
            "store_buffer" => Core() with
            {
                StoreBuffer = "queue: 4, to_buffer: {value: 3 cycles, source: test}, entries: 2, word: 8 B, outstanding: 2, write_overhead: {value: 4 cycles, source: test}, drain_after: {value: 2 cycles, source: test}, match_bits: 12",
            },
            _ => Core() with { DataCache = null },
        };
        var diagnostics = new DiagnosticBag();
        new DescriptionReader(new MemoryFileSystem(), UnionRegistry.Empty).ReadText("core.yaml", core.ToString(), CoreDescription.Read, diagnostics);
        Diagnostic problem = Assert.Single(diagnostics.Sorted());
        Assert.Contains("out_of_order", problem.ToString(), StringComparison.Ordinal);
    }
}
