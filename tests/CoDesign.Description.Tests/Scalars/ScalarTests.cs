using CoDesign.Description.Quantities;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Tests.Scalars;

public sealed class ScalarTests
{
    private enum Spelt
    {
        DataIndependent,
        Int8,
        OpenCLDevice,
        [YamlName("rv64gc_zba")]
        Rv64,
    }

    [Theory]
    [InlineData("0x8000_0000", 0x8000_0000UL)]
    [InlineData("0xDEADBEEF", 0xDEAD_BEEFUL)]
    [InlineData("1_000", 1000UL)]
    [InlineData("0", 0UL)]
    [InlineData("18446744073709551615", ulong.MaxValue)]
    public void An_address_is_hexadecimal_or_decimal(string text, ulong value)
    {
        Assert.True(Scalar.Address.TryParse(ScalarText.Plain(text), out Address address, out _));
        Assert.Equal(new Address(value), address);
    }

    [Theory]
    [InlineData("0x", "'0x' is not an address; write digits, such as 0x8000_0000")]
    [InlineData("0x__1", "'0x__1' is not an address; write digits, such as 0x8000_0000")]
    [InlineData("8000h", "'8000h' is not an address; write digits, such as 0x8000_0000")]
    [InlineData("-4", "'-4' is negative; the least is 0x0000_0000")]
    [InlineData("64 KiB", "'64 KiB' is a size, not an address; write it without unit")]
    [InlineData("18446744073709551616", "'18446744073709551616' is too large; the most is 0xFFFF_FFFF_FFFF_FFFF")]
    [InlineData("yes", "'yes' is a boolean, not an address; write an address such as 0x8000_0000")]
    public void A_wrong_address_is_refused_with_the_remedy(string text, string expected) =>
        Assert.Equal(expected, Fault(Scalar.Address, ScalarText.Plain(text)));

