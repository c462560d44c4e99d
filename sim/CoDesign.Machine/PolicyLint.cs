using CoDesign.Description.Chips;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Policies;
using CoDesign.Description.Reading;
using CoDesign.Trust;

namespace CoDesign.Machine;

/// <summary>What is suspicious in a policy's sanitizers and share groups on a chip (rule TB901).</summary>
internal static class PolicyLint
{
    /// <summary>Warns of all of it.</summary>
    public static void Check(PolicyDescription policy, ChipDescription chip, DiagnosticBag diagnostics)
    {
        foreach (ShareGroupDescription group in policy.ShareGroups)
        {
            Colluding(group, chip, diagnostics);
        }

        foreach (SanitizerDescription sanitizer in policy.Sanitizers)
        {
            if (sanitizer.Mask is Reference mask && !chip.Devices.Any(d => d.Kind is DeviceKind.Trng && d.Tag?.Id == mask.Id))
            {
                Warn(diagnostics, mask.Position, $"no random number generator of chip '{chip.Name}' has tag '{mask.Id}', of which sanitizer '{sanitizer.Id}' makes masks", "write 'tag: …' at the trng device");
            }

            if (sanitizer.Override is not null)
            {
                Warn(diagnostics, sanitizer.Position, $"sanitizer '{sanitizer.Id}' removes a tag that is marked never_declassify, by an override of {sanitizer.Override.ApprovedBy}", "the report shows it on top; leave the override out if it is no longer needed");
            }
        }
    }

    private static void Colluding(ShareGroupDescription group, ChipDescription chip, DiagnosticBag diagnostics)
    {
        IEnumerable<ModuleDescription> members = (group.Across ?? []).Select(r => chip.Modules.FirstOrDefault(m => m.Id == r.Id)).OfType<ModuleDescription>();
        foreach (IGrouping<string, ModuleDescription> domain in members.GroupBy(m => m.CollusionDomain ?? m.Vendor).Where(d => d.Count() > 1))
        {
            Warn(
                diagnostics, group.Position, $"{string.Join(" and ", domain.Select(m => $"'{m.Id}'"))} get shares of group '{group.Id}' and pool what they see, as '{domain.Key}'", "give shares to modules of different vendors");
        }
    }

    private static void Warn(DiagnosticBag diagnostics, SourcePosition position, string message, string hint) =>
        diagnostics.Warning(position, $"{RuleIds.Lint}: {message}", hint);
}
