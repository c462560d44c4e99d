namespace CoDesign.Trust;

/// <summary>A policy with every name resolved against a chip: masks and party numbers.</summary>
public sealed class CompiledPolicy
{
    private readonly ulong[] _mayLearn;
    private readonly IReadOnlyDictionary<string, string[]> _sanitizersOfTag;

    internal CompiledPolicy(
        PolicyMode mode,
        ulong[] mayLearn,
        IReadOnlyList<CompiledRule> rules,
        IReadOnlyDictionary<string, string[]> sanitizersOfTag)
    {
        Mode = mode;
        _mayLearn = mayLearn;
        Rules = rules;
        HasRulesForPublic = rules.Any(r => r.MatchesPublic);
        _sanitizersOfTag = sanitizersOfTag;
    }

    /// <summary>What a denial does.</summary>
    public PolicyMode Mode { get; }

    /// <summary>Whether some rule speaks of public data, so that even it must be looked at.</summary>
    public bool HasRulesForPublic { get; }

    internal IReadOnlyList<CompiledRule> Rules { get; }

    /// <summary>Secrets that are split into shares.</summary>
    internal IReadOnlyList<CompiledShareGroup> ShareGroups { get; init; } = [];

    /// <summary>Tags of randomness that masks are made of.</summary>
    internal ulong MaskTags { get; init; }

    /// <summary>Tags that a party may see in clear.</summary>
    public ulong MayLearn(Party party)
    {
        ArgumentNullException.ThrowIfNull(party);
        return _mayLearn[party.Index];
    }

    /// <summary>The end of a message: which sanitizer would make the transfer legal.</summary>
    internal string RemedyFor(ulong tags, LabelVocabulary vocabulary)
    {
        string[] sanitizers = [.. LabelVocabulary.NamesOf(vocabulary.Tags, tags)
            .SelectMany(t => _sanitizersOfTag.GetValueOrDefault(t, []))
            .Distinct()
            .Order(StringComparer.Ordinal)];
        return sanitizers.Length == 0
            ? ", which may not learn it; no sanitizer removes it"
            : $", which may not learn it; sanitizer {string.Join(" or ", sanitizers.Select(s => $"'{s}'"))} would remove it";
    }
}
