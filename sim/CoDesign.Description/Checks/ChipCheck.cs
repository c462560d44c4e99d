using System.Numerics;
using CoDesign.Description.Chips;
using CoDesign.Description.Cores;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;
using CoDesign.Isa;

namespace CoDesign.Description.Checks;

/// <summary>What the file of a chip alone cannot say wrong, and its parts together can: names, addresses, routes.</summary>
public static class ChipCheck
{
    /// <summary>Ids that the simulator gives to things off the chip.</summary>
    public static IReadOnlyList<string> Sinks { get; } = ["stdout", "files"];

    /// <summary>Ids of the zones of a chip; everything off the chip is in one of them.</summary>
    public static IReadOnlyList<string> ZonesOf(ChipDescription chip) =>
        [.. chip.Zones.Select(z => z.Id).Append(ZoneDescription.Outside).Distinct()];

    /// <summary>Ids that a policy may name as source or destination.</summary>
    public static IReadOnlyList<string> PartiesOf(ChipDescription chip) =>
    [
        .. ZonesOf(chip),
        .. chip.Cores.Select(c => c.Id),
        .. chip.Memories.Select(m => m.Id),
        .. chip.Devices.Select(d => d.Id),
        .. chip.Modules.Select(m => m.Id),
        .. chip.Protection?.Iopmp.Registers is null ? (string[])[] : [IopmpDescription.Id],
        .. Sinks,
    ];

    /// <summary>Checks a chip.</summary>
    public static void Check(ChipDescription chip, DiagnosticBag diagnostics)
    {
        CheckNames(chip, diagnostics);
        CheckReferences(chip, diagnostics);
        AddressMapCheck.Check(chip, diagnostics);
        CheckNumbers(chip, diagnostics);
        CheckProtection(chip, diagnostics);
        if (!diagnostics.HasErrors)
        {
            CheckRoutes(chip, diagnostics);
        }
    }

    /// <summary>Checks a core preset.</summary>
    public static void Check(CoreDescription core, DiagnosticBag diagnostics)
    {
        foreach (OpClass opClass in InstructionTable.For(core.Isa).Definitions.Select(d => d.OpClass).Distinct().Where(c => c is not OpClass.IntDiv).Order())
        {
            foreach ((string name, ClassCycles cycles) in new[] { ("latency", core.Pipeline.Latency), ("interval", core.Pipeline.Interval) })
            {
                if (!cycles.Entries.ContainsKey(opClass))
                {
                    diagnostics.Error(
                        cycles.Position,
                        $"'{name}' has no entry for class {YamlName.Of(opClass)}, and {core.Isa} has such instructions",
                        $"add '{YamlName.Of(opClass)}: 1 cycles' (or what the core takes)");
                }
            }
        }

        if (core.Misaligned is MisalignedAccess.Split && core.MisalignedExtra is null)
        {
            diagnostics.Error(core.Pipeline.Latency.Position with { Line = 1, Column = 1 }, $"core '{core.Name}' splits misaligned accesses and does not say what that costs", "add 'misaligned_extra'");
        }

        CheckPrivilege(core, diagnostics);
        CheckCacheBlock(core, diagnostics);
        foreach ((string name, CacheDescription? cache) in new[] { ("instruction_cache", core.InstructionCache), ("data_cache", core.DataCache) })
        {
            if (cache is not null && (!BitOperations.IsPow2(cache.Line.Bytes) || !BitOperations.IsPow2(cache.Sets) || cache.Sets * cache.Line.Bytes * (ulong)cache.Ways != cache.Size.Bytes))
            {
                diagnostics.Error(
                    cache.Position,
                    $"'{name}': {cache.Size} in {cache.Ways} ways of {cache.Line} lines are {cache.Sets} sets",
                    "choose size, line and ways so that lines and sets are powers of two");
            }
        }

        if (core.Predictor is PredictorDescription predictor)
        {
            foreach ((string name, int entries) in new[] { ("history_entries", predictor.HistoryEntries), ("target_entries", predictor.TargetEntries) })
            {
                if (entries != 0 && !BitOperations.IsPow2(entries))
                {
                    diagnostics.Error(core.Pipeline.Latency.Position with { Line = 0, Column = 0 }, $"predictor: {name} {entries} is not a power of two", "write a power of two, or 0");
                }
            }
        }
    }

