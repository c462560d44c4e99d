using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Policies;

/// <summary>Who permits that a tag is removed that the policy says must never be.</summary>
/// <param name="Reason">Why it is permitted.</param>
/// <param name="ApprovedBy">Who decided.</param>
public sealed record SanitizerOverride(string Reason, string ApprovedBy)
{
    /// <summary>Reads the block.</summary>
    public static SanitizerOverride Read(NodeReader node) => new(
        node.Scalar("reason", "Why it is permitted.", Scalar.MultilineText),
        node.Text("approved_by", "Who decided."));
}
