namespace CoDesign.Description.Schema;

/// <summary>A mapping that is described by a record of the model; by name, because records may contain one another.</summary>
/// <param name="RecordName">Name of a <see cref="RecordSchema"/> in the same model.</param>
public sealed record RecordReferenceSchema(string RecordName) : ValueSchema
{
    /// <inheritdoc/>
    public override string TypeText => RecordName.Replace('_', ' ');
}