    private static void CheckCacheBlock(CoreDescription core, DiagnosticBag diagnostics)
    {
        SourcePosition position = core.Pipeline.Latency.Position with { Line = 0, Column = 0 };
        bool isUsed = core.Isa.Has(Extension.Zicbom) || core.Isa.Has(Extension.Zicboz);
        if (isUsed && core.CacheBlock is null)
        {
            diagnostics.Error(position, $"core '{core.Name}' is {core.Isa} and does not say on how many bytes cache-block instructions act", "add 'cache_block: 64 B' (or what the core has)");
        }

        if (core.CacheBlock is ByteSize block && (!BitOperations.IsPow2(block.Bytes) || (core.DataCache is not null && block.Bytes < core.DataCache.Line.Bytes)))
        {
            diagnostics.Error(position, $"cache_block {block} is no power of two, or less than a line of the data cache", "write a power of two that holds whole lines");
        }
    }

    private static void CheckPrivilege(CoreDescription core, DiagnosticBag diagnostics)
    {
        SourcePosition position = core.Pipeline.Latency.Position with { Line = 0, Column = 0 };
        if (core.Pmp is PmpDescription pmp && !BitOperations.IsPow2(pmp.Granularity.Bytes))
        {
            diagnostics.Error(position, $"pmp: granularity {pmp.Granularity} is not a power of two", "write a power of two from 4 B");
        }

        if (core.Translation is TranslationDescription translation)
        {
            if (core.Privilege is not PrivilegeModes.Msu)
            {
                diagnostics.Error(position, $"core '{core.Name}' translates addresses and has no supervisor mode", "write 'privilege: msu', or leave 'translation' out");
            }

            if (translation.Scheme is TranslationScheme.Sv32 != (core.Isa.Xlen == 32))
            {
                diagnostics.Error(position, $"translation: {YamlName.Of(translation.Scheme)} is no scheme of {core.Isa}", "write sv32 for RV32, sv39 or sv48 for RV64");
            }
        }
    }

    private static void CheckNames(ChipDescription chip, DiagnosticBag diagnostics)
    {
        var known = new Dictionary<string, string>();
        foreach (string sink in Sinks)
        {
            known.Add(sink, "sink");
        }

        IEnumerable<(string Id, string Kind, SourcePosition Position)> names =
        [
            .. chip.Zones.Select(z => (z.Id, "zone", z.Position)),
            .. chip.Cores.Select(c => (c.Id, "core", c.Position)),
            .. chip.Memories.Select(m => (m.Id, "memory", m.Position)),
            .. chip.Links.Select(l => (l.Id, "link", l.Position)),
            .. chip.Devices.Select(d => (d.Id, "device", d.Position)),
            .. chip.Modules.Select(m => (m.Id, "module", m.Position)),
            .. chip.Protection is ProtectionDescription protection ? [(IopmpDescription.Id, "register window of the IOPMP", protection.Iopmp.Position)] : Array.Empty<(string, string, SourcePosition)>(),
        ];
        foreach ((string id, string kind, SourcePosition position) in names)
        {
            if (!known.TryAdd(id, kind) && known[id] != kind)
            {
                diagnostics.Error(position, $"{kind} '{id}' has the id of a {known[id]}", "zones, cores, memories, links, devices, modules and sinks share one namespace; rename one");
            }
        }

        if (chip.Cores.Count > 1)
        {
            diagnostics.Error(chip.Cores[1].Position, $"the chip has {chip.Cores.Count} cores", "this version simulates chips with one core");
        }
    }

