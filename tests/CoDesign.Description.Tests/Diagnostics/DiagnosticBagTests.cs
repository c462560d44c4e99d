using CoDesign.Description.Diagnostics;

namespace CoDesign.Description.Tests.Diagnostics;

public sealed class DiagnosticBagTests
{
    private static readonly SourcePosition Place = new("chips/aster/chip.yaml", 14, 12);

    [Fact]
    public void The_text_form_is_one_line_that_editors_understand() =>
        Assert.Equal(
            "chips/aster/chip.yaml:14:12: error: unknown zone 'secur'; did you mean 'secure'?",
            new Diagnostic(Severity.Error, Place, "unknown zone 'secur'", "did you mean 'secure'?").ToString());

    [Theory]
    [InlineData(Severity.Error, "--set a=b: error: wrong")]
    [InlineData(Severity.Warning, "--set a=b: warning: wrong")]
    [InlineData(Severity.Note, "--set a=b: note: wrong")]
    public void A_source_without_lines_stands_alone(Severity severity, string expected) =>
        Assert.Equal(expected, new Diagnostic(severity, SourcePosition.Of("--set a=b"), "wrong").ToString());

    [Fact]
    public void Diagnostics_are_sorted_by_file_line_column_and_discovery()
    {
        DiagnosticBag bag = new();
        bag.Error(new SourcePosition("b.yaml", 1, 1), "6");
        bag.Error(new SourcePosition("a.yaml", 10, 1), "5");
        bag.Error(new SourcePosition("a.yaml", 9, 2), "3");
        bag.Note(new SourcePosition("a.yaml", 9, 2), "4");
        bag.Warning(new SourcePosition("a.yaml", 9, 1), "2");
        bag.Error(SourcePosition.Of("a.yaml"), "1");
        Assert.Equal(["1", "2", "3", "4", "5", "6"], bag.Sorted().Select(diagnostic => diagnostic.Message));
    }

    [Fact]
    public void An_equal_diagnostic_is_kept_once()
    {
        DiagnosticBag bag = new();
        bag.Error(Place, "wrong", "hint");
        bag.Error(Place, "wrong", "hint");
        bag.Error(Place, "wrong");
        Assert.Equal(2, bag.Count);
        Assert.Equal(2, bag.ErrorCount);
    }

    [Fact]
    public void Only_errors_make_the_input_unusable()
    {
        DiagnosticBag bag = new();
        bag.Warning(Place, "odd");
        bag.Note(Place, "because");
        Assert.False(bag.HasErrors);
        bag.Error(Place, "wrong");
        Assert.True(bag.HasErrors);
    }
}
