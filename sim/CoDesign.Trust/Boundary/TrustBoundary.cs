using CoDesign.Description.Chips;
using CoDesign.Description.Policies;

namespace CoDesign.Trust;

/// <summary>
/// Judges transfers. This is the only place where it is decided whether bytes may move; <c>Fabric.Transport</c> is its only caller.
/// </summary>
/// <remarks>
/// Order: arithmetic, identity, access, what the job of a module permits, integrity, peers, deny rules, clearance, masks, residuals, shares. Deny overrides; the default is deny; the order of policy rules has
/// no influence. In mode enforce a transfer refused by arithmetic or access is not looked at further; in mode audit everything is.
/// Arithmetic and access are the chip's own hardware: they hold without a policy too, and only an audit lets through what they refuse.
/// </remarks>
public sealed class TrustBoundary
{
    private readonly CompiledPolicy _policy;
    private readonly Iopmp? _iopmp;
    private readonly LabelTable _labels;
    private readonly ShareExposure _shares;

    /// <summary>For one run.</summary>
    /// <param name="policy">The policy with its names resolved.</param>
    /// <param name="iopmp">The chip's access control; null if it has none.</param>
    /// <param name="labels">The labels of the run.</param>
    public TrustBoundary(CompiledPolicy policy, Iopmp? iopmp, LabelTable labels)
    {
        ArgumentNullException.ThrowIfNull(policy);
        _policy = policy;
        _iopmp = iopmp;
        _labels = labels;
        _shares = new ShareExposure(policy.ShareGroups, labels.Vocabulary);
    }

    /// <summary>Which shares whom reached.</summary>
    public ShareExposure Shares => _shares;

    /// <summary>Transfers judged so far that pass from one zone to another.</summary>
    public long CrossingsChecked { get; private set; }

    /// <summary>What a denial does.</summary>
    public PolicyMode Mode => _policy.Mode;

    /// <summary>Judges what jobs tell modules besides the bytes of their buffers; null if the policy does not look.</summary>
    public MetadataRules? Metadata { get; init; }

    /// <summary>For what results of modules may not be used before they are verified; null: anything.</summary>
    public UseRules? Uses { get; init; }

    /// <summary>A check that a test leaves out; none in any run.</summary>
    internal BoundaryCheck Omitted { get; init; }

    /// <summary>Judges a transfer.</summary>
    public Decision Check(in Transfer transfer)
    {
        CrossingsChecked += transfer.IsCrossing ? 1 : 0;
        List<Violation>? violations = null;
        bool isSilent = false;
        if (transfer.Kind is TransferKind.DmaRead or TransferKind.DmaWrite)
        {
            CheckArithmetic(in transfer, ref violations);

            // A range that is none cannot be compared with entries; a misaligned one can, and an audit shows both.
            bool isRange = violations is null || (Mode is PolicyMode.Audit && violations.TrueForAll(v => v.Rule == RuleIds.Misaligned));
            CheckIdentity(in transfer, ref violations);
            if (isRange && (violations is null || Mode is PolicyMode.Audit))
            {
                isSilent = !CheckAccess(in transfer, ref violations);
            }

            if (violations is not null && Mode is not PolicyMode.Audit)
            {
                return new Decision(Verdict.Deny, violations, [], IsBlocked: true, isSilent);
            }
        }

        if (Mode is not PolicyMode.Disabled)
        {
            CheckJob(in transfer, ref violations);
            CheckIntegrity(in transfer, ref violations);
            CheckPeers(in transfer, ref violations);
            CheckUnmodelled(in transfer, ref violations);
            CheckRelease(in transfer, ref violations);
        }

        return transfer.IsCrossing && Mode is not PolicyMode.Disabled ? CheckPolicy(in transfer, violations) : Conclude(violations, [], isDeclassified: false);
    }

