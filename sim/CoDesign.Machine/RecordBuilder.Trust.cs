using CoDesign.Description.Chips;
using CoDesign.Description.Policies;
using CoDesign.Description.Scalars;
using CoDesign.Machine.Observation;
using CoDesign.Results;

namespace CoDesign.Machine;

/// <content>Who saw what, by which policy, and what must be believed.</content>
internal sealed unsafe partial class RecordBuilder
{
    // A row for each module and sink outside the trusted base and each tag, zeros included: nothing seen is what a reviewer wants to read.
    private List<ExposureRecord> Exposures()
    {
        if (run.Policy is null)
        {
            return [];
        }

        ChipDescription description = run.Chip.Value;
        IReadOnlyList<ZoneRecord> zones = Zones();
        var rows = new List<ExposureRecord>();
        foreach (ZoneRecord zone in zones)
        {
            foreach (PartRecord part in zone.Parts.Where(p => p.Kind is not "core"))
            {
                ModuleDescription? module = description.Modules.FirstOrDefault(m => m.Id == part.Id);
                for (int tag = 0; tag < chip.Labels.Vocabulary.Tags.Count; tag++)
                {
                    Exposure seen = chip.Observer.Exposures.GetValueOrDefault((part.Id, tag));
                    if (seen.Crossings == 0 && part.Kind is not ("module" or "sink"))
                    {
                        continue;
                    }

                    string name = chip.Labels.Vocabulary.Tags[tag];
                    rows.Add(new ExposureRecord(
                        module?.CollusionDomain ?? module?.Vendor ?? zone.Id,
                        part.Id,
                        part.Kind,
                        zone.Openness,
                        name,
                        seen.ClearBytes,
                        seen.SanitizedBytes,
                        seen.ShareBytes,
                        seen.Crossings,
                        MayLearn(run.Policy.Value, part.Id, zone.Id, name)));
                }
            }
        }

        return rows;
    }

    private static bool MayLearn(PolicyDescription policy, string part, string zone, string tag) =>
        (policy.Destinations.FirstOrDefault(d => d.Id.Id == part) ?? policy.Destinations.FirstOrDefault(d => d.Id.Id == zone))
            ?.MayLearn.Any(t => t.Id == tag) ?? false;

    private List<SanitizerRecord> Sanitizers() => declassifier is null
        ? []
        : [.. declassifier.Sanitizers.Select(s => new SanitizerRecord(
            s.Description.Id,
            YamlName.Of(s.Description.Kind),
            s.Description.Symbol,
            [.. s.Description.Removes.Select(t => t.Id)],
            YamlName.Of(s.Description.Evidence),
            s.CodeMatches,
            s.Uses,
            s.Bytes,
            s.Description.Because)
        {
            Refuted = s.Refuted,
            Override = s.Description.Override is { } permitted ? new OverrideRecord(permitted.Reason, permitted.ApprovedBy) : null,
        })];

    private List<ShareGroupRecord> ShareGroups() => run.Policy is null || run.Mode is PolicyModeChoice.Disabled
        ? []
        : [.. run.Policy.Value.ShareGroups.Select(g => new ShareGroupRecord(
            g.Id,
            g.Secret.Id,
            g.Shares,
            g.Reconstruct,
            [.. chip.Fabric.Shares.SeenOf(g.Id).Select(s => new ShareHolderRecord(s.Key, s.Value))]))];

    private PolicyRecord? Policy()
    {
        if (run.Policy is null)
        {
            return null;
        }

        PolicyDescription policy = run.Policy.Value;
        return new PolicyRecord(
            policy.Name,
            policy.Summary,
            YamlName.Of(run.Mode),
            YamlName.Of(policy.FailOn),
            [.. policy.Tags.Select(t => t.Id)],
            [.. policy.Rules.Select(r => new PolicyRuleRecord(r.Id, YamlName.Of(r.Effect), r.Because, chip.Observer.RuleHits.GetValueOrDefault(r.Id)))],
            [.. sources.Records.Select(s => s with { IsRead = run.Mode is PolicyModeChoice.Disabled ? null : IsRead(s.Tag) })])
        {
            Clearances = [.. policy.Destinations.Select(d => new ClearanceRecord(d.Id.Id, [.. d.MayLearn.Select(t => t.Id)]))],
        };
    }

    // By the core, or by a module that got a byte of it.
    private bool IsRead(string tag)
    {
        ulong mask = chip.Labels.Vocabulary.TagMask(tag);
        return (chip.Labels.ReadTags & mask) != 0
            || chip.Observer.Exposures.Any(e => chip.Labels.Vocabulary.Tags[e.Key.Tag] == tag && e.Value.ClearBytes > 0 && run.Chip.Value.Modules.Any(m => m.Id == e.Key.Destination));
    }
}
