using CoDesign.Description.Energies;

namespace CoDesign.Cli.Tests.Energy;

// The tolerance of a memory table covers what its interpolation gets wrong of points that it was not given.
public sealed class HeldOutTests
{
    [Fact]
    public void Interpolated_capacities_are_within_the_tolerance() => Assert.All(
        HeldOut.All.Where(r => r.What.StartsWith("one capacity", StringComparison.Ordinal)),
        r => Assert.True(Math.Abs(r.Worst) <= Bench.Class<ArrayEnergies>(r.Node, r.Class).Tolerance.PartsPerMillion / 1e6, $"{r.Node} nm {r.Class}: {r.Worst} at {r.At}"));

    [Fact]
    public void Interpolated_nodes_are_within_the_tolerance_of_28_nm()
    {
        HeldOutRow row = HeldOut.All[^1];
        Assert.True(Math.Abs(row.Worst) <= Bench.Class<ArrayEnergies>(28, "sram").Tolerance.PartsPerMillion / 1e6, $"{row.Worst} at {row.At}");
    }

    [Fact]
    public void Every_tabulated_point_is_given_back() => Assert.All(Bench.Nodes, node =>
    {
        ArrayEnergies table = Bench.Class<ArrayEnergies>(node, "sram");
        Assert.All(table.Points, p =>
        {
            var part = new EnergyPart(p.Capacity, p.Width);
            Assert.True(table.TryActionEnergy(ArrayEnergies.ReadAction, part, out EnergyConstant read));
            Assert.True(table.TryActionEnergy(ArrayEnergies.WriteAction, part, out EnergyConstant write));
            Assert.Equal((p.ReadEnergy, p.WriteEnergy, p.Leakage, p.Area), (read.Nominal, write.Nominal, table.Leakage(part).Nominal, table.AreaOf(part)!.Value.Nominal));
        });
    });
}
