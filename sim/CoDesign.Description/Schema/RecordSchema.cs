namespace CoDesign.Description.Schema;

/// <summary>The keys of one kind of mapping, as data.</summary>
/// <param name="Name">Unique in its model, snake_case: "memory".</param>
/// <param name="Description">What the record describes; empty if its type has no
/// <see cref="System.ComponentModel.DescriptionAttribute"/>.</param>
public sealed record RecordSchema(string Name, string Description)
{
    /// <summary>The keys that every mapping of this kind may have, in the order in which they are read.</summary>
    public IReadOnlyList<PropertySchema> Properties { get; init; } = [];

    /// <summary>The key whose value decides which further keys are allowed; null if none does.</summary>
    public string? TagKey { get; init; }

    /// <summary>The values of <see cref="TagKey"/> with their further keys; empty without a tag.</summary>
    public IReadOnlyList<UnionCaseSchema> Cases { get; init; } = [];

    /// <summary>Rules about which keys occur together.</summary>
    public IReadOnlyList<KeyGroup> KeyGroups { get; init; } = [];
}
