using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Policies;

/// <summary>A confidentiality tag.</summary>
/// <param name="Id">Id.</param>
/// <param name="Summary">What the tagged bytes are.</param>
/// <param name="NeverDeclassify">Whether only a sanitizer with an override may remove it.</param>
/// <param name="Position">The entry, for messages.</param>
public sealed record TagDescription(string Id, string Summary, bool NeverDeclassify, Diagnostics.SourcePosition Position)
{
    /// <summary>Reads an entry.</summary>
    public static TagDescription Read(NodeReader node) => new(
        node.Identifier("id", "Id of the tag."),
        node.Scalar("description", "What the tagged bytes are.", Scalar.MultilineText),
        node.ScalarOr("never_declassify", "Whether only a sanitizer with an override may remove it.", Scalar.Boolean, false),
        node.Position);
}
