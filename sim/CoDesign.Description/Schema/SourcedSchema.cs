namespace CoDesign.Description.Schema;

/// <summary>A physical constant: value, source and tolerance, or a plain value under the <c>source:</c> of its mapping.</summary>
/// <param name="Value">The value itself.</param>
public sealed record SourcedSchema(ScalarSchema Value) : ValueSchema
{
    /// <inheritdoc/>
    public override string TypeText => $"{Value.TypeText} with source";
}
