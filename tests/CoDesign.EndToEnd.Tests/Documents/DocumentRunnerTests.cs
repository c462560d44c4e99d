namespace CoDesign.EndToEnd.Tests.Documents;

/// <summary>The execution of documents finds what is wrong; otherwise it would prove nothing.</summary>
public sealed class DocumentRunnerTests
{
    private const string Fence = "```";

    [Fact]
    public void A_right_document_has_no_problem() =>
        Assert.Empty(Problems($"{Fence}text file=a/b.txt", "one", Fence, $"{Fence}console exit=3", "$ cat a/b.txt", "one", "$ exit 3", Fence));

    [Theory]
    [InlineData("$ echo one", "two")]
    [InlineData("$ echo one", "one", "two")]
    [InlineData("$ printf 'one\\ntwo\\n'", "one")]
    [InlineData("$ printf 'one\\ntwo\\nthree\\n'", "one", "…", "four")]
    [InlineData("$ exit 1")]
    [InlineData("$ false", "$ true")]
    public void A_wrong_document_has_one(params string[] lines) => Assert.Single(Problems([$"{Fence}console", .. lines, Fence]));

    [Theory]
    [InlineData("$ printf 'one\\ntwo\\nthree\\n'", "one", "…")]
    [InlineData("$ printf 'one\\ntwo\\nthree\\n'", "…", "t…e")]
    [InlineData("$ echo one; echo two >&2", "one", "two")]
    [InlineData("$ echo \\", "one", "one")]
    [InlineData("$ echo what is not shown")]
    public void An_ellipsis_stands_for_anything(params string[] lines) => Assert.Empty(Problems([$"{Fence}console", .. lines, Fence]));

    [Theory]
    [InlineData("```consol", "$ true", "```")]
    [InlineData("```console exti=1", "$ true", "```")]
    [InlineData("  ```console", "$ true", "```")]
    [InlineData("```", "$ true", "```")]
    [InlineData("```console", "$ true")]
    [InlineData("```console", "true", "```")]
    public void A_block_that_would_be_skipped_is_refused(params string[] lines) => Assert.Throws<FormatException>(() => Problems(lines));

    [Fact]
    public void What_needs_programs_is_left_out_without_them() =>
        Assert.Empty(Problems($"{Fence}console needs=no-such-program", "$ no-such-program", Fence));

    private static IReadOnlyList<string> Problems(params string[] lines) => DocumentRunner.Run(Document.Parse("document.md", lines), hasTools: false);
}
