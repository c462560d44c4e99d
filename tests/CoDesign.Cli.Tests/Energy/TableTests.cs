using System.Globalization;
using System.Text.RegularExpressions;
using CoDesign.Description.Energies;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;

namespace CoDesign.Cli.Tests.Energy;

// What the tables say of themselves: copied figures are the published ones, scaled ones follow the rule that they name.
public sealed partial class TableTests
{
    // Stillmaker and Baas 2017, energy at 0.8 V and area relative to 45 nm; 28 and 22 nm by log-log interpolation between 32, 20 and their
    // neighbours. 45 nm stands at 0.9 V in our table, hence the square.
    private static readonly Dictionary<int, (double Energy, double Area, double Voltage)> Stillmaker = new()
    {
        [45] = (1, 1, 0.9),
        [28] = (0.4834, 0.3681, 0.8),
        [22] = (0.2759, 0.2462, 0.8),
        [16] = (0.1735, 0.19, 0.8),
        [7] = (0.0943, 0.059, 0.8),
    };

    public static TheoryData<int> Nodes => [.. Bench.Nodes];

    [Theory]
    [MemberData(nameof(Nodes))]
    public void Scaled_constants_are_the_base_times_the_published_factor(int node)
    {
        int scaled = 0;
        foreach (Keyed<Tagged<IEnergyClass>> entry in Bench.Table(node).Classes)
        {
            if (entry.Value.Value is not ActionEnergies actions)
            {
                continue;
            }

            foreach (Keyed<Sourced<Description.Quantities.Energy>> action in actions.Energies)
            {
                Match match = Scaled().Match(action.Value.Source);
                if (!match.Success)
                {
                    continue;
                }

                scaled++;
                double factor = Number(match, "factor");
                (double expectedFactor, Description.Quantities.Energy based, Tolerance known) = match.Groups["node"].Value switch
                {
                    // 40 nm: log-log between 45 and 32 nm gives 0.866; Aladdin's library runs at 0.9 V.
                    "40" => (Stillmaker[node].Energy / 0.866 * Square(Stillmaker[node].Voltage / 0.9), Published(match), default),
                    string from => (
                        Stillmaker[node].Energy / Stillmaker[int.Parse(from, CultureInfo.InvariantCulture)].Energy * Square(Stillmaker[node].Voltage / Stillmaker[int.Parse(from, CultureInfo.InvariantCulture)].Voltage),
                        Base(from, entry.Key, action.Key).Value,
                        Base(from, entry.Key, action.Key).Tolerance ?? default),
                };
                Assert.Equal(expectedFactor, factor, 0.0001);
                AssertClose((double)based.Attojoules * factor, (double)action.Value.Value.Attojoules, $"{node} nm {entry.Key}.{action.Key}");
                Assert.True(action.Value.Tolerance > known, $"{node} nm {entry.Key}.{action.Key}: scaling adds an error");
            }
        }

        // In the table that the others are scaled from, only single operations are scaled.
        Assert.InRange(scaled, node == 45 ? 60 : node == 22 ? 17 : 70, 100);
    }

    [Theory]
    [InlineData(22)]
    [InlineData(45)]
    public void Memories_are_what_CACTI_printed(int node)
    {
        int points = 0;
        foreach ((string cell, _, int width, ulong capacity, double[] values) in Bench.Cacti().Where(c => c.Node == node))
        {
            ArrayPoint point = PointOf(node, cell, width, capacity);
            AssertPoint(values, point, 1e-6);
            points++;
        }

        // 14 capacities, three widths of one cell type and one of the other.
        Assert.Equal(14 * 4, points);
        Assert.Equal(points, Bench.Class<ArrayEnergies>(node, "sram").Points.Count + Bench.Class<ArrayEnergies>(node, "sram_hp").Points.Count);
    }

    [Fact]
    public void Memories_at_28_nm_lie_between_22_and_32_nm()
    {
        double position = Math.Log(28.0 / 22) / Math.Log(32.0 / 22);
        Dictionary<(string, int, ulong), double[]> at32 = Bench.Cacti().Where(c => c.Node == 32).ToDictionary(c => (c.Cell, c.Width, c.Capacity), c => c.Values);
        foreach ((string cell, _, int width, ulong capacity, double[] at22) in Bench.Cacti().Where(c => c.Node == 22))
        {
            double[] between = [.. at22.Zip(at32[(cell, width, capacity)], (a, b) => a * Math.Pow(b / a, position))];
            AssertPoint(between, PointOf(28, cell, width, capacity), 1e-3);
        }
    }

