using CoDesign.Description.Diagnostics;
using CoDesign.Description.Policies;
using CoDesign.Description.Reading;

namespace CoDesign.Description.Checks;

/// <summary>Whether what a policy says of its sanitizers and share groups fits together.</summary>
internal static class SanitizerCheck
{
    // Masks are 32-bit words of the random number generator.
    private const ulong MaskBytes = 4;

    /// <summary>Checks sanitizers and share groups.</summary>
    public static void Check(PolicyDescription policy, DiagnosticBag diagnostics)
    {
        foreach (ShareGroupDescription group in policy.ShareGroups)
        {
            Check(group, policy, diagnostics);
        }

        string[] groups = [.. policy.ShareGroups.Select(g => g.Id)];
        foreach (SanitizerDescription sanitizer in policy.Sanitizers)
        {
            sanitizer.Group?.Resolve(diagnostics, groups, "share group", "this policy");
            CheckKind(sanitizer, policy, diagnostics);
            CheckEvidence(sanitizer, policy, diagnostics);
            CheckOverride(sanitizer, policy, diagnostics);
        }
    }

    /// <summary>How many kinds of residuals a sanitizer can leave.</summary>
    public static int ResidualsOf(SanitizerDescription sanitizer, PolicyDescription policy) =>
        (sanitizer.Removes.Count * (GroupOf(sanitizer, policy)?.Shares ?? 1))
        + (sanitizer.Evidence is SanitizerEvidence.Checked ? sanitizer.Removes.Count + 1 : 0);

    private static ShareGroupDescription? GroupOf(SanitizerDescription sanitizer, PolicyDescription policy) =>
        sanitizer.Group is Reference group ? policy.ShareGroups.FirstOrDefault(g => g.Id == group.Id) : null;

    private static void Check(ShareGroupDescription group, PolicyDescription policy, DiagnosticBag diagnostics)
    {
        if (group.Reconstruct > group.Shares)
        {
            diagnostics.Error(group.Position, $"group '{group.Id}' has {group.Shares} shares, and {group.Reconstruct} are to tell the secret", "'reconstruct' is at most 'shares'");
        }

        SanitizerDescription[] makers = [.. policy.Sanitizers.Where(s => s.Group?.Id == group.Id)];
        if (makers.Length != 1)
        {
            diagnostics.Error(
                makers.Length == 0 ? group.Position : makers[1].Position,
                $"group '{group.Id}' has {(makers.Length == 0 ? "no sanitizer that makes its shares" : "more than one sanitizer")}",
                "each share group has one sanitizer of kind share");
        }

        foreach (SanitizerDescription maker in makers.Where(m => m.Removes.Any(t => t.Id != group.Secret.Id)))
        {
            diagnostics.Error(maker.Position, $"sanitizer '{maker.Id}' splits '{group.Secret.Id}' and removes other tags", $"write 'removes: [{group.Secret.Id}]'");
        }
    }

    private static void CheckKind(SanitizerDescription sanitizer, PolicyDescription policy, DiagnosticBag diagnostics)
    {
        if (sanitizer.Kind is SanitizerKind.Share != sanitizer.Group is not null)
        {
            diagnostics.Error(
                sanitizer.Position,
                sanitizer.Group is null ? $"sanitizer '{sanitizer.Id}' makes shares of no group" : $"sanitizer '{sanitizer.Id}' has a share group and is of another kind",
                sanitizer.Group is null ? "add 'group: …', an entry of 'share_groups'" : "write 'kind: share', or remove 'group'");
        }

        if (sanitizer.Kind is SanitizerKind.Blind && sanitizer.Mask is null)
        {
            diagnostics.Error(sanitizer.Position, $"sanitizer '{sanitizer.Id}' blinds, and with what is not said", "add 'mask: …', the tag of the random number generator");
        }

        if (GroupOf(sanitizer, policy) is ShareGroupDescription group && sanitizer.Outputs.Count != group.Shares)
        {
            diagnostics.Error(sanitizer.Position, $"sanitizer '{sanitizer.Id}' has {sanitizer.Outputs.Count} outputs, and group '{group.Id}' {group.Shares} shares", "name an output for each share, in order");
        }

        if (sanitizer.Mask is Reference mask && policy.Sanitizers.FirstOrDefault(s => s.Removes.Any(t => t.Id == mask.Id)) is SanitizerDescription other)
        {
            diagnostics.Error(other.Position, $"sanitizer '{other.Id}' removes '{mask.Id}', of which masks are made", "a mask that gets out tells what was hidden with it; remove the tag from 'removes'");
        }
    }

    private static void CheckEvidence(SanitizerDescription sanitizer, PolicyDescription policy, DiagnosticBag diagnostics)
    {
        if (sanitizer.Evidence is not SanitizerEvidence.Checked)
        {
            return;
        }

        if (sanitizer.Kind is SanitizerKind.Encrypt || sanitizer.Mask is null)
        {
            diagnostics.Error(sanitizer.Position, $"there is nothing in '{sanitizer.Id}' that can be checked", "only masks and shares that are made with one have a structure that shows; write 'evidence: asserted'");
            return;
        }

        if (sanitizer.Input is not SanitizerOutput input)
        {
            diagnostics.Error(sanitizer.Position, $"where '{sanitizer.Id}' finds the secret is not said", "add 'input: {pointer: a1, size: 64 B}'");
            return;
        }

        if (sanitizer.Outputs.Any(o => o.Size != input.Size) || input.Size.Bytes % MaskBytes != 0 || (sanitizer.Kind is SanitizerKind.Blind && sanitizer.Outputs.Count != 1))
        {
            diagnostics.Error(
                sanitizer.Position, $"the sizes of '{sanitizer.Id}' cannot be checked", "checked evidence needs outputs as long as the input, a multiple of 4 bytes, and of a mask one output");
        }

        if (GroupOf(sanitizer, policy) is { } group && group.Reconstruct != group.Shares)
        {
            diagnostics.Error(sanitizer.Position, $"{group.Reconstruct} of {group.Shares} shares tell the secret of group '{group.Id}', which cannot be checked", "only shares that add up to the secret can; write 'evidence: asserted'");
        }
    }

    private static void CheckOverride(SanitizerDescription sanitizer, PolicyDescription policy, DiagnosticBag diagnostics)
    {
        string[] never = [.. sanitizer.Removes.Select(r => r.Id).Where(r => policy.Tags.Any(t => t.Id == r && t.NeverDeclassify))];
        if (never.Length > 0 && sanitizer.Override is null)
        {
            diagnostics.Error(
                sanitizer.Position, $"sanitizer '{sanitizer.Id}' removes '{never[0]}', which is marked never_declassify", "add 'override: {reason: …, approved_by: …}', which the report shows on top, or do not remove the tag");
        }

        if (never.Length == 0 && sanitizer.Override is not null)
        {
            diagnostics.Error(sanitizer.Position, $"sanitizer '{sanitizer.Id}' has an override and removes no tag that is marked never_declassify", "remove 'override'");
        }
    }
}
