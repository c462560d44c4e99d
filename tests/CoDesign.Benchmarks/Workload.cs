using CoDesign.Description.Diagnostics;
using CoDesign.Description.Files;
using CoDesign.Description.Loading;
using CoDesign.Description.Policies;
using CoDesign.Description.Runs;
using CoDesign.Machine;
using CoDesign.Modules;
using CoDesign.Results;

namespace CoDesign.Benchmarks;

/// <summary>Runs of the repository.</summary>
internal static class Workload
{
    /// <summary>Reads a run.</summary>
    /// <param name="configuration">Its file.</param>
    /// <param name="mode">Whether labels are followed.</param>
    /// <param name="offload">Who takes the regions.</param>
    public static RunDescription Load(string configuration, PolicyModeChoice mode, OffloadChoice offload)
    {
        DiagnosticBag diagnostics = new();
        var request = new RunRequest { Configuration = configuration, Mode = mode, Offload = offload };
        return new RunLoader(new DiskFileSystem(Repository.Root), ModuleKinds.Registry, diagnostics).TryLoad(request, out RunDescription run)
            ? run
            : throw new InvalidOperationException(string.Join('\n', diagnostics.Sorted()));
    }

    /// <summary>Runs it once.</summary>
    public static RunResult Run(RunDescription run) => Simulation.Run(run, new SimulationOptions
    {
        MaximumCycles = long.MaxValue,
        Kinds = ModuleKinds.All,
        Tool = new ToolRecord("benchmarks", "0"),
    });
}
