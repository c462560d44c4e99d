using CoDesign.Description.Scalars;
using CoDesign.Description.Schema;
using CoDesign.Description.Yaml;

namespace CoDesign.Description.Reading;

/// <summary>A full form, or a single value as shorthand for it.</summary>
internal sealed class ShorthandForm<T, TScalar>(ScalarKind<TScalar> kind, Func<TScalar, T> expand, ValueForm<T> full) : ValueForm<T>
    where TScalar : notnull
{
    private readonly ScalarForm<TScalar> _scalar = new(kind);

    /// <inheritdoc/>
    internal override string Expectation => $"{_scalar.Expectation}, or {full.Expectation}";

    /// <inheritdoc/>
    internal override bool UsesEnclosingSource => full.UsesEnclosingSource;

    /// <inheritdoc/>
    internal override T Read(YamlNode node, ReadSite site)
    {
        if (node is YamlScalar { IsNull: false })
        {
            return expand(_scalar.Read(node, site));
        }
        if (node is YamlScalar or YamlFault)
        {
            site.ReportShape(node, Expectation);
            return full.Blank(site.Context);
        }
        return full.Read(node, site);
    }

    /// <inheritdoc/>
    internal override T Blank(ReadContext context) => full.Blank(context);

    /// <inheritdoc/>
    internal override ValueSchema Describe(SchemaCatalog catalog) =>
        new ShorthandSchema((ScalarSchema)_scalar.Describe(catalog), full.Describe(catalog));
}
