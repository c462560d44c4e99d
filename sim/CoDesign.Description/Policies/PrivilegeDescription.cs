using CoDesign.Description.Reading;

namespace CoDesign.Description.Policies;

/// <summary>What a less privileged mode may find in registers when it is entered.</summary>
/// <param name="MayLearn">The tags.</param>
public sealed record PrivilegeDescription(IReadOnlyList<Reference> MayLearn)
{
    /// <summary>Reads the block.</summary>
    public static PrivilegeDescription Read(NodeReader node) => new(node.References("may_learn", "Tags that registers may carry into it."));
}
