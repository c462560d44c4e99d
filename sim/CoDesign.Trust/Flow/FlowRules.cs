using CoDesign.Description.Policies;

namespace CoDesign.Trust;

/// <summary>What a policy asks about implicit flows, with its names resolved.</summary>
/// <param name="Secrets">Tags of which time must not tell.</param>
/// <param name="Branch">Whether branches may not depend on them.</param>
/// <param name="Address">Whether addresses may not.</param>
/// <param name="Latency">Whether operands of instructions may not whose time depends on them.</param>
/// <param name="HasScopes">Whether what is done under a branch carries the label of its condition.</param>
/// <param name="FollowsTime">Whether all that time depends on is gathered, for those that see when jobs come.</param>
/// <param name="LessPrivileged">Tags that registers may carry into a less privileged mode; null: any.</param>
/// <param name="FollowsIntegrity">Whether that holds also for conditions without a tag that the outside could choose.</param>
/// <param name="Uses">For what results of modules may not be used before they are verified; null: anything.</param>
public sealed record FlowRules(ulong Secrets, bool Branch, bool Address, bool Latency, bool HasScopes, bool FollowsTime, ulong? LessPrivileged, bool FollowsIntegrity, UseRules? Uses)
{
    /// <summary>Whether anybody must look at branches.</summary>
    public bool WatchesBranches => Branch || HasScopes || FollowsTime || Uses?.Has(ResultUse.Branch) is true || Uses?.Has(ResultUse.Code) is true;

    /// <summary>Whether anybody must look at addresses.</summary>
    public bool WatchesAddresses => Address || FollowsTime || Uses?.Has(ResultUse.Pointer) is true;

    /// <summary>Whether anybody must look at instructions whose time depends on their operands.</summary>
    public bool WatchesLatencies => Latency || FollowsTime;

    /// <summary>Those of a policy; null if it asks nothing of the kind.</summary>
    public static FlowRules? Of(PolicyDescription? policy, LabelTable labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        LabelVocabulary vocabulary = labels.Vocabulary;
        var uses = UseRules.Of(policy, labels);
        bool hasScopes = policy?.Propagation.Branch is BranchPropagation.Scopes;
        bool followsTime = policy?.Metadata.Contains(MetadataChannel.Time) is true;
        if (policy is null || (policy.ConstantTime is null && policy.LessPrivileged is null && uses is null && !hasScopes && !followsTime))
        {
            return null;
        }

        IReadOnlyList<ConstantTimeCheck> checks = policy.ConstantTime?.Checks ?? [];
        return new FlowRules(
            vocabulary.TagMask((policy.ConstantTime?.Scope ?? []).Select(t => t.Id)),
            checks.Contains(ConstantTimeCheck.Branch),
            checks.Contains(ConstantTimeCheck.Address),
            checks.Contains(ConstantTimeCheck.Latency),
            hasScopes,
            followsTime,
            policy.LessPrivileged is PrivilegeDescription less ? vocabulary.TagMask(less.MayLearn.Select(t => t.Id)) : null,
            hasScopes && policy.Sanitizers.Any(s => s.PcIntegrity is not null),
            uses);
    }
}
