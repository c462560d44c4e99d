using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Policies;

/// <summary>When a rule matches.</summary>
/// <param name="Live">Live tags, of which at least one must be there; an empty list matches public data; null: not asked.</param>
/// <param name="Residual">Tags that a sanitizer removed, of which at least one must be there; null: not asked.</param>
/// <param name="IsPeerToPeer">Whether it speaks of transfers from module to module instead of tags.</param>
/// <param name="Via">The sanitizer that removed them; null: any.</param>
/// <param name="From">Sources; null: any.</param>
/// <param name="To">Destinations; null: any.</param>
/// <param name="Position">The block, for messages.</param>
public sealed record RuleCondition(
    IReadOnlyList<Reference>? Live,
    IReadOnlyList<Reference>? Residual,
    bool IsPeerToPeer,
    Reference? Via,
    IReadOnlyList<Reference>? From,
    IReadOnlyList<Reference>? To,
    Diagnostics.SourcePosition Position)
{
    /// <summary>Reads the block.</summary>
    public static RuleCondition Read(NodeReader node)
    {
        var condition = new RuleCondition(
            node.Optional("conf", "Live tags, at least one of which must be there; an empty list matches exactly public data.", Form.List(Form.Reference)),
            node.Optional("residual", "Tags that a sanitizer removed, at least one of which must be there.", Form.List(Form.Reference, 1)),
            node.ScalarOr("p2p", "True for a rule about transfers from module to module past the core, whatever they carry.", Scalar.Boolean, false),
            node.OptionalReference("via", "The sanitizer that removed them; absent: any."),
            node.Optional("from", "Where the bytes come from: zones, cores, modules, memories, devices, sinks; absent: anywhere.", Form.List(Form.Reference, 1)),
            node.Optional("to", "Who will have seen the bytes; absent: anyone.", Form.List(Form.Reference, 1)),
            node.Position);
        node.ExactlyOneOf("conf", "residual", "p2p");
        return condition;
    }
}
