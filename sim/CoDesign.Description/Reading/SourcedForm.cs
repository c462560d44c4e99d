using CoDesign.Description.Diagnostics;
using CoDesign.Description.Quantities;
using CoDesign.Description.Scalars;
using CoDesign.Description.Schema;
using CoDesign.Description.Yaml;

namespace CoDesign.Description.Reading;

/// <summary>A physical constant: {value, source, tolerance}, or a plain value under the <c>source:</c> of its mapping.</summary>
internal sealed class SourcedForm<T>(ScalarKind<T> kind) : ValueForm<Sourced<T>>
    where T : notnull
{
    private readonly ScalarForm<T> _value = new(kind);

    /// <inheritdoc/>
    internal override string Expectation => _value.Expectation;

    /// <inheritdoc/>
    internal override bool UsesEnclosingSource => true;

    /// <inheritdoc/>
    internal override Sourced<T> Read(YamlNode node, ReadSite site)
    {
        Sourced<T> constant = ReadConstant(node, site);
        string text = node is YamlMapping mapping && mapping.TryFind("value", out YamlEntry? entry) && entry.Value is YamlScalar inner
            ? inner.Text
            : (node as YamlScalar)?.Text ?? string.Empty;
        site.Context.Constants.Add(new StatedConstant(site.Path.ToString(), text, constant.Tolerance?.ToString(), constant.Source, constant.Position));
        return constant;
    }

    /// <inheritdoc/>
    internal override Sourced<T> Blank(ReadContext context) => new(kind.Blank, string.Empty, null, SourcePosition.Of(context.File));

    /// <inheritdoc/>
    internal override ValueSchema Describe(SchemaCatalog catalog) => new SourcedSchema(kind.Schema);

    private Sourced<T> ReadConstant(YamlNode node, ReadSite site)
    {
        if (node is YamlMapping mapping)
        {
            return ReadFull(mapping, site);
        }
        if (node is not YamlScalar { IsNull: false } scalar)
        {
            site.ReportShape(node, $"{Expectation}, or {{value, source}}");
            return new Sourced<T>(kind.Blank, string.Empty, null, node.Position);
        }
        T value = _value.Read(scalar, site);
        if (IsOverridden(scalar, site))
        {
            return new Sourced<T>(value, OverrideOf(scalar), null, node.Position);
        }
        ReportUnlessSourced(node.Position, scalar.Text, site, site.Source is not null);
        return new Sourced<T>(value, site.Source?.Source ?? string.Empty, site.Source?.Tolerance, node.Position);
    }

    private Sourced<T> ReadFull(YamlMapping mapping, ReadSite site)
    {
        NodeReader reader = NodeReader.Over(mapping, site.Context, site.Path);
        T value = reader.Scalar("value", "The value with its unit.", kind);
        string? source = reader.OptionalScalar(ConstantSource.SourceKey, "Where the value comes from.", Scalar.MultilineText);
        Tolerance? tolerance = reader.OptionalScalar(ConstantSource.ToleranceKey, "How far it may be off.", Quantity.Tolerance);
        reader.Finish();
        bool isSourceOverridden = mapping.TryFind(ConstantSource.SourceKey, out YamlEntry? sourceEntry)
            && IsOverridden(sourceEntry.Value, site);
        if (mapping.TryFind("value", out YamlEntry? entry) && IsOverridden(entry.Value, site) && !isSourceOverridden)
        {
            string replaced = string.IsNullOrEmpty(source) ? string.Empty : $" (instead of: {source})";
            return new Sourced<T>(value, OverrideOf(entry.Value) + replaced, tolerance, entry.Value.Position);
        }
        // A constant with its own source is complete; one without takes both parts from its mapping.
        ReportUnlessSourced(mapping.Position, kind.Example, site, source is not null || site.Source is not null);
        return source is not null
            ? new Sourced<T>(value, source, tolerance, mapping.Position)
            : new Sourced<T>(value, site.Source?.Source ?? string.Empty, tolerance ?? site.Source?.Tolerance, mapping.Position);
    }

    // The documented source does not vouch for a number that an override put in its place.
    private static bool IsOverridden(YamlNode node, ReadSite site) => node.Position.File != site.Context.File;

    private static string OverrideOf(YamlNode node) => $"override {node.Position}";

    private static void ReportUnlessSourced(SourcePosition position, string example, ReadSite site, bool isSourced)
    {
        if (!isSourced)
        {
            site.Context.Diagnostics.Error(
                position,
                $"physical constant {site.Path.Label} needs a source",
                $"write {{value: {example}, source: \"…\"}} or add 'source:' to this mapping");
        }
    }
}