    private static void CheckReferences(ChipDescription chip, DiagnosticBag diagnostics)
    {
        IReadOnlyList<string> zones = ZonesOf(chip);
        string[] clocks = [.. chip.Clocks.Keys];
        string[] memories = [.. chip.Memories.Select(m => m.Id)];
        IEnumerable<Reference> zoneReferences =
        [
            .. chip.Cores.Select(c => c.Zone), .. chip.Memories.Select(m => m.Zone), .. chip.Devices.Select(d => d.Zone), .. chip.Modules.Select(m => m.Zone),
            .. chip.Links.SelectMany(l => new[] { l.From, l.To }),
            .. chip.Protection?.Iopmp.Zone is Reference zoneOfIopmp ? [zoneOfIopmp] : Array.Empty<Reference>(),
        ];
        foreach (Reference zone in zoneReferences)
        {
            zone.Resolve(diagnostics, zones, "zone");
        }

        IEnumerable<Reference> clockReferences =
        [
            .. chip.Cores.Select(c => c.Clock), .. chip.Links.Select(l => l.Clock), .. chip.Modules.Select(m => m.Clock),
            .. chip.Memories.Where(m => m.Clock is not null).Select(m => m.Clock!.Value),
        ];
        foreach (Reference clock in clockReferences)
        {
            clock.Resolve(diagnostics, clocks, "clock");
        }

        // Most often a misspelt key: the part that it was meant for goes on with another clock.
        string[] used = [.. clockReferences.Select(c => c.Id)];
        foreach (Keyed<Frequency> clock in chip.Clocks.Where(c => !used.Contains(c.Key)))
        {
            diagnostics.Error(
                clock.Position,
                $"nothing uses clock '{clock.Key}'",
                Spelling.TryNearest(clock.Key, used.Distinct(), out string? nearest)
                    ? $"did you mean '{nearest}'?"
                    : "remove it, or name it as the clock of a part");
        }

        IEnumerable<Reference?> memoryReferences = [chip.Staging, chip.Firmware, .. chip.Modules.Select(m => (Reference?)m.Ring)];
        foreach (Reference memory in memoryReferences.OfType<Reference>())
        {
            memory.Resolve(diagnostics, memories, "memory");
        }
    }

    private static void CheckNumbers(ChipDescription chip, DiagnosticBag diagnostics)
    {
        foreach (LinkDescription link in chip.Links)
        {
            if (link.Width.Bits % 8 != 0)
            {
                diagnostics.Error(link.Position, $"link '{link.Id}' is {link.Width} wide", "write a multiple of 8 bit");
            }

            if (link.EnergyPerBit.Tolerance is null && link.EnergyPerBit.Source.Length > 0)
            {
                diagnostics.Error(link.EnergyPerBit.Position, $"energy_per_bit of link '{link.Id}' has no tolerance", "add 'tolerance: 50 %' (or what the source supports) beside its source");
            }
        }

        foreach (ModuleDescription module in chip.Modules)
        {
            foreach ((string name, ByteSize size) in new[] { ("max_burst", module.Dma.MaxBurst), ("alignment", module.Dma.Alignment) })
            {
                if (!BitOperations.IsPow2(size.Bytes))
                {
                    diagnostics.Error(module.Position, $"'{name}' of module '{module.Id}' is {size}", "write a power of two");
                }
            }
        }

        foreach (IGrouping<int, ModuleDescription> group in chip.Modules.Where(m => m.Interrupt is not null).GroupBy(m => m.Interrupt!.Value.Value))
        {
            foreach (ModuleDescription module in group.Skip(1))
            {
                diagnostics.Error(module.Interrupt!.Value.Position, $"modules '{group.First().Id}' and '{module.Id}' have interrupt {group.Key}", "give each its own bit, 16 to 31");
            }
        }

        if (chip.Protection?.Iopmp.Interrupt is Located<int> line && chip.Modules.FirstOrDefault(m => m.Interrupt?.Value == line.Value) is ModuleDescription sharer)
        {
            diagnostics.Error(line.Position, $"the IOPMP and module '{sharer.Id}' have interrupt {line.Value}", "give each its own bit, 16 to 31");
        }

        CoreInstance? core = chip.Cores.Count == 0 ? null : chip.Cores[0];
        MemoryDescription? firmware = chip.Memories.FirstOrDefault(m => m.Id == chip.Firmware?.Id);
        if (firmware is not null && core is not null && (firmware.Zone.Id != core.Zone.Id || firmware.Access is not MemoryAccess.ReadWriteExecute))
        {
            diagnostics.Error(chip.Firmware!.Value.Position, $"the region driver runs in memory '{firmware.Id}', which is in zone '{firmware.Zone.Id}' with access {YamlName.Of(firmware.Access)}", $"name a memory of zone '{core.Zone.Id}' with access rwx");
        }
    }

