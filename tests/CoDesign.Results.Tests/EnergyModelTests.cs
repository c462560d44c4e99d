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
        classes:
          core:
            kind: actions
            leakage: {value: 2 mW, tolerance: 50 %, source: test}
            actions:
              add: {value: 3 pJ, tolerance: 10 %, source: test}
              load: {value: 5 pJ, tolerance: 20 %, source: test}
          sram:
            kind: array
            cell: lstp
            width: 64 bit
            tolerance: 25 %
            source: test
            points:
              - {capacity: 1 KiB, read: 1 pJ, write: 2 pJ, leakage: 1 uW}
              - {capacity: 4 KiB, read: 4 pJ, write: 8 pJ, leakage: 4 uW}
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

    private static EnergyRecord Evaluate(long picoseconds, params PartActivity[] activities)
    {
        DiagnosticBag diagnostics = new();
        EnergyTable table = new DescriptionReader(new MemoryFileSystem(), UnionRegistry.Empty).ReadText("energy.yaml", Table, EnergyTable.Read, diagnostics);
        Assert.Empty(diagnostics.Sorted());
        return EnergyModel.Evaluate(table, activities, new SimTime(picoseconds));
    }
}
