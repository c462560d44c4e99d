namespace CoDesign.Isa;

/// <summary>
/// Says which extensions the rows of a class belong to: one, or several where the specification lists an instruction in each of them
/// (<c>andn</c> is of Zbb and of Zbkb).
/// </summary>
/// <param name="extensions">Extensions of which any one in the ISA string brings the rows into the table.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ExtensionRowsAttribute(params Extension[] extensions) : Attribute
{
    /// <summary>The extensions.</summary>
    public IReadOnlyList<Extension> Extensions { get; } = extensions;
}
