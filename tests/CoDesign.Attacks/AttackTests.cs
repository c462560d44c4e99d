using CoDesign.Description.Policies;
using CoDesign.Machine;
using CoDesign.Results;

namespace CoDesign.Attacks;

// Each scenario is a program that really does what its title says. What it must give is stated beside it, and so is the least
// change that makes it harmless: a boundary that denies everything fails there.
public sealed class AttackTests
{
    public static TheoryData<string, Engine> Attacks => InBothEngines(Dynamic);

    public static TheoryData<string> Ids => [.. Dynamic.Select(s => s.Id).Order(StringComparer.Ordinal)];

    public static TheoryData<string, Engine> Denied => InBothEngines(Dynamic.Where(s => s.Expect.Count > 0));

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Has_exactly_the_findings_that_it_must_have(string id, Engine engine)
    {
        Scenario scenario = Scenario.All[id];
        RunRecord record = Attempt.Run(scenario, isTwin: false, PolicyModeChoice.Enforce, engine);
        Assert.Equal(scenario.Expect.Order(StringComparer.Ordinal), RulesOf(record));
        Assert.Equal(scenario.At.Order(StringComparer.Ordinal), record.Findings.Select(f => f.Module).Distinct().Order(StringComparer.Ordinal));
        if (scenario.Expect.Count == 0)
        {
            AssertDone(record);
        }
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void An_audit_finds_at_least_as_much_and_stops_nothing(string id, Engine engine)
    {
        Scenario scenario = Scenario.All[id];
        RunRecord record = Attempt.Run(scenario, isTwin: false, PolicyModeChoice.Audit, engine);
        Assert.Equal((scenario.Audit ?? scenario.Expect).Order(StringComparer.Ordinal), RulesOf(record));
        Assert.Empty(scenario.Expect.Except(scenario.Audit ?? scenario.Expect));
        Assert.NotEqual(ExitRecord.Denied, record.Exit.Reason);
    }

    [Theory]
    [MemberData(nameof(Denied))]
    public void Its_twin_has_none(string id, Engine engine)
    {
        RunRecord record = Attempt.Run(Scenario.All[id], isTwin: true, PolicyModeChoice.Enforce, engine);
        Assert.Empty(record.Findings);
        AssertDone(record);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Both_engines_tell_it_in_the_same_words(string id) => Assert.Equal(
        RunRecordJson.Write(Attempt.Run(Scenario.All[id], isTwin: false, PolicyModeChoice.Audit, Engine.Interpreter)),
        RunRecordJson.Write(Attempt.Run(Scenario.All[id], isTwin: false, PolicyModeChoice.Audit, Engine.Translator)));

    // The library's sanitizers are the reviewed ones.
    [Theory]
    [InlineData("blind")]
    [InlineData("blind_with")]
    [InlineData("split")]
    [InlineData("sign")]
    [InlineData("publish")]
    [InlineData("verify")]
    public void The_policy_measures_the_sanitizers_of_the_library(string sanitizer)
    {
        string measured = Attempt.MeasureOf(sanitizer);
        Assert.True(Suite.Text("policy.yaml").Contains(measured, StringComparison.Ordinal), $"'{sanitizer}' measures {measured}");
    }

    [Fact]
    public void What_is_found_before_a_run_is_found_there() => Assert.All(Scenario.All.Values.Where(s => s.IsStatic), s =>
    {
        Assert.Equal(s.Expect, Attempt.Lint(s, isTwin: false).Select(w => w.Split(':')[0]).Distinct());
        Assert.Empty(Attempt.Lint(s, isTwin: true));
    });

    private static IEnumerable<Scenario> Dynamic => Scenario.All.Values.Where(s => !s.IsStatic);

    private static void AssertDone(RunRecord record)
    {
        Assert.Equal((ExitRecord.GuestExit, 0), (record.Exit.Reason, record.Exit.GuestCode));
        Assert.All(record.Modules, m => Assert.Equal(0, m.FailedJobs));
    }

    private static IEnumerable<string> RulesOf(RunRecord record) => record.Findings.Select(f => f.Rule).Distinct().Order(StringComparer.Ordinal);

    private static TheoryData<string, Engine> InBothEngines(IEnumerable<Scenario> scenarios)
    {
        var data = new TheoryData<string, Engine>();
        foreach (string id in scenarios.Select(s => s.Id).Order(StringComparer.Ordinal))
        {
            data.Add(id, Engine.Interpreter);
            data.Add(id, Engine.Translator);
        }

        return data;
    }
}
