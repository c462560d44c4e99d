using CoDesign.Description.Policies;
using CoDesign.Description.Runs;
using CoDesign.Description.Yaml;

namespace CoDesign.Description.Loading;

/// <summary>What the user asks for: a run file, or its parts one by one, and what is to be different.</summary>
public sealed record RunRequest
{
    /// <summary>A run file; null if the parts are named.</summary>
    public string? Configuration { get; init; }

    /// <summary>File of a chip or of a core preset.</summary>
    public string? Chip { get; init; }

    /// <summary>File of a workload, or an ELF.</summary>
    public string? Workload { get; init; }

    /// <summary>File of a policy.</summary>
    public string? Policy { get; init; }

    /// <summary>File of an energy table.</summary>
    public string? Energy { get; init; }

    /// <summary>Folder with energy tables that are named after process nodes (<c>22nm.yaml</c>): for a run that names none.</summary>
    public string? EnergyFolder { get; init; }

    /// <summary>Name of a variant of the run file.</summary>
    public string? Variant { get; init; }

    /// <summary>Size of the workload.</summary>
    public string? Size { get; init; }

    /// <summary>What a denial does.</summary>
    public PolicyModeChoice? Mode { get; init; }

    /// <summary>Who takes regions without binding.</summary>
    public OffloadChoice? Offload { get; init; }

    /// <summary>How much of time is modelled.</summary>
    public TimingMode? Timing { get; init; }

    /// <summary>Regions that a certain module takes, on top of those of the run file.</summary>
    public IReadOnlyList<RequestedBinding> Bindings { get; init; } = [];

    /// <summary>Start of every random sequence.</summary>
    public ulong? Seed { get; init; }

    /// <summary>New values for places of the run, the chip or the core preset.</summary>
    public IReadOnlyList<Override> Overrides { get; init; } = [];

    /// <summary>Files that replace inputs of the workload: name and path.</summary>
    public IReadOnlyList<(string Name, string Path)> Inputs { get; init; } = [];
}
