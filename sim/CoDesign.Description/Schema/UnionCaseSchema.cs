namespace CoDesign.Description.Schema;

/// <summary>The keys that one value of a tag allows in addition.</summary>
/// <param name="Tag">The value of the tag key.</param>
/// <param name="Description">What the case stands for.</param>
/// <param name="Properties">The additional keys, in the order in which they are read.</param>
/// <param name="KeyGroups">Rules about which of them occur together.</param>
public sealed record UnionCaseSchema(
    string Tag,
    string Description,
    IReadOnlyList<PropertySchema> Properties,
    IReadOnlyList<KeyGroup> KeyGroups);
