using CoDesign.Results;

namespace CoDesign.Reports.Tests;

/// <summary>What the reports work out from a record: verdict, profile, uncertainty, condensed paths, statistics.</summary>
public sealed class SummaryTests
{
    [Fact]
    public void Verdict_says_who_saw_what()
    {
        var verdict = Verdict.Of(Fixture.Record);
        Assert.Equal(VerdictLevel.Findings, verdict.Level);
        Assert.Equal("'prompt' reached npu in clear, which may not learn it. 1 of 2 was blocked.", verdict.Sentence);
    }

    [Fact]
    public void A_run_that_nobody_judged_is_not_clean()
    {
        Assert.Equal(VerdictLevel.NotJudged, Verdict.Of(Fixture.Record with { Policy = null, Findings = [] }).Level);
        Assert.Equal(
            VerdictLevel.NotJudged,
            Verdict.Of(Fixture.Record with { Policy = Fixture.Record.Policy! with { Mode = "disabled" }, Findings = [] }).Level);
    }

    [Fact]
    public void A_run_without_findings_is_clean_only_if_it_touched_every_secret_and_ended()
    {
        RunRecord clean = Fixture.Record with { Findings = [] };
        Assert.Equal(VerdictLevel.Clean, Verdict.Of(clean).Level);
        SourceRecord[] sources = [Fixture.Record.Policy!.Sources[0] with { Bytes = 0 }, Fixture.Record.Policy.Sources[1]];
        Assert.Equal(VerdictLevel.Doubtful, Verdict.Of(clean with { Policy = clean.Policy! with { Sources = sources } }).Level);

        // A label that nothing ever read did not put the policy to the test either.
        sources[0] = Fixture.Record.Policy.Sources[0] with { IsRead = false };
        Assert.Equal(VerdictLevel.Doubtful, Verdict.Of(clean with { Policy = clean.Policy! with { Sources = sources } }).Level);
        Assert.Equal(VerdictLevel.Doubtful, Verdict.Of(clean with { Exit = new ExitRecord(ExitRecord.Limit, null, null, null) }).Level);
    }

    [Fact] // main: 400 + 50 alone, with gemm 400 + 550 + 50; gemm: 550 alone, 550 + 50 with the main that it calls
    public void Functions_that_call_themselves_count_once_in_their_total() => Assert.Equal(
        [("gemm<1>", 550L, 600L), ("main", 450L, 1_000L)],
        FunctionTotals.Of(Fixture.Record.Profile).Select(f => (f.Name, f.SelfCycles, f.TotalCycles)));

    [Fact] // widths of the table in FixtureEnergy: 6,000, 1,500, 256, 244 and 200, and 8,200 together
    public void Contributions_to_the_range_add_up_to_it()
    {
        IReadOnlyList<EnergyUncertainty> all = FixtureEnergy.Record.Uncertainties;
        Assert.Equal([6_000m, 1_500m, 256m, 244m, 200m], all.Select(u => u.WidthPj));
        Assert.Equal(["tiny.int_alu", "tiny.leakage", "xbar.bit", "vendor.job", "sram.read"], all.Select(u => u.Constant));
        Assert.Equal(FixtureEnergy.Record.HighPj - FixtureEnergy.Record.LowPj, all.Sum(u => u.WidthPj));
    }

    [Fact] // 6,000, 1,500 and 256 of 8,200
    public void The_three_largest_contributions_are_named() => Assert.Equal(
        "tiny.int_alu 73.2 %, tiny.leakage 18.3 % and xbar.bit 3.1 % of the range", RangeText.ConstantsOf(FixtureEnergy.Record));

    [Fact] // 0.0076 + 1.5, from 0.005 + 0.9 to 0.012 + 2.1
    public void Areas_add_up_and_what_has_none_is_named()
    {
        Assert.Equal("1.51 mm² (0.905 to 2.11) for core0 and ram; no figure for npu", RangeText.AreaOf(Fixture.Record.Area));
        Assert.Equal("no figure for npu", RangeText.AreaOf([.. Fixture.Record.Area.Skip(2)]));
    }

    [Fact] // four loads and stores of memcpy are one hop to a reader
    public void Steps_of_one_function_are_one_hop()
    {
        IReadOnlyList<PathHop> hops = PathHop.Of(Fixture.Record.Findings[0].Path);
        Assert.Equal(
            [("source", 1), ("move", 4), ("module", 1), ("move", 1), ("module", 1), ("move", 1)],
            hops.Select(h => (h.Kind, h.Steps.Count)));
        Assert.Equal("g_prompt → 0x80003000", hops[1].Sentence);
        Assert.Equal(Fixture.Record.Findings[0].Path.Count, hops.Sum(h => h.Steps.Count));
        Assert.Empty(PathHop.Of([]));
    }

    [Theory]
    [InlineData("simSeconds", "0.000010")] // 10,000,000 ps
    [InlineData("simTicks", "10000000")]
    [InlineData("system.core0.numCycles", "1000")]
    [InlineData("system.core0.cpi", "1.666667")] // 1,000 / 600
    [InlineData("system.core0.ipc", "0.600000")]
    [InlineData("system.core0.cpiStack::total", "1000")]
    [InlineData("system.xbar.bytes", "64")]
    [InlineData("system.regions.gemm%3C1%3E.npu.offloaded", "1")] // < is 0x3C, > is 0x3E
    [InlineData("system.regions.digest.software.speedup", "nan")]
    [InlineData("system.boundary.denied", "2")]
    public void Statistics_have_the_numbers_of_the_record(string name, string value) =>
        Assert.Equal(value, Statistic(Rendering.Report("stats.txt"), name));

    [Fact] // gem5's readers split at blanks and take what is behind # as description
    public void Every_statistic_is_a_line_of_name_and_number_even_with_hostile_names()
    {
        string[] lines = Rendering.Report("stats.txt", Hostile.Record).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Rendering.Report("stats.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length, lines.Length);
        Assert.All(
            lines[1..^1], l => Assert.Matches("^[A-Za-z0-9_.:%-]+ +(nan|-?[0-9]+(\\.[0-9]{6})?) [ 0-9.%]*# .*\\([A-Za-z/()]+\\)$", l));
    }

    [Fact]
    public void Each_stack_is_a_line_even_with_hostile_names()
    {
        string[] lines = Rendering.Report("profile.folded", Hostile.Record).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["400", "550", "50"], lines.Select(l => l[(l.LastIndexOf(' ') + 1)..]));
    }

    private static string? Statistic(string text, string name) =>
        text.Split('\n').Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).FirstOrDefault(w => w.Length > 1 && w[0] == name)?[1];
}
