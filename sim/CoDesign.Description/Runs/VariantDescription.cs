using CoDesign.Description.Policies;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;
using CoDesign.Description.Yaml;

namespace CoDesign.Description.Runs;

/// <summary>How a variant differs from the run that it belongs to.</summary>
/// <param name="Offload">Who takes the regions; null: as in the run.</param>
/// <param name="Mode">The policy's mode; null: as in the run.</param>
/// <param name="Chip">The chip; null: as in the run.</param>
/// <param name="Bindings">Regions that a certain module takes, instead of what the run says of them.</param>
/// <param name="Set">New values for places of the chip, on top of those of the run.</param>
public sealed record VariantDescription(
    OffloadChoice? Offload, PolicyModeChoice? Mode, FileReference? Chip, IReadOnlyList<BindingDescription> Bindings, IReadOnlyList<Override> Set)
{
    /// <summary>Reads an entry.</summary>
    public static VariantDescription Read(NodeReader node) => new(
        node.OptionalScalar("offload", "Who takes the regions; absent: as in the run.", Scalar.EnumOf<OffloadChoice>()),
        node.OptionalScalar("mode", "The policy's mode; absent: as in the run.", Scalar.EnumOf<PolicyModeChoice>()),
        node.OptionalFile("chip", "Another chip; absent: that of the run."),
        node.OptionalList("bind", "Regions that a certain module takes, instead of what the run says of them.", BindingDescription.Read),
        node.Overrides("set", "New values for places of the chip, on top of those of the run."));
}
