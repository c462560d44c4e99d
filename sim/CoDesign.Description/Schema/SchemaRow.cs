namespace CoDesign.Description.Schema;

/// <summary>One line of a listing of all keys.</summary>
/// <param name="Path">The key with its parents: "memories[].size", "elves.*.file".</param>
/// <param name="Condition">The tag under which the key exists, such as "kind: hash"; empty if always.</param>
/// <param name="TypeText">The type in words.</param>
/// <param name="Units">Allowed units, smallest first; empty without unit.</param>
/// <param name="Range">Allowed range in words; empty without one.</param>
/// <param name="Default">Value of an absent optional key; null if there is none.</param>
/// <param name="IsRequired">Whether the key must be there.</param>
/// <param name="Description">What the value means.</param>
public sealed record SchemaRow(
    string Path,
    string Condition,
    string TypeText,
    IReadOnlyList<string> Units,
    string Range,
    string? Default,
    bool IsRequired,
    string Description);
