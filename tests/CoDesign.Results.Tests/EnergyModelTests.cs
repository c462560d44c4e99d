using CoDesign.Description.Diagnostics;
using CoDesign.Description.Energies;
using CoDesign.Description.Files;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;

namespace CoDesign.Results.Tests;

public sealed class EnergyModelTests
{
    private const string Table = """
        schema: codesign.energy/1
        name: test
        description: test
        node: 22 nm
        voltage: 0.8 V
        operating_points:
          source: test
          tolerance: 20 %
          points:
            - {voltage: 0.4 V, speed: 25 %, leakage: 10 %}
            - {voltage: 0.8 V, speed: 100 %, leakage: 100 %}
        gate:
          area: {value: 0.5 um2, tolerance: 10 %, source: test}
          utilisation: {value: 50 %, tolerance: 0 %, source: test}
        classes:
          core:
            kind: actions
            cell: lstp
            leakage: {value: 2 mW, tolerance: 50 %, source: test}
            actions:
              add: {value: 3 pJ, tolerance: 10 %, source: test}
              load: {value: 5 pJ, tolerance: 20 %, source: test}
          sram:
            kind: array
            cell: lstp
            tolerance: 25 %
            source: test
            points:
              - {width: 64 bit, capacity: 1 KiB, read: 1 pJ, write: 2 pJ, leakage: 1 uW}
              - {width: 64 bit, capacity: 4 KiB, read: 4 pJ, write: 8 pJ, leakage: 4 uW}
          wide:
            kind: array
            cell: hp
            tolerance: 25 %
            source: test
            points:
              - {width: 32 bit, capacity: 1 KiB, read: 1 pJ, write: 1 pJ, leakage: 2 uW, area: 100 um2}
              - {width: 32 bit, capacity: 4 KiB, read: 2 pJ, write: 2 pJ, leakage: 8 uW, area: 400 um2}
              - {width: 128 bit, capacity: 1 KiB, read: 9 pJ, write: 4 pJ, leakage: 2 uW, area: 100 um2}
              - {width: 128 bit, capacity: 4 KiB, read: 18 pJ, write: 8 pJ, leakage: 8 uW, area: 400 um2}
          dram:
            kind: per_bit
            read: {value: 6 pJ/bit, tolerance: 50 %, source: test}
            write: {value: 7 pJ/bit, tolerance: 50 %, source: test}
            leakage: {value: 1 mW, tolerance: 0 %, source: test}
        """;

    [Fact]
    public void Energy_is_actions_and_leakage()
    {
        // 1000 add × 3 pJ + 200 load × 5 pJ = 4000 pJ. Leakage: 2 mW × 1 µs = 2 nJ = 2000 pJ.
        // Low: 3000 × 0.9 + 1000 × 0.8 + 2000 × 0.5 = 2700 + 800 + 1000. High: 3300 + 1200 + 3000.
        EnergyRecord energy = Evaluate(1_000_000, Part("core0", "core", default, ("add", 1000), ("load", 200)));
        EnergyComponent core = Assert.Single(energy.Components);
        Assert.Equal((4000m, 2000m, 4500m, 7500m), (core.DynamicPj, core.LeakagePj, core.LowPj, core.HighPj));
        Assert.Equal((6000m, 4500m, 7500m), (energy.TotalPj, energy.LowPj, energy.HighPj));
        Assert.Equal((3m, 3000m, 2700m, 3300m), (core.Actions[0].EachPj, core.Actions[0].EnergyPj, core.Actions[0].LowPj, core.Actions[0].HighPj));
    }

    [Fact]
    public void Bounds_of_parts_add_up()
    {
        // Low with low and high with high: (4500 + 4500, 7500 + 7500), whatever is known of their errors.
        EnergyRecord energy = Evaluate(
            1_000_000, Part("a", "core", default, ("add", 1000), ("load", 200)), Part("b", "core", default, ("add", 1000), ("load", 200)));
        Assert.Equal((12000m, 9000m, 15000m), (energy.TotalPj, energy.LowPj, energy.HighPj));
    }

