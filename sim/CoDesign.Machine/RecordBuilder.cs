using CoDesign.Description.Chips;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Energies;
using CoDesign.Description.Quantities;
using CoDesign.Description.Runs;
using CoDesign.Description.Scalars;
using CoDesign.Elf;
using CoDesign.Isa;
using CoDesign.Machine.Guest;
using CoDesign.Machine.Harts;
using CoDesign.Machine.Interconnect;
using CoDesign.Machine.Memory;
using CoDesign.Machine.Modules;
using CoDesign.Machine.Observation;
using CoDesign.Machine.Offload;
using CoDesign.Results;
using CoDesign.Timing;
using CoDesign.Timing.Memories;
using CoDesign.Trust;

namespace CoDesign.Machine;

/// <summary>Turns the state of a machine that has stopped into a record.</summary>
internal sealed unsafe partial class RecordBuilder(
    RunDescription run,
    SimulationOptions options,
    Chip chip,
    HartRunner runner,
    RegionRuntime regions,
    Declassifier? declassifier,
    LinuxKernel? kernel,
    CallProfile profile,
    SymbolMap symbols,
    LabelSources sources,
    List<string> notes,
    GuestOutput output,
    GuestEnd end)
{
    private readonly Hart _hart = chip.Hart;
    private readonly bool _hasCycles = run.Timing is not TimingMode.None;

    // What caches and memories did is known only with all of the model.
    private readonly bool _hasAll = run.Timing is TimingMode.Full;
    private readonly BlockStatistics _statistics = new(chip.Blocks.All, chip.Hart.Penalties, chip.Earlier);

    /// <summary>Where the measurement begins.</summary>
    public MeasurementStart Start { get; init; }

    /// <summary>The program.</summary>
    public required ElfFile Elf { get; init; }

    private long Cycles => _hart.Cycles - Start.Cycles;

    private long Instructions => _hart.Instructions - Start.Instructions;

    /// <summary>Builds the record.</summary>
    public RunResult Build()
    {
        if (_statistics.Stack.Total != Cycles)
        {
            throw Broken($"the CPI stack adds up to {_statistics.Stack.Total} cycles, and the hart ran {Cycles}");
        }

        var duration = new SimTime(_hart.NowPicoseconds - Start.Picoseconds);
        List<PartActivity> activities = Activities();
        EnergyRecord? energy = _hasAll ? EnergyModel.Evaluate(run.Energy.Value, activities, duration, run.Chip.Value.Technology.Voltage.Value) : null;
        InputsRecord inputs = RecordedInputs.Of(run, options);
        CrossingRecord[] crossings = [.. chip.Observer.Crossings.Select(c => c with { Symbol = c.Pc == 0 ? null : symbols.SymbolOf(c.Pc), TimePs = TimeOf(c.TimePs) })];
        AuditLog audit = AuditLog.Write(inputs, options.Tool, crossings, isComplete: end.Reason != ExitRecord.Interrupted);
        var record = new RunRecord
        {
            Tool = options.Tool,
            Inputs = inputs,
            Exit = Exit(),
            Cycles = Timed(Cycles),
            Instructions = Instructions,
            SkippedInstructions = Start.Instructions,
            TimePs = Timed(duration.Picoseconds),
            Cores = [Core(activities)],
            Energy = energy,
            Area = Areas(),
            Regions = [.. regions.Ledger.Entries.Select(Region)],
            Modules = [.. chip.Modules.Select(m => Module(m, energy))],
            Links = [.. chip.Links.Select(Link)],
            Memories = [.. run.Chip.Value.Memories.Zip(chip.Memories, Memory)],
            Zones = Zones(),
            Crossings = new CrossingSummary(
                chip.Observer.Checked, chip.Observer.Checked - chip.Observer.Denied, 0, chip.Observer.Denied, chip.Observer.Bytes),
            Exposure = Exposures(),
            Findings = [.. chip.Findings.Findings.Select(Finding)],
            Rules = [.. RuleIds.All.Select(r => new RuleRecord(r.Id, r.Title, r.Level, r.Cwe, r.Meaning, r.Remedy))],
            Sanitizers = Sanitizers(),
            Assumptions = run.Policy is null ? [] : [.. Machine.Assumptions.Of(run, chip.Labels.Vocabulary.Tags)],
            TrustedBase = run.Policy is null ? null : TrustedBase.Of(Elf, _statistics.DistinctInstructions, declassifier, Zones(), Areas()),
            ShareGroups = ShareGroups(),
            Policy = Policy(),
            Audit = new AuditSummary(audit.Records, audit.Root),
            Profile = Profile(),
            Timeline = _hasCycles ? [.. chip.Timeline.Spans.Select(s => s with { StartPs = s.StartPs - Start.Picoseconds })] : [],
            TimelineDropped = _hasCycles ? chip.Timeline.Dropped : 0,
            Constants = Constants(activities),
            Notes = Notes(),
            GuestOutput = output.Text,
        };
        return new RunResult(record, crossings, audit.Text);
    }

    // Counts that a checkpoint brought may be forged; all others are ours.
    private Exception Broken(string problem) => options.Restore is null
        ? new InvalidOperationException(problem)
        : new ProgramProblemException(SourcePosition.Of("--restore"), $"no run left this checkpoint: {problem}", "leave one with --checkpoint");

    // Without timing the clock ticks once per instruction; that is no time.
    private long? Timed(long? value) => _hasCycles ? value : null;

    // What happened in the part that was skipped has no time.
    private long? TimeOf(long? picoseconds) => picoseconds >= Start.Picoseconds ? Timed(picoseconds - Start.Picoseconds) : null;

    private ExitRecord Exit()
    {
        // A run that somebody ended says nothing about the program.
        bool? asExpected = run.Program.Expect is { } expect && end.Reason is not (ExitRecord.Limit or ExitRecord.Interrupted)
            ? end.Code == expect.ExitCode && (expect.StandardOutput is null || output.Text.TrimEnd('\n') == expect.StandardOutput.TrimEnd('\n'))
            : null;
        return new ExitRecord(end.Reason!, end.Code, end.Message, asExpected);
    }

    private CoreRecord Core(List<PartActivity> activities)
    {
        CoreInstance core = run.Chip.Value.Cores[0];
        return new CoreRecord(
            core.Id,
            run.Core.Value.Name,
            run.Core.Value.Isa.ToString(),
            core.Zone.Id,
            _hart.Clock.Hertz,
            Timed(Cycles),
            Instructions,
            !_hasCycles ? null : Enum.GetValues<StallCause>().ToDictionary(YamlName.Of, c => _statistics.Stack[c]),
            Counters(),
            activities.First(a => a.Id == core.Id).Counts);
    }

    private SortedDictionary<string, long> Counters()
    {
        var counters = new SortedDictionary<string, long>(StringComparer.Ordinal)
        {
            ["distinct_instructions"] = _statistics.DistinctInstructions,
            ["interrupts"] = runner.Interrupts,
            ["misaligned_accesses"] = _hart.MisalignedAccesses,
            ["traps"] = runner.Traps,
        };
        if (_hasCycles)
        {
            counters["largest_event_overshoot_cycles"] = runner.LargestOvershoot;
        }

        if (_hart.Predictor.IsPresent)
        {
            counters["branch_predictions"] = _hart.Predictor.Predictions;
            counters["branch_mispredictions"] = _hart.Predictor.Mispredictions;
        }

        AddCache(counters, "dcache", _hart.DataCache);
        AddCache(counters, "icache", _hart.InstructionCache);
        if (kernel is not null)
        {
            counters["system_calls"] = kernel.Calls;
        }

        if (regions.InterestCycles is long cycles)
        {
            if (_hasCycles)
            {
                counters["region_of_interest_cycles"] = cycles;
            }

            counters["region_of_interest_instructions"] = regions.InterestInstructions;
        }

        if (regions.Scrubs > 0)
        {
            counters["scrubs"] = regions.Scrubs;
        }

        return counters;
    }

    private static void AddCache(SortedDictionary<string, long> counters, string name, CacheModel? cache)
    {
        if (cache is not null)
        {
            counters[$"{name}_reads"] = cache.Reads;
            counters[$"{name}_fills"] = cache.Fills;
        }

        if (cache is { Writes: > 0 })
        {
            counters[$"{name}_writes"] = cache.Writes;
            counters[$"{name}_write_backs"] = cache.WriteBacks;
        }
    }

    private List<PartActivity> Activities()
    {
        ChipDescription description = run.Chip.Value;
        List<PartActivity> activities = [new PartActivity(
            description.Cores[0].Id, "core", run.Core.Value.EnergyClass.Id, default, CoreActions())];
        foreach ((MemoryDescription memory, Ram ram) in description.Memories.Zip(chip.Memories))
        {
            // Without an instruction cache each fetch reads the memory, as many bytes at a time as a fetch word has.
            long fetched = _hart.InstructionCache is null ? _statistics.FetchedBytes.GetValueOrDefault(ram) / (long)run.Core.Value.Pipeline.Redirect.FetchWordBytes.Bytes : 0;
            activities.Add(new PartActivity(
                memory.Id,
                "memory",
                memory.EnergyClass.Id,
                new EnergyPart(memory.Size, memory.Width),
                new Dictionary<string, long>
                {
                    [ArrayEnergies.ReadAction] = ram.Counters->Reads + fetched,
                    [ArrayEnergies.WriteAction] = ram.Counters->Writes,
                }));
        }

        activities.AddRange(chip.Links.Select(l => new PartActivity(
            l.Description.Id, "link", l.Description.Id, default, new Dictionary<string, long> { [EnergyModel.LinkAction] = 8 * l.Bytes }, l.Description.EnergyPerBit)));
        activities.AddRange(chip.Modules.Select(m => new PartActivity(
            m.Description.Id, "module", m.Description.EnergyClass.Id, default, ModuleActions(m))));
        return activities;
    }

    private SortedDictionary<string, long> ModuleActions(ModuleEngine module)
    {
        long cycles = module.Port.Clock.CyclesIn(new SimTime(_hart.NowPicoseconds - Start.Picoseconds)).Count;
        return new SortedDictionary<string, long>(module.Actions.Counts.ToDictionary(), StringComparer.Ordinal)
        {
            [ActionEnergies.ActiveCycle] = module.BusyCycles,
            [ActionEnergies.IdleCycle] = Math.Max(0, cycles - module.BusyCycles),
        };
    }

    private List<AreaRecord> Areas()
    {
        ChipDescription description = run.Chip.Value;
        EnergyTable table = run.Energy.Value;
        return
        [
            AreaModel.OfLogic(table, description.Cores[0].Id, "core", run.Core.Value.Area),
            .. description.Memories.Select(m => AreaModel.OfMemory(table, m.Id, m.EnergyClass.Id, new EnergyPart(m.Size, m.Width))),
            .. description.Modules.Select(m => AreaModel.OfLogic(table, m.Id, "module", m.Area)),
        ];
    }

    private SortedDictionary<string, long> CoreActions()
    {
        var actions = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (OpClass opClass in InstructionTable.For(run.Core.Value.Isa).Definitions.Select(d => d.OpClass).Distinct())
        {
            actions[YamlName.Of(opClass)] = _statistics[opClass];
        }

        // The hart's clock stands still while it sleeps in wfi; it runs while the pipeline waits for anything else.
        if (_hasCycles)
        {
            long asleep = _statistics.Stack[StallCause.OffloadWait];
            actions[ActionEnergies.ActiveCycle] = Cycles - asleep;
            actions[ActionEnergies.IdleCycle] = asleep;
        }

        if (_hart.InstructionCache is not null)
        {
            actions[Description.Checks.EnergyCheck.InstructionCacheRead] = _statistics.FetchedBytes.Values.Sum() / (long)run.Core.Value.Pipeline.Redirect.FetchWordBytes.Bytes;
        }

        if (_hart.DataCache is not null)
        {
            actions[Description.Checks.EnergyCheck.DataCacheRead] = _hart.DataCache.Reads;
            actions[Description.Checks.EnergyCheck.DataCacheWrite] = _hart.DataCache.Writes;
        }

        return actions;
    }

    private RegionRecord Region(RegionLedger.Entry entry) => new(
        entry.Name,
        entry.Module,
        entry.Calls,
        entry.Offloaded,
        entry.Refused,
        Timed(entry.Cycles),
        entry.Instructions,
        Timed(entry.DriverCycles),
        Timed(entry.WaitCycles),
        entry.BytesIn,
        entry.BytesOut,
        entry.Module is null && entry.Ended == entry.Calls ? Timed(entry.Cycles) : null,
        null,
        null,
        null);

    private ModuleRecord Module(ModuleEngine module, EnergyRecord? energy) => new(
        module.Description.Id,
        module.Description.Kind.Tag,
        module.Description.Zone.Id,
        module.Description.Vendor,
        module.Jobs,
        module.FailedJobs,
        Timed(module.BusyCycles),
        module.Port.Clock.Hertz,
        energy?.Of(module.Description.Id),
        module.Port.BytesIn,
        module.Port.BytesOut,
        module.Actions.Counts);

    private LinkRecord Link(Link link) => new(
        link.Description.Id,
        link.Description.From.Id,
        link.Description.To.Id,
        link.Transfers,
        link.Bytes,
        Timed(link.BusyPicoseconds),
        Timed(link.WaitPicoseconds),
        new Dictionary<string, long> { [EnergyModel.LinkAction] = 8 * link.Bytes });

    private MemoryRecord Memory(MemoryDescription description, Ram ram) => new(
        ram.Party.Id,
        ram.Party.Zone,
        (long)ram.SizeBytes,
        description.Width.Bits,
        _hasAll ? ram.Counters->Reads : null,
        _hasAll ? ram.Counters->Writes : null,
        !_hasAll ? [] : new Dictionary<string, long> { [ArrayEnergies.ReadAction] = ram.Counters->Reads, [ArrayEnergies.WriteAction] = ram.Counters->Writes })
    {
        Dram = _hasAll && run.Drams.TryFind(description.Id, out Loaded<DramDescription>? dram)
            ? Dram(dram.Value.Name, ram.Dram!.CountersAt(_hart.NowPicoseconds - Start.Picoseconds))
            : null,
    };

    private static DramRecord Dram(string preset, DramCounters counters) => new(
        preset,
        counters.RowHits,
        counters.RowMisses,
        counters.RowConflicts,
        counters.Refreshes,
        counters.BytesRead,
        counters.BytesWritten,
        counters.BusyPicoseconds,
        counters.WaitPicoseconds);

    private List<ZoneRecord> Zones()
    {
        ChipDescription description = run.Chip.Value;
        IEnumerable<(string Zone, PartRecord Part)> parts =
        [
            .. description.Cores.Select(c => (c.Zone.Id, new PartRecord(c.Id, "core", run.Core.Value.Name))),
            .. description.Memories.Select(m => (m.Zone.Id, new PartRecord(m.Id, "memory", m.Size.ToString()))),
            .. description.Modules.Select(m => (m.Zone.Id, new PartRecord(m.Id, "module", $"{m.Kind.Tag} by {m.Vendor}"))),
            .. description.Devices.Select(d => (d.Zone.Id, new PartRecord(d.Id, "device", YamlName.Of(d.Kind)))),
            .. Description.Checks.ChipCheck.Sinks.Select(s => (ZoneDescription.Outside, new PartRecord(s, "sink", "off the chip"))),
        ];
        ZoneDescription outside = description.Zones.FirstOrDefault(z => z.Id == ZoneDescription.Outside)
            ?? new ZoneDescription(ZoneDescription.Outside, IsTrustedBase: false, Openness.Proprietary, null, description.Position);
        return
        [
            .. description.Zones.Where(z => z.Id != ZoneDescription.Outside).Append(outside).Select(z => new ZoneRecord(
                z.Id, z.IsTrustedBase, YamlName.Of(z.Openness), [.. parts.Where(p => p.Zone == z.Id).Select(p => p.Part)])),
        ];
    }

    private FindingRecord Finding(Finding finding)
    {
        string level = RuleIds.TryFind(finding.Rule, out RuleDescription rule) ? rule.Level : "error";
        return new FindingRecord(
            finding.Rule,
            finding.PolicyRule,
            level,
            "deny",
            finding.IsBlocked,
            finding.Party,
            finding.Transfer?.Source.Id,
            [.. LabelVocabulary.NamesOf(chip.Labels.Vocabulary.Tags, finding.Tags)],
            (long)finding.Bytes,
            finding.Count,
            TimeOf(finding.Transfer?.TimePicoseconds ?? 0),
            finding.Transfer is Transfer transfer ? $"0x{transfer.Address:x}" : null,
            finding.LabelledBytes.Length == 0 ? null : (long)finding.LabelledBytes.Offset,
            finding.LabelledBytes.Length == 0 ? null : (long)finding.LabelledBytes.Length,
            finding.Pc == 0 ? null : $"0x{finding.Pc:x}",
            finding.Pc == 0 ? null : symbols.SymbolOf(finding.Pc),
            finding.Pc == 0 ? null : symbols.SourceOf(finding.Pc),
            finding.Region,
            finding.Message,
            [.. finding.Path.Select(Step)]);
    }

    private PathRecord Step(PathStep step) => new(
        YamlName.Of(step.Kind),
        step.Pc == 0 ? null : $"0x{step.Pc:x}",
        step.Pc == 0 ? null : symbols.SymbolOf(step.Pc),
        step.Pc == 0 ? null : symbols.SourceOf(step.Pc),
        $"0x{step.Address:x}",
        symbols.ObjectAt(step.Address, _hart.Pages.Window),
        step.Description);

    private List<ProfileEntry> Profile() =>
    [
        .. profile.Paths
            .Select(p => (Stack: string.Join(';', p.Stack.Select(symbols.FunctionOf)), p.Cycles, p.Instructions))
            .GroupBy(p => p.Stack)
            .Select(g => new ProfileEntry(g.Key, g.Sum(p => p.Cycles), g.Sum(p => p.Instructions)))
            .OrderBy(p => p.Stack, StringComparer.Ordinal),
    ];

    // What an energy table says of parts that this chip does not have did not change the result.
    private List<ConstantRecord> Constants(List<PartActivity> activities)
    {
        HashSet<string> classes = [.. activities.Select(a => a.EnergyClass)];
        return [.. RecordedConstants.Of("chip", run.Chip.Constants), .. RecordedConstants.Of("core", run.Core.Constants), .. run.Drams.SelectMany(d => RecordedConstants.Of($"dram.{d.Key}", d.Value.Constants)), .. RecordedConstants.Of(run.Energy, classes)];
    }
}
