using CoDesign.Description.Diagnostics;

namespace CoDesign.Description.Reading;

/// <summary>An id that names something described elsewhere; resolved once everything is read.</summary>
/// <param name="Id">The id as written; empty after a reported error.</param>
/// <param name="Position">Where it was written.</param>
public readonly record struct Reference(string Id, SourcePosition Position)
{
    /// <summary>Checks that the id is known, and otherwise reports it with the nearest known one.</summary>
    /// <param name="diagnostics">Receives the error.</param>
    /// <param name="knownIds">The ids that exist, in the order in which a message lists them.</param>
    /// <param name="kindName">What the id names, in the singular: "zone".</param>
    /// <param name="owner">Where such things are described: "this chip".</param>
    /// <returns>Whether the id is known; false without a message if the id itself could not be read.</returns>
    public bool Resolve(DiagnosticBag diagnostics, IReadOnlyCollection<string> knownIds, string kindName, string owner = "this chip")
    {
        if (string.IsNullOrEmpty(Id) || knownIds.Contains(Id, StringComparer.Ordinal))
        {
            return !string.IsNullOrEmpty(Id);
        }
        string title = $"{Wording.UpperFirst(Wording.Plural(kindName))} of {owner}";
        diagnostics.Error(Position, $"unknown {kindName} '{Id}'", Spelling.Remedy(Id, knownIds, title));
        return false;
    }

    /// <summary>The id.</summary>
    public override string ToString() => Id;
}
