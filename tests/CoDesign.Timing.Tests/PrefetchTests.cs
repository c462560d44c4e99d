using CoDesign.Isa;
using CoDesign.Machine.Tests.Fixture;

namespace CoDesign.Timing.Tests;

// Fetch, arrival and issue are worked out by hand from the rules: a fetch starts a cycle after the one before, when there is room in
// the buffer and on the way; its word arrives after the latency of the memory; an instruction issues to_issue cycles later.
public sealed class PrefetchTests
{
    private static readonly CoreText Ibex = new()
    {
        BranchTaken = 1,
        Jump = 1,
        Prefetch = "outstanding: 2, buffer: 3, to_issue: 1 cycles",
    };

    [Fact] // two fetches in six cycles: 0 1, 6 7, 12 13 …; from a redirected front end the third word arrives in 11, the fourth in 12
    public void Slow_memory_and_few_fetches_at_once_limit_straight_code()
    {
        var pipeline = new Pipeline(Ibex, latency: 5);
        int start = pipeline.CostOf("jal x0, 0x80001000").TakenState;
        BlockCost cost = pipeline.CostOf("nop; nop; nop; nop; nop; nop", start, 0x8000_1000);

        // The idle core's two further fetches have started before: word 0 waits until one of them is back.
        int first = cost.IssueCycleOf(0);
        Assert.Equal([0, 1, 6, 7, 12, 13], Enumerable.Range(0, 6).Select(i => cost.IssueCycleOf(i) - first));
    }

    [Fact]
    public void Memory_that_answers_at_once_gives_an_instruction_per_cycle() =>
        Assert.Equal("Base 4", new Pipeline(Ibex).Stack("nop; nop; nop; nop"));

    [Theory]
    [InlineData(0x8000_1000, "addi x0, x0, 0", 4, 1)] // in one fetch word
    [InlineData(0x8000_1002, "addi x0, x0, 0", 4, 2)] // across two: one more fetch
    [InlineData(0x8000_1002, "c.nop", 4, 1)] // 16 bits fit into the upper half
    [InlineData(0x8000_1002, "addi x0, x0, 0", 8, 1)] // a wider word holds it
    [InlineData(0x8000_1006, "addi x0, x0, 0", 8, 2)]
    public void A_target_across_two_fetch_words_costs_one_more_fetch(ulong target, string instruction, int fetchWord, int lost) =>
        Assert.Equal(lost, new Pipeline(Ibex with { FetchWord = fetchWord }).Lost("beq x0, x0, 0x80000040", c => c.TakenState, instruction, target));

    [Fact] // fetches 0, 1; words in 1, 2; the first pair issues in 1, 2 and its word is used up: three issue in a row after the bubble
    public void Compressed_code_needs_half_the_fetches()
    {
        var pipeline = new Pipeline(Ibex, latency: 5);
        int start = pipeline.CostOf("jal x0, 0x80001000").TakenState;
        BlockCost cost = pipeline.CostOf("c.nop; c.nop; c.nop; c.nop; c.nop", start, 0x8000_1000);
        int first = cost.IssueCycleOf(0);
        Assert.Equal([0, 1, 2, 3, 6], Enumerable.Range(0, 5).Select(i => cost.IssueCycleOf(i) - first));
    }

    // The division holds the pipeline for 20 cycles: all three places of the buffer fill, and the next three instructions are there.
    [Fact]
    public void A_buffer_fills_while_the_pipeline_is_held()
    {
        CoreText core = Ibex with { Division = (20, 0, 0, 20, 20) };
        var pipeline = new Pipeline(core, latency: 5);
        BlockCost cost = pipeline.CostOf("div a0, a1, a2; nop; nop; nop");
        Assert.Equal([20, 21, 22], Enumerable.Range(1, 3).Select(i => (int)cost.IssueCycleOf(i)));
    }

    [Fact] // 2 cycles for zero, 37 for the rest: the block counts 2, and the front end has gone on for 37 all the same
    public void A_division_of_operands_that_rarely_matter_lets_the_front_end_run_on()
    {
        CoreText core = Ibex with { Division = (37, 0, 0, 37, 2) };
        int slow = new Pipeline(core, latency: 5).Cycles("nop; nop; nop; nop; div a0, a1, a2; nop; nop; nop");
        int same = new Pipeline(core with { Division = (2, 0, 0, 2, 2) }, latency: 5).Cycles("nop; nop; nop; nop; div a0, a1, a2; nop; nop; nop");
        Assert.True(slow < same, $"{slow} < {same}");
    }

    // The front end sees the jump a cycle before it issues, and its own bubble passes while the load is awaited.
    [Theory]
    [InlineData("all", 0)]
    [InlineData("none", 2)]
    public void A_transfer_that_is_followed_in_the_fetch_hides_its_bubble_behind_a_stall(string foresees, int lost)
    {
        var core = new CoreText
        {
            Latency = { [OpClass.Load] = 4 },
            Jump = 2,
            Prefetch = $"outstanding: 2, buffer: 4, to_issue: 1 cycles, foresees: {foresees}",
        };
        Assert.Equal(lost, new Pipeline(core).Lost("lw a0, 0(a1); add a2, a0, a0; jal x0, 0x80000040", c => c.TakenState));
    }

    [Fact] // A wrong guess is found out when the branch executes: whatever the front end had fetched was the wrong thing.
    public void A_front_end_that_is_ahead_hides_nothing_of_a_wrong_guess()
    {
        var core = new CoreText
        {
            Latency = { [OpClass.Load] = 3 },
            BranchMispredicted = 5,
            Prefetch = "outstanding: 2, buffer: 4, to_issue: 1 cycles, foresees: all",
        };
        Assert.Equal(5, new Pipeline(core).Lost("lw a0, 0(a1); beq a0, x0, 0x80000040", c => c.MispredictedState));
    }

    // One port, memory of two cycles: the fetch of the next word starts with the load and ends two cycles later; the load waits one.
    [Fact]
    public void On_one_port_a_load_waits_for_the_fetch_that_has_started()
    {
        var core = new CoreText { Interval = { [OpClass.Load] = 5 }, Prefetch = "outstanding: 1, buffer: 1, to_issue: 2 cycles, shares_port: true" };
        int shared = new Pipeline(core, latency: 2).Cycles("nop; nop; lw a0, 0(a1); nop");
        int apart = new Pipeline(core with { Prefetch = "outstanding: 1, buffer: 1, to_issue: 2 cycles" }, latency: 2).Cycles("nop; nop; lw a0, 0(a1); nop");
        Assert.Equal(apart + 1, shared);
    }

    // sw holds memory for five cycles. Behind the decoder, the jump moves up and redirects the front end meanwhile.
    [Fact]
    public void A_jump_that_waits_behind_a_store_has_redirected_the_front_end_already()
    {
        const string Assembly = "sw a0, 0(a1); jal x0, 0x80001000";
        int decode = new Pipeline(Ibex, latency: 5).Lost(Assembly, c => c.TakenState);
        int behind = new Pipeline(Ibex with { WaitsBehindDecoder = true }, latency: 5).Lost(Assembly, c => c.TakenState);
        Assert.True(behind < decode, $"{behind} < {decode}");
    }
}