    private static void CheckProtection(ChipDescription chip, DiagnosticBag diagnostics)
    {
        if (chip.Protection?.Iopmp is not IopmpDescription iopmp)
        {
            return;
        }

        if (iopmp.Domains.Count + iopmp.SpareDomains > IopmpDescription.MaximumDomains)
        {
            diagnostics.Error(iopmp.Position, $"the IOPMP has {iopmp.Domains.Count + iopmp.SpareDomains} memory domains", $"at most {IopmpDescription.MaximumDomains} are possible");
        }

        if (iopmp.EntryCount > IopmpDescription.MaximumEntries)
        {
            diagnostics.Error(iopmp.Position, $"the IOPMP has {iopmp.EntryCount} entries", $"at most {IopmpDescription.MaximumEntries} are possible");
        }

        string[] domains = [.. iopmp.Domains.Select(d => d.Id)];
        foreach (Reference domain in iopmp.Roles.SelectMany(r => r.Domains))
        {
            domain.Resolve(diagnostics, domains, "memory domain");
        }

        List<(string Domain, IopmpRange Range)> entries = [.. iopmp.Domains.SelectMany(d => d.Entries.Select(e => (d.Id, e)))];
        foreach ((string domain, IopmpRange range) in entries)
        {
            if (range.Base.Value % 4 != 0 || range.Size.Bytes % 4 != 0)
            {
                diagnostics.Error(range.Position, $"entry of domain '{domain}' ({range.Base} + {range.Size}) is not on 4-byte boundaries", "make base and size multiples of 4");
            }
        }

        foreach (ModuleDescription module in chip.Modules.Where(m => iopmp.Roles.All(r => r.Id != m.RequestRoleId)))
        {
            diagnostics.Warning(module.Position, $"module '{module.Id}' has request role id {module.RequestRoleId}, which no row of the IOPMP has", "every request of it will be refused (TB204); add the id to rrids");
        }
    }

    private static void CheckRoutes(ChipDescription chip, DiagnosticBag diagnostics)
    {
        string coreZone = chip.Cores[0].Zone.Id;
        IEnumerable<(string What, Reference Zone)> parts =
        [
            .. chip.Memories.Select(m => ($"memory '{m.Id}'", m.Zone)),
            .. chip.Devices.Select(d => ($"device '{d.Id}'", d.Zone)),
            .. chip.Modules.Select(m => ($"module '{m.Id}'", m.Zone)),
            .. chip.Protection?.Iopmp.Zone is Reference zoneOfIopmp ? [("the IOPMP's registers", zoneOfIopmp)] : Array.Empty<(string, Reference)>(),
        ];
        foreach ((string what, Reference zone) in parts)
        {
            if (!AreJoined(chip, coreZone, zone.Id))
            {
                diagnostics.Error(zone.Position, $"no link joins zone '{zone.Id}' of {what} to zone '{coreZone}' of the core", $"add a link from '{coreZone}' to '{zone.Id}', or to a zone between");
            }
        }
    }

    private static bool AreJoined(ChipDescription chip, string from, string to)
    {
        var reached = new HashSet<string> { from };
        for (int before = 0; before != reached.Count;)
        {
            before = reached.Count;
            foreach (LinkDescription link in chip.Links.Where(l => reached.Contains(l.From.Id) || reached.Contains(l.To.Id)))
            {
                reached.Add(link.From.Id);
                reached.Add(link.To.Id);
            }
        }

        return reached.Contains(to);
    }
}
