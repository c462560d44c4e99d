using CoDesign.Cli.Tests.Documents;
using CoDesign.Modules.Tests.Fixture;

namespace CoDesign.Modules.Tests.Prover;

// docs/accuracy-prover.md says how far the models of provers are off today; its table is made here, and never by hand.
public sealed class ProverAccuracyTests
{
    [Fact]
    public void The_document_has_the_errors_of_today() =>
        new GeneratedSection("docs/accuracy-prover.md", nameof(ProverAccuracyTests)).Check(PublishedPoint.Table(ProverPoints.All));

    [Fact] // compute bound, and no constant comes from the published time
    public void First_principles_are_within_10_percent_where_computing_bounds() =>
        Assert.All(
            ProverPoints.All.Where(p => p.Kind == ProverPoints.FirstPrinciples && p.Miss is null),
            p => Assert.InRange(p.Error, -0.1, 0.1));

    [Theory]
    [InlineData("supranational-ntt-like", "2^24 elements, ms", 0.1)]
    [InlineData("hardcaml-ntt-like", "2^24 elements, 32 cores, rearranged layout, ms", 0.1)]
    [InlineData("hardcaml-msm-like", "2^26 points, part of the card, ms", 0.1)]
    [InlineData("cyclonemsm-like", "from 2^25 to 2^26 points, ns per point", 0.3)]
    public void Measured_points_are_met(string preset, string what, double bound) =>
        Assert.InRange(ProverPoints.All.Single(p => p.Preset == preset && p.What == what).Error, -bound, bound);

    [Fact]
    public void A_point_beyond_10_percent_is_a_miss_with_its_reason() =>
        Assert.All(ProverPoints.All.Where(p => Math.Abs(p.Error) > 0.1), p => Assert.False(string.IsNullOrEmpty(p.Miss), p.What));

    [Fact] // a point from which a constant comes proves nothing, so it must say so
    public void What_was_fitted_says_so()
    {
        Assert.Contains(ProverPoints.All, p => p.Kind == ProverPoints.Fitted && p.Preset == "cyclonemsm-like");
        Assert.Contains(ProverPoints.All, p => p.Kind == ProverPoints.Fitted && p.Preset == "hardcaml-ntt-like");
        Assert.All(ProverPoints.All.Where(p => p.Kind == ProverPoints.Fitted), p => Assert.InRange(p.Error, -0.01, 0.01));
    }
}
