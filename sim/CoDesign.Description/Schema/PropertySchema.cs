namespace CoDesign.Description.Schema;

/// <summary>One key of a mapping, as data.</summary>
/// <param name="Key">The key as written in YAML.</param>
/// <param name="Description">What the value means; one or more sentences.</param>
/// <param name="IsRequired">Whether the key must be there.</param>
/// <param name="Value">What may stand after the key.</param>
/// <param name="Default">The documented value of an absent optional key, in canonical text; null if absence has a meaning of its
/// own.</param>
public sealed record PropertySchema(string Key, string Description, bool IsRequired, ValueSchema Value, string? Default);
