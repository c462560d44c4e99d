using CoDesign.Cli.Sensitivity;

namespace CoDesign.Cli.Tests.Sensitivity;

public sealed class NumberStepsTests
{
    [Theory]
    [InlineData("100 MHz", "90 MHz", "110 MHz")]
    [InlineData("0.38 pJ", "0.342 pJ", "0.418 pJ")]
    [InlineData("1 cycles", "0 cycles", "2 cycles")]
    [InlineData("25 cycles", "22 cycles", "28 cycles")]
    [InlineData("0 cycles", "0 cycles", "1 cycles")]
    [InlineData("8", "7", "9")]
    [InlineData("1_000", "900", "1100")]
    [InlineData("0x20", "29", "35")]
    [InlineData("16 KiB", "8 KiB", "32 KiB")]
    [InlineData("64bit", "32 bit", "128 bit")]
    [InlineData("0 pJ", "0 pJ", "0 pJ")]
    public void A_number_has_two_neighbours(string text, string down, string up)
    {
        Assert.True(NumberSteps.TryParse(text, out NumberSteps? steps));
        Assert.Equal((down, up), (steps.Text(steps.Down), steps.Text(steps.Up)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("fast")]
    [InlineData("0xg")]
    public void A_word_is_no_number(string text) => Assert.False(NumberSteps.TryParse(text, out _));
}
