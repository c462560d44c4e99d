using CoDesign.Description.Chips;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;

namespace CoDesign.Description.Presets;

/// <summary>A published accelerator, for chips to use: the kind and its parameters with their sources.</summary>
/// <param name="Name">Name of the preset.</param>
/// <param name="Summary">What it models, and what was checked.</param>
/// <param name="Clock">Clock of the published figures.</param>
/// <param name="Kind">Kind with its parameters.</param>
/// <param name="Position">The file.</param>
public sealed record ModulePreset(
    string Name, string Summary, Sourced<Frequency> Clock, Tagged<IModuleParameters> Kind, Diagnostics.SourcePosition Position)
{
    /// <summary>Kind of the file.</summary>
    public const string SchemaKind = "module";

    /// <summary>Keys that say something about the preset and are no parameters.</summary>
    internal static IReadOnlyList<string> OwnKeys { get; } = [SchemaId.Key, "name", "description", "clock"];

    /// <summary>Reads a preset file.</summary>
    public static ModulePreset Read(NodeReader node)
    {
        node.SchemaId(SchemaKind, 1);
        return new ModulePreset(
            node.Identifier("name", "Name of the preset; the same as that of its file."),
            node.MultilineText("description", "What it models, and against what it was checked."),
            node.Sourced("clock", "Clock of the published figures; the chip gives the module its clock.", Quantity.Frequency),
            node.OpenUnion<IModuleParameters>("kind", "Kind of the module; it decides which further keys there are."),
            node.Position);
    }
}
