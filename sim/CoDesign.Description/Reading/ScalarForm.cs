using CoDesign.Description.Diagnostics;
using CoDesign.Description.Quantities;
using CoDesign.Description.Scalars;
using CoDesign.Description.Schema;
using CoDesign.Description.Yaml;

namespace CoDesign.Description.Reading;

/// <summary>A single value.</summary>
internal sealed class ScalarForm<T>(ScalarKind<T> kind) : ValueForm<T>
    where T : notnull
{
    // An address names a place, and a tolerance says nothing of the value itself: neither is a number to vary.
    private static readonly bool IsKindOfNumber = typeof(T) != typeof(Address) && typeof(T) != typeof(Tolerance);

    private bool IsNumber => IsKindOfNumber && (kind.Schema.Units.Count > 0 || kind.Schema.Json.HasFlag(JsonTypes.Integer));

    /// <inheritdoc/>
    internal override string Expectation
    {
        get
        {
            IReadOnlyList<string> words = kind.Schema.Values;
            return words.Count > 0 ? Wording.Alternatives(words) : $"{Wording.WithArticle(kind.Noun)} such as {kind.Example}";
        }
    }

    /// <inheritdoc/>
    internal override T Read(YamlNode node, ReadSite site)
    {
        if (node is not YamlScalar { IsNull: false } scalar)
        {
            site.ReportShape(node, Expectation);
            return kind.Blank;
        }
        if (!kind.TryParse(scalar.Scalar, out T? value, out ScalarFault? fault))
        {
            site.Report(fault.Position ?? node.Position, fault);
            return kind.Blank;
        }
        if (IsNumber)
        {
            site.Context.Numbers.Add(new StatedNumber(site.Path.Setting, scalar.Text));
        }
        return value;
    }

    /// <inheritdoc/>
    internal override T Blank(ReadContext context) => kind.Blank;

    /// <inheritdoc/>
    internal override ValueSchema Describe(SchemaCatalog catalog) => kind.Schema;
}
