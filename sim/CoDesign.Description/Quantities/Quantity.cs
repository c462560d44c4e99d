using CoDesign.Description.Scalars;

namespace CoDesign.Description.Quantities;

/// <summary>The kinds of quantity that a description may hold: pass one to the reader to say what is wanted.</summary>
/// <remarks>The grammar is that of <see cref="QuantityParser"/>. Narrow a range with <c>Quantity.Size.AtLeast(…)</c>.</remarks>
public static class Quantity
{
    private static readonly Int128 MegawattInAttowatts = (Int128)1_000_000_000_000 * 1_000_000_000_000;

    /// <summary>"40 ns": a span of simulated time.</summary>
    public static ScalarKind<SimTime> Time { get; } = new QuantityKind<SimTime>(
        Dimensions.Time, "40 ns", (0, long.MaxValue), count => new SimTime((long)count), time => time.Picoseconds);

    /// <summary>"250 MHz": a clock frequency from 1 Hz to 1 THz.</summary>
    public static ScalarKind<Frequency> Frequency { get; } = new QuantityKind<Frequency>(
        Dimensions.Frequency, "250 MHz", (1, 1_000_000_000_000), count => new Frequency((long)count), frequency => frequency.Hertz);

    /// <summary>"6 cycles": a number of clock cycles.</summary>
    public static ScalarKind<Cycles> Cycles { get; } = new QuantityKind<Cycles>(
        Dimensions.Cycles, "6 cycles", (0, long.MaxValue), count => new Cycles((long)count), cycles => cycles.Count);

    /// <summary>"6 cycles" or "40 ns": a delay that does or does not scale with the clock.</summary>
    public static ScalarKind<Latency> Latency { get; } = new LatencyKind();

    /// <summary>"64 KiB": a number of bytes.</summary>
    public static ScalarKind<ByteSize> Size { get; } = new QuantityKind<ByteSize>(
        Dimensions.Size, "64 KiB", (0, ulong.MaxValue), count => new ByteSize((ulong)count), size => size.Bytes);

    /// <summary>"34 GB/s": a rate of data, at least 1 B/s.</summary>
    public static ScalarKind<Bandwidth> Bandwidth { get; } = new QuantityKind<Bandwidth>(
        Dimensions.Bandwidth, "34 GB/s", (1, long.MaxValue), count => new Bandwidth((long)count), bandwidth => bandwidth.BytesPerSecond);

    /// <summary>"64 bit": a width.</summary>
    public static ScalarKind<BitWidth> Width { get; } = new QuantityKind<BitWidth>(
        Dimensions.Width, "64 bit", (0, int.MaxValue), count => new BitWidth((int)count), width => width.Bits);

    /// <summary>"1.2 pJ": an energy.</summary>
    public static ScalarKind<Energy> Energy { get; } = new QuantityKind<Energy>(
        Dimensions.Energy, "1.2 pJ", (0, Int128.MaxValue), count => new Energy(count), energy => energy.Attojoules);

    /// <summary>"0.9 mW": a power up to 1 MW, so that power times time cannot overflow within a simulation.</summary>
    public static ScalarKind<Power> Power { get; } = new QuantityKind<Power>(
        Dimensions.Power, "0.9 mW", (0, MegawattInAttowatts), count => new Power(count), power => power.Attowatts);

    /// <summary>"0.15 pJ/bit" or "1.2 pJ/B": the energy of moving data.</summary>
    public static ScalarKind<EnergyPerBit> EnergyPerBit { get; } = new QuantityKind<EnergyPerBit>(
        Dimensions.EnergyPerBit, "0.15 pJ/bit", (0, long.MaxValue), count => new EnergyPerBit(count), energy => energy.Zeptojoules);

    /// <summary>"0.8 V": a supply voltage.</summary>
    public static ScalarKind<Voltage> Voltage { get; } = new QuantityKind<Voltage>(
        Dimensions.Voltage, "0.8 V", (0, long.MaxValue), count => new Voltage((long)count), voltage => voltage.Microvolts);

    /// <summary>"25 C": a temperature, from absolute zero (−273.15 C) up.</summary>
    public static ScalarKind<Temperature> Temperature { get; } = new QuantityKind<Temperature>(
        Dimensions.Temperature,
        "25 C",
        (-273_150, int.MaxValue),
        count => new Temperature((int)count),
        temperature => temperature.Millidegrees);

    /// <summary>"5200 um2": silicon area.</summary>
    public static ScalarKind<Area> Area { get; } = new QuantityKind<Area>(
        Dimensions.Area, "5200 um2", (0, long.MaxValue), count => new Area((long)count), area => area.SquareNanometres);

    /// <summary>"5.2 kGE": logic size.</summary>
    public static ScalarKind<GateEquivalents> Gates { get; } = new QuantityKind<GateEquivalents>(
        Dimensions.Gates, "5.2 kGE", (0, long.MaxValue), count => new GateEquivalents((long)count), gates => gates.Thousandths);

    /// <summary>"22 nm": a length, such as a process node.</summary>
    public static ScalarKind<Length> Length { get; } = new QuantityKind<Length>(
        Dimensions.Length, "22 nm", (0, long.MaxValue), count => new Length((long)count), length => length.Picometres);

    /// <summary>"35 %": a share or factor.</summary>
    public static ScalarKind<Ratio> Ratio { get; } = new QuantityKind<Ratio>(
        Dimensions.Ratio, "35 %", (0, long.MaxValue), count => new Ratio((long)count), ratio => ratio.PartsPerMillion);

    /// <summary>"20 %": how uncertain a constant is, up to 1000 %.</summary>
    public static ScalarKind<Tolerance> Tolerance { get; } = new QuantityKind<Tolerance>(
        Dimensions.Ratio, "20 %", (0, 10_000_000), count => new Tolerance((long)count), tolerance => tolerance.PartsPerMillion);
}
