namespace CoDesign.Isa;

/// <summary>Says which extension the rows of a class belong to.</summary>
/// <param name="extension">The extension whose presence in the ISA string brings the rows into the table.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ExtensionRowsAttribute(Extension extension) : Attribute
{
    /// <summary>The extension.</summary>
    public Extension Extension { get; } = extension;
}
