using CoDesign.Cli.Tests.Documents;
using CoDesign.Modules.Tests.Fixture;

namespace CoDesign.Modules.Tests.Hash;

// docs/accuracy.md has the cycles of hash units beside the documentation of the cores that presets stand for.
public sealed class HashAccuracyTests
{
    [Fact]
    public void The_document_has_the_errors_of_today() =>
        new GeneratedSection("docs/accuracy.md", nameof(HashAccuracyTests)).Check(PublishedPoint.Table(HashPoints.All));

    [Fact] // rounded to two digits by the documentation
    public void Documented_cycles_are_met() =>
        Assert.All(HashPoints.All.Where(p => p.Miss is null), p => Assert.InRange(p.Error, -0.007, 0.007));

    [Theory]
    [InlineData("opentitan-hmac", "SHA-256, cycles per block of 64 B")]
    [InlineData("opentitan-hmac", "SHA-512, cycles per block of 128 B")]
    [InlineData("opentitan-hmac", "HMAC-SHA-256, cycles beside the message")]
    [InlineData("opentitan-kmac", "Keccak-f[1600], cycles")]
    [InlineData("opentitan-kmac-masked", "Keccak-f[1600], cycles")]
    [InlineData("secworks-sha256", "SHA-256, cycles per block of 64 B")]
    public void Whole_cycles_are_exact(string preset, string what) =>
        Assert.Equal(0, HashPoints.All.Single(p => p.Preset == preset && p.What == what).Error);
}
