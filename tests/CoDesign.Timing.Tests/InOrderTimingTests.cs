using CoDesign.Isa;
using CoDesign.Machine.Tests.Fixture;

namespace CoDesign.Timing.Tests;

// Each number is worked out from the rule that the core preset states; n: cycle in which instruction n issues.
public sealed class InOrderTimingTests
{
    [Fact]
    public void Instructions_of_one_cycle_issue_one_after_the_other()
    {
        var pipeline = new Pipeline(new CoreText());
        Assert.Equal("Base 4", pipeline.Stack("add a0, a1, a2; add a0, a0, a0; sub a3, a0, a1; lw a4, 0(a3)"));
    }

    // lw 0, add as soon as the value is there: 3. Two cycles are lost, then one, then none.
    [Theory]
    [InlineData("lw a0, 0(a1); add a2, a0, a0", "Base 2, LoadUse 2")]
    [InlineData("lw a0, 0(a1); nop; add a2, a0, a0", "Base 3, LoadUse 1")]
    [InlineData("lw a0, 0(a1); nop; nop; add a2, a0, a0", "Base 4")]
    [InlineData("lw a0, 0(a1); sw a0, 0(a2)", "Base 2, LoadUse 2")] // the value stored is an operand
    [InlineData("lw a0, 0(a1); lw a2, 0(a0)", "Base 2, LoadUse 2")] // so is an address
    [InlineData("lw a0, 0(a1); beq a3, a0, 0x80000040", "Base 2, LoadUse 2")]
    [InlineData("lw a0, 0(a1); lw a2, 4(a1)", "Base 2")] // no operand: loads follow each other
    [InlineData("lw x0, 0(a1); add a2, x0, x0", "Base 2")] // x0 is never on its way
    public void A_loaded_value_is_waited_for_by_the_instruction_that_needs_it(string assembly, string stack) =>
        Assert.Equal(stack, new Pipeline(new CoreText { Latency = { [OpClass.Load] = 3 } }).Stack(assembly));

    // Interval 2, latency 2: the load holds the pipeline for its second cycle, and then nobody has to wait for the value.
    [Theory]
    [InlineData("lw a0, 0(a1); nop", "Base 2, LoadUse 1")]
    [InlineData("lw a0, 0(a1); add a2, a0, a0", "Base 2, LoadUse 1")]
    [InlineData("lw a0, 0(a1)", "Base 1, LoadUse 1")]
    public void An_interval_holds_the_pipeline_whether_or_not_the_value_is_needed(string assembly, string stack)
    {
        var core = new CoreText { Latency = { [OpClass.Load] = 2 }, Interval = { [OpClass.Load] = 2 } };
        Assert.Equal(stack, new Pipeline(core).Stack(assembly));
    }

    // Latency 3, interval 1: 0, 1, 2, 3 where they are independent; 0, 3, 6, 9 where each needs the one before.
    [Theory]
    [InlineData("mul a0, t0, t1; mul a1, t0, t1; mul a2, t0, t1; mul a3, t0, t1", 4)]
    [InlineData("mul a0, a0, t1; mul a0, a0, t1; mul a0, a0, t1; mul a0, a0, t1", 10)]
    public void A_pipelined_multiplier_makes_only_dependent_instructions_wait(string assembly, int cycles) =>
        Assert.Equal(cycles, new Pipeline(new CoreText { Latency = { [OpClass.IntMul] = 3 } }).Cycles(assembly));

    [Fact] // mul 0, held to 3; mulh 3, held to 7; add 7.
    public void Low_and_high_multiplication_have_their_own_cycles()
    {
        var core = new CoreText { Interval = { [OpClass.IntMul] = 3, [OpClass.IntMulHigh] = 4 } };
        Assert.Equal("Base 3, MulDiv 5", new Pipeline(core).Stack("mul a0, t0, t1; mulh a1, t0, t1; add a2, t0, t1"));
    }

    [Theory]
    [InlineData("csrr a0, mscratch; nop", OpClass.Csr, "Base 2, Structural 2")]
    [InlineData("fence; nop", OpClass.Fence, "Base 2, Structural 2")]
    [InlineData("amoadd.w a0, a1, (a2); nop", OpClass.Atomic, "Base 2, Structural 2")]
    [InlineData("sw a0, 0(a1); nop", OpClass.Store, "Base 2, Store 2")]
    [InlineData("ecall; nop", OpClass.System, "Base 2, Structural 2")]
    public void Each_class_holds_the_pipeline_for_its_own_interval(string assembly, OpClass opClass, string stack) =>
        Assert.Equal(stack, new Pipeline(new CoreText { Interval = { [opClass] = 3 } }).Stack(assembly));

