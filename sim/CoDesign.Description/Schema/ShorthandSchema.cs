namespace CoDesign.Description.Schema;

/// <summary>A mapping, or a single value that stands for one.</summary>
/// <param name="Scalar">The short form.</param>
/// <param name="Full">The long form.</param>
public sealed record ShorthandSchema(ScalarSchema Scalar, ValueSchema Full) : ValueSchema
{
    /// <inheritdoc/>
    public override string TypeText => $"{Scalar.TypeText} or {Full.TypeText}";
}