    // What the module does, compared with what its descriptor says that it should do.
    private void CheckJob(in Transfer transfer, ref List<Violation>? violations)
    {
        if (transfer.Job is not JobContext job || transfer.Kind is not TransferKind.DmaWrite)
        {
            return;
        }

        if (job.Phase is JobPhase.Completing && Omitted is not BoundaryCheck.Residue)
        {
            CheckResidue(in transfer, job, ref violations);
            return;
        }

        if (job.IsDescriptorChanged && Omitted is not BoundaryCheck.Descriptor)
        {
            // Its outputs are not those that were checked, so it makes no sense to compare.
            Add(ref violations, new Violation(RuleIds.DescriptorChanged, null, $"'{transfer.Initiator.Id}' writes by a descriptor that is not the one that was checked"));
            return;
        }

        bool isLate = job.Phase is JobPhase.Complete && Omitted is not BoundaryCheck.Late;
        if (isLate || (!job.Covers(transfer.Address, transfer.Length) && Omitted is not BoundaryCheck.Outputs))
        {
            Add(ref violations, new Violation(
                RuleIds.BeyondBuffer,
                null,
                $"'{transfer.Initiator.Id}' writes {transfer.Length} bytes at 0x{transfer.Address:x}, {(isLate ? "after it has reported completion" : "outside the outputs of its job")}"));
        }
    }

    // Only at its end it is known what a job has read.
    private void CheckResidue(in Transfer transfer, JobContext job, ref List<Violation>? violations)
    {
        if (job.Residue != 0)
        {
            string tags = string.Join(", ", LabelVocabulary.NamesOf(_labels.Vocabulary.Tags, job.Residue).Select(t => $"'{t}'"));
            Add(ref violations, new Violation(
                RuleIds.Residue, null, $"'{transfer.Initiator.Id}' still holds {tags} of an earlier job, and completes one that has nothing of that", job.Residue));
        }
    }

    private void CheckIntegrity(in Transfer transfer, ref List<Violation>? violations)
    {
        Integrity integrity = _labels[transfer.Label].Integrity;
        if (!transfer.IsRead && integrity < transfer.Target.MinimumIntegrity && Omitted is not BoundaryCheck.Integrity)
        {
            Add(ref violations, new Violation(
                RuleIds.ProtectedMemory,
                null,
                $"'{transfer.Initiator.Id}' writes {integrity.ToString().ToLowerInvariant()} bytes to '{transfer.Target.Id}', which asks for {transfer.Target.MinimumIntegrity.ToString().ToLowerInvariant()} ones"));
        }
    }

    private void CheckRelease(in Transfer transfer, ref List<Violation>? violations)
    {
        bool leaves = !transfer.IsRead && string.Equals(transfer.Target.Zone, ZoneDescription.Outside, StringComparison.Ordinal);
        if (leaves && Omitted is not BoundaryCheck.Release)
        {
            Add(ref violations, Uses?.Judge(transfer.Label, ResultUse.Release));
        }
    }

    private void CheckUnmodelled(in Transfer transfer, ref List<Violation>? violations)
    {
        LabelContent label = _labels[transfer.Label];
        if (!transfer.IsRead && transfer.Target.IsUnmodelled && Omitted is not BoundaryCheck.Unmodelled && (label.Tags | label.Residuals) != 0)
        {
            Add(ref violations, new Violation(
                RuleIds.Unmodelled, null, $"{_labels.Describe(transfer.Label)} bytes reach '{transfer.Target.Id}', of which nothing but the addresses is known", label.Tags));
        }
    }

    private void CheckPeers(in Transfer transfer, ref List<Violation>? violations)
    {
        if (transfer.Initiator.Kind is not PartyKind.Module || transfer.Target.Kind is not PartyKind.Module || Omitted is BoundaryCheck.Peers)
        {
            return;
        }

        (Party source, Party destination) = (transfer.Source, transfer.Destination);
        CompiledRule[] rules = [.. _policy.Rules.Where(r => r.IsPeerToPeer && r.Concerns(source, destination))];
        CompiledRule? denial = Array.Find(rules, r => r.Effect is RuleEffect.Deny);
        if (denial is not null || rules.Length == 0)
        {
            Add(ref violations, new Violation(
                RuleIds.PeerToPeer, denial?.Id, $"'{transfer.Initiator.Id}' accesses '{transfer.Target.Id}' past the core" + (denial is null ? ", and no rule permits that" : $": {denial.Because}")));
        }
    }

