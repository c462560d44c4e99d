using CoDesign.Description.Quantities;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Tests.Quantities;

public sealed class QuantityParserTests
{
    [Theory]
    [InlineData("250 MHz", 250_000_000)]
    [InlineData("250MHz", 250_000_000)]
    [InlineData("0.032768 MHz", 32_768)]
    [InlineData("1_000_000 Hz", 1_000_000)]
    [InlineData("1.5   GHz", 1_500_000_000)]
    public void A_frequency_is_read_exactly(string text, long hertz) =>
        Assert.Equal(new Frequency(hertz), Parsed(text, Quantity.Frequency));

    [Theory]
    [InlineData("40ns", 40_000)]
    [InlineData("3333 ps", 3_333)]
    [InlineData("0.001 ns", 1)]
    [InlineData("1 s", 1_000_000_000_000)]
    public void A_time_is_read_exactly(string text, long picoseconds) =>
        Assert.Equal(new SimTime(picoseconds), Parsed(text, Quantity.Time));

    [Fact]
    public void Every_dimension_of_the_vocabulary_is_known()
    {
        Assert.Equal(ByteSize.FromKibibytes(64), Parsed("64 KiB", Quantity.Size));
        Assert.Equal(new ByteSize(1UL << 40), Parsed("1 TiB", Quantity.Size));
        Assert.Equal(new Cycles(6), Parsed("6 cycles", Quantity.Cycles));
        Assert.Equal(new Cycles(1), Parsed("1cycle", Quantity.Cycles));
        Assert.Equal(new BitWidth(64), Parsed("64 bit", Quantity.Width));
        Assert.Equal(new Energy(1_200_000), Parsed("1.2 pJ", Quantity.Energy));
        Assert.Equal(new Energy(18_100), Parsed("0.0181 pJ", Quantity.Energy));
        Assert.Equal(new Power(900_000_000_000_000), Parsed("0.9mW", Quantity.Power));
        Assert.Equal(new Voltage(800_000), Parsed("0.8 V", Quantity.Voltage));
        Assert.Equal(new Temperature(25_000), Parsed("25 C", Quantity.Temperature));
        Assert.Equal(new Temperature(-40_000), Parsed("-40 C", Quantity.Temperature));
        Assert.Equal(new Area(1_500_000_000_000), Parsed("1.5 mm2", Quantity.Area));
        Assert.Equal(new GateEquivalents(5_200_000), Parsed("5.2 kGE", Quantity.Gates));
        Assert.Equal(new Length(22_000), Parsed("22nm", Quantity.Length));
        Assert.Equal(new Ratio(200_000), Parsed("20 %", Quantity.Ratio));
        Assert.Equal(new Tolerance(125_000), Parsed("12.5%", Quantity.Tolerance));
        Assert.Equal(new Latency(new Cycles(6)), Parsed("6 cycles", Quantity.Latency));
        Assert.Equal(new Latency(SimTime.FromNanoseconds(40)), Parsed("40 ns", Quantity.Latency));
    }

    [Fact]
    public void Energy_per_bit_may_be_written_per_byte()
    {
        // 1.2 pJ/B = 1.2 pJ / 8 bit = 0.15 pJ/bit = 150,000,000 zJ/bit.
        Assert.Equal(new EnergyPerBit(150_000_000), Parsed("0.15 pJ/bit", Quantity.EnergyPerBit));
        Assert.Equal(new EnergyPerBit(150_000_000), Parsed("1.2 pJ/B", Quantity.EnergyPerBit));
    }

    [Theory]
    [InlineData("250", "bare number 250; a frequency needs a unit: Hz, kHz, MHz or GHz")]
    [InlineData("0x10", "'0x10' is hexadecimal; a frequency is written in decimal digits with a unit: Hz, kHz, MHz or GHz")]
    [InlineData("5 ns", "'5 ns' is a time, not a frequency; units of a frequency: Hz, kHz, MHz or GHz")]
    [InlineData("6 cycles", "'6 cycles' is a number of cycles, not a frequency; units of a frequency: Hz, kHz, MHz or GHz")]
    [InlineData("5 mhz", "unknown unit 'mhz'; did you mean 'MHz'? Units of a frequency (case matters): Hz, kHz, MHz, GHz")]
    [InlineData("5 furlong", "unknown unit 'furlong'; units of a frequency (case matters): Hz, kHz, MHz, GHz")]
    [InlineData("fast", "'fast' is not a frequency; write a number and a unit, such as 250 MHz")]
    [InlineData("1,5 MHz", "'1,5 MHz' is not a frequency; write a number and a unit, such as 250 MHz")]
    [InlineData(".5 MHz", "'.5 MHz' is not a frequency; write a number and a unit, such as 250 MHz")]
    [InlineData("+5 MHz", "'+5 MHz' is not a frequency; write a number and a unit, such as 250 MHz")]
    [InlineData("", "'' is not a frequency; write a number and a unit, such as 250 MHz")]
    [InlineData("5 MHz\n", "'5 MHz\\n' is not a frequency; write a number and a unit, such as 250 MHz")]
    [InlineData("2e3 Hz", "'2e3 Hz' has an exponent; write all digits and a fitting unit: Hz, kHz, MHz or GHz")]
    [InlineData("-5 MHz", "'-5 MHz' is negative; the least is 1 Hz")]
    [InlineData("0 Hz", "'0 Hz' is too small; the least is 1 Hz")]
    [InlineData("2000 GHz", "'2000 GHz' is too large; the most is 1000 GHz")]
    [InlineData("0.5 Hz", "'0.5 Hz' is finer than 1 Hz, the resolution of a frequency; write fewer decimals")]
    public void A_wrong_frequency_is_refused_with_the_remedy(string text, string expected) =>
        Assert.Equal(expected, Fault(text, Quantity.Frequency));

