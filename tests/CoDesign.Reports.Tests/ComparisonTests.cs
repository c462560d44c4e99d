using CoDesign.Results;

namespace CoDesign.Reports.Tests;

public sealed class ComparisonTests
{
    /// <summary>The fixture as an offload, against a run of the same program that took twice as long and sent nothing.</summary>
    internal static Comparison SoftwareAgainstOffload()
    {
        RunRecord software = Fixture.Record with
        {
            Inputs = Fixture.Record.Inputs with { Offload = "none", Bindings = [] },
            Cycles = 2_000,
            TimePs = 20_000_000,
            Energy = FixtureEnergy.Record with { TotalPj = 16_000, LowPj = 8_300, HighPj = 24_700 },
            Regions = [Fixture.Record.Regions[0] with { Module = null, Offloaded = 0, Refused = 0, Cycles = 800, DriverCycles = 0, WaitCycles = 0 }],
            Exposure = [.. Fixture.Record.Exposure.Select(e => e with { ClearBytes = 0, ShareBytes = 0 })],
            Findings = [],
            Crossings = new CrossingSummary(1, 1, 0, 0, 16),
        };
        return Comparison.Of([new ComparedRun("software", software), new ComparedRun("offload", Fixture.Record)]);
    }

    [Theory]
    [InlineData("Time", "Time", "20.00 µs", "10.00 µs", "÷ 2.00")]
    [InlineData("Time", "CPI", "3.333", "1.667", "÷ 2.00")] // 2,000 / 600, 1,000 / 600
    [InlineData("Energy", "Total (low to high)", "16.0 nJ (8.3 to 24.7)", "8.0 nJ (4.2 to 12.4)", "÷ 2.0")]
    [InlineData("Energy", "of which cores", "7.0 nJ", "7.0 nJ", "same")] // 6,000 + 1,000 pJ
    [InlineData("Trust", "Verdict", "No finding", "2 findings", null)]
    [InlineData("Trust", "Bytes in clear to proprietary zones, summed over tags", "0 B", "96 B", null)] // 64 of prompt, 32 of weights; no factor leads from 0
    [InlineData("Trust", "Crossings between zones", "1", "4", "× 4.00")]
    [InlineData("Region gemm<1>", "Taken by", "software", "npu", null)]
    [InlineData("Region gemm<1>", "Cycles", "800", "400", "÷ 2.00")]
    [InlineData("Region digest", "Cycles", "–", "90", null)] // the first run never reached it
    public void Each_row_has_the_value_of_each_run_and_the_change(string group, string row, string first, string second, string? change)
    {
        ComparisonRow found = SoftwareAgainstOffload().Groups.Single(g => g.Title == group).Rows.Single(r => r.Name == row);
        Assert.Equal([first, second], found.Cells.Select(c => c.Text));
        Assert.Equal([null, change], found.Cells.Select(c => c.Change));
    }

    [Fact]
    public void Numbers_behind_the_text_stay_exact()
    {
        ComparisonRow time = SoftwareAgainstOffload().Groups[0].Rows[0];
        Assert.Equal(("ps", 20_000_000m, 10_000_000m), (time.Unit, time.Cells[0].Value, time.Cells[1].Value));
    }

    [Fact]
    public void Output_that_differs_in_one_byte_is_said_first()
    {
        Assert.True(SoftwareAgainstOffload().SameOutput);
        Comparison other = Comparison.Of([new ComparedRun("a", Fixture.Record), new ComparedRun("b", Fixture.Record with { GuestOutput = Fixture.Record.GuestOutput + " " })]);
        Assert.False(other.SameOutput);
        Assert.Contains("did not write the same bytes", Rendering.ComparisonPageOf(other), StringComparison.Ordinal);
    }

    [Fact]
    public void Inputs_that_differ_are_named()
    {
        Comparison comparison = SoftwareAgainstOffload();
        Assert.Equal("Different offload: software: none; offload: auto; bindings gemm<1>=npu,staged.", comparison.Remarks[0]);
        Assert.StartsWith("The bounds of the energies move together", comparison.Remarks[1], StringComparison.Ordinal);
        Assert.Equal(2, comparison.Remarks.Count);
    }

    [Fact]
    public void Input_files_that_differ_are_named_without_their_digests()
    {
        InputFileRecord other = Fixture.Record.Inputs.Files[0] with { Sha256 = new string('0', 64) };
        RunRecord changed = Fixture.Record with { Inputs = Fixture.Record.Inputs with { Files = [other] } };
        Assert.Equal(
            "Different input it's $HOME.txt.",
            Comparison.Of([new ComparedRun("a", Fixture.Record), new ComparedRun("b", changed)]).Remarks[0]);
    }

    [Fact]
    public void A_run_that_did_not_end_is_named()
    {
        RunRecord cut = Fixture.Record with { Exit = new ExitRecord(ExitRecord.Limit, null, "1,000 cycles", null) };
        Assert.Contains(
            "b did not run to its end (limit): its figures are those of a part.",
            Comparison.Of([new ComparedRun("a", Fixture.Record), new ComparedRun("b", cut)]).Remarks);
    }

    [Fact]
    public void A_run_that_was_not_judged_has_no_count_of_findings()
    {
        Comparison comparison = Comparison.Of([new ComparedRun("a", Fixture.Record), new ComparedRun("b", Fixture.Record with { Policy = null, Findings = [] })]);
        ComparisonGroup trust = comparison.Groups.Single(g => g.Title == "Trust");
        Assert.Equal("–", trust.Rows.Single(r => r.Name == "Findings").Cells[1].Text);
        Assert.Equal("–", trust.Rows.Single(r => r.Name.StartsWith("Bytes in clear", StringComparison.Ordinal)).Cells[1].Text);
    }

    [Fact]
    public void One_run_is_no_comparison() => Assert.Throws<ArgumentException>(() => Comparison.Of([new ComparedRun("a", Fixture.Record)]));
}
