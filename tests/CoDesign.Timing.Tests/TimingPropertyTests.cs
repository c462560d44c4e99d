using CoDesign.Isa;
using CoDesign.Machine.Tests.Fixture;
using FsCheck;
using FsCheck.Fluent;

namespace CoDesign.Timing.Tests;

public sealed class TimingPropertyTests
{
    // A fixed seed: the same cases on every host, and a failure prints the shrunk case.
    private static readonly Config Repeatable = Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(20_261_122, 1);

    private static readonly string[] Straight =
    [
        "addi {0}, {1}, 1", "add {0}, {1}, {2}", "lw {0}, 8({1})", "sw {0}, 8({1})", "mul {0}, {1}, {2}", "mulh {0}, {1}, {2}",
        "div {0}, {1}, {2}", "c.addi {0}, 1", "fence", "lui {0}, 5",
    ];

    private static readonly OpClass[] Classes = [OpClass.IntAlu, OpClass.Load, OpClass.Store, OpClass.IntMul, OpClass.IntMulHigh, OpClass.Fence];

    private static Gen<string> Code(int least, int most) =>
        from length in Gen.Choose(least, most)
        from lines in (from form in Gen.Elements(Straight)
                       from registers in Gen.Choose(10, 13).ArrayOf(3)
                       select string.Format(System.Globalization.CultureInfo.InvariantCulture, form, [.. registers.Select(r => $"x{r}")]))
            .ArrayOf(length)
        select string.Join("; ", lines);

    private static Gen<CoreText> Core =>
        from latency in Gen.Choose(1, 6).ArrayOf(Classes.Length)
        from interval in Gen.Choose(1, 4).ArrayOf(Classes.Length)
        from gap in Gen.Choose(-1, 2)
        from buffer in Gen.Choose(0, 5)
        from outstanding in Gen.Choose(1, 3)
        from toIssue in Gen.Choose(1, 2)
        from aligner in Gen.Elements(0, 6)
        from foresees in Gen.Elements("none", "branches", "all")
        from sharesPort in Gen.Elements("true", "false")
        from behind in Gen.Elements(true, false)
        from late in Gen.Choose(0, 1)
        from bubbles in Gen.Choose(0, 5).ArrayOf(3)
        select new CoreText
        {
            Latency = Classes.Zip(latency).ToDictionary(p => p.First, p => p.Second),
            Interval = Classes.Zip(interval).ToDictionary(p => p.First, p => p.Second),
            WriteAfterWrite = gap < 0 ? null : gap,
            Prefetch = buffer < 2 ? null : Front(outstanding, buffer, toIssue, aligner, foresees, sharesPort),
            WaitsBehindDecoder = behind,
            StoreDataLate = late,
            BehindMultiply = late,

            // No transfer redirects the front end before it issues.
            Jump = bubbles[0] + toIssue,
            BranchTaken = bubbles[1] + toIssue,
            BranchMispredicted = bubbles[2] + toIssue,
            JumpRegisterMispredicted = bubbles[2] + toIssue,
            Division = (5, 1, 0, 3, 3),
        };

    [Fact]
    public void Code_costs_the_same_wherever_it_is_cut_in_blocks() => ForAll(
        from core in Core
        from code in Code(2, 12)
        from cut in Gen.Choose(1, 11)
        select (core, code, cut),
        c =>
        {
            var pipeline = new Pipeline(c.core);
            Instruction[] all = pipeline.Decode(c.code);
            int cut = Math.Min(c.cut, all.Length - 1);
            BlockCost whole = pipeline.Timing.CostOf(Pipeline.Start, all, InOrderTiming.IdleState);
            BlockCost first = pipeline.Timing.CostOf(Pipeline.Start, all.AsSpan(0, cut), InOrderTiming.IdleState);
            BlockCost second = pipeline.Timing.CostOf(Pipeline.Start + all[cut].Offset, all.AsSpan(cut), first.SequentialState);
            return whole.Causes.ToArray().SequenceEqual([.. first.Causes, .. second.Causes])
                && whole.SequentialState == second.SequentialState;
        });

