using CoDesign.Description.Chips;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Policies;
using CoDesign.Description.Reading;
using CoDesign.Description.Workloads;

namespace CoDesign.Description.Checks;

/// <summary>Whether the names of a policy exist, and whether it declares every tag that is used.</summary>
public static class PolicyCheck
{
    // A label holds a bit per tag, and one per pair of tag and sanitizer.
    private const int MaximumTags = 64;

    /// <summary>Checks a policy by itself.</summary>
    public static void Check(PolicyDescription policy, DiagnosticBag diagnostics)
    {
        string owner = "this policy";
        string[] tags = [.. policy.Tags.Select(t => t.Id)];
        string[] sanitizers = [.. policy.Sanitizers.Select(s => s.Id)];
        if (tags.Length > MaximumTags)
        {
            diagnostics.Error(policy.Tags[MaximumTags].Position, $"the policy has {tags.Length} tags", $"at most {MaximumTags} are possible; join some");
        }

        SanitizerCheck.Check(policy, diagnostics);
        int pairs = policy.Sanitizers.Sum(s => SanitizerCheck.ResidualsOf(s, policy));
        if (pairs > MaximumTags)
        {
            diagnostics.Error(
                policy.Sanitizers[^1].Position,
                $"the sanitizers leave {pairs} kinds of residuals in all",
                $"at most {MaximumTags} are possible: one for each pair of sanitizer and tag, or of tag and share, and for checked evidence one more for each tag");
        }

        IEnumerable<Reference> tagReferences =
        [
            .. policy.Destinations.SelectMany(d => d.MayLearn),
            .. policy.ConstantTime?.Scope ?? [],
            .. policy.LessPrivileged?.MayLearn ?? [],
            .. policy.Sanitizers.SelectMany(s => s.Removes),
            .. policy.Sanitizers.Select(s => s.Mask).OfType<Reference>(),
            .. policy.ShareGroups.Select(g => g.Secret),
            .. policy.Rules.SelectMany(r => (r.When.Live ?? []).Concat(r.When.Residual ?? [])),
        ];
        foreach (Reference tag in tagReferences)
        {
            tag.Resolve(diagnostics, tags, "tag", owner);
        }

        foreach (RuleStatement rule in policy.Rules)
        {
            Check(rule, policy, sanitizers, diagnostics);
        }
    }

    /// <summary>Checks a policy against a chip.</summary>
    public static void Check(PolicyDescription policy, ChipDescription chip, DiagnosticBag diagnostics)
    {
        IReadOnlyList<string> parties = ChipCheck.PartiesOf(chip);
        IEnumerable<Reference> references =
        [
            .. policy.Destinations.Select(d => d.Id),
            .. policy.Rules.SelectMany(r => (r.When.From ?? []).Concat(r.When.To ?? [])),
            .. policy.Results.SelectMany(r => r.From),
            .. policy.ShareGroups.SelectMany(g => g.Across ?? []),
        ];
        foreach (Reference reference in references)
        {
            reference.Resolve(diagnostics, parties, "zone or part", $"chip '{chip.Name}'");
        }

        string[] tags = [.. policy.Tags.Select(t => t.Id)];
        foreach (Reference tag in chip.Devices.Select(d => d.Tag).OfType<Reference>())
        {
            tag.Resolve(diagnostics, tags, "tag", $"policy '{policy.Name}'");
        }
    }

    /// <summary>Checks that a policy declares the tags of a workload.</summary>
    public static void Check(PolicyDescription policy, WorkloadDescription workload, DiagnosticBag diagnostics)
    {
        string[] tags = [.. policy.Tags.Select(t => t.Id)];
        foreach (Located<string> label in workload.Labels)
        {
            new Reference(label.Value, label.Position).Resolve(diagnostics, tags, "tag", $"policy '{policy.Name}'");
        }
    }

    private static void Check(RuleStatement rule, PolicyDescription policy, string[] sanitizers, DiagnosticBag diagnostics)
    {
        rule.Sanitizer?.Resolve(diagnostics, sanitizers, "sanitizer", "this policy");
        rule.When.Via?.Resolve(diagnostics, sanitizers, "sanitizer", "this policy");
        if (rule.Effect is RuleEffectChoice.Require != rule.Sanitizer is not null)
        {
            diagnostics.Error(
                rule.Position,
                rule.Effect is RuleEffectChoice.Require ? $"rule {rule.Id} requires a sanitizer and names none" : $"rule {rule.Id} names a sanitizer, and only require rules have one",
                rule.Effect is RuleEffectChoice.Require ? "add 'sanitizer: …'" : "remove it; an allow rule names it as 'via' in its condition");
        }

        if (rule.EvidenceAtLeast is not null && (rule.Effect is RuleEffectChoice.Deny || rule.When.IsPeerToPeer))
        {
            diagnostics.Error(rule.Position, $"rule {rule.Id} asks for evidence and accepts no sanitizer", "remove 'evidence_at_least'; require rules and allow rules for residuals have it");
        }

        if (rule.Effect is RuleEffectChoice.Require && (rule.When.Live is null || rule.When.Live.Count == 0))
        {
            diagnostics.Error(rule.When.Position, $"rule {rule.Id} requires a sanitizer for no tag", "name the tags in 'conf'");
        }

        if (rule.Effect is RuleEffectChoice.Allow && rule.When.Residual is null && !rule.When.IsPeerToPeer)
        {
            diagnostics.Error(
                rule.When.Position,
                $"rule {rule.Id} allows live tags, which only may_learn can do",
                "clear the destination in 'destinations', or write 'residual' with the sanitizer that removed the tags");
        }

        foreach (Reference tag in rule.When.Residual ?? [])
        {
            bool canArise = policy.Sanitizers.Any(s => (rule.When.Via is null || s.Id == rule.When.Via.Value.Id) && s.Removes.Any(r => r.Id == tag.Id));
            if (!canArise)
            {
                diagnostics.Warning(tag.Position, $"rule {rule.Id} can never match: no such sanitizer removes '{tag.Id}'", "check 'via' and the sanitizer's 'removes'");
            }
        }
    }
}
