using CoDesign.Description.Chips;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Policies;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Runs;
using CoDesign.Description.Workloads;
using CoDesign.Elf;
using CoDesign.Trust;

namespace CoDesign.Machine;

/// <summary>
/// What is suspicious in chip, policy and workload together before anything runs (rule TB901): each is allowed, and each makes an audit
/// say less than its reader believes.
/// </summary>
public static class TrustLint
{
    /// <summary>Warns of all of it.</summary>
    public static void Check(RunDescription run, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(diagnostics);
        ChipDescription chip = run.Chip.Value;
        SharedRoles(chip, diagnostics);
        if (chip.Protection?.Iopmp is IopmpDescription iopmp)
        {
            ShadowedEntries(iopmp, diagnostics);
            Grants(chip, iopmp, diagnostics);
        }

        ElfFile.Read(run.Program.Elf, run.Program.Path).TryGetFile(out ElfFile? elf);
        OverlappingSecrets(run.Program.Secrets, elf, diagnostics);
        if (run.Policy?.Value is PolicyDescription policy)
        {
            UnusedTags(policy, run, diagnostics);
            MissingSanitizers(policy, elf, diagnostics);
            PolicyLint.Check(policy, chip, diagnostics);
        }
    }

    private static void Warn(DiagnosticBag diagnostics, SourcePosition position, string message, string hint) =>
        diagnostics.Warning(position, $"{RuleIds.Lint}: {message}", hint);

    private static void SharedRoles(ChipDescription chip, DiagnosticBag diagnostics)
    {
        foreach (IGrouping<int, ModuleDescription> group in chip.Modules.GroupBy(m => m.RequestRoleId))
        {
            ModuleDescription first = group.First();
            foreach (ModuleDescription other in group.Where(m => m.Vendor != first.Vendor))
            {
                Warn(diagnostics, other.Position, $"modules '{first.Id}' of {first.Vendor} and '{other.Id}' of {other.Vendor} have request role id {group.Key}", "the IOPMP cannot tell them apart; give each its own");
            }
        }
    }

    // An entry that an earlier one covers, for every role that has it.
    private static void ShadowedEntries(IopmpDescription iopmp, DiagnosticBag diagnostics)
    {
        (IopmpDomain Domain, IopmpRange Range)[] entries = [.. iopmp.Domains.SelectMany(d => d.Entries.Select(e => (d, e)))];
        for (int i = 0; i < entries.Length; i++)
        {
            IopmpRole[] roles = [.. iopmp.Roles.Where(r => Has(r, entries[i].Domain))];
            foreach ((IopmpDomain domain, IopmpRange range) in entries.Take(i))
            {
                if (roles.Length > 0 && roles.All(r => Has(r, domain)) && Covers(range, entries[i].Range))
                {
                    Warn(diagnostics, entries[i].Range.Position, $"the entry {Text(entries[i].Range)} of domain '{entries[i].Domain.Id}' can never match: {Text(range)} of domain '{domain.Id}' comes first", "put the smaller range first, or remove it");
                    break;
                }
            }
        }
    }

    // What modules outside the trusted base may write or read, and should not.
    private static void Grants(ChipDescription chip, IopmpDescription iopmp, DiagnosticBag diagnostics)
    {
        foreach (ModuleDescription module in chip.Modules.Where(m => !chip.Zones.Any(z => z.Id == m.Zone.Id && z.IsTrustedBase)))
        {
            foreach (IopmpRange range in iopmp.Roles.Where(r => r.Id == module.RequestRoleId).SelectMany(r => iopmp.Domains.Where(d => Has(r, d))).SelectMany(d => d.Entries).Where(e => e.Permission is not IopmpAccess.None))
            {
                var granted = new AddressRange(range.Base, range.Size);
                foreach (MemoryDescription memory in chip.Memories.Where(m => m.Access is MemoryAccess.ReadWriteExecute && range.Permission is IopmpAccess.Write or IopmpAccess.ReadWrite))
                {
                    WarnIf(new AddressRange(memory.Base.Value, memory.Size), $"module '{module.Id}' may write memory '{memory.Id}', from which the core executes", "grant memory that is not executable");
                }

                foreach (ModuleDescription other in chip.Modules.Where(o => o.Id != module.Id))
                {
                    WarnIf(new AddressRange(other.Registers.Value, ModuleDescription.WindowSize), $"module '{module.Id}' may access the registers of module '{other.Id}'", "take them out of its domains");
                }

                foreach (DeviceDescription device in chip.Devices)
                {
                    WarnIf(new AddressRange(device.Base.Value, device.Size), $"module '{module.Id}' may access the registers of device '{device.Id}'", "take them out of its domains");
                }

                if (iopmp.Registers is Located<Address> registers)
                {
                    WarnIf(new AddressRange(registers.Value, iopmp.WindowSize), $"module '{module.Id}' may change the IOPMP that is to hold it", "take its registers out of its domains");
                }

                void WarnIf(AddressRange other, string message, string hint)
                {
                    if (granted.Overlaps(other))
                    {
                        Warn(diagnostics, range.Position, message, hint);
                    }
                }
            }
        }
    }

