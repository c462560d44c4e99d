using CoDesign.Description.Quantities;
using CoDesign.Description.Scalars;
using CoDesign.Description.Schema;
using CoDesign.Description.Yaml;

namespace CoDesign.Description.Reading;

/// <summary>The <c>source:</c> and <c>tolerance:</c> that a mapping gives for all plain constants in it.</summary>
/// <param name="Source">The source; empty after a reported error, so that its constants are not reported once more.</param>
/// <param name="Tolerance">The tolerance, or null.</param>
internal sealed record ConstantSource(string Source, Tolerance? Tolerance)
{
    /// <summary>The key of the source.</summary>
    public const string SourceKey = "source";

    /// <summary>The key of the tolerance.</summary>
    public const string ToleranceKey = "tolerance";

    /// <summary>Both keys with meaning and type, for the schema of a mapping with constants in it.</summary>
    public static IReadOnlyList<(string Key, string Meaning, ScalarSchema Schema)> Keys { get; } =
    [
        (
            SourceKey,
            "Where the plain constants of this mapping come from: document, version and place, or how they were derived.",
            Scalar.MultilineText.Schema),
        (ToleranceKey, "How far the plain constants of this mapping may be off.", Quantity.Tolerance.Schema),
    ];

    private static readonly ScalarForm<string> SourceForm = new(Scalar.MultilineText);
    private static readonly ScalarForm<Tolerance> ToleranceForm = new(Quantity.Tolerance);

    /// <summary>Reads both keys of a mapping.</summary>
    /// <param name="mapping">The mapping that encloses the constants.</param>
    /// <param name="context">Receives problems.</param>
    /// <param name="path">Where the mapping stands.</param>
    /// <returns>Null if the mapping has no source.</returns>
    public static ConstantSource? Of(YamlMapping mapping, ReadContext context, NodePath path)
    {
        Tolerance? tolerance = mapping.TryFind(ToleranceKey, out YamlEntry? toleranceEntry)
            ? ToleranceForm.Read(toleranceEntry.Value, new ReadSite(context, path.Key(ToleranceKey), null))
            : null;
        if (mapping.TryFind(SourceKey, out YamlEntry? sourceEntry))
        {
            return new ConstantSource(SourceForm.Read(sourceEntry.Value, new ReadSite(context, path.Key(SourceKey), null)), tolerance);
        }
        if (toleranceEntry is not null)
        {
            context.Diagnostics.Error(toleranceEntry.Key.Position, $"'tolerance'{path.InClause} applies to nothing",
                "add 'source:' beside it, or write the tolerance inside each constant");
        }
        return null;
    }
}
