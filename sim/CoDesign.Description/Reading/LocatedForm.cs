using CoDesign.Description.Diagnostics;
using CoDesign.Description.Schema;
using CoDesign.Description.Yaml;

namespace CoDesign.Description.Reading;

/// <summary>A value of another form with its position.</summary>
internal sealed class LocatedForm<T>(ValueForm<T> form) : ValueForm<Located<T>>
{
    /// <inheritdoc/>
    internal override string Expectation => form.Expectation;

    /// <inheritdoc/>
    internal override bool UsesEnclosingSource => form.UsesEnclosingSource;

    /// <inheritdoc/>
    internal override Located<T> Read(YamlNode node, ReadSite site) => new(form.Read(node, site), node.Position);

    /// <inheritdoc/>
    internal override Located<T> Blank(ReadContext context) => new(form.Blank(context), SourcePosition.Of(context.File));

    /// <inheritdoc/>
    internal override ValueSchema Describe(SchemaCatalog catalog) => form.Describe(catalog);
}