    [Theory]
    // At a point: as tabulated, for 64 bits. Half the width: half the energy.
    [InlineData(1024, 64, 1, 2)]
    [InlineData(4096, 64, 4, 8)]
    [InlineData(4096, 32, 2, 4)]
    // Between points along a straight line in logarithms: 2 KiB is half-way, √(1 × 4) = 2 and √(2 × 8) = 4.
    [InlineData(2048, 64, 2, 4)]
    // Beyond the last point along the same line: the energy doubles with the capacity.
    [InlineData(8192, 64, 8, 16)]
    [InlineData(512, 64, 0.5, 1)]
    public void Array_energy_follows_capacity_and_width(long capacity, int width, double read, double write)
    {
        EnergyRecord energy = Evaluate(0, Part("ram", "sram", new EnergyPart(new ByteSize((ulong)capacity), new BitWidth(width)), ("read", 1), ("write", 1)));
        Assert.Equal([(decimal)read, (decimal)write], energy.Components[0].Actions.Select(a => a.EnergyPj));
    }

    [Theory]
    // At the points: as tabulated.
    [InlineData(1024, 32, 1, 1)]
    [InlineData(4096, 128, 18, 8)]
    // 64 bits are half-way between 32 and 128 in logarithms: sqrt(1 x 9) = 3, sqrt(1 x 4) = 2; not 2, as in proportion to the bits.
    [InlineData(1024, 64, 3, 2)]
    // 2 KiB is half-way between 1 and 4 KiB: first sqrt(1 x 2) and sqrt(9 x 18), then sqrt of their product = sqrt(18) = 4.242641.
    [InlineData(2048, 64, 4.242641, 2.828427)]
    // Beyond the widths along the line of the outermost two: 32 to 128 bits is x 9 for two octaves, so 256 bits is x 3 on top.
    [InlineData(1024, 256, 27, 8)]
    public void Array_energy_follows_the_tabulated_widths(long capacity, int width, double read, double write)
    {
        EnergyRecord energy = Evaluate(0, Part("ram", "wide", new EnergyPart(new ByteSize((ulong)capacity), new BitWidth(width)), ("read", 1), ("write", 1)));
        Assert.Equal([(decimal)read, (decimal)write], energy.Components[0].Actions.Select(a => Math.Round(a.EnergyPj, 6)));
    }

    [Fact]
    public void Leakage_and_area_of_an_array_do_not_follow_the_width_unless_the_points_do()
    {
        // 2 KiB: sqrt(2 x 8) = 4 uW; x 1 us = 4 pJ. sqrt(100 x 400) = 200 um2, +- 25 %. The same at 32, 64 and 128 bits.
        foreach (int width in new[] { 32, 64, 128 })
        {
            var part = new EnergyPart(new ByteSize(2048), new BitWidth(width));
            Assert.Equal(4m, Evaluate(1_000_000, Part("ram", "wide", part)).Components[0].LeakagePj);
            AreaRecord area = AreaModel.OfMemory(Read(), "ram", "wide", part);
            Assert.Equal((0.0002m, 0.00015m, 0.00025m), (area.Mm2, area.LowMm2, area.HighMm2));
        }

        Assert.Null(AreaModel.OfMemory(Read(), "ram", "sram", new EnergyPart(new ByteSize(1024), new BitWidth(64))).Mm2);
    }

    [Fact]
    public void Logic_has_the_area_of_its_gates()
    {
        // 10 kGE x 0.5 um2 / 50 % = 10,000 um2. Low: x 0.8 x 0.9, high: x 1.2 x 1.1.
        var gates = new Sourced<GateEquivalents>(new GateEquivalents(10_000_000), "test", new Tolerance(200_000), default);
        AreaRecord area = AreaModel.OfLogic(Read(), "core0", "core", gates);
        Assert.Equal((10_000m, 0.01m, 0.0072m, 0.0132m), (area.Gates, area.Mm2, Math.Round(area.LowMm2!.Value, 6), Math.Round(area.HighMm2!.Value, 6)));
        Assert.Equal(new AreaRecord("m", "module", null, null, null, null, null, null), AreaModel.OfLogic(Read(), "m", "module", null));
    }

