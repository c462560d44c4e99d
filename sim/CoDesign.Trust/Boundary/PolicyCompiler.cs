using CoDesign.Description.Policies;
using CoDesign.Description.Reading;

namespace CoDesign.Trust;

/// <summary>Resolves the names of a policy against the parties of a chip.</summary>
public static class PolicyCompiler
{
    /// <summary>The names that labels of a run can hold.</summary>
    /// <param name="policy">The policy; null: no tags.</param>
    /// <param name="modules">Ids of the modules of the chip.</param>
    public static LabelVocabulary VocabularyOf(PolicyDescription? policy, IReadOnlyList<string> modules)
    {
        var vocabulary = new LabelVocabulary(
            policy is null ? [] : [.. policy.Tags.Select(t => t.Id)],
            modules,
            policy is null ? [] : [.. policy.Sanitizers.SelectMany(s => ResidualsOf(s, policy))]);
        return policy is null ? vocabulary : new LabelVocabulary(vocabulary.Tags, modules, vocabulary.Residuals)
        {
            Restorations =
            [
                .. policy.Sanitizers.Where(s => s.Mask is not null).Select(s => Unmasked(s, vocabulary)),
                .. policy.ShareGroups.Select(g => new Restoration(SharesOf(g, policy, vocabulary), g.Reconstruct, 0, vocabulary.TagMask(g.Secret.Id))),
            ],
        };
    }

    /// <summary>What a sanitizer can leave: a residual for each tag, or one for each share; and where its claim is checked, one more that says that it was refuted.</summary>
    public static IEnumerable<Residual> ResidualsOf(SanitizerDescription sanitizer, PolicyDescription policy)
    {
        ArgumentNullException.ThrowIfNull(sanitizer);
        ArgumentNullException.ThrowIfNull(policy);
        IEnumerable<int?> shares = sanitizer.Group is Reference group && policy.ShareGroups.FirstOrDefault(g => g.Id == group.Id) is ShareGroupDescription found
            ? Enumerable.Range(0, found.Shares).Select(i => (int?)i)
            : [null];
        IEnumerable<string> tags = sanitizer.Removes.Select(t => t.Id);
        return
        [
            .. tags.SelectMany(t => shares.Select(s => new Residual(t, sanitizer.Id, s))),
            .. sanitizer.Evidence is SanitizerEvidence.Checked
                ? tags.Concat(sanitizer.Mask is Reference mask ? [mask.Id] : []).Distinct().Select(t => new Residual(t, sanitizer.Id, IsRefuted: true))
                : [],
        ];
    }

    // A mask that comes to what was blinded with any mask: it may be the one.
    private static Restoration Unmasked(SanitizerDescription sanitizer, LabelVocabulary vocabulary)
    {
        ulong residuals = MaskOf(vocabulary, r => r.Sanitizer == sanitizer.Id && !r.IsRefuted);
        return new Restoration(residuals, 1, vocabulary.TagMask(sanitizer.Mask!.Value.Id), vocabulary.TagMask(sanitizer.Removes.Select(t => t.Id)));
    }

    private static ulong SharesOf(ShareGroupDescription group, PolicyDescription policy, LabelVocabulary vocabulary) =>
        MaskOf(vocabulary, r => r.Share is not null && policy.Sanitizers.Any(s => s.Id == r.Sanitizer && s.Group?.Id == group.Id));

    private static ulong MaskOf(LabelVocabulary vocabulary, Func<Residual, bool> isMeant) =>
        vocabulary.Residuals.Where(isMeant).Aggregate(0UL, (mask, residual) => mask | vocabulary.ResidualMask(residual));

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
            [.. policy.Rules.Select(r => Compile(r, policy, parties, vocabulary))],
            policy.Tags.ToDictionary(
                t => t.Id,
                t => policy.Sanitizers.Where(s => s.Removes.Any(r => r.Id == t.Id)).Select(s => s.Id).ToArray()))
        {
            ShareGroups = [.. policy.ShareGroups.Select(g => new CompiledShareGroup(g.Id, vocabulary.TagMask(g.Secret.Id), SharesOf(g, policy, vocabulary), g.Reconstruct))],
            MaskTags = vocabulary.TagMask(policy.Sanitizers.Select(s => s.Mask).OfType<Reference>().Select(m => m.Id)),
        };
    }

    // An entry for the party itself counts before one for its zone.
    private static ulong ClearanceOf(PolicyDescription policy, Party party, LabelVocabulary vocabulary)
    {
        DestinationDescription? entry = policy.Destinations.FirstOrDefault(d => d.Id.Id == party.Id)
            ?? policy.Destinations.FirstOrDefault(d => d.Id.Id == party.Zone);
        return entry is null ? 0 : vocabulary.TagMask(entry.MayLearn.Select(t => t.Id));
    }

    private static CompiledRule Compile(RuleStatement rule, PolicyDescription policy, IReadOnlyList<Party> parties, LabelVocabulary vocabulary)
    {
        RuleEffect effect = rule.Effect switch
        {
            RuleEffectChoice.Deny => RuleEffect.Deny,
            RuleEffectChoice.Require => RuleEffect.Require,
            _ => RuleEffect.Allow,
        };

        // A require rule speaks of its tags both live and as residuals; an allow rule only of residuals with the evidence that it asks for.
        IReadOnlyList<Reference> tags = rule.When.Residual ?? (effect is RuleEffect.Require ? rule.When.Live! : []);
        SanitizerEvidence least = rule.EvidenceAtLeast ?? SanitizerEvidence.Asserted;
        ulong MaskFor(string? sanitizer, SanitizerEvidence evidence) => MaskOf(vocabulary, r =>
            !r.IsRefuted
            && tags.Any(t => t.Id == r.Tag)
            && (sanitizer is null || r.Sanitizer == sanitizer)
            && policy.Sanitizers.First(s => s.Id == r.Sanitizer).Evidence >= evidence);
        return new CompiledRule(
            rule.Id,
            effect,
            vocabulary.TagMask((rule.When.Live ?? []).Select(t => t.Id)),
            rule.When.Live is { Count: 0 },
            MaskFor(rule.When.Via?.Id, effect is RuleEffect.Allow ? least : SanitizerEvidence.Asserted),
            rule.When.IsPeerToPeer,
            Members(rule.When.From, parties),
            Members(rule.When.To, parties),
            rule.Sanitizer is Reference required ? MaskFor(required.Id, least) : 0,
            rule.Because);
    }

    private static bool[]? Members(IReadOnlyList<Reference>? ids, IReadOnlyList<Party> parties) =>
        ids is null ? null : [.. parties.Select(p => ids.Any(i => i.Id == p.Id || i.Id == p.Zone))];
}
