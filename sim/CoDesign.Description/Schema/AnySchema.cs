namespace CoDesign.Description.Schema;

/// <summary>A value that is judged later, such as the new value of an override.</summary>
public sealed record AnySchema : ValueSchema
{
    /// <inheritdoc/>
    public override string TypeText => "any value";
}