    private static void OverlappingSecrets(IReadOnlyList<SecretDescription> secrets, ElfFile? elf, DiagnosticBag diagnostics)
    {
        (SecretDescription Secret, string Place, UInt128 Start, UInt128 End)[] ranges = [.. secrets.Select(s => RangeOf(s, elf))];
        for (int i = 0; i < ranges.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (ranges[i].Place == ranges[j].Place && ranges[i].Secret.Tag.Id != ranges[j].Secret.Tag.Id && ranges[i].Start < ranges[j].End && ranges[j].Start < ranges[i].End)
                {
                    Warn(diagnostics, ranges[i].Secret.Position, $"bytes of this secret have tag '{ranges[i].Secret.Tag.Id}' and also '{ranges[j].Secret.Tag.Id}' (line {ranges[j].Secret.Position.Line})", "they get both; separate the ranges if that is not meant");
                }
            }
        }
    }

    private static (SecretDescription Secret, string Place, UInt128 Start, UInt128 End) RangeOf(SecretDescription secret, ElfFile? elf)
    {
        (string place, UInt128 start, UInt128 size) = secret.Symbol is string name && elf?.TryGetSymbol(name, out Symbol? symbol) is true ? ("program", symbol!.Value, symbol.Size)
            : secret.Section is string sectionName && elf?.TryGetSection(sectionName, out Section? section) is true ? ("program", section!.Address, section.Size)
            : (secret.File is { } file ? $"file {file.Value}" : secret.StandardInput is true ? "standard input" : $"{secret.Symbol}{secret.Section}", UInt128.Zero, UInt128.MaxValue >> 1);
        UInt128 first = start + secret.Offset.Bytes;
        UInt128 last = start + size;
        return (secret, place, first, secret.Length is ByteSize length && first + length.Bytes < last ? first + length.Bytes : last);
    }

    // A clean audit of tags that nothing carries is worth nothing.
    private static void UnusedTags(PolicyDescription policy, RunDescription run, DiagnosticBag diagnostics)
    {
        HashSet<string> born = [.. run.Program.Secrets.Select(s => s.Tag.Id), .. run.Program.Labels, .. run.Chip.Value.Devices.Where(d => d.Tag is not null).Select(d => d.Tag!.Value.Id)];
        foreach (TagDescription tag in policy.Tags.Where(t => !born.Contains(t.Id)))
        {
            Warn(diagnostics, tag.Position, $"nothing in this run gives tag '{tag.Id}'", "name its source in the workload's 'secrets', or leave the tag out");
        }
    }

    private static void MissingSanitizers(PolicyDescription policy, ElfFile? elf, DiagnosticBag diagnostics)
    {
        foreach (SanitizerDescription sanitizer in policy.Sanitizers.Where(s => elf is not null && !elf.TryGetSymbol(s.Symbol, out _)))
        {
            Warn(diagnostics, sanitizer.Position, $"the program has no function '{sanitizer.Symbol}' of sanitizer '{sanitizer.Id}'", "it will remove nothing; check the spelling, or leave it out");
        }
    }

    private static bool Has(IopmpRole role, IopmpDomain domain) => role.Domains.Any(d => d.Id == domain.Id);

    private static bool Covers(IopmpRange outer, IopmpRange inner) =>
        inner.Base.Value >= outer.Base.Value && inner.Base.Value - outer.Base.Value < outer.Size.Bytes && inner.Size.Bytes <= outer.Size.Bytes - (inner.Base.Value - outer.Base.Value);

    private static string Text(IopmpRange range) => $"{range.Base} + {range.Size}";
}
