using CoDesign.Description.Chips;
using CoDesign.Description.Cores;
using CoDesign.Description.Energies;
using CoDesign.Description.Policies;
using CoDesign.Description.Presets;
using CoDesign.Description.Reading;
using CoDesign.Description.Runs;
using CoDesign.Description.Schema;
using CoDesign.Description.Workloads;

namespace CoDesign.Description.Loading;

/// <summary>The kinds of description files.</summary>
public static class DescriptionKinds
{
    private static readonly (string Name, Func<UnionRegistry, string> Schema, Func<UnionRegistry, SchemaModel> Model)[] All =
    [
        Kind(ChipDescription.SchemaKind, ChipDescription.Read),
        Kind(CoreDescription.SchemaKind, CoreDescription.Read),
        Kind(DramDescription.SchemaKind, DramDescription.Read),
        Kind(EnergyTable.SchemaKind, EnergyTable.Read),
        Kind(ModulePreset.SchemaKind, ModulePreset.Read),
        Kind(PolicyDescription.SchemaKind, PolicyDescription.Read),
        Kind(RunConfiguration.SchemaKind, RunConfiguration.Read),
        Kind(WorkloadDescription.SchemaKind, WorkloadDescription.Read),
    ];

    /// <summary>Names of the kinds, as in <c>codesign.chip/1</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(k => k.Name)];

    /// <summary>JSON Schema of a kind.</summary>
    public static string SchemaOf(string kind, UnionRegistry registry) => All.Single(k => k.Name == kind).Schema(registry);

    /// <summary>The keys of a kind as data.</summary>
    public static SchemaModel ModelOf(string kind, UnionRegistry registry) => All.Single(k => k.Name == kind).Model(registry);

    private static (string, Func<UnionRegistry, string>, Func<UnionRegistry, SchemaModel>) Kind<T>(string name, Func<NodeReader, T> read)
        where T : class =>
        (name, registry => SchemaWriter.Write(name, read, registry), registry => SchemaModel.Of(read, registry));
}
