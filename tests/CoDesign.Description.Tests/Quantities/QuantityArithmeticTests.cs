using CoDesign.Description.Quantities;

namespace CoDesign.Description.Tests.Quantities;

public sealed class QuantityArithmeticTests
{
    [Fact]
    public void A_million_million_small_energies_sum_exactly()
    {
        // 0.0181 pJ · 10^12 = 0.0181 J = 18.1 mJ.
        Energy action = QuantityParserTests.Parsed("0.0181 pJ", Quantity.Energy);
        Assert.Equal("18.1 mJ", (action * 1_000_000_000_000).ToString());
    }

    [Theory]
    // 0.9 mW · 1 us = 0.9 nJ.
    [InlineData("0.9 mW", "1 us", "900 pJ")]
    // 1 aW · 0.5 s = 0.5 aJ: a tie, 0 is even. 3 aW · 0.5 s = 1.5 aJ: a tie, 2 is even.
    [InlineData("1 aW", "500 ms", "0 aJ")]
    [InlineData("3 aW", "500 ms", "2 aJ")]
    // 1 aW · 0.500000000001 s is above the tie.
    [InlineData("1 aW", "500000000001 ps", "1 aJ")]
    // 1 MW for the longest time, 9,223,372.036854775807 s: the exact product needs 143 bits in aW·ps.
    [InlineData("1000000 W", "9223372.036854775807 s", "9223372036854.775807 J")]
    public void Energy_is_power_times_time_rounded_to_the_nearest_attojoule(string power, string time, string energy)
    {
        Energy product = QuantityParserTests.Parsed(power, Quantity.Power) * QuantityParserTests.Parsed(time, Quantity.Time);
        Assert.Equal(energy, product.ToString());
    }

    [Fact]
    public void Moving_data_costs_energy_per_bit()
    {
        EnergyPerBit link = QuantityParserTests.Parsed("0.15 pJ/bit", Quantity.EnergyPerBit);
        Assert.Equal("9.6 pJ", link.ForBits(64).ToString()); // 64 · 0.15
        Assert.Equal("76.8 pJ", link.ForBytes(ByteSize.FromBytes(64)).ToString()); // 512 · 0.15
        Assert.Equal("0 aJ", new EnergyPerBit(500).ForBits(1).ToString()); // 0.5 aJ: a tie, 0 is even
        Assert.Equal("2 aJ", new EnergyPerBit(500).ForBits(3).ToString()); // 1.5 aJ: a tie, 2 is even
    }

    [Fact]
    public void A_tolerance_bounds_outwards()
    {
        Tolerance third = new(333_333);
        Assert.Equal(new Energy(6), third.LowOf(new Energy(10))); // 6.66667 rounded down
        Assert.Equal(new Energy(14), third.HighOf(new Energy(10))); // 13.33333 rounded up
        Assert.Equal(Energy.Zero, new Tolerance(2_000_000).LowOf(new Energy(10))); // 200 %: not below nothing
    }

    [Fact]
    public void Cycles_of_an_awkward_clock_do_not_drift()
    {
        // 300 MHz: one cycle is 3333.33… ps; after 3·10^8 cycles exactly one second has passed.
        Frequency clock = Frequency.FromMegahertz(300);
        Assert.Equal(new SimTime(3_334), clock.StartOf(new Cycles(1)));
        Assert.Equal(new SimTime(6_667), clock.StartOf(new Cycles(2)));
        Assert.Equal(new SimTime(10_000), clock.StartOf(new Cycles(3)));
        Assert.Equal(new SimTime(1_000_000_000_000), clock.StartOf(new Cycles(300_000_000)));
        Assert.Equal(new Cycles(2), clock.CyclesIn(new SimTime(9_999)));
        Assert.Equal(new Cycles(3), clock.CyclesCovering(new SimTime(9_999)));
    }

