using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Policies;

/// <summary>For what results of modules may not be used before somebody has verified them.</summary>
/// <param name="From">The modules.</param>
/// <param name="Uses">The uses.</param>
/// <param name="AtLeast">Integrity from which on they may.</param>
/// <param name="Because">The reason, shown in findings.</param>
public sealed record ResultStatement(IReadOnlyList<Reference> From, IReadOnlyList<ResultUse> Uses, PcIntegrity AtLeast, string Because)
{
    /// <summary>Reads an item.</summary>
    public static ResultStatement Read(NodeReader node) => new(
        node.References("from", "Modules whose results are meant, and what is made of them.", 1),
        node.ScalarList("uses", "For what they may not be used.", Scalar.EnumOf<ResultUse>(), 1),
        node.Enum<PcIntegrity>("at_least", "Integrity from which on they may; a verifier raises it."),
        node.Scalar("because", "The reason, shown in findings.", Scalar.MultilineText));
}
