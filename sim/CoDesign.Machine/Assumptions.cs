using CoDesign.Description.Chips;
using CoDesign.Description.Runs;
using CoDesign.Results;

namespace CoDesign.Machine;

/// <summary>What an audit of a run takes for granted, beside its sanitizers: claims of vendors and of the chip description.</summary>
internal static class Assumptions
{
    /// <summary>The assumptions.</summary>
    /// <param name="run">The run.</param>
    /// <param name="tags">Tags of the policy.</param>
    public static IEnumerable<AssumptionRecord> Of(RunDescription run, IReadOnlyList<string> tags)
    {
        ChipDescription chip = run.Chip.Value;
        return
        [
            .. chip.Modules.Select(m => Module(m, chip)),
            .. chip.Modules.Where(m => m.Behaviour is not null).Select(m => new AssumptionRecord(m.Id, "It attacks, as the chip description says; it attacks in no other way.")),
            .. Pooling(chip),
            .. chip.Devices.Where(d => d.Tag is null && !IsTrusted(chip, d.Zone.Id)).Select(d => new AssumptionRecord(d.Id, "Whatever is written to it counts as gone to everybody.")),
            .. run.Policy!.Value.Destinations
                .Where(d => d.MayLearn.Count > 0 && IsOutside(chip, d.Id.Id))
                .Select(d => new AssumptionRecord(
                    d.Id.Id, $"The policy lets it learn {string.Join(", ", d.MayLearn.Select(t => $"'{t.Id}'"))}, and it is not in the trusted base: what it does with them is not seen.")),
            .. tags.Count == 0 ? Array.Empty<AssumptionRecord>() : [new AssumptionRecord("sources", "Secrets are born where the workload says. What it does not name is public.")],
        ];
    }

    private static AssumptionRecord Module(ModuleDescription module, ChipDescription chip)
    {
        bool isTrusted = IsTrusted(chip, module.Zone.Id);
        StateClearing clearing = module.State?.Clear ?? (isTrusted ? StateClearing.OnJobEnd : StateClearing.OnRequest);
        string forgets = clearing switch
        {
            StateClearing.OnJobEnd => "forgets what it saw at the end of each job",
            StateClearing.OnRequest => "forgets what it saw when it is asked to",
            _ => "never forgets what it saw",
        };
        string source = module.State?.ClearCost?.Source is string said ? $" ({said})" : module.State is null ? " (the chip description does not say; this is the default)" : string.Empty;
        return new AssumptionRecord(
            module.Id,
            $"{(isTrusted ? "It computes what it says, and" : "What it sees, its vendor knows. It")} {forgets}: the word of {module.Vendor}{source}.");
    }

    private static IEnumerable<AssumptionRecord> Pooling(ChipDescription chip)
    {
        IGrouping<string, ModuleDescription>[] domains = [.. chip.Modules.Where(m => !IsTrusted(chip, m.Zone.Id)).GroupBy(m => m.CollusionDomain ?? m.Vendor)];
        if (domains.Length > 1)
        {
            yield return new AssumptionRecord(
                "collusion", $"{string.Join(" and ", domains.Select(d => d.Key))} do not tell each other what their modules saw. Within one of them everything is pooled.");
        }
    }

    private static bool IsOutside(ChipDescription chip, string id)
    {
        string? zone = chip.Zones.Select(z => z.Id).FirstOrDefault(z => z == id)
            ?? chip.Modules.FirstOrDefault(m => m.Id == id)?.Zone.Id
            ?? chip.Memories.FirstOrDefault(m => m.Id == id)?.Zone.Id
            ?? chip.Devices.FirstOrDefault(d => d.Id == id)?.Zone.Id;
        return zone is null || !IsTrusted(chip, zone);
    }

    private static bool IsTrusted(ChipDescription chip, string zone) => chip.Zones.Any(z => z.Id == zone && z.IsTrustedBase);
}
