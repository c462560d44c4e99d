using CoDesign.Description.Scalars;
using CoDesign.Description.Schema;
using CoDesign.Description.Yaml;

namespace CoDesign.Description.Reading;

/// <summary>A mapping whose keys the author chooses.</summary>
internal sealed class MapForm<T>(ScalarKind<string> key, ValueForm<T> value) : ValueForm<KeyedList<T>>
{
    /// <inheritdoc/>
    internal override string Expectation => "a mapping";

    // Constants in the map take the map's own source, so nothing is asked of the mapping outside.
    private bool HasSource => value.UsesEnclosingSource;

    /// <inheritdoc/>
    internal override KeyedList<T> Read(YamlNode node, ReadSite site)
    {
        if (node is not YamlMapping mapping)
        {
            site.ReportShape(node, Expectation);
            return new KeyedList<T>([]);
        }
        ConstantSource? source = HasSource ? ConstantSource.Of(mapping, site.Context, site.Path) : null;
        List<Keyed<T>> entries = [];
        foreach (YamlEntry entry in mapping.Entries.Where(entry => !IsReserved(entry.Key.Text)))
        {
            NodePath path = site.Path.Key(entry.Key.Text);
            if (!key.TryParse(entry.Key.Scalar, out _, out ScalarFault? fault))
            {
                site.Context.Diagnostics.Error(entry.Key.Position, $"key{site.Path.InClause}: {fault.Message}", fault.Hint);
            }
            T item = value.Read(entry.Value, new ReadSite(site.Context, path, source));
            entries.Add(new Keyed<T>(entry.Key.Text, item, entry.Key.Position));
        }
        return new KeyedList<T>(entries);
    }

    /// <inheritdoc/>
    internal override KeyedList<T> Blank(ReadContext context) => new KeyedList<T>([]);

    /// <inheritdoc/>
    internal override ValueSchema Describe(SchemaCatalog catalog) => new MapSchema(key.Schema, value.Describe(catalog), HasSource);

    private bool IsReserved(string name) => HasSource && (name is ConstantSource.SourceKey or ConstantSource.ToleranceKey);
}
