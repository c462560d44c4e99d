using CoDesign.Description.Reading;

namespace CoDesign.Description.Policies;

/// <summary>A secret that a sanitizer splits into shares.</summary>
/// <param name="Id">Id.</param>
/// <param name="Secret">The tag.</param>
/// <param name="Shares">How many shares there are.</param>
/// <param name="Reconstruct">How many of them together tell the secret.</param>
/// <param name="Across">Modules that get shares; null: not said.</param>
/// <param name="Position">The entry, for messages.</param>
public sealed record ShareGroupDescription(
    string Id, Reference Secret, int Shares, int Reconstruct, IReadOnlyList<Reference>? Across, Diagnostics.SourcePosition Position)
{
    /// <summary>Most shares of a secret.</summary>
    public const int MostShares = 16;

    /// <summary>Reads an entry.</summary>
    public static ShareGroupDescription Read(NodeReader node) => new(
        node.Identifier("id", "Id of the group."),
        node.Reference("secret", "The tag that is split."),
        node.Count("shares", "How many shares there are; the sanitizer has an output for each.", 2, MostShares),
        node.Count("reconstruct", "How many shares tell the secret when one collusion domain has them (TB110).", 2, MostShares),
        node.Optional("across", "Modules that get shares: 'check' warns if two of them pool what they see.", Form.List(Form.Reference, 2)),
        node.Position);
}
