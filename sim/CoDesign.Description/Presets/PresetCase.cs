using CoDesign.Description.Chips;
using CoDesign.Description.Reading;

namespace CoDesign.Description.Presets;

/// <summary>
/// A module whose kind and parameters stand in a file of their own. <see cref="PresetFiles"/> puts them in the place of this before a
/// chip is read; it is a case of the union for the sake of the schema, and of the message if the file cannot be read.
/// </summary>
public sealed class PresetCase : IUnionCase<IModuleParameters>
{
    /// <summary>The tag.</summary>
    public const string Name = "preset";

    /// <inheritdoc/>
    public string Tag => Name;

    /// <inheritdoc/>
    public string Description => "What a file of chips/library says.";

    /// <inheritdoc/>
    public IModuleParameters Read(NodeReader node)
    {
        node.File(Name, "File of the module preset.");
        return new Unresolved();
    }

    private sealed record Unresolved : IModuleParameters
    {
        public IReadOnlyList<uint> Operations { get; } = [];

        public IReadOnlyList<string> Actions { get; } = [];
    }
}