    private Decision CheckPolicy(in Transfer transfer, List<Violation>? violations)
    {
        LabelContent label = _labels[transfer.Label];
        label = transfer.IsDescriptor && Metadata is not null ? label with { Tags = 0 } : label;
        label = CheckDecision(in transfer, label, ref violations);
        if (label.Tags == 0 && label.Residuals == 0 && !_policy.HasRulesForPublic)
        {
            return Conclude(violations, [], isDeclassified: false);
        }

        var used = new List<string>();
        ulong accepted = 0;
        ulong refuted = label.Tags & _labels.Vocabulary.TagsOf(label.Residuals & _labels.Vocabulary.RefutedMask);
        foreach (CompiledRule rule in _policy.Rules)
        {
            if (!rule.Concerns(transfer.Source, transfer.Destination))
            {
                continue;
            }

            bool isLive = (label.Tags & rule.LiveTags) != 0 || (rule.MatchesPublic && label.Tags == 0);
            ulong residuals = label.Residuals & rule.Residuals;
            switch (rule.Effect)
            {
                case RuleEffect.Deny when (isLive || residuals != 0) && Omitted is not BoundaryCheck.Deny:
                    used.Add(rule.Id);
                    Add(ref violations, new Violation(
                        RuleIds.NotCleared, rule.Id, Describe(in transfer, label.Tags & rule.LiveTags) + $": {rule.Because}", label.Tags & rule.LiveTags));
                    break;
                case RuleEffect.Require when isLive && Omitted is not BoundaryCheck.RequireLive:
                    used.Add(rule.Id);
                    Add(ref violations, Unsanitized(in transfer, label.Tags & rule.LiveTags, refuted, rule));
                    break;
                case RuleEffect.Require when (residuals & ~rule.AcceptedResiduals) != 0 && Omitted is not BoundaryCheck.RequireResidual:
                    used.Add(rule.Id);
                    Add(ref violations, new Violation(
                        RuleIds.ResidualWithoutRule,
                        rule.Id,
                        $"{DescribeResiduals(residuals & ~rule.AcceptedResiduals)} does not satisfy rule {rule.Id} for '{transfer.Destination.Id}': {rule.Because}"));
                    break;
                case RuleEffect.Allow when residuals != 0:
                    used.Add(rule.Id);
                    accepted |= residuals;
                    break;
            }
        }

        ulong cleared = _policy.MayLearn(transfer.Destination);
        ulong forbidden = label.Tags & ~cleared;
        if ((forbidden & refuted) != 0 && Omitted is not BoundaryCheck.Clearance && violations?.Exists(v => v.Rule == RuleIds.ResidualWithoutRule) is not true)
        {
            Add(ref violations, Unsanitized(in transfer, forbidden & refuted, refuted, null));
        }

        forbidden &= ~refuted;
        if (forbidden != 0 && Omitted is not BoundaryCheck.Clearance && violations?.Exists(v => v.Rule == RuleIds.NotCleared) is not true)
        {
            Add(ref violations, new Violation(
                RuleIds.NotCleared, null, Describe(in transfer, forbidden) + _policy.RemedyFor(forbidden, _labels.Vocabulary), forbidden));
        }

        CheckMask(in transfer, label, forbidden, ref violations);
        ulong togetherShares = _shares.Together(label.Residuals, cleared);
        ulong unaccepted = label.Residuals & ~(accepted & ~togetherShares) & ~_labels.Vocabulary.RefutedMask;
        if (unaccepted != 0 && Omitted is not BoundaryCheck.Residuals)
        {
            Add(ref violations, new Violation(
                RuleIds.ResidualWithoutRule,
                null,
                $"{DescribeResiduals(unaccepted)} reaches '{transfer.Destination.Id}' (zone {transfer.Destination.Zone}), and no allow rule names that{((unaccepted & togetherShares) != 0 ? " where shares were put together" : string.Empty)}"));
        }

        foreach (Violation met in _shares.Meet(transfer.Destination, label.Residuals, cleared))
        {
            Add(ref violations, met);
        }

        if (violations is null || Mode is not PolicyMode.Enforce)
        {
            _shares.Extend(transfer.Destination, label.Residuals, cleared);
        }

        return Conclude(violations, used, isDeclassified: label.Residuals != 0);
    }

    // What comes to a module under a branch, and tells of no more than that branch: a decision, and not data.
    private LabelContent CheckDecision(in Transfer transfer, LabelContent label, ref List<Violation>? violations)
    {
        if (Metadata is not { JudgesDecisions: true } || Omitted is BoundaryCheck.Decision || transfer.IsRead || transfer.Target.Kind is not PartyKind.Module || transfer.Scope.IsPublic)
        {
            return label;
        }

        Add(ref violations, Metadata.JudgeWrite(transfer.Target, transfer.Scope));
        return label with { Tags = label.Tags & ~_labels[transfer.Scope].Tags };
    }