    [Theory]
    [InlineData(16)]
    [InlineData(7)]
    public void Memories_below_22_nm_are_scaled(int node)
    {
        (double energy, double area) = (Stillmaker[node].Energy / Stillmaker[22].Energy, Stillmaker[node].Area / Stillmaker[22].Area);
        foreach ((string cell, _, int width, ulong capacity, double[] at22) in Bench.Cacti().Where(c => c.Node == 22))
        {
            AssertPoint([at22[0] * energy, at22[1] * energy, at22[2] * area, at22[3] * area], PointOf(node, cell, width, capacity), 2e-3);
        }
    }

    [Fact]
    public void Cells_for_high_performance_leak_hundreds_of_times_as_much()
    {
        // 1 MiB at 22 nm: 0.138 mW and 79.8 mW, a factor of 578.
        var part = new EnergyPart(new ByteSize(1 << 20), new BitWidth(64));
        double low = (double)Bench.Class<ArrayEnergies>(22, "sram").Leakage(part).Nominal.Attowatts;
        double high = (double)Bench.Class<ArrayEnergies>(22, "sram_hp").Leakage(part).Nominal.Attowatts;
        Assert.InRange(high / low, 570, 590);
    }

    [Theory]
    // Horowitz, ISSCC 2014, 45 nm, 0.9 V.
    [InlineData("int8_add", 0.03)]
    [InlineData("int16_add", 0.05)]
    [InlineData("int32_add", 0.1)]
    [InlineData("fp16_add", 0.4)]
    [InlineData("fp32_add", 0.9)]
    [InlineData("int8_mul", 0.2)]
    [InlineData("int32_mul", 3.1)]
    [InlineData("fp16_mul", 1.1)]
    [InlineData("fp32_mul", 3.7)]
    public void Operations_at_45_nm_are_the_published_ones(string operation, double picojoules) =>
        Assert.Equal(picojoules, (double)Bench.Action(45, "datapath", operation).Nominal.Attojoules / 1e6, 6);

    [Theory]
    [MemberData(nameof(Nodes))]
    public void Speed_and_leakage_follow_the_laws_that_the_curve_names(int node)
    {
        EnergyTable table = Bench.Table(node);
        double threshold = node == 45 ? 0.4 : 0.35;
        double nominal = table.Voltage.Microvolts / 1e6;
        foreach (OperatingPoint point in table.Curve!.Points)
        {
            double v = point.Voltage.Microvolts / 1e6;
            double Speed(double at) => Math.Pow(at - threshold, 1.3) / at;
            Assert.Equal(Speed(v) / Speed(nominal), point.Speed.PartsPerMillion / 1e6, 0.0006);
            Assert.Equal(v / nominal * Math.Exp((v - nominal) / 0.39), point.Leakage.PartsPerMillion / 1e6, 0.0006);
        }
    }

    [GeneratedRegex(@"^scaled: (?<node>\d+)nm (?:(?<published>[\d.]+) pJ )?x (?<factor>[\d.]+) \(energy\)")]
    private static partial Regex Scaled();

    private static double Number(Match match, string group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static double Square(double x) => x * x;

    private static Description.Quantities.Energy Published(Match match) => new((Int128)Math.Round(Number(match, "published") * 1e6));

    private static Sourced<Description.Quantities.Energy> Base(string node, string energyClass, string action)
    {
        Assert.True(Bench.Class<ActionEnergies>(int.Parse(node, CultureInfo.InvariantCulture), energyClass).Energies.TryFind(action, out Sourced<Description.Quantities.Energy>? found), action);
        return found;
    }

    private static ArrayPoint PointOf(int node, string cell, int width, ulong capacity) => Assert.Single(
        Bench.Class<ArrayEnergies>(node, cell == "hp" ? "sram_hp" : "sram").Points, p => p.Width.Bits == width && p.Capacity.Bytes == capacity);

    private static void AssertPoint(double[] values, ArrayPoint point, double share)
    {
        double[] actual = [(double)point.ReadEnergy.Attojoules / 1e6, (double)point.WriteEnergy.Attojoules / 1e6, (double)point.Leakage.Attowatts / 1e15, point.Area!.Value.SquareNanometres / 1e12];
        for (int i = 0; i < values.Length; i++)
        {
            Assert.InRange(actual[i], values[i] * (1 - share), values[i] * (1 + share));
        }
    }

    // Tables have four digits.
    private static void AssertClose(double expected, double actual, string what) =>
        Assert.True(Math.Abs(expected - actual) <= expected * 0.0006, $"{what}: {actual}, and the rule gives {expected}");
}
