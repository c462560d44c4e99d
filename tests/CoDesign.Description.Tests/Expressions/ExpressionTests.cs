using CoDesign.Description.Expressions;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Tests.Expressions;

public sealed class ExpressionTests
{
    [Theory] // by hand
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("(1 + 2) * 3", "9")]
    [InlineData("10 - 2 - 3", "5")] // from left to right
    [InlineData("-2 * -3", "6")]
    [InlineData("7 / 2", "7/2")] // a fraction stays one
    [InlineData("7 / 2 * 2", "7")]
    [InlineData("ceil(7 / 2)", "4")]
    [InlineData("floor(7 / 2)", "3")]
    [InlineData("ceil(-7 / 2)", "-3")]
    [InlineData("floor(-7 / 2)", "-4")]
    [InlineData("ceil(6 / 2)", "3")]
    [InlineData("min(3, 1, 2)", "1")]
    [InlineData("max(1/3, 1/2)", "1/2")]
    [InlineData("ceil(log2(1024))", "10")]
    [InlineData("ceil(log2(1025))", "11")]
    [InlineData("floor(log2(1025))", "10")]
    [InlineData("ceil(log2(1))", "0")]
    [InlineData("0x10 + 1_000", "1016")]
    [InlineData("2 KiB / 16 B", "128")]
    [InlineData("1us/1ns", "1000")]
    [InlineData("18446744073709551615 * 18446744073709551615", "340282366920938463426481119284349108225")] // (2^64 - 1)^2: nothing wraps
    [InlineData("n * n", "49")]
    public void An_expression_has_its_exact_value(string text, string value)
    {
        Expression expression = Parse(text);
        Rational result = expression.Evaluate(name => name == "n" ? Rational.Of(7) : throw new ExpressionException(name));
        Assert.Equal(value, result.Denominator.IsOne ? $"{result.Numerator}" : $"{result.Numerator}/{result.Denominator}");
        Assert.Equal(text, expression.Text);
    }

    [Theory]
    [InlineData("1 / 0", "division by zero")]
    [InlineData("1 / (n - n)", "division by zero")]
    [InlineData("ceil(log2(n - n))", "log2 of 0")]
    [InlineData("ceil(log2(-n))", "log2 of -7")]
    public void What_has_no_value_says_so(string text, string problem) =>
        Assert.Equal(problem, Assert.Throws<ExpressionException>(() => Parse(text).Evaluate(_ => Rational.Of(7))).Message);

    [Theory] // column of the character that is to blame
    [InlineData("1 +", 4, "the expression ends too early")]
    [InlineData("1 + * 2", 5, "unexpected '*'")]
    [InlineData("(1 + 2", 7, "the expression ends where ')' is missing")]
    [InlineData("1 + 2)", 6, "unexpected ')'")]
    [InlineData("a b", 3, "unexpected 'b'")]
    [InlineData("ciel(a)", 1, "'ciel' is not a function")]
    [InlineData("a + ceil", 5, "function 'ceil' without operands")]
    [InlineData("ceil(1, 2)", 1, "ceil of 2 values")]
    [InlineData("1 + min(2)", 5, "min of 1 values")]
    [InlineData("3 + 64 KB", 8, "'KB' is not a unit")]
    [InlineData("64cyles", 3, "'cyles' is not a unit")]
    [InlineData("1.5", 1, "'1.5' is not a whole number")]
    [InlineData("0x", 1, "'0x' is not a whole number")]
    [InlineData("1 & 2", 3, "unexpected '&'")]
    [InlineData("", 1, "the expression ends too early")]
    public void A_mistake_is_found_where_it_is(string text, int column, string message)
    {
        Assert.False(ExpressionKind.Instance.TryParse(ScalarText.Plain(text), out _, out ScalarFault? fault));
        Assert.Equal((column, message), (fault.Position!.Value.Column, fault.Message));
    }

    [Theory]
    [InlineData("(", 2000)]
    [InlineData("-", 2000)]
    [InlineData("ceil(", 400)]
    [InlineData("1+", 100_000)]
    public void What_is_too_deep_or_too_long_is_refused(string part, int times) =>
        Assert.False(ExpressionKind.Instance.TryParse(ScalarText.Plain(string.Concat(Enumerable.Repeat(part, times)) + "1"), out _, out _));

    private static Expression Parse(string text)
    {
        Assert.True(ExpressionKind.Instance.TryParse(ScalarText.Plain(text), out Expression? expression, out ScalarFault? fault), fault?.Message);
        return expression;
    }
}
