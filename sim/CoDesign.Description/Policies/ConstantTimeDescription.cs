using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Policies;

/// <summary>Of which secrets the time of the program must not tell.</summary>
/// <param name="Scope">The tags.</param>
/// <param name="Checks">What may not depend on them.</param>
public sealed record ConstantTimeDescription(IReadOnlyList<Reference> Scope, IReadOnlyList<ConstantTimeCheck> Checks)
{
    /// <summary>Reads the block.</summary>
    public static ConstantTimeDescription Read(NodeReader node) => new(
        node.References("scope", "Tags of which time must not tell.", 1),
        node.ScalarList("checks", "What may not depend on them.", Scalar.EnumOf<ConstantTimeCheck>(), 1));
}
