using CoDesign.Description.Diagnostics;

namespace CoDesign.Description.Tests.Diagnostics;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("secur", "secure")] // one letter missing
    [InlineData("sceure", "secure")] // two letters swapped: one change, not two
    [InlineData("Secure", "secure")] // case only
    [InlineData("dram0", "dram")]
    [InlineData("memory-base", "memory_base")] // '-' for '_'
    [InlineData("dataIndependent", "data_independent")]
    public void A_slip_finds_the_word(string word, string expected)
    {
        Assert.True(Spelling.TryNearest(word, ["secure", "dram", "memory_base", "data_independent"], out string? nearest));
        Assert.Equal(expected, nearest);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")] // a single other letter is another word
    [InlineData("outside")]
    [InlineData("drams and srams")]
    public void An_unrelated_word_finds_nothing(string word) =>
        Assert.False(Spelling.TryNearest(word, ["secure", "dram", "y"], out _));

    [Fact]
    public void Of_equally_near_words_the_one_of_the_same_length_wins_then_the_first()
    {
        Assert.True(Spelling.TryNearest("rxw", ["rw", "rwx"], out string? sameLength));
        Assert.Equal("rwx", sameLength);
        Assert.True(Spelling.TryNearest("core2", ["core0", "core1"], out string? first));
        Assert.Equal("core0", first);
    }

    [Fact]
    public void A_hostile_word_is_not_compared() =>
        Assert.False(Spelling.TryNearest(new string('a', 100_000), [new string('a', 99_999)], out _));

    [Fact]
    public void The_remedy_lists_what_is_allowed()
    {
        Assert.Equal("did you mean 'size'? Allowed keys: base, size", Spelling.Remedy("sise", ["base", "size"], "Allowed keys"));
        Assert.Equal("allowed keys: base, size", Spelling.Remedy("zone", ["base", "size"], "Allowed keys"));
        Assert.Equal("allowed keys: none", Spelling.Remedy("zone", [], "Allowed keys"));
    }
}
