using CoDesign.Description.Chips;
using CoDesign.Description.Cores;
using CoDesign.Description.Energies;
using CoDesign.Description.Policies;
using CoDesign.Description.Presets;
using CoDesign.Description.Reading;

namespace CoDesign.Description.Runs;

/// <summary>Everything that a run needs, read and checked: same description, same bytes out.</summary>
public sealed record RunDescription
{
    /// <summary>The chip.</summary>
    public required Loaded<ChipDescription> Chip { get; init; }

    /// <summary>Preset of its core.</summary>
    public required Loaded<CoreDescription> Core { get; init; }

    /// <summary>DRAMs by the id of the memory that each of them is.</summary>
    public required KeyedList<Loaded<DramDescription>> Drams { get; init; }

    /// <summary>The program.</summary>
    public required ProgramImage Program { get; init; }

    /// <summary>The policy; null: no labels, nothing is judged.</summary>
    public required Loaded<PolicyDescription>? Policy { get; init; }

    /// <summary>The energy table.</summary>
    public required Loaded<EnergyTable> Energy { get; init; }

    /// <summary>Presets of its modules.</summary>
    public IReadOnlyList<PresetFile> Presets { get; init; } = [];

    /// <summary>What a denial does.</summary>
    public required PolicyModeChoice Mode { get; init; }

    /// <summary>Who takes regions without binding.</summary>
    public required OffloadChoice Offload { get; init; }

    /// <summary>Regions that a certain module takes.</summary>
    public required IReadOnlyList<BindingDescription> Bindings { get; init; }

    /// <summary>How much of time is modelled.</summary>
    public required TimingMode Timing { get; init; }

    /// <summary>Start of every random sequence.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Values that were set on the command line or in the run file: <c>path=value</c>.</summary>
    public required IReadOnlyList<string> Overrides { get; init; }
}