    // A billion cycles of one clock, step by step against the other: after each step both stand where exact fractions say.
    [Theory]
    [InlineData(333_333_333, 700_000_001)]
    [InlineData(999_999_937, 1_000_000_007)] // primes
    [InlineData(1, 1_000_000_000_000)]
    public void Coprime_clocks_do_not_drift_apart(long first, long second)
    {
        const long Billion = 1_000_000_000;
        Frequency a = new(first);
        Frequency b = new(second);
        long cycles = Math.Min(Billion, first * 1_000);
        long step = Math.Max(1, cycles / 1_000);
        for (long cycle = 0; cycle <= cycles; cycle += step)
        {
            // Edge k of a is at k / first; then floor(k second / first) whole cycles of b have passed. The edge is given in picoseconds, rounded up by
            // less than one, in which a clock of up to 1 THz has no more than one edge.
            SimTime edge = a.StartOf(new Cycles(cycle));
            Assert.Equal(new Cycles(cycle), a.CyclesIn(edge));
            long passed = (long)((Int128)cycle * second / first);
            long seen = b.CyclesIn(edge).Count;
            Assert.InRange(seen, passed, passed + 1);
            if (seen != passed)
            {
                // An edge of b within that picosecond.
                Assert.Equal(edge, b.StartOf(new Cycles(seen)));
            }
        }
    }

    [Fact]
    public void A_latency_in_time_takes_more_cycles_of_a_faster_clock()
    {
        Latency dram = new(SimTime.FromNanoseconds(40));
        Assert.Equal(new Cycles(10), dram.InCyclesOf(Frequency.FromMegahertz(250)));
        Assert.Equal(new Cycles(20), dram.InCyclesOf(Frequency.FromMegahertz(500)));
        Assert.Equal(SimTime.FromNanoseconds(40), dram.InTime(Frequency.FromMegahertz(250)));
        Latency sram = new(new Cycles(2));
        Assert.Equal(new Cycles(2), sram.InCyclesOf(Frequency.FromMegahertz(500)));
        Assert.Equal(SimTime.FromNanoseconds(8), sram.InTime(Frequency.FromMegahertz(250)));
    }

    [Fact]
    public void Overflow_is_never_silent()
    {
        Assert.Throws<OverflowException>(() => new SimTime(long.MaxValue) + new SimTime(1));
        Assert.Throws<OverflowException>(() => new Cycles(long.MaxValue) * 2);
        Assert.Throws<OverflowException>(() => new ByteSize(1) - new ByteSize(2));
        Assert.Throws<OverflowException>(() => new Energy(Int128.MaxValue) + new Energy(1));
        Assert.Throws<OverflowException>(() => new Address(ulong.MaxValue) + ByteSize.FromBytes(1));
        Assert.Throws<OverflowException>(() => new Frequency(1).StartOf(new Cycles(long.MaxValue)));
    }

    [Theory]
    [InlineData(0x1000, 0x100, 0x10FF, 1, true)]
    [InlineData(0x1000, 0x100, 0x1100, 1, false)]
    [InlineData(0x1000, 0x100, 0x0FFF, 1, false)]
    [InlineData(0x1000, 0x100, 0x0F00, 0x101, true)]
    [InlineData(0x1000, 0x100, 0x0F00, 0x1000, true)]
    [InlineData(0x1000, 0x100, 0x1010, 0, false)]
    public void Two_windows_overlap_if_they_share_a_byte(ulong base1, ulong size1, ulong base2, ulong size2, bool expected)
    {
        AddressRange first = new(new Address(base1), new ByteSize(size1));
        AddressRange second = new(new Address(base2), new ByteSize(size2));
        Assert.Equal(expected, first.Overlaps(second));
        Assert.Equal(expected, second.Overlaps(first));
    }

    [Fact]
    public void A_window_at_the_end_of_the_address_space_does_not_wrap()
    {
        AddressRange last = new(new Address(ulong.MaxValue - 15), ByteSize.FromBytes(16));
        Assert.False(last.IsWrapping);
        Assert.True(last.Contains(new Address(ulong.MaxValue)));
        Assert.True(last.Contains(new AddressRange(new Address(ulong.MaxValue), ByteSize.FromBytes(1))));
        Assert.False(last.Contains(new AddressRange(new Address(ulong.MaxValue - 1), ByteSize.FromBytes(17))));
        Assert.True((last with { Size = ByteSize.FromBytes(17) }).IsWrapping);
        Assert.Equal("0xFFFF_FFFF_FFFF_FFF0 + 16 B", last.ToString());
    }
}