    // A tag that is live where a sanitizer should have removed it: it was not called, or what it claims was refuted.
    private Violation Unsanitized(in Transfer transfer, ulong tags, ulong refuted, CompiledRule? rule) => (tags & ~refuted) != 0
        ? new Violation(
            RuleIds.NotCleared, rule!.Id, Describe(in transfer, tags) + $" without the sanitizer that rule {rule.Id} requires: {rule.Because}", tags)
        : new Violation(
            RuleIds.ResidualWithoutRule,
            rule?.Id,
            Describe(in transfer, tags) + ": the sanitizer that should have hidden it did not do what it claims" + (rule is null ? string.Empty : $"; rule {rule.Id}: {rule.Because}"),
            tags);

    // Whoever has a mask has what was blinded with it.
    private void CheckMask(in Transfer transfer, LabelContent label, ulong forbidden, ref List<Violation>? violations)
    {
        if ((forbidden & _policy.MaskTags) != 0 && (label.Tags & ~_policy.MaskTags) == 0 && label.Residuals == 0)
        {
            Add(ref violations, new Violation(
                RuleIds.Mask, null, $"randomness that masks are made of reaches '{transfer.Destination.Id}' (zone {transfer.Destination.Zone}): it tells what was blinded with it", label.Tags));
        }
    }

    private Decision Conclude(List<Violation>? violations, List<string> rules, bool isDeclassified)
    {
        if (violations is null)
        {
            return !isDeclassified && rules.Count == 0
                ? Decision.Allowed
                : new Decision(isDeclassified ? Verdict.AllowDeclassified : Verdict.Allow, [], rules, IsBlocked: false);
        }

        return new Decision(Verdict.Deny, violations, rules, IsBlocked: Mode is PolicyMode.Enforce);
    }

    private void CheckArithmetic(in Transfer transfer, ref List<Violation>? violations)
    {
        if (Omitted is not BoundaryCheck.Range && RangeCheck.Judge(transfer.Address, transfer.Length, transfer.Initiator.BurstAlignment) is Violation violation)
        {
            Add(ref violations, violation);
        }
    }

    // What the bus would carry if requests were tagged where the requester cannot choose.
    private void CheckIdentity(in Transfer transfer, ref List<Violation>? violations)
    {
        if (transfer.RequestRoleId != transfer.Initiator.RequestRoleId && Omitted is not BoundaryCheck.Identity)
        {
            Add(ref violations, new Violation(
                RuleIds.ForgedRole, null, $"'{transfer.Initiator.Id}' has request role id {transfer.Initiator.RequestRoleId} and sends {transfer.RequestRoleId}"));
        }
    }

    // Whether a requester that is refused is told so.
    private bool CheckAccess(in Transfer transfer, ref List<Violation>? violations)
    {
        if (_iopmp is null || !transfer.Initiator.IsBehindIopmp || Omitted is BoundaryCheck.Access)
        {
            return true;
        }

        IopmpAccessKind access = transfer.IsRead ? IopmpAccessKind.Read : IopmpAccessKind.Write;
        IopmpAnswer answer = _iopmp.Check(transfer.RequestRoleId, transfer.Address, transfer.Length, access);
        if (answer.Error is IopmpError.None)
        {
            return true;
        }

        Add(ref violations, _iopmp.Describe(answer, transfer.RequestRoleId, transfer.Address, transfer.Length, access));
        return answer.IsBusError;
    }

    private static void Add(ref List<Violation>? violations, Violation? violation)
    {
        if (violation is Violation found)
        {
            (violations ??= []).Add(found);
        }
    }

    private string Describe(in Transfer transfer, ulong tags)
    {
        string names = tags == 0 ? "public data" : string.Join(", ", LabelVocabulary.NamesOf(_labels.Vocabulary.Tags, tags).Select(t => $"'{t}'"));
        return $"{names} in clear reaches '{transfer.Destination.Id}' (zone {transfer.Destination.Zone})";
    }

    private string DescribeResiduals(ulong residuals) =>
        string.Join(", ", LabelVocabulary.NamesOf(_labels.Vocabulary.Residuals, residuals).Select(r => $"{(r.Share is int share ? $"share {share} of " : string.Empty)}'{r.Tag}' after sanitizer '{r.Sanitizer}'"));
}
