using System.Globalization;
using CoDesign.Description.Quantities;
using CoDesign.Description.Scalars;
using FsCheck;
using FsCheck.Fluent;

namespace CoDesign.Description.Tests.Quantities;

public sealed class QuantityPropertyTests
{
    // A fixed seed: the same cases on every host, and a failure prints the shrunk value.
    private static readonly Config Repeatable = Config.QuickThrowOnFailure.WithMaxTest(2_000).WithReplay(20_261_122, 1);

    [Fact]
    public void The_canonical_text_of_a_quantity_reads_back_to_it()
    {
        RoundTrip(Quantity.Time, count => new SimTime(count));
        RoundTrip(Quantity.Frequency, count => new Frequency(1 + (count % 1_000_000_000_000)));
        RoundTrip(Quantity.Cycles, count => new Cycles(count));
        RoundTrip(Quantity.Size, count => new ByteSize((ulong)count * 2));
        RoundTrip(Quantity.Width, count => new BitWidth((int)(count % int.MaxValue)));
        RoundTrip(Quantity.Energy, count => new Energy((Int128)count * count));
        RoundTrip(Quantity.Power, count => new Power((Int128)count * 100_000));
        RoundTrip(Quantity.EnergyPerBit, count => new EnergyPerBit(count));
        RoundTrip(Quantity.Voltage, count => new Voltage(count));
        RoundTrip(Quantity.Temperature, count => new Temperature((int)(count % 1_000_000) - 273_150));
        RoundTrip(Quantity.Area, count => new Area(count));
        RoundTrip(Quantity.Gates, count => new GateEquivalents(count));
        RoundTrip(Quantity.Length, count => new Length(count));
        RoundTrip(Quantity.Ratio, count => new Ratio(count));
        RoundTrip(Quantity.Tolerance, count => new Tolerance(count % 10_000_000));
        RoundTrip(Quantity.Latency, count => count % 2 == 0 ? new Latency(new SimTime(count)) : new Latency(new Cycles(count)));
        RoundTrip(Scalar.Address, count => new Address((ulong)count * 2));
        RoundTrip(Scalar.Integer, count => -count);
        RoundTrip(Scalar.Unsigned, count => (ulong)count * 2);
    }

    [Fact]
    public void Text_does_not_depend_on_the_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo commas = (CultureInfo)before.Clone();
        commas.NumberFormat.NumberDecimalSeparator = ",";
        commas.NumberFormat.NegativeSign = "~";
        try
        {
            CultureInfo.CurrentCulture = commas;
            Assert.Equal("1.5 us", new SimTime(1_500_000).ToString());
            Assert.Equal("-40 C", new Temperature(-40_000).ToString());
            Assert.Equal(new Energy(1_200_000), QuantityParserTests.Parsed("1.2 pJ", Quantity.Energy));
            Assert.Equal(new Temperature(-500), QuantityParserTests.Parsed("-0.5 C", Quantity.Temperature));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_start_of_a_cycle_lies_in_that_cycle()
    {
        // Rounding up makes both conversions inverse up to 1 THz, whatever the frequency.
        Gen<(long Hertz, long Cycle)> clocks =
            from hertz in ArbMap.Default.GeneratorFor<long>().Select(number => 1 + (Magnitude(number) % 1_000_000_000_000))
            from cycle in ArbMap.Default.GeneratorFor<int>().Select(number => (long)Math.Abs((long)number))
            where cycle / hertz < 9_000_000 // the time of the cycle fits 64 bits of picoseconds
            select (hertz, cycle);
        Check.One(Repeatable, Prop.ForAll(clocks.ToArbitrary(), clock =>
        {
            Frequency frequency = new(clock.Hertz);
            Cycles cycle = new(clock.Cycle);
            SimTime start = frequency.StartOf(cycle);
            return frequency.CyclesIn(start) == cycle
                && (clock.Cycle == 0 || frequency.CyclesIn(start - new SimTime(1)) < cycle)
                && (clock.Hertz > 50_000_000_000 || frequency.CyclesCovering(start) == cycle);
        }));
    }

    private static void RoundTrip<T>(ScalarKind<T> kind, Func<long, T> make)
        where T : struct =>
        Check.One(Repeatable, Prop.ForAll(ArbMap.Default.ArbFor<long>(), number =>
        {
            T value = make(Magnitude(number));
            string text = kind.Format(value);
            bool isQuantity = text == value.ToString() || typeof(T).Namespace == nameof(System);
            return isQuantity && kind.TryParse(ScalarText.Plain(text), out T parsed, out _) && parsed.Equals(value);
        }));

    // Mixes the small numbers that the generator prefers with large ones.
    private static long Magnitude(long number) =>
        number % 3 == 0 ? unchecked((long)(((ulong)Math.Abs(number) * 0x9E37_79B9_7F4A_7C15) >> 1)) : Math.Abs(number);
}
