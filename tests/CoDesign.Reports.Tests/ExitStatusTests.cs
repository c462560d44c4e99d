using CoDesign.Results;

namespace CoDesign.Reports.Tests;

/// <summary>Precedence 5, 3, 1, 4, 0. Of 70 and 2, which come before, there is no record.</summary>
public sealed class ExitStatusTests
{
    private static readonly int[] Precedence = [5, 3, 1, 4, 0];

    // Each line is a run with one thing wrong, and the status that it alone has.
    private static readonly (int Status, Func<RunRecord, RunRecord> Spoil)[] Wrongs =
    [
        (5, r => r with { Findings = [.. r.Findings, Finding("error") with { Verdict = "indeterminate" }] }),
        (3, r => r with { Exit = new ExitRecord(ExitRecord.GuestExit, 1, null, null) }),
        (3, r => r with { Exit = new ExitRecord(ExitRecord.GuestExit, 0, null, false) }),
        (3, r => r with { Exit = new ExitRecord(ExitRecord.Trap, null, "illegal instruction", null) }),
        (1, r => r with { Findings = [.. r.Findings, Finding("error")] }),
        (4, r => r with { Exit = new ExitRecord(ExitRecord.Limit, null, null, null) }),
        (4, r => r with { Exit = new ExitRecord(ExitRecord.Interrupted, null, null, null) }),
    ];

    private static RunRecord Clean => Fixture.Record with { Findings = [], Policy = null };

    [Fact]
    public void A_run_without_anything_wrong_is_clean() => Assert.Equal(0, ExitStatus.Of(Clean));

    [Fact]
    public void Each_wrong_alone_has_its_status() => Assert.All(Wrongs, w => Assert.Equal(w.Status, ExitStatus.Of(w.Spoil(Clean))));

    [Fact]
    public void Of_two_the_one_that_weighs_more_is_the_status()
    {
        foreach ((int Status, Func<RunRecord, RunRecord> Spoil) one in Wrongs)
        {
            // A run ends once: two wrongs that are both about its end cannot be together.
            foreach ((int Status, Func<RunRecord, RunRecord> Spoil) other in Wrongs.Where(o => o.Status is 5 or 1 || one.Status is 5 or 1))
            {
                int expected = Precedence.First(s => s == one.Status || s == other.Status);
                Assert.Equal(expected, ExitStatus.Of(other.Spoil(one.Spoil(Clean))));
            }
        }
    }

    [Theory]
    [InlineData("error", null, 1)]
    [InlineData("warning", null, 0)] // without a policy, errors count
    [InlineData("warning", "warning", 1)]
    [InlineData("note", "warning", 0)]
    [InlineData("note", "note", 1)]
    [InlineData("error", "never", 0)]
    [InlineData("a new level", "error", 1)] // what is not known here counts as the worst
    public void Findings_count_from_a_level_on(string level, string? failOn, int expected) =>
        Assert.Equal(expected, ExitStatus.Of(Clean with { Findings = [Finding(level)] }, failOn));

    [Fact]
    public void Level_of_the_policy_holds_unless_the_user_gives_another()
    {
        RunRecord record = Clean with { Findings = [Finding("error")], Policy = Fixture.Record.Policy! with { FailOn = "never" } };
        Assert.Equal(0, ExitStatus.Of(record));
        Assert.Equal(1, ExitStatus.Of(record, "error"));
    }

    [Fact]
    public void An_exit_code_that_the_workload_expects_is_no_failure() =>
        Assert.Equal(0, ExitStatus.Of(Clean with { Exit = new ExitRecord(ExitRecord.GuestExit, 42, null, true) }));

    [Fact]
    public void A_program_that_the_policy_stopped_is_a_finding_at_every_level() =>
        Assert.Equal(1, ExitStatus.Of(Clean with { Exit = new ExitRecord(ExitRecord.Denied, null, null, null) }, "never"));

    private static FindingRecord Finding(string level) => Fixture.Record.Findings[0] with { Level = level };
}
