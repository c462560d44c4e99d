using CoDesign.Description.Policies;

namespace CoDesign.Trust;

/// <summary>Judges what a job tells a module besides the bytes of its buffers.</summary>
public sealed class MetadataRules
{
    private readonly CompiledPolicy _policy;
    private readonly LabelTable _labels;
    private readonly IReadOnlyList<MetadataChannel> _checks;
    private readonly IReadOnlyList<DestinationDescription> _destinations;

    private MetadataRules(PolicyDescription description, CompiledPolicy policy, LabelTable labels)
    {
        _policy = policy;
        _labels = labels;
        _checks = description.Metadata;
        _destinations = description.Destinations;
    }

    /// <summary>Whether the time of submissions is judged.</summary>
    public bool JudgesTime => _checks.Contains(MetadataChannel.Time);

    /// <summary>Whether it is judged that something is done under a branch.</summary>
    public bool JudgesDecisions => _checks.Contains(MetadataChannel.Decision);

    /// <summary>Judges a write to a register of a module under a branch.</summary>
    /// <param name="module">The module.</param>
    /// <param name="scope">Label of the branch.</param>
    public Violation? JudgeWrite(Party module, Label scope)
    {
        ArgumentNullException.ThrowIfNull(module);
        ulong told = _labels[scope].Tags & ~_policy.MayLearn(module);
        return told == 0 || IsDeclared(module, MetadataChannel.Decision)
            ? null
            : new Violation(RuleIds.SecretDecision, null, $"that a register of '{module.Id}' is written tells of {NamesOf(told)}", told);
    }

    /// <summary>Those of a policy; null if it does not look at metadata.</summary>
    public static MetadataRules? Of(PolicyDescription? description, CompiledPolicy policy, LabelTable labels) =>
        description is { Metadata.Count: > 0 } ? new MetadataRules(description, policy, labels) : null;

    /// <summary>Judges a job.</summary>
    /// <param name="module">Who takes it.</param>
    /// <param name="job">What it tells.</param>
    /// <param name="noted">Gets a sentence for each channel that the policy declares to tell of secrets, and that does.</param>
    public IReadOnlyList<Violation> Judge(Party module, in JobMetadata job, ICollection<string> noted)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(noted);
        List<Violation> violations = [];

        // Whoever learns that the branch was taken learns no more from what was written under it.
        ulong decision = _labels[job.Decision].Tags;
        Look(MetadataChannel.Decision, RuleIds.SecretDecision, "that the job was submitted", decision, 0);
        Look(MetadataChannel.Length, RuleIds.SecretLength, "the length of a buffer", _labels[job.Length].Tags, decision);
        Look(MetadataChannel.Address, RuleIds.SecretBufferAddress, "the address of a buffer", _labels[job.Address].Tags, decision);
        Look(MetadataChannel.Time, RuleIds.SecretTime, "the time of the submission", _labels[job.Time].Tags, decision);
        Look(MetadataChannel.Operation, RuleIds.SecretOperation, "the operation", _labels[job.Operation].Tags, decision);
        ulong parameters = _labels[job.Parameters].Tags & ~_policy.MayLearn(module);
        if (parameters != 0)
        {
            violations.Add(new Violation(RuleIds.NotCleared, null, $"{NamesOf(parameters)} in clear reaches '{module.Id}' (zone {module.Zone}) as parameter of a job", parameters));
        }

        return violations;

        void Look(MetadataChannel channel, string rule, string what, ulong tags, ulong known)
        {
            ulong told = tags & ~known & ~_policy.MayLearn(module);
            if (told == 0 || !_checks.Contains(channel))
            {
                return;
            }

            string message = $"{what} tells '{module.Id}' of {NamesOf(told)}";
            if (IsDeclared(module, channel))
            {
                noted.Add($"{message}, as the policy declares");
            }
            else
            {
                violations.Add(new Violation(rule, null, message, told));
            }
        }
    }

    // As with clearances, an entry for the module itself counts before one for its zone.
    private bool IsDeclared(Party module, MetadataChannel channel) =>
        (_destinations.FirstOrDefault(d => d.Id.Id == module.Id) ?? _destinations.FirstOrDefault(d => d.Id.Id == module.Zone))?.Declared.Contains(channel) is true;

    private string NamesOf(ulong tags) => string.Join(", ", LabelVocabulary.NamesOf(_labels.Vocabulary.Tags, tags).Select(t => $"'{t}'"));
}
