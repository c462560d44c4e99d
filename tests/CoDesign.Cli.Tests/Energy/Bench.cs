using System.Globalization;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Energies;
using CoDesign.Description.Files;
using CoDesign.Description.Loading;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Runs;
using CoDesign.Description.Yaml;
using CoDesign.Machine;
using CoDesign.Modules;
using CoDesign.Results;

namespace CoDesign.Cli.Tests.Energy;

/// <summary>The energy tables of the repository, and runs that they price.</summary>
internal static class Bench
{
    /// <summary>Nodes that have a table.</summary>
    public static IReadOnlyList<int> Nodes { get; } = [45, 28, 22, 16, 7];

    /// <summary>A table.</summary>
    public static EnergyTable Table(int node)
    {
        DiagnosticBag diagnostics = new();
        EnergyTable table = new DescriptionReader(new DiskFileSystem(Repository.Root), ModuleKinds.Registry)
            .ReadFile($"configs/energy/{node}nm.yaml", EnergyTable.Read, diagnostics);
        Assert.False(diagnostics.HasErrors, string.Join('\n', diagnostics.Sorted()));
        return table;
    }

    /// <summary>A class of a table.</summary>
    public static T Class<T>(int node, string name)
        where T : IEnergyClass
    {
        Assert.True(Table(node).Classes.TryFind(name, out Tagged<IEnergyClass>? found), $"{node} nm has no class '{name}'");
        return Assert.IsType<T>(found.Value);
    }

    /// <summary>Energy of an action.</summary>
    public static EnergyConstant Action(int node, string energyClass, string action, EnergyPart part = default)
    {
        Assert.True(Table(node).Classes.TryFind(energyClass, out Tagged<IEnergyClass>? found), $"{node} nm has no class '{energyClass}'");
        Assert.True(found.Value.TryActionEnergy(action, part, out EnergyConstant energy), $"{energyClass} has no action '{action}'");
        return energy;
    }

    /// <summary>An array of memory.</summary>
    public static EnergyPart Array(int kibibytes, int width) => new(new ByteSize((ulong)kibibytes << 10), new BitWidth(width));

    /// <summary>Runs a measured program on a core preset.</summary>
    /// <param name="preset">The preset.</param>
    /// <param name="program">ISA and program: rv64gc/kern_sha256.</param>
    /// <param name="changes">Other values for places of the preset.</param>
    public static RunRecord Run(string preset, string program, params string[] changes)
    {
        DiagnosticBag diagnostics = new();
        List<Override> overrides = [];
        foreach (string change in changes)
        {
            Assert.True(Override.TryParse(change, diagnostics, out Override? parsed), change);
            overrides.Add(parsed);
        }

        RunRequest request = new()
        {
            Chip = $"chips/cores/{preset}.yaml",
            Workload = $"tests/truth/elves/{program}.elf",
            EnergyFolder = "configs/energy",
            Overrides = overrides,
        };
        bool isLoaded = new RunLoader(new DiskFileSystem(Repository.Root), ModuleKinds.Registry, diagnostics).TryLoad(request, out RunDescription run);
        Assert.True(isLoaded, string.Join('\n', diagnostics.Sorted()));
        RunRecord record = Simulation.Run(run, new SimulationOptions
        {
            MaximumCycles = 1_000_000_000,
            Kinds = ModuleKinds.All,
            Tool = new ToolRecord("codesign", "0.0.0"),
        }).Record;
        Assert.Equal((ExitRecord.GuestExit, 0), (record.Exit.Reason, record.Exit.GuestCode));
        return record;
    }

    /// <summary>CACTI's results: cell, node, width, capacity, and read, write in pJ, leakage in mW, area in mm².</summary>
    public static IEnumerable<(string Cell, int Node, int Width, ulong Capacity, double[] Values)> Cacti() =>
        File.ReadLines(Path.Combine(Repository.Root, "tests", "CoDesign.Cli.Tests", "data", "cacti.csv")).Skip(2).Select(line =>
        {
            string[] cells = line.Split(',');
            return (cells[0], int.Parse(cells[1], CultureInfo.InvariantCulture), int.Parse(cells[2], CultureInfo.InvariantCulture),
                ulong.Parse(cells[3], CultureInfo.InvariantCulture), cells[4..].Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray());
        });
}
