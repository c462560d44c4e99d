using CoDesign.Description.Policies;
using CoDesign.Description.Reading;

namespace CoDesign.Trust;

/// <summary>Resolves the names of a policy against the parties of a chip.</summary>
public static class PolicyCompiler
{
    /// <summary>The names that labels of a run can hold.</summary>
    /// <param name="policy">The policy; null: no tags.</param>
    /// <param name="modules">Ids of the modules of the chip.</param>
    public static LabelVocabulary VocabularyOf(PolicyDescription? policy, IReadOnlyList<string> modules) => new(
        policy is null ? [] : [.. policy.Tags.Select(t => t.Id)],
        modules,
        policy is null ? [] : [.. policy.Sanitizers.SelectMany(s => s.Removes.Select(t => new Residual(t.Id, s.Id)))]);

    /// <summary>Compiles a policy whose names have been checked.</summary>
    /// <param name="policy">The policy; null: nothing is judged.</param>
    /// <param name="mode">What a denial does.</param>
    /// <param name="parties">The parties of the chip, by index.</param>
    /// <param name="vocabulary">The names behind the bits of labels.</param>
    public static CompiledPolicy Compile(PolicyDescription? policy, PolicyMode mode, IReadOnlyList<Party> parties, LabelVocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(parties);
        ArgumentNullException.ThrowIfNull(vocabulary);
        if (policy is null)
        {
            return new CompiledPolicy(PolicyMode.Disabled, new ulong[parties.Count], [], new Dictionary<string, string[]>());
        }

        return new CompiledPolicy(
            mode,
            [.. parties.Select(p => ClearanceOf(policy, p, vocabulary))],
            [.. policy.Rules.Select(r => Compile(r, parties, vocabulary))],
            policy.Tags.ToDictionary(
                t => t.Id,
                t => policy.Sanitizers.Where(s => s.Removes.Any(r => r.Id == t.Id)).Select(s => s.Id).ToArray()));
    }

    // An entry for the party itself counts before one for its zone.
    private static ulong ClearanceOf(PolicyDescription policy, Party party, LabelVocabulary vocabulary)
    {
        DestinationDescription? entry = policy.Destinations.FirstOrDefault(d => d.Id.Id == party.Id)
            ?? policy.Destinations.FirstOrDefault(d => d.Id.Id == party.Zone);
        return entry is null ? 0 : vocabulary.TagMask(entry.MayLearn.Select(t => t.Id));
    }

    private static CompiledRule Compile(RuleStatement rule, IReadOnlyList<Party> parties, LabelVocabulary vocabulary)
    {
        RuleEffect effect = rule.Effect switch
        {
            RuleEffectChoice.Deny => RuleEffect.Deny,
            RuleEffectChoice.Require => RuleEffect.Require,
            _ => RuleEffect.Allow,
        };

        // A require rule speaks of its tags both live and as residuals.
        IReadOnlyList<Reference> tags = rule.When.Residual ?? (effect is RuleEffect.Require ? rule.When.Live! : []);
        return new CompiledRule(
            rule.Id,
            effect,
            vocabulary.TagMask((rule.When.Live ?? []).Select(t => t.Id)),
            rule.When.Live is { Count: 0 },
            ResidualMask(vocabulary, tags, rule.When.Via?.Id),
            rule.When.IsPeerToPeer,
            Members(rule.When.From, parties),
            Members(rule.When.To, parties),
            rule.Sanitizer is Reference sanitizer ? ResidualMask(vocabulary, tags, sanitizer.Id) : 0,
            rule.Because);
    }

    private static ulong ResidualMask(LabelVocabulary vocabulary, IReadOnlyList<Reference> tags, string? sanitizer) => vocabulary.Residuals
        .Where(r => tags.Any(t => t.Id == r.Tag) && (sanitizer is null || r.Sanitizer == sanitizer))
        .Aggregate(0UL, (mask, residual) => mask | vocabulary.ResidualMask(residual));

    private static bool[]? Members(IReadOnlyList<Reference>? ids, IReadOnlyList<Party> parties) =>
        ids is null ? null : [.. parties.Select(p => ids.Any(i => i.Id == p.Id || i.Id == p.Zone))];
}
