using FsCheck;
using FsCheck.Fluent;

namespace CoDesign.Reports.Tests;

public sealed class FiguresTests
{
    private static readonly Config Repeatable = Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20_261_122, 1);

    [Theory]
    [InlineData(0, "0 ps")]
    [InlineData(830, "830 ps")]
    [InlineData(1_000, "1.000 ns")]
    [InlineData(23_708_328_334, "23.71 ms")] // 23.708… to four digits
    [InlineData(999_950, "1.000 µs")] // 999.95 ns to four digits is 1,000.0: the next prefix
    [InlineData(999_940, "999.9 ns")]
    [InlineData(10_000_000_000_000, "10.00 s")]
    [InlineData(-2_500, "-2.500 ns")]
    public void Times_have_four_digits(long picoseconds, string expected) => Assert.Equal(expected, Figures.Time(picoseconds));

    [Theory]
    [InlineData("754680412.8", "755 µJ")] // 754.680… µJ
    [InlineData("0", "0 pJ")]
    [InlineData("0.5", "0.50 pJ")] // three digits, the zero before the point counted
    [InlineData("999.6", "1.00 nJ")]
    [InlineData("12350", "12.4 nJ")]
    public void Energies_have_three_digits(string picojoules, string expected) =>
        Assert.Equal(expected, Figures.Energy(decimal.Parse(picojoules, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact] // the unit of the upper bound: 1.112 mJ, so 0.7547 mJ and 0.3969 mJ
    public void A_range_has_one_unit() =>
        Assert.Equal("0.75 mJ (0.40 to 1.11)", Figures.EnergyRange(754_680_412.8m, 396_899_504m, 1_112_461_321.5m));

    [Fact] // 8.00 nJ, 4.15 nJ and 12.35 nJ: one decimal, because the upper bound has two digits before the point
    public void Digits_of_a_range_are_those_of_its_upper_bound() =>
        Assert.Equal("8.0 nJ (4.2 to 12.4)", Figures.EnergyRange(8_000, 4_150, 12_350));

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(1_023, "1,023 B")]
    [InlineData(1_024, "1.00 KiB")]
    [InlineData(1_446_125, "1.38 MiB")] // 1,446,125 / 1,048,576 = 1.379
    [InlineData(1_048_064, "1.00 MiB")] // 1,023.5 KiB would be written as 1,024
    [InlineData(long.MaxValue, "8.00 EiB")] // 2^63 = 8 × 2^60
    public void Bytes_in_pictures_have_three_digits(long bytes, string expected) => Assert.Equal(expected, Figures.BytesShort(bytes));

    [Fact]
    public void Other_figures_read_as_people_write_them()
    {
        Assert.Equal("1,234,567", Figures.Count(1_234_567));
        Assert.Equal("–", Figures.Count((long?)null));
        Assert.Equal("1 job", Figures.Count(1, "job"));
        Assert.Equal("0 jobs", Figures.Count(0, "job"));
        Assert.Equal("2 entries", Figures.Count(2, "entry", "entries"));
        Assert.Equal("600 MHz", Figures.Frequency(600_000_000));
        Assert.Equal("33.333 MHz", Figures.Frequency(33_333_333));
        Assert.Equal("66.7 %", Figures.Percent(2, 3));
        Assert.Equal("–", Figures.Percent(1, 0));
        Assert.Equal("2.00×", Figures.Factor(2));
        Assert.Equal("1.667", Figures.Quotient(1_000, 600));
        Assert.Equal("a, b and c", Figures.List(["a", "b", "c"]));
        Assert.Equal("5 ms", Figures.RoundTime(5_000_000_000));
    }

    [Fact] // 1.112 mJ with three digits has two decimals, so a column ends at 10 µJ
    public void Energies_of_a_column_share_unit_and_decimals()
    {
        var unit = EnergyUnit.Of(1_112_461_321m);
        Assert.Equal("mJ", unit.Name);
        Assert.Equal("1.11", unit.Bare(1_112_461_321m));
        Assert.Equal("0.42", unit.Bare(417_390_000m));
        Assert.Equal("0.01", unit.Bare(5_000_000m)); // 5 µJ is half of the last digit
        Assert.Equal("< 0.01", unit.Bare(4_999_999m));
        Assert.Equal("0", unit.Bare(0));
        Assert.Equal("0.42 mJ", unit.Full(417_390_000m));
        Assert.Equal("0.417", unit.Finer().Bare(417_390_000m));
    }

    [Theory] // three digits of the largest: 999.6 rounds up to the next prefix
    [InlineData(0, "pJ", "0")]
    [InlineData(12.35, "pJ", "12.4")]
    [InlineData(244, "pJ", "244")]
    [InlineData(999.6, "nJ", "1.00")]
    public void Unit_is_that_of_the_largest(double largest, string name, string text)
    {
        var unit = EnergyUnit.Of((decimal)largest);
        Assert.Equal((name, text), (unit.Name, unit.Bare((decimal)largest)));
    }

    [Fact]
    public void No_time_is_written_with_more_than_three_digits_before_the_point_or_another_culture() =>
        Check.One(Repeatable, Prop.ForAll(ArbMap.Default.ArbFor<long>(), number =>
        {
            long time = Math.Abs(number % 1_000_000_000_000_000);
            string text = Figures.Time(time);
            return text.Split('.', ' ')[0].Length <= 3 && text == Rendering.In(Rendering.Contrary, () => Figures.Time(time));
        }));
}
