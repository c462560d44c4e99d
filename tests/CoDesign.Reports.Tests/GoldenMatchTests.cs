namespace CoDesign.Reports.Tests;

/// <summary>The comparison itself: it must never accept a text by itself.</summary>
public sealed class GoldenMatchTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Expected => _folder["golden"];

    private string Actual => _folder["actual"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_missing_file_fails_and_stays_missing()
    {
        string? problem = Golden.Problem("a.txt", "new\n", Expected, Actual);
        Assert.Contains(Path.Combine(Actual, "a.txt"), problem, StringComparison.Ordinal);
        Assert.Equal("new\n", File.ReadAllText(Path.Combine(Actual, "a.txt")));
        Assert.False(Directory.Exists(Expected));
        Assert.NotNull(Golden.Problem("a.txt", "new\n", Expected, Actual));
    }

    [Fact]
    public void A_different_file_fails_at_its_first_difference_and_stays_as_it_is()
    {
        Directory.CreateDirectory(Expected);
        string golden = Path.Combine(Expected, "a.txt");
        File.WriteAllText(golden, "one\ntwo\nthree\n");
        string? problem = Golden.Problem("a.txt", "one\n2\nthree\n", Expected, Actual);
        Assert.StartsWith("golden/a.txt differs in line 2:\n  expected two\n  actual   2.", problem, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(Actual, "a.txt"), problem, StringComparison.Ordinal);
        Assert.Equal("one\ntwo\nthree\n", File.ReadAllText(golden));
    }

    [Fact]
    public void A_file_with_one_line_less_is_different()
    {
        Directory.CreateDirectory(Expected);
        File.WriteAllText(Path.Combine(Expected, "a.txt"), "one\ntwo");
        Assert.NotNull(Golden.Problem("a.txt", "one", Expected, Actual));
        Assert.Null(Golden.Problem("a.txt", "one\ntwo", Expected, Actual));
    }
}
