namespace CoDesign.Description.Schema;

/// <summary>A mapping whose keys the author chooses.</summary>
/// <param name="Key">What a key must look like.</param>
/// <param name="Value">What stands after each key.</param>
/// <param name="HasSource">Whether the keys <c>source</c> and <c>tolerance</c> are reserved for all constants of the mapping.</param>
public sealed record MapSchema(ScalarSchema Key, ValueSchema Value, bool HasSource) : ValueSchema
{
    /// <inheritdoc/>
    public override string TypeText => $"map from {Key.TypeText} to {Value.TypeText}";
}
