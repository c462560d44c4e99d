using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Chips;

/// <summary>A zone of trust.</summary>
/// <param name="Id">Id.</param>
/// <param name="IsTrustedBase">Whether the zone belongs to the trusted computing base.</param>
/// <param name="Openness">How much of it can be inspected.</param>
/// <param name="Summary">What is in it.</param>
/// <param name="Position">The zone, for messages.</param>
public sealed record ZoneDescription(string Id, bool IsTrustedBase, Openness Openness, string? Summary, Diagnostics.SourcePosition Position)
{
    /// <summary>The zone of everything off the chip: standard output, files, the network.</summary>
    public const string Outside = "outside";

    /// <summary>Reads a zone.</summary>
    public static ZoneDescription Read(NodeReader node) => new(
        node.Identifier("id", "Id; zones, cores, memories, links, devices, modules and sinks share one namespace."),
        node.Boolean("tcb", "Whether the zone belongs to the trusted computing base."),
        node.Enum<Openness>("openness", "How much of it can be inspected."),
        node.OptionalScalar("description", "What is in the zone.", Scalar.MultilineText),
        node.Position);
}