    [Theory]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("-0x10", -16L)]
    public void A_signed_number_may_be_negative(string text, long value)
    {
        Assert.True(Scalar.Integer.TryParse(ScalarText.Plain(text), out long number, out _));
        Assert.Equal(value, number);
    }

    [Theory]
    [InlineData("1.5", "'1.5' is not a whole number; write digits, such as 16")]
    [InlineData("1e3", "'1e3' is not a whole number; write digits, such as 16")]
    [InlineData("2147483648", "'2147483648' is too large; the most is 2147483647")]
    public void A_wrong_count_is_refused_with_the_remedy(string text, string expected) =>
        Assert.Equal(expected, Fault(Scalar.Count, ScalarText.Plain(text)));

    [Fact]
    public void A_decimal_number_is_exact()
    {
        Assert.True(Scalar.Number.TryParse(ScalarText.Plain("-0.1"), out decimal number, out _));
        Assert.Equal(-0.1m, number);
        Assert.Equal(
            "'1e3' is not a number; write up to 28 decimal digits without unit or exponent, such as 0.75",
            Fault(Scalar.Number, ScalarText.Plain("1e3")));
        Assert.Equal("\"0.5\" is a string, not a number; remove the quotes", Fault(Scalar.Number, new ScalarText("0.5", IsQuoted: true)));
    }

    [Theory]
    [InlineData("true", "'true' is a boolean, not a text; put it in quotes: \"true\"")]
    [InlineData(
        "Off",
        "YAML 1.1 takes the plain word 'Off' for a boolean; write true or false for a boolean; for a text put it in quotes: \"Off\"")]
    [InlineData("1e3", "'1e3' is a number, not a text; put it in quotes: \"1e3\"")]
    [InlineData("0x10", "'0x10' is a number, not a text; put it in quotes: \"0x10\"")]
    [InlineData(".nan", "'.nan' is a number, not a text; put it in quotes: \".nan\"")]
    public void A_plain_scalar_that_is_no_text_must_be_quoted(string text, string expected)
    {
        Assert.Equal(expected, Fault(Scalar.Text, ScalarText.Plain(text)));
        Assert.True(Scalar.Text.TryParse(new ScalarText(text, IsQuoted: true), out string? quoted, out _));
        Assert.Equal(text, quoted);
    }

    [Theory]
    [InlineData("0.8.2")]
    [InlineData("2^-40")]
    [InlineData("120 + m*n*k/1024")]
    [InlineData("2026-10-03")]
    [InlineData("online")]
    public void Other_plain_text_needs_no_quotes(string text) => Assert.True(Scalar.Text.TryParse(ScalarText.Plain(text), out _, out _));

    [Fact]
    public void Text_on_one_line_refuses_line_breaks_and_blanks()
    {
        Assert.Equal("'a\\nb' has several lines; write it on one line", Fault(Scalar.Text, new ScalarText("a\nb", IsQuoted: true)));
        Assert.Equal("the text is empty; write at least one word", Fault(Scalar.Text, new ScalarText("  ", IsQuoted: true)));
        Assert.True(Scalar.MultilineText.TryParse(new ScalarText("a\nb\n", IsQuoted: true), out string? lines, out _));
        Assert.Equal("a\nb", lines);
    }

    [Theory]
    [InlineData("", "the path is empty; name a file")]
    [InlineData("C:/a", "'C:/a' is absolute; write it relative to the folder of this file, so that it works on other machines")]
    [InlineData("a//b", "'a//b' contains an empty folder name or ends in '/'; name a file")]
    [InlineData("a/", "'a/' contains an empty folder name or ends in '/'; name a file")]
    public void A_path_that_means_another_file_elsewhere_is_refused(string text, string expected) =>
        Assert.Equal(expected, Fault(Scalar.RelativePath, new ScalarText(text, IsQuoted: true)));

    [Theory]
    [InlineData("data_independent", "DataIndependent")]
    [InlineData("int8", "Int8")]
    [InlineData("open_cl_device", "OpenCLDevice")]
    [InlineData("rv64gc_zba", "Rv64")]
    public void An_enum_is_written_in_snake_case(string word, string member)
    {
        ScalarKind<Spelt> kind = Scalar.EnumOf<Spelt>();
        Assert.True(kind.TryParse(ScalarText.Plain(word), out Spelt value, out _));
        Assert.Equal(Enum.Parse<Spelt>(member), value);
        Assert.Equal(word, kind.Format(value));
    }

    [Fact]
    public void A_narrowed_kind_stands_in_with_a_value_in_range()
    {
        Assert.Equal(ByteSize.FromKibibytes(4), Quantity.Size.AtLeast(ByteSize.FromKibibytes(4)).Blank);
        Assert.Equal(-5, Scalar.Integer.AtMost(-5).Blank);
        Assert.Equal("4 KiB", Quantity.Size.AtMost(ByteSize.FromKibibytes(4)).Example);
        Assert.Equal("at least 4 KiB", Quantity.Size.AtLeast(ByteSize.FromKibibytes(4)).Schema.RangeText);
        Assert.Equal("5 is too large; allowed: 1 to 4", Fault(Scalar.Count.Between(1, 4), ScalarText.Plain("5")));
    }

    [Fact]
    public void A_schema_shows_the_bounds_that_a_user_could_reach()
    {
        Assert.Equal("0", Scalar.Count.Schema.Minimum);
        Assert.Equal("0 to 4", Scalar.Count.AtMost(4).Schema.RangeText);
        Assert.Null(Scalar.Integer.Schema.Minimum);
        Assert.Null(Scalar.Address.Schema.Minimum);
        Assert.Equal("at least 1 Hz", Quantity.Frequency.Schema.RangeText);
        Assert.Equal("at least -273.15 C", Quantity.Temperature.Schema.RangeText);
    }

    [Fact]
    public void A_checksum_that_happens_to_be_a_number_needs_no_quotes() =>
        Assert.True(Scalar.Sha256.TryParse(ScalarText.Plain(new string('7', 64)), out _, out _));

    private static string Fault<T>(ScalarKind<T> kind, ScalarText text)
        where T : notnull
    {
        Assert.False(kind.TryParse(text, out _, out ScalarFault? fault));
        return fault.Hint is null ? fault.Message : $"{fault.Message}; {fault.Hint}";
    }
}
