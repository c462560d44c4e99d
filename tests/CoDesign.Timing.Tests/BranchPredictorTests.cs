using CoDesign.Description.Cores;

namespace CoDesign.Timing.Tests;

public sealed class BranchPredictorTests
{
    private const ulong Pc = 0x8000_0100;
    private const ulong Forward = Pc + 0x40;
    private const ulong Backward = Pc - 0x40;

    [Theory]
    [InlineData(true, "Taken")]
    [InlineData(false, "Sequential")]
    public void A_core_without_predictor_pays_for_what_is_taken(bool isTaken, string outcome)
    {
        var predictor = new BranchPredictor(null);
        Assert.Equal(outcome, predictor.Branch(Pc, Backward, isTaken).ToString());
        Assert.Equal(BranchOutcome.Taken, predictor.JumpRegister(Pc, Forward, isReturn: true));
        Assert.Equal((0L, 0L), (predictor.Predictions, predictor.Mispredictions));
    }

    // Without a counter: backward is taken, forward is not.
    [Theory]
    [InlineData(Backward, true, "Taken")]
    [InlineData(Backward, false, "Mispredicted")]
    [InlineData(Forward, false, "Sequential")]
    [InlineData(Forward, true, "Mispredicted")]
    [InlineData(Pc, true, "Taken")] // to itself counts as backward
    public void The_static_rule_decides_where_there_is_no_counter(ulong target, bool isTaken, string outcome)
    {
        var predictor = new BranchPredictor(new PredictorDescription(0, 0, 0, "test"));
        Assert.Equal(outcome, predictor.Branch(Pc, target, isTaken).ToString());
        Assert.Equal(outcome, predictor.Branch(Pc, target, isTaken).ToString()); // and learns nothing
    }

    // Two-bit counter of a forward branch; T taken, N not, * a wrong guess.
    //   first N: static rule, right                        counter weakly not taken (1)
    //   T*  1 → 2     T   2 → 3     N*  3 → 2     T 2 → 3: one odd outcome does not turn a strong counter
    //   N*  3 → 2     N*  2 → 1     N   1 → 0     T* 0 → 1     T* 1 → 2     T 2 → 3
    [Fact]
    public void A_two_bit_counter_turns_after_two_wrong_guesses()
    {
        var predictor = new BranchPredictor(new PredictorDescription(16, 0, 0, "test"));
        string wrong = string.Concat("NTTNTNNNTTT".Select(o =>
            predictor.Branch(Pc, Forward, o == 'T') is BranchOutcome.Mispredicted ? '*' : '.'));
        Assert.Equal(".*.*.**.**.", wrong);
        Assert.Equal((11L, 6L), (predictor.Predictions, predictor.Mispredictions));
    }

    [Fact] // 16 counters by halfword address: 32 bytes on, the same counter; 2 bytes on, another one
    public void Branches_share_a_counter_when_their_addresses_agree_in_the_index()
    {
        var predictor = new BranchPredictor(new PredictorDescription(16, 0, 0, "test"));
        predictor.Branch(Pc, Forward, isTaken: true);
        predictor.Branch(Pc, Forward, isTaken: true);
        Assert.Equal(BranchOutcome.Taken, predictor.Branch(Pc + 32, Forward + 32, isTaken: true));
        Assert.Equal(BranchOutcome.Mispredicted, predictor.Branch(Pc + 2, Forward + 2, isTaken: true));
    }

    [Fact]
    public void Returns_go_to_the_addresses_behind_the_calls_last_first()
    {
        var predictor = new BranchPredictor(new PredictorDescription(0, 0, 4, "test"));
        predictor.Call(0x1000);
        predictor.Call(0x2000);
        Assert.Equal(BranchOutcome.Taken, predictor.JumpRegister(Pc, 0x2000, isReturn: true));
        Assert.Equal(BranchOutcome.Taken, predictor.JumpRegister(Pc, 0x1000, isReturn: true));
        Assert.Equal(BranchOutcome.Mispredicted, predictor.JumpRegister(Pc, 0x1000, isReturn: true)); // nothing left
        Assert.Equal((3L, 1L), (predictor.Predictions, predictor.Mispredictions));
    }

    [Fact]
    public void A_return_elsewhere_is_a_wrong_guess_and_takes_its_entry()
    {
        var predictor = new BranchPredictor(new PredictorDescription(0, 0, 4, "test"));
        predictor.Call(0x1000);
        predictor.Call(0x2000);
        Assert.Equal(BranchOutcome.Mispredicted, predictor.JumpRegister(Pc, 0x3000, isReturn: true));
        Assert.Equal(BranchOutcome.Taken, predictor.JumpRegister(Pc, 0x1000, isReturn: true));
    }

    [Fact] // CVA6 has two entries: of a nest of four calls the two inner returns are right
    public void A_return_stack_forgets_the_oldest_calls()
    {
        var predictor = new BranchPredictor(new PredictorDescription(0, 0, 2, "test"));
        ulong[] returns = [0x1000, 0x2000, 0x3000, 0x4000];
        foreach (ulong address in returns)
        {
            predictor.Call(address);
        }

        string outcomes = string.Concat(returns.Reverse().Select(a =>
            predictor.JumpRegister(Pc, a, isReturn: true) is BranchOutcome.Taken ? '.' : '*'));
        Assert.Equal("..**", outcomes);
    }

    [Fact]
    public void A_target_buffer_predicts_the_last_target()
    {
        var predictor = new BranchPredictor(new PredictorDescription(0, 4, 0, "test"));
        ulong[] targets = [0x1000, 0x1000, 0x2000, 0x2000, 0x1000];
        string outcomes = string.Concat(targets.Select(t =>
            predictor.JumpRegister(Pc, t, isReturn: false) is BranchOutcome.Taken ? '.' : '*'));
        Assert.Equal("*.*.*", outcomes);
    }

    [Fact] // four entries by halfword address: eight bytes on is the same entry, and its tag tells the two apart
    public void A_target_belongs_to_one_jump_alone()
    {
        var predictor = new BranchPredictor(new PredictorDescription(0, 4, 0, "test"));
        predictor.JumpRegister(Pc, 0x1000, isReturn: false);
        Assert.Equal(BranchOutcome.Mispredicted, predictor.JumpRegister(Pc + 8, 0x1000, isReturn: false));
        Assert.Equal(BranchOutcome.Mispredicted, predictor.JumpRegister(Pc, 0x1000, isReturn: false));
        Assert.Equal(BranchOutcome.Mispredicted, predictor.JumpRegister(Pc + 2, 0x1000, isReturn: false));
        Assert.Equal(BranchOutcome.Taken, predictor.JumpRegister(Pc, 0x1000, isReturn: false));
    }

    [Fact]
    public void A_jump_through_a_register_without_target_buffer_is_never_foreseen()
    {
        var predictor = new BranchPredictor(new PredictorDescription(16, 0, 0, "test"));
        predictor.JumpRegister(Pc, 0x1000, isReturn: false);
        Assert.Equal(BranchOutcome.Mispredicted, predictor.JumpRegister(Pc, 0x1000, isReturn: false));
    }
}