    // The load's value is ready in cycle 3. With the rule the second writer of a0 issues one cycle after that, in 4: 5 cycles.
    // Without, it issues in 1, and the reader behind it waits for it alone.
    [Fact]
    public void A_second_writer_of_a_register_waits_only_where_the_core_has_that_rule()
    {
        const string Assembly = "lw a0, 0(a1); addi a0, x0, 1";
        var with = new CoreText { Latency = { [OpClass.Load] = 3 }, WriteAfterWrite = 1 };
        Assert.Equal("Base 2, Structural 3", new Pipeline(with).Stack(Assembly));
        Assert.Equal("Base 2", new Pipeline(with with { WriteAfterWrite = null }).Stack(Assembly));
        Assert.Equal("Base 3", new Pipeline(with with { WriteAfterWrite = null }).Stack(Assembly + "; add a2, a0, a0"));
    }

    [Fact] // CVA6: adds into one register take two cycles each, 0 2 4 6; into several, one each.
    public void Write_after_write_of_single_cycle_results_costs_the_gap()
    {
        var pipeline = new Pipeline(new CoreText { WriteAfterWrite = 1 });
        Assert.Equal("Base 4, Structural 3", pipeline.Stack("add a1, t0, t1; add a1, t0, t1; add a1, t0, t1; add a1, t0, t1"));
        Assert.Equal("Base 4", pipeline.Stack("add a1, t0, t1; add a2, t0, t1; add a3, t0, t1; add a4, t0, t1"));
    }

    [Theory]
    [InlineData("beq x0, x0, 0x80000040", 2)]
    [InlineData("jal x0, 0x80000040", 3)]
    [InlineData("jal ra, 0x80000040", 3)]
    [InlineData("jalr x0, 0(ra)", 4)]
    [InlineData("mret", 9)]
    public void A_taken_transfer_costs_the_bubble_of_its_kind(string assembly, int bubble)
    {
        var core = new CoreText { BranchTaken = 2, Jump = 3, JumpRegister = 4, BranchMispredicted = 6, JumpRegisterMispredicted = 7, Trap = 9 };
        Assert.Equal(bubble, new Pipeline(core).Lost(assembly, c => c.TakenState));
    }

    [Fact]
    public void The_bubble_is_charged_to_the_branch()
    {
        var pipeline = new Pipeline(new CoreText { BranchTaken = 2 });
        Assert.Equal("Base 1, Branch 2", Pipeline.Stack(pipeline.CostOf("nop", pipeline.CostOf("beq x0, x0, 0x80000040").TakenState)));
    }

    [Fact]
    public void A_branch_that_is_not_taken_costs_nothing_more() =>
        Assert.Equal(0, new Pipeline(new CoreText { BranchTaken = 2 }).Lost("bne x0, x0, 0x80000040", c => c.SequentialState));

    [Theory]
    [InlineData("beq x0, x0, 0x80000040", 6)]
    [InlineData("jalr x0, 0(a0)", 7)]
    public void A_wrong_guess_costs_its_own_bubble(string assembly, int bubble)
    {
        var core = new CoreText { BranchTaken = 2, JumpRegister = 1, BranchMispredicted = 6, JumpRegisterMispredicted = 7 };
        Assert.Equal(bubble, new Pipeline(core).Lost(assembly, c => c.MispredictedState));
    }

    [Fact]
    public void A_trap_redirects_an_empty_pipeline()
    {
        var pipeline = new Pipeline(new CoreText { Trap = 4, Latency = { [OpClass.Load] = 9 } });
        BlockCost cost = pipeline.CostOf("add a0, a0, a0", pipeline.Timing.RedirectedByTrap);
        Assert.Equal("Base 1, Branch 4", Pipeline.Stack(cost));
    }

    // lw issues last in its block; its value is 4 cycles later than that, of which 3 remain for the next block.
    [Fact]
    public void A_value_on_its_way_is_waited_for_in_the_next_block()
    {
        var pipeline = new Pipeline(new CoreText { Latency = { [OpClass.Load] = 4 } });
        int state = pipeline.CostOf("nop; lw a0, 0(a1)").SequentialState;
        Assert.Equal("Base 1, LoadUse 3", Pipeline.Stack(pipeline.CostOf("add a2, a0, a0", state)));
        Assert.Equal("Base 1", Pipeline.Stack(pipeline.CostOf("add a2, a1, a1", state)));
    }

    [Fact] // The bubble and the latency run at the same time: 3 cycles of bubble cover 3 of the 3 that remain.
    public void A_bubble_and_a_latency_pass_at_the_same_time()
    {
        var pipeline = new Pipeline(new CoreText { Latency = { [OpClass.Load] = 5 }, Jump = 3 });
        BlockCost target = pipeline.CostOf("add a2, a0, a0", pipeline.CostOf("lw a0, 0(a1); jal x0, 0x80000040").TakenState);
        Assert.Equal("Base 1, Branch 3", Pipeline.Stack(target));
    }

    [Fact]
    public void States_that_mean_the_same_are_the_same()
    {
        var pipeline = new Pipeline(new CoreText { Latency = { [OpClass.Load] = 3 } });
        Assert.Equal(InOrderTiming.IdleState, pipeline.CostOf("lw a0, 0(a1); nop; nop").SequentialState);
        Assert.Equal(
            pipeline.CostOf("lw a0, 0(a1)").SequentialState, pipeline.CostOf("nop; nop; lw a0, 8(a1)").SequentialState);
    }
}
