using CoDesign.Description.Diagnostics;
using CoDesign.Description.Scalars;
using CoDesign.Description.Schema;
using CoDesign.Description.Yaml;

namespace CoDesign.Description.Reading;

/// <summary>An id of something described elsewhere.</summary>
internal sealed class ReferenceForm : ValueForm<Reference>
{
    private static readonly ScalarForm<string> Id = new(Scalar.Identifier);

    /// <inheritdoc/>
    internal override string Expectation => Id.Expectation;

    /// <inheritdoc/>
    internal override Reference Read(YamlNode node, ReadSite site) => new(Id.Read(node, site), node.Position);

    /// <inheritdoc/>
    internal override Reference Blank(ReadContext context) => new(string.Empty, SourcePosition.Of(context.File));

    /// <inheritdoc/>
    internal override ValueSchema Describe(SchemaCatalog catalog) => Id.Describe(catalog);
}