    [Theory]
    [InlineData("64 KB", "'KB' may mean a power of 1000 or of 1024; write KiB, which is a power of 1024")]
    [InlineData("64 MB", "'MB' may mean a power of 1000 or of 1024; write MiB, which is a power of 1024")]
    [InlineData("64 k", "'k' may mean a power of 1000 or of 1024; write KiB, which is a power of 1024")]
    [InlineData("64 kib", "unknown unit 'kib'; did you mean 'KiB'? Units of a size (case matters): B, KiB, MiB, GiB, TiB")]
    [InlineData("0.3 B", "'0.3 B' is finer than 1 B, the resolution of a size; write fewer decimals")]
    [InlineData("16777216 TiB", "'16777216 TiB' is too large; the most is 18446744073709551615 B")] // 2^24 · 2^40 = 2^64
    public void A_wrong_size_is_refused_with_the_remedy(string text, string expected) => Assert.Equal(expected, Fault(text, Quantity.Size));

    [Fact]
    public void Case_decides_between_milli_and_mega() =>
        Assert.Equal(
            "unknown unit 'MW'; did you mean 'mW'? Units of a power (case matters): aW, fW, pW, nW, uW, mW, W",
            Fault("5 MW", Quantity.Power));

    [Fact]
    public void A_latency_lists_both_sorts_of_unit() =>
        Assert.Equal("bare number 6; a latency needs a unit: ps, ns, us, ms, s, cycle or cycles", Fault("6", Quantity.Latency));

    [Fact]
    public void A_number_of_many_digits_is_refused_and_costs_nothing() =>
        Assert.StartsWith("'999", Fault(new string('9', 1_000_000) + " s", Quantity.Time), StringComparison.Ordinal);

    [Theory]
    [InlineData("1500 MHz", "1.5 GHz")]
    [InlineData("1000001 Hz", "1.000001 MHz")]
    [InlineData("0.25 GHz", "250 MHz")]
    public void The_canonical_frequency_has_the_largest_unit(string text, string canonical) =>
        Assert.Equal(canonical, Parsed(text, Quantity.Frequency).ToString());

    [Theory]
    [InlineData("0.5 KiB", "512 B")]
    [InlineData("1024 KiB", "1 MiB")]
    [InlineData("1025 KiB", "1025 KiB")] // not 1.0009765625 MiB
    [InlineData("0 B", "0 B")]
    public void The_canonical_size_is_a_whole_number(string text, string canonical) =>
        Assert.Equal(canonical, Parsed(text, Quantity.Size).ToString());

    [Theory]
    [InlineData(0x8003_F000UL, "0x8003_F000")]
    [InlineData(0UL, "0x0000_0000")]
    [InlineData(0x1_8000_0000UL, "0x0001_8000_0000")]
    [InlineData(ulong.MaxValue, "0xFFFF_FFFF_FFFF_FFFF")]
    public void An_address_is_shown_in_groups_of_four_digits(ulong value, string text) => Assert.Equal(text, new Address(value).ToString());

    internal static T Parsed<T>(string text, ScalarKind<T> kind)
        where T : struct
    {
        Assert.True(QuantityParser.TryParse(text, kind, out T value, out ScalarFault? fault), $"{text}: {fault}");
        return value;
    }

    private static string Fault<T>(string text, ScalarKind<T> kind)
        where T : struct
    {
        Assert.False(QuantityParser.TryParse(text, kind, out _, out ScalarFault? fault));
        return fault!.Hint is null ? fault.Message : $"{fault.Message}; {fault.Hint}";
    }
}