    [Fact]
    public void Dynamic_energy_follows_the_square_of_the_voltage_and_leakage_the_curve()
    {
        // 0.6 V: (0.6 / 0.8)^2 = 0.5625; leakage half-way between 10 % and 100 %: 55 %.
        // Dynamic 4000 x 0.5625 = 2250; leakage 2000 x 0.55 = 1100. Low 3500 x 0.5625 + 1000 x 0.55 x 0.8, high 4500 x 0.5625 + 3000 x 0.55 x 1.2.
        EnergyRecord energy = Evaluate(1_000_000, 600_000, Part("core0", "core", default, ("add", 1000), ("load", 200)));
        EnergyComponent core = energy.Components[0];
        Assert.Equal((2250m, 1100m, 1968.75m + 440m, 2531.25m + 1980m), (core.DynamicPj, core.LeakagePj, core.LowPj, core.HighPj));
        Assert.Equal("600 mV", energy.Voltage);
    }

    [Fact]
    public void A_memory_off_the_chip_has_a_supply_of_its_own()
    {
        PartActivity dram = Part("ram", "dram", new EnergyPart(default, new BitWidth(64)), ("read", 10));
        Assert.Equal(Evaluate(1000, dram).TotalPj, Evaluate(1000, 600_000, dram).TotalPj);
    }

    [Fact]
    public void The_three_constants_that_make_the_range_widest_are_named()
    {
        // Widths: leakage 2000 x 1 = 2000, add 3000 x 0.2 = 600, load 1000 x 0.4 = 400, read 10 x 1 pJ x 0.5 = 5; the range is their sum.
        EnergyRecord energy = Evaluate(
            1_000_000, Part("core0", "core", default, ("add", 1000), ("load", 200)), Part("ram", "sram", new EnergyPart(new ByteSize(1024), new BitWidth(64)), ("read", 10)));
        Assert.Equal(
            [("core.leakage", 2000m), ("core.add", 600m), ("core.load", 400m)], energy.LargestUncertainties.Select(u => (u.Constant, u.WidthPj)));
        Assert.Equal(energy.HighPj - energy.LowPj, energy.Uncertainties.Sum(u => u.WidthPj));
    }

    [Fact]
    public void Energy_per_bit_follows_the_width()
    {
        // 10 reads of 64 bits at 6 pJ/bit = 3840 pJ; 1 write at 7 pJ/bit = 448 pJ. Leakage 1 mW × 1 ns = 1 pJ, without tolerance.
        EnergyRecord energy = Evaluate(1000, Part("ram", "dram", new EnergyPart(default, new BitWidth(64)), ("read", 10), ("write", 1)));
        Assert.Equal((4289m, (3840m + 448m) / 2 + 1m, (3840m + 448m) * 1.5m + 1m), (energy.TotalPj, energy.LowPj, energy.HighPj));
    }

    [Fact]
    public void Link_energy_is_its_own()
    {
        var constant = new Sourced<EnergyPerBit>(new EnergyPerBit(500_000_000), "test", new Tolerance(100_000), default); // 0.5 pJ/bit ± 10 %
        EnergyRecord energy = Evaluate(0, new PartActivity("bus", "link", "bus", default, new Dictionary<string, long> { ["bit"] = 80 }, constant));
        Assert.Equal((40m, 36m, 44m), (energy.TotalPj, energy.LowPj, energy.HighPj));
    }

    [Fact]
    public void Action_without_constant_is_our_mistake()
    {
        // Descriptions are checked before a run; whoever gets here skipped the check.
        Assert.Throws<InvalidOperationException>(() => Evaluate(0, Part("core0", "core", default, ("divide", 1))));
    }

    private static PartActivity Part(string id, string energyClass, EnergyPart part, params (string Action, long Count)[] counts) =>
        new(id, "core", energyClass, part, counts.ToDictionary(c => c.Action, c => c.Count));

    private static EnergyRecord Evaluate(long picoseconds, params PartActivity[] activities) => Evaluate(picoseconds, 800_000, activities);

    private static EnergyRecord Evaluate(long picoseconds, long microvolts, params PartActivity[] activities) =>
        EnergyModel.Evaluate(Read(), activities, new SimTime(picoseconds), new Voltage(microvolts));

    private static EnergyTable Read()
    {
        DiagnosticBag diagnostics = new();
        EnergyTable table = new DescriptionReader(new MemoryFileSystem(), UnionRegistry.Empty).ReadText("energy.yaml", Table, EnergyTable.Read, diagnostics);
        Assert.Empty(diagnostics.Sorted());
        return table;
    }
}