    // Not where the front end follows jumps by itself, or words move on to an aligner: it can be further ahead than a state at the cut
    // tells apart. Blocks are always cut at the same places, so that time is the same in every run all the same.
    [Fact]
    public void A_jump_costs_the_same_wherever_the_code_before_it_is_cut() => ForAll(
        from core in Core.Where(c => c.Prefetch is null || c.Prefetch.Contains("aligner_bytes: 0, foresees: none", StringComparison.Ordinal))
        from code in Code(1, 8)
        select (core, code),
        c =>
        {
            var pipeline = new Pipeline(c.core);
            Instruction[] all = pipeline.Decode(c.code + "; jal x0, 0x80000100");
            BlockCost whole = pipeline.Timing.CostOf(Pipeline.Start, all, InOrderTiming.IdleState);
            BlockCost first = pipeline.Timing.CostOf(Pipeline.Start, all.AsSpan(0, all.Length - 1), InOrderTiming.IdleState);
            BlockCost jump = pipeline.Timing.CostOf(Pipeline.Start, all.AsSpan(all.Length - 1), first.SequentialState);
            return (whole.TakenState, whole.MispredictedState) == (jump.TakenState, jump.MispredictedState);
        });

    [Fact]
    public void Every_cycle_has_one_cause_and_every_instruction_one_base_cycle() => ForAll(
        from core in Core
        from code in Code(1, 12)
        select (core, code),
        c =>
        {
            var pipeline = new Pipeline(c.core);
            BlockCost cost = pipeline.CostOf(c.code);
            var stack = new CpiStack();
            stack.Add(cost.Causes, 3);
            return stack.Total == 3L * cost.Cycles
                && stack[StallCause.Base] == 3L * pipeline.Decode(c.code).Length
                && cost.Cycles == cost.Causes.Length;
        });

    [Fact]
    public void A_longer_latency_or_interval_never_gives_fewer_cycles() => ForAll(
        from core in Core
        from code in Code(1, 12)
        from opClass in Gen.Elements(Classes)
        from more in Gen.Choose(1, 3)
        from isLatency in Gen.Elements(true, false)
        select (core, code, opClass, more, isLatency),
        c =>
        {
            Dictionary<OpClass, int> table = isLatencyOf(c.core, c.isLatency);
            var slower = new Dictionary<OpClass, int>(table) { [c.opClass] = table[c.opClass] + c.more };
            CoreText other = c.isLatency ? c.core with { Latency = slower } : c.core with { Interval = slower };
            return TimeOf(other, c.code) >= TimeOf(c.core, c.code);

            static Dictionary<OpClass, int> isLatencyOf(CoreText core, bool isLatency) => isLatency ? core.Latency : core.Interval;
        });

    [Fact]
    public void A_longer_bubble_never_gives_fewer_cycles() => ForAll(
        from core in Core
        from code in Code(1, 8)
        from more in Gen.Choose(1, 3)
        select (core, code, more),
        c => TimeOf(c.core with { Jump = c.core.Jump + c.more }, c.code) >= TimeOf(c.core, c.code));

    // Memory of two cycles, three fetches at once: a word per cycle, as long as there is room for it.
    [Fact]
    public void A_deeper_buffer_never_gives_more_cycles_of_straight_code() => ForAll(
        from core in Core
        from buffer in Gen.Choose(3, 6)
        from code in Code(1, 12)
        select (core, buffer, code),
        c => StraightTime(c.core, c.buffer + 1, c.code) <= StraightTime(c.core, c.buffer, c.code));

    private static int StraightTime(CoreText core, int buffer, string code) =>
        new Pipeline(core with { Prefetch = Front(3, buffer, 1, 0, "none", "false") }, latency: 2).Cycles(code);

    private static string Front(int outstanding, int buffer, int toIssue, int aligner, string foresees, string sharesPort) =>
        $"outstanding: {outstanding}, buffer: {buffer}, to_issue: {toIssue} cycles, aligner_bytes: {aligner}, foresees: {foresees}, shares_port: {sharesPort}";

    // Code, a jump, and the code again at the target: the second half starts from what the first left behind.
    private static int TimeOf(CoreText core, string code)
    {
        var pipeline = new Pipeline(core);
        BlockCost first = pipeline.CostOf(code + "; jal x0, 0x80000400");
        return first.Cycles + pipeline.CostOf(code, first.TakenState, 0x8000_0402).Cycles;
    }

    private static void ForAll<T>(Gen<T> cases, Func<T, bool> holds) => Check.One(Repeatable, Prop.ForAll(cases.ToArbitrary(), holds));
}
