using CoDesign.Description.Energies;

namespace CoDesign.Cli.Tests.Energy;

/// <summary>Points of the CACTI tables left out one by one.</summary>
internal static class HeldOut
{
    /// <summary>All comparisons.</summary>
    public static IReadOnlyList<HeldOutRow> All { get; } =
    [
        .. new[] { 45, 22 }.SelectMany(node => new[] { "sram", "sram_hp" }.Select(name => Capacities(node, name))),
        Widths(45),
        Widths(22),
        Nodes(),
    ];

    // Each capacity but the smallest and the largest, from its two neighbours.
    private static HeldOutRow Capacities(int node, string name)
    {
        ArrayEnergies table = Bench.Class<ArrayEnergies>(node, name);
        return Row(node, name, table.Cell, "one capacity between its neighbours", table.Points
            .Where(p => p.Capacity != table.Points[0].Capacity && p.Capacity != table.Points[^1].Capacity)
            .Select(p => (ErrorOf(table with { Points = [.. table.Points.Where(q => q != p)] }, p), $"{p.Capacity}, {p.Width}")));
    }

    // All arrays of 64 bits, from those of 32 and 256: a wider gap than any that a user of the whole table meets.
    private static HeldOutRow Widths(int node)
    {
        ArrayEnergies table = Bench.Class<ArrayEnergies>(node, "sram");
        ArrayEnergies without = table with { Points = [.. table.Points.Where(p => p.Width.Bits != 64)] };
        return Row(node, "sram", table.Cell, "all of 64 bit, between 32 and 256 bit", table.Points
            .Where(p => p.Width.Bits == 64)
            .Select(p => (ErrorOf(without, p), $"{p.Capacity}, {p.Width}")));
    }

    // The rule of the 28 nm table, where it can be checked: 32 nm from 22 and 45 nm, which lie further apart than 22 and 32.
    private static HeldOutRow Nodes()
    {
        double position = Math.Log(32.0 / 22) / Math.Log(45.0 / 22);
        Dictionary<(string, int, int, ulong), double> read = Bench.Cacti().ToDictionary(c => (c.Cell, c.Node, c.Width, c.Capacity), c => c.Values[0]);
        return Row(28, "sram", CellType.Lstp, "all of 32 nm, between 22 and 45 nm", Bench.Cacti()
            .Where(c => c.Node == 32 && c.Cell == "lstp")
            .Select(c =>
            {
                (double a, double b) = (read[(c.Cell, 22, c.Width, c.Capacity)], read[(c.Cell, 45, c.Width, c.Capacity)]);
                return ((a * Math.Pow(b / a, position) / c.Values[0]) - 1, $"{c.Capacity / 1024} KiB, {c.Width} bit");
            }));
    }

    private static double ErrorOf(ArrayEnergies table, ArrayPoint point)
    {
        Assert.True(table.TryActionEnergy(ArrayEnergies.ReadAction, new EnergyPart(point.Capacity, point.Width), out EnergyConstant energy));
        return ((double)energy.Nominal.Attojoules / (double)point.ReadEnergy.Attojoules) - 1;
    }

    private static HeldOutRow Row(int node, string name, CellType cell, string what, IEnumerable<(double Error, string At)> errors)
    {
        (double Error, string At)[] all = [.. errors];
        (double worst, string at) = all.MaxBy(e => Math.Abs(e.Error));
        return new HeldOutRow(node, name, cell, what, all.Length, all.Average(e => Math.Abs(e.Error)), worst, at);
    }
}
