using CoDesign.Results;
using static CoDesign.Reports.Html;

namespace CoDesign.Reports;

/// <summary>What was offloaded and whether it paid; what modules, links and memories did.</summary>
internal static class RegionsSection
{
    /// <summary>The chapter.</summary>
    public static Element Of(RunRecord record) => Chapter(
        "regions",
        "Regions and modules",
        record.Regions.Count == 0
            ? P(null, "The program reached no marked region, so nothing could be offloaded.")
            : Regions(record.Regions),
        Remarks(record.Regions),
        record.Modules.Count == 0 ? null : Heading("Modules"),
        record.Modules.Count == 0 ? null : Modules(record.Modules),
        record.Links.Count == 0 ? null : Heading("Links"),
        record.Links.Count == 0 ? null : Links(record),
        record.Memories.Count == 0 ? null : Heading("Memories"),
        record.Memories.Count == 0 ? null : Memories(record.Memories));

    private static Element Regions(IReadOnlyList<RegionRecord> regions)
    {
        EnergyUnit unit = EnergyUnit.Of(regions.Select(r => r.EnergyPj ?? 0));
        var table = new Table(
            Column.Name("Region"), Column.Name("Module"), Column.Number("Calls"), Column.Number("Offloaded"), Column.Number("Refused"), Column.Number("Bytes in"),
            Column.Number("Bytes out"), Column.Number("Cycles"), Column.Number("of which driver"), Column.Number("of which waiting"), Column.Number("Cycles in software"),
            Column.Number("Speed-up"), Column.Number("Break-even"), Column.Number($"Energy, {unit.Name}"));
        foreach (RegionRecord region in regions)
        {
            table.Row(
                region.Name,
                region.Module ?? "software",
                Figures.Count(region.Calls),
                Figures.Count(region.Offloaded),
                region.Refused > 0 ? Strong(Figures.Count(region.Refused)) : Figures.Count(region.Refused),
                Figures.Count(region.BytesIn),
                Figures.Count(region.BytesOut),
                Figures.Count(region.Cycles),
                Figures.Count(region.DriverCycles),
                Figures.Count(region.WaitCycles),
                Figures.Count(region.SoftwareCycles),
                region.Speedup is decimal speedup ? Figures.Factor(speedup) : Figures.Unknown,
                region.BreakEvenBytes is long bytes ? Figures.Bytes(bytes) : Figures.Unknown,
                region.EnergyPj is decimal energy ? unit.Bare(energy) : Figures.Unknown);
        }

        return table.ToElement();
    }

    private static Element? Remarks(IReadOnlyList<RegionRecord> regions)
    {
        List<Node> remarks = [];
        foreach (RegionRecord region in regions.Where(r => r.Module is not null && r.Offloaded > 0))
        {
            if (region.Cycles > 0)
            {
                remarks.Add($"{region.Name} on {region.Module}: {Figures.Percent(region.DriverCycles, region.Cycles)} of the cycles went "
                    + $"to the driver (descriptor, doorbell, copies, completion), {Figures.Percent(region.WaitCycles, region.Cycles)} to "
                    + $"waiting; {Figures.Count(region.Cycles / region.Calls)} cycles and "
                    + $"{Figures.Bytes(region.BytesIn / region.Calls)} in per call on average.");
            }

            if (region.Offload is OffloadRecord offload)
            {
                long all = offload.Parts().Sum(p => p.Cycles);
                remarks.Add($"{region.Name} on {region.Module}, from marker to return: "
                    + $"{string.Join(", ", offload.Parts().Select(p => $"{p.Name} {Figures.Percent(p.Cycles, all)}"))}; completion by {offload.CompletionBy}.");
            }

            if (region.Model is not null)
            {
                remarks.Add($"{region.Name} on {region.Module}: {OffloadModelText.Of(region)}.");
            }

            if (region.BreakEvenBytes is long breakEven && region.BytesIn / region.Calls < breakEven)
            {
                remarks.Add(Inline(Strong($"{region.Name} is below break-even: "), $"calls have {Figures.Bytes(region.BytesIn / region.Calls)} on average, and the offload wins from {Figures.Bytes(breakEven)} on."));
            }
        }

        if (regions.Any(r => r is { Module: not null, SoftwareCycles: null }))
        {
            remarks.Add("Speed-up is unknown where there was no run of the same program without offload; codesign compare makes both.");
        }

        return remarks.Count == 0 ? null : Points("muted", remarks);
    }

    private static Element Modules(IReadOnlyList<ModuleRecord> modules)
    {
        EnergyUnit unit = EnergyUnit.Of(modules.Select(m => m.EnergyPj ?? 0));
        var table = new Table(
            Column.Name("Module"), new Column("Kind"), Column.Name("Zone"), new Column("Vendor"), Column.Number("Jobs"), Column.Number("Failed"), Column.Number("Bytes read"),
            Column.Number("Bytes written"), Column.Number("Busy cycles"), Column.Number("Clock"), Column.Number($"Energy, {unit.Name}"));
        foreach (ModuleRecord module in modules)
        {
            table.Row(
                module.Id, module.Kind, module.Zone, module.Vendor, Figures.Count(module.Jobs),
                module.FailedJobs > 0 ? Strong(Figures.Count(module.FailedJobs)) : Figures.Count(module.FailedJobs), Figures.Count(module.BytesIn), Figures.Count(module.BytesOut),
                Figures.Count(module.BusyCycles), Figures.Frequency(module.ClockHz), module.EnergyPj is decimal energy ? unit.Bare(energy) : Figures.Unknown);
        }

        return table.ToElement();
    }

    private static Element Links(RunRecord record)
    {
        var table = new Table(
            Column.Name("Link"), Column.Name("Between"), Column.Number("Transfers"), Column.Number("Bytes"), Column.Number("Busy"), Column.Number("Share of time"), Column.Number("Waiting time"));
        foreach (LinkRecord link in record.Links)
        {
            table.Row(
                link.Id, link.From == link.To ? $"within {link.From}" : $"{link.From} and {link.To}", Figures.Count(link.Transfers), Figures.Count(link.Bytes),
                Figures.Time(link.BusyPs), Figures.Percent(link.BusyPs, record.TimePs), Figures.Time(link.WaitPs));
        }

        return table.ToElement();
    }

    private static Element Memories(IReadOnlyList<MemoryRecord> memories)
    {
        var table = new Table(
            Column.Name("Memory"), Column.Name("Zone"), Column.Number("Size"), Column.Number("Reads"), Column.Number("Writes"));
        foreach (MemoryRecord memory in memories)
        {
            table.Row(
                memory.Id, memory.Zone, Figures.BytesShort(memory.SizeBytes), Figures.Count(memory.Reads), Figures.Count(memory.Writes));
        }

        return table.ToElement("narrow");
    }
}
