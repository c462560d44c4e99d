using CoDesign.Description.Diagnostics;
using CoDesign.Description.Schema;
using CoDesign.Description.Yaml;

namespace CoDesign.Description.Reading;

/// <summary>Any node, unread.</summary>
internal sealed class RawForm : ValueForm<YamlNode>
{
    /// <inheritdoc/>
    internal override string Expectation => "a value";

    /// <inheritdoc/>
    internal override YamlNode Read(YamlNode node, ReadSite site) => node;

    /// <inheritdoc/>
    internal override YamlNode Blank(ReadContext context) => new YamlFault(SourcePosition.Of(context.File));

    /// <inheritdoc/>
    internal override ValueSchema Describe(SchemaCatalog catalog) => new AnySchema();
}
