using CoDesign.Results;

namespace CoDesign.Reports.Tests;

/// <summary>Who would have to pool what they saw: the smallest sets of holders that have as many different shares as tell the secret.</summary>
public sealed class SharesTests
{
    // Shares 0; 1; 0 and 1 of three, of which all tell the secret; then of which two do.
    [Theory]
    [InlineData(3, "all 3 together could not")]
    [InlineData(2, "c alone knows it")]
    public void One_that_has_enough_needs_nobody(int reconstruct, string expected) =>
        Assert.Contains(expected, Page(reconstruct, ("a", [0]), ("b", [1]), ("c", [0, 1])), StringComparison.Ordinal);

    // a and c have the same share, so neither of the two adds to the other.
    [Fact]
    public void Only_different_shares_count() => Assert.Contains("a and b; b and c<", Page(2, ("a", [0]), ("b", [1]), ("c", [0])), StringComparison.Ordinal);

    [Fact]
    public void Without_share_groups_there_is_no_such_chapter() =>
        Assert.DoesNotContain("who would have to collude", Rendering.Report("audit.html", Fixture.Record with { ShareGroups = [] }), StringComparison.Ordinal);

    private static string Page(int reconstruct, params (string Domain, int[] Shares)[] holders) => Rendering.Report(
        "audit.html",
        Fixture.Record with { ShareGroups = [new ShareGroupRecord("g", "key", 3, reconstruct, [.. holders.Select(h => new ShareHolderRecord(h.Domain, h.Shares))])] });
}
