using CoDesign.Description.Reading;

namespace CoDesign.Description.Chips;

/// <summary>A memory domain: a named set of entries.</summary>
/// <param name="Id">Id.</param>
/// <param name="Entries">Entries; an earlier one has priority.</param>
public sealed record IopmpDomain(string Id, IReadOnlyList<IopmpRange> Entries)
{
    /// <summary>Reads an entry of the list.</summary>
    public static IopmpDomain Read(NodeReader node) => new(
        node.Identifier("id", "Id of the domain."),
        node.List("entries", "Ranges with permissions; an earlier one has priority over a later one.", IopmpRange.Read, 1));
}
