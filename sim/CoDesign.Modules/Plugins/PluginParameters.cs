using CoDesign.Description.Chips;

namespace CoDesign.Modules.Plugins;

/// <summary>A module whose kind lies in an assembly.</summary>
/// <param name="Plugin">The kind; null after an error that was reported.</param>
/// <param name="Inner">What it made of its parameters.</param>
/// <param name="Operations">Ops that it offers.</param>
/// <param name="Actions">Actions that it counts.</param>
/// <param name="Remarks">What a reader of results must know.</param>
/// <param name="Names">Its own names of ops.</param>
/// <param name="Files">The assembly.</param>
public sealed record PluginParameters(
    IModulePlugin? Plugin,
    IModuleParameters? Inner,
    IReadOnlyList<uint> Operations,
    IReadOnlyList<string> Actions,
    IReadOnlyList<string> Remarks,
    IReadOnlyDictionary<uint, string> Names,
    IReadOnlyList<ParameterFile> Files) : IModuleParameters
{
    /// <summary>What stands in for one that could not be loaded.</summary>
    internal static PluginParameters None { get; } = new(null, null, [], [], [], new Dictionary<uint, string>(), []);

    /// <inheritdoc/>
    public string? NameOf(uint operation) => Names.GetValueOrDefault(operation);

    /// <summary>Asks a plugin's parameters for all that the simulator needs of them, once.</summary>
    internal static PluginParameters Of(IModulePlugin plugin, IModuleParameters inner, ParameterFile file) => new(
        plugin,
        inner,
        [.. inner.Operations],
        [.. inner.Actions],
        [.. inner.Remarks],
        inner.Operations.Distinct().Select(o => (o, Name: inner.NameOf(o))).Where(o => o.Name is not null).ToDictionary(o => o.o, o => o.Name!),
        [file]);
}
