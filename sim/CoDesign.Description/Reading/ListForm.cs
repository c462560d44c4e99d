using System.Globalization;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Schema;
using CoDesign.Description.Yaml;

namespace CoDesign.Description.Reading;

/// <summary>A list of values of one form.</summary>
internal sealed class ListForm<T>(ValueForm<T> item, int minimumItems, string? uniqueKey) : ValueForm<IReadOnlyList<T>>
{
    /// <inheritdoc/>
    internal override string Expectation => "a list";

    /// <inheritdoc/>
    internal override bool UsesEnclosingSource => item.UsesEnclosingSource;

    /// <inheritdoc/>
    internal override IReadOnlyList<T> Read(YamlNode node, ReadSite site)
    {
        if (node is not YamlSequence sequence)
        {
            site.ReportShape(node, Expectation);
            return [];
        }
        if (sequence.Items.Count < minimumItems)
        {
            string count = minimumItems == 1 ? "1 item" : string.Create(CultureInfo.InvariantCulture, $"{minimumItems} items");
            site.Context.Diagnostics.Error(node.Position, $"{site.Path.Label} needs at least {count}", $"it has {sequence.Items.Count}");
        }
        ReportRepeated(sequence, site);
        return
        [
            .. sequence.Items.Select((member, index) =>
                item.Read(member, site with { Path = site.Path.Item(index, YamlItems.IdOf(member)) })),
        ];
    }

    /// <inheritdoc/>
    internal override IReadOnlyList<T> Blank(ReadContext context) => [];

    /// <inheritdoc/>
    internal override ValueSchema Describe(SchemaCatalog catalog) => new ListSchema(item.Describe(catalog), minimumItems);

    private void ReportRepeated(YamlSequence sequence, ReadSite site)
    {
        Dictionary<string, SourcePosition> first = new(StringComparer.Ordinal);
        foreach (YamlNode member in sequence.Items)
        {
            if (uniqueKey is null
                || member is not YamlMapping mapping
                || !mapping.TryFind(uniqueKey, out YamlEntry? entry)
                || entry.Value is not YamlScalar { IsNull: false } name
                || first.TryAdd(name.Text, name.Position))
            {
                continue;
            }
            site.Context.Diagnostics.Error(
                name.Position,
                $"duplicate {uniqueKey} {Wording.Quoted(name.Text)} in {site.Path}; it was first given at {first[name.Text]}",
                "rename one of them");
        }
    }
}
