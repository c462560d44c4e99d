using CoDesign.Description.Diagnostics;

namespace CoDesign.Description.Schema;

/// <summary>A single value: its noun, the allowed texts, units and range.</summary>
/// <param name="Noun">What messages call the value, without article.</param>
/// <param name="Json">The JSON types it may resolve to.</param>
/// <param name="Example">A valid text.</param>
public sealed record ScalarSchema(string Noun, JsonTypes Json, string Example) : ValueSchema
{
    /// <summary>Regular expression for values that resolve to a string, anchored at both ends; null if any text is allowed.</summary>
    public string? Pattern { get; init; }

    /// <summary>The only allowed texts, in order of declaration; empty if the set is not finite.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The allowed units, smallest first; empty for kinds without unit.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];

    /// <summary>Smallest allowed value in canonical text; null if the kind has none that a user could reach.</summary>
    public string? Minimum { get; init; }

    /// <summary>Largest allowed value in canonical text; null if the kind has none that a user could reach.</summary>
    public string? Maximum { get; init; }

    /// <inheritdoc/>
    public override string TypeText => Values.Count > 0 ? string.Join(" | ", Values) : Noun;

    /// <summary>The range in words: "at least 1 B", "1 to 64"; empty if there is none.</summary>
    public string RangeText => (Minimum, Maximum) switch
    {
        (null, null) => string.Empty,
        (not null, null) => $"at least {Minimum}",
        (null, not null) => $"at most {Maximum}",
        _ => $"{Minimum} to {Maximum}",
    };

    /// <summary>Units and range in one sentence for tooltips, or an empty text: "A size in B, KiB or MiB; at least 1 B."</summary>
    public string Sentence
    {
        get
        {
            string units = Units.Count > 0 ? $"{Wording.WithArticle(Noun)} in {Wording.Alternatives(Units)}" : string.Empty;
            string sentence = string.Join("; ", new[] { units, RangeText }.Where(part => part.Length > 0));
            return sentence.Length == 0 ? sentence : Wording.UpperFirst(sentence) + ".";
        }
    }
}
