using System.Globalization;

namespace CoDesign.Reports.Tests;

/// <summary>Whole reports of the fixture. The figures in them are derived one by one in the other test classes.</summary>
public sealed class GoldenTests
{
    // run.json and audit.jsonl are written by CoDesign.Results and tested there.
    public static TheoryData<string> Files => [.. ReportCatalog.All.Select(w => w.FileName).Except(["run.json", "audit.jsonl"])];

    [Theory]
    [MemberData(nameof(Files))]
    public void Report_is_the_one_that_was_reviewed(string fileName) => Golden.Match(fileName, Rendering.Report(fileName));

    [Theory]
    [MemberData(nameof(Files))]
    public void Report_is_the_same_in_every_culture(string fileName) =>
        Golden.Match(fileName, Rendering.In(Rendering.Contrary, () => Rendering.Report(fileName)));

    [Fact]
    public void Comparison_is_the_one_that_was_reviewed_in_every_culture()
    {
        foreach (CultureInfo culture in new[] { CultureInfo.InvariantCulture, Rendering.Contrary })
        {
            Golden.Match(
                ComparisonPage.FileName,
                Rendering.In(culture, () => Rendering.ComparisonPageOf(ComparisonTests.SoftwareAgainstOffload())));
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Files_have_no_byte_order_mark_and_no_carriage_return(string fileName)
    {
        string text = Rendering.Report(fileName);
        Assert.NotEqual('\uFEFF', text[0]);
        Assert.DoesNotContain('\r', text);
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
    }
}
