using System.Text.RegularExpressions;

namespace CoDesign.Attacks;

public sealed partial class CompletenessTests
{
    private const int Count = 70;

    // What is not there must be said, and what is said to be missing must not be there.
    [Fact]
    public void Each_attack_is_here_or_listed_as_missing()
    {
        string text = File.ReadAllText(Path.Combine(Tests.Repository.Root, "docs", "trust.md"));
        IEnumerable<string> missing = Missing().Matches(text).Select(m => m.Groups[1].Value);
        Assert.Equal(
            Enumerable.Range(1, Count).Select(n => $"S{n:00}"),
            Scenario.All.Keys.Concat(missing).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_attack_that_must_be_found_has_a_harmless_twin() =>
        Assert.All(Scenario.All.Values, s => Assert.Equal(s.Expect.Count > 0, s.Twin is not null));

    [GeneratedRegex(@"^\| (S\d\d) \|", RegexOptions.Multiline)]
    private static partial Regex Missing();
}
