using CoDesign.Description.Reading;

namespace CoDesign.Description.Policies;

/// <summary>How labels flow beyond plain data.</summary>
/// <param name="Address">Whether the label of an address joins the value that was accessed with it.</param>
public sealed record PropagationDescription(AddressPropagation Address)
{
    /// <summary>Reads the block.</summary>
    public static PropagationDescription Read(NodeReader node) =>
        new(node.Enum<AddressPropagation>("address", "Whether the label of an address joins the value that was accessed with it."));
}
