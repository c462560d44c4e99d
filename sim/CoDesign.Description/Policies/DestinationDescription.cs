using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Policies;

/// <summary>What a destination may learn.</summary>
/// <param name="Id">A zone (all in it), module, memory, device or sink.</param>
/// <param name="MayLearn">Tags that may reach it in clear.</param>
/// <param name="Declared">Metadata that may tell it of secrets: noted, and no finding.</param>
public sealed record DestinationDescription(Reference Id, IReadOnlyList<Reference> MayLearn, IReadOnlyList<MetadataChannel> Declared)
{
    /// <summary>Reads an entry.</summary>
    public static DestinationDescription Read(NodeReader node) => new(
        node.Reference("id", "A zone, which stands for all in it, or a module, memory, device or sink."),
        node.References("may_learn", "Tags that may reach it in clear."),
        node.OptionalScalarList("declared", "Metadata of jobs that may tell it of secrets: noted, and no finding.", Scalar.EnumOf<MetadataChannel>()));
}
