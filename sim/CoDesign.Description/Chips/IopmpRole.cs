using CoDesign.Description.Reading;

namespace CoDesign.Description.Chips;

/// <summary>The memory domains of a request role id.</summary>
/// <param name="Id">Request role id.</param>
/// <param name="Domains">Its domains; none: every request is refused.</param>
/// <param name="Position">The entry, for messages.</param>
public sealed record IopmpRole(int Id, IReadOnlyList<Reference> Domains, Diagnostics.SourcePosition Position)
{
    /// <summary>Reads an entry of the list.</summary>
    public static IopmpRole Read(NodeReader node) => new(
        node.Count("id", "Request role id.", 0, 65535),
        node.References("domains", "Its memory domains; an empty list refuses every request."),
        node.Position);
}
