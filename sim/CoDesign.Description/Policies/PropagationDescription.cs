using CoDesign.Description.Reading;

namespace CoDesign.Description.Policies;

/// <summary>How labels flow beyond plain data.</summary>
/// <param name="Address">Whether the label of an address joins the value that was accessed with it.</param>
/// <param name="Branch">Whether what is done under a branch carries the label of its condition.</param>
public sealed record PropagationDescription(AddressPropagation Address, BranchPropagation Branch)
{
    /// <summary>Reads the block.</summary>
    public static PropagationDescription Read(NodeReader node) =>
        new(
            node.Enum<AddressPropagation>("address", "Whether the label of an address joins the value that was accessed with it."),
            node.EnumOr("branch", "Whether what is done under a branch carries the label of its condition, up to where both its ways have met again.", BranchPropagation.None));
}
