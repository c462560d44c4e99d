using CoDesign.Checkpoints;
using CoDesign.Description.Chips;
using CoDesign.Description.Policies;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Runs;
using CoDesign.Isa;
using CoDesign.Machine.Devices;
using CoDesign.Machine.Guest;
using CoDesign.Machine.Harts;
using CoDesign.Machine.Interconnect;
using CoDesign.Machine.Kernel;
using CoDesign.Machine.Memory;
using CoDesign.Machine.Modules;
using CoDesign.Machine.Observation;
using CoDesign.Timing.Memories;
using CoDesign.Trust;

namespace CoDesign.Machine;

/// <summary>A chip, wired: the only place where its parts are made.</summary>
internal sealed class Chip : IDisposable
{
    private readonly List<Party> _parties = [];
    private readonly ChipDescription _description;
    private readonly List<Ram> _rams = [];
    private readonly bool _hasSupervisor;
    private readonly SupervisorTimer? _supervisorTimer;
    private Clint? _clint;
    private readonly Iopmp? _iopmp;
    private bool _isIopmpInterrupting;

    /// <summary>Builds a chip for one run.</summary>
    /// <param name="run">What to build.</param>
    /// <param name="kinds">Module kinds by tag.</param>
    /// <param name="tracking">Whether labels, and paths, are followed.</param>
    /// <param name="output">Takes what leaves through standard output and serial ports.</param>
    /// <param name="end">Ends the run.</param>
    public Chip(RunDescription run, IReadOnlyDictionary<string, IModuleKind> kinds, TrackingLevel tracking, GuestOutput output, GuestEnd end)
    {
        _description = run.Chip.Value;
        PolicyDescription? policy = run.Policy?.Value;
        IsTracking = tracking is not TrackingLevel.None;
        foreach (SanitizerDescription sanitizer in (IsTracking ? policy?.Sanitizers : null) ?? [])
        {
            if (sanitizer is { Evidence: SanitizerEvidence.Checked, Mask: Reference mask })
            {
                Masks[mask.Id] = new MaskLedger();
            }
        }

        Labels = new LabelTable(PolicyCompiler.VocabularyOf(policy, [.. _description.Modules.Select(m => m.Id)]));
        CoreInstance core = _description.Cores[0];
        CoreParty = NewParty(core.Id, PartyKind.Core, core.Zone.Id);
        Party[] memories = [.. _description.Memories.Select(NewMemoryParty)];
        Party[] devices = [.. _description.Devices.Select(NewDeviceParty)];
        Party[] modules = [.. _description.Modules.Select(NewModuleParty)];
        Party? iopmpParty = _description.Protection?.Iopmp.Zone is Reference iopmpZone ? NewParty(IopmpDescription.Id, PartyKind.Device, iopmpZone.Id) : null;
        _iopmp = _description.Protection is ProtectionDescription protection ? new Iopmp(IopmpConfiguration.Of(protection.Iopmp)) : null;
        StandardOutputParty = NewParty(Outside.StandardOutputId, PartyKind.Sink, ZoneDescription.Outside);
        FilesParty = NewParty(Outside.FilesId, PartyKind.Sink, ZoneDescription.Outside);
        Party unmapped = NewParty("unmapped", PartyKind.Memory, "unmapped");

        Findings = new FindingLog();
        Observer = new CrossingObserver(Labels, Findings);
        Mode = run.Mode switch
        {
            PolicyModeChoice.Enforce => PolicyMode.Enforce,
            PolicyModeChoice.Audit => PolicyMode.Audit,
            _ => PolicyMode.Disabled,
        };
        Links = [.. _description.Links.Select(l => new Link(l, ClockOf(l.Clock.Id)))];
        CompiledPolicy compiled = PolicyCompiler.Compile(policy, Mode, _parties, Labels.Vocabulary);
        Fabric = new Fabric(
            Map,
            new Router(Links),
            Events,
            new TrustBoundary(compiled, _iopmp, Labels) { Metadata = Mode is PolicyMode.Disabled ? null : MetadataRules.Of(policy, compiled, Labels), Uses = Mode is PolicyMode.Disabled ? null : UseRules.Of(policy, Labels) },
            Labels,
            Observer,
            unmapped);
        Hart = new Hart(new HartConfiguration(
            CoreParty,
            run.Core.Value,
            run.Core.Value.Isa,
            ClockOf(core.Clock.Id),
            Map,
            Fabric,
            Labels,
            IsTracking,
            policy?.Propagation.Address is AddressPropagation.Loads or AddressPropagation.Both,
            policy?.Propagation.Address is AddressPropagation.Both,
            run.Timing));
        Fabric.ModuleWrote = Hart.LoseReservation;
        _hasSupervisor = run.Core.Value.Privilege is PrivilegeModes.Msu;
        if (_hasSupervisor)
        {
            _supervisorTimer = new SupervisorTimer(Events, Hart);
        }

        for (int i = 0; i < memories.Length; i++)
        {
            AddMemory(_description.Memories[i], memories[i], run.Drams);
        }

        for (int i = 0; i < devices.Length; i++)
        {
            AddDevice(_description.Devices[i], devices[i], output, end, run.Seed);
        }

        ModuleEnvironment = NewModuleEnvironment();
        for (int i = 0; i < modules.Length; i++)
        {
            AddModule(_description.Modules[i], modules[i], kinds);
        }

        Blocks = new BlockCache(InstructionTable.For(run.Core.Value.Isa), Map, Hart.Pages, CoreParty.Zone);
        if (run.Core.Value.Privilege is not PrivilegeModes.M || run.Core.Value.Pmp is not null)
        {
            Hart.Blocks = Blocks;
            Blocks.Guard = Hart;
        }

        if (iopmpParty is not null)
        {
            AddIopmp(_description.Protection!.Iopmp, iopmpParty);
        }

        Hart.CycleStack = () => BlockStatistics.StackOf(Blocks.All, Hart.Penalties, Earlier);
    }

    /// <summary>Whether labels are followed.</summary>
    public bool IsTracking { get; }

    /// <summary>What a denial does.</summary>
    public PolicyMode Mode { get; }

    /// <summary>The labels of the run.</summary>
    public LabelTable Labels { get; }

    /// <summary>The clock of the run.</summary>
    public EventQueue Events { get; } = new();

    /// <summary>Who owns which addresses.</summary>
    public AddressMap Map { get; } = new();

    /// <summary>Moves bytes.</summary>
    public Fabric Fabric { get; }

    /// <summary>Connections.</summary>
    public IReadOnlyList<Link> Links { get; }

    /// <summary>The hart of the core.</summary>
    public Hart Hart { get; }

    /// <summary>Decoded instructions.</summary>
    public BlockCache Blocks { get; }

    /// <summary>What the hart did before the checkpoint from which the run goes on; null if it began at reset.</summary>
    public BlockStatistics? Earlier { get; private set; }

    /// <summary>Accelerators.</summary>
    public List<ModuleEngine> Modules { get; } = [];

    /// <summary>Interrupt controller; null if the chip has none.</summary>
    public Plic? Plic { get; private set; }

    /// <summary>What engines need of the chip.</summary>
    public ModuleEnvironment ModuleEnvironment { get; }

    /// <summary>Memories.</summary>
    public IReadOnlyList<Ram> Memories => _rams;

    /// <summary>What random number generators have delivered, by the tag that it carries; only what a policy has checked as masks is kept.</summary>
    public Dictionary<string, MaskLedger> Masks { get; } = [];

    /// <summary>Findings.</summary>
    public FindingLog Findings { get; }

    /// <summary>Crossings.</summary>
    public CrossingObserver Observer { get; }

    /// <summary>Spans.</summary>
    public Timeline Timeline { get; } = new();

    /// <summary>The core at the trust boundary.</summary>
    public Party CoreParty { get; }

    /// <summary>Standard output at the trust boundary.</summary>
    public Party StandardOutputParty { get; }

    /// <summary>Files at the trust boundary.</summary>
    public Party FilesParty { get; }

    /// <summary>Clock of an id.</summary>
    public Frequency ClockOf(string id) => _description.Clocks.TryFind(id, out Frequency clock)
        ? clock
        : throw new InvalidOperationException($"no clock '{id}'; descriptions are checked before");

    /// <summary>The memory of an id.</summary>
    public Ram MemoryOf(string id) => _rams.First(r => r.Party.Id == id);

    /// <summary>Whether a zone belongs to the trusted computing base.</summary>
    public bool IsTrustedBase(string zone) => _description.Zones.Any(z => z.Id == zone && z.IsTrustedBase);

    /// <summary>Modules outside the trusted computing base, as labels name them.</summary>
    public ulong UntrustedModules => _description.Modules.Where(m => !IsTrustedBase(m.Zone.Id)).Aggregate(0UL, (mask, m) => mask | Labels.Vocabulary.ModuleMask(m.Id));

    /// <summary>The IOPMP as the driver may know it: what a module may read and write after reset.</summary>
    public IReadOnlyList<(ulong Address, ulong SizeBytes)> GrantsOf(ModuleDescription module) => _iopmp is null
        ? [.. _rams.Select(r => (r.Address, r.SizeBytes))]
        : [.. _iopmp.GrantsOf(module.RequestRoleId)];

    /// <inheritdoc/>
    public void Dispose()
    {
        Hart.Dispose();
        _rams.ForEach(r => r.Dispose());
    }

    /// <summary>Whether no module is at work: its jobs live in the time of the run alone.</summary>
    public bool IsQuiet => Modules.TrueForAll(m => !m.IsBusy);

    /// <summary>Moves the state into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        Hart.SettleCounts();
        ForgetUntimedAccesses();
        Labels.Exchange(stream);
        foreach (MapEntry entry in Map.Entries)
        {
            entry.Target.Exchange(stream);
        }

        foreach (Link link in Links)
        {
            link.Exchange(stream);
        }

        _iopmp?.Exchange(stream);
        _isIopmpInterrupting = stream.Flag(_isIopmpInterrupting);
        Fabric.Exchange(stream);
        foreach ((_, MaskLedger ledger) in Masks.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            ledger.Exchange(stream);
        }

        Observer.Exchange(stream, _parties);
        Timeline.Exchange(stream);
        Events.Exchange(stream, LookAtTimers);
        Hart.Exchange(stream);
        var done = new BlockStatistics(Blocks.All, new Timing.CpiStack(), Earlier);
        done.Exchange(stream, Memories);
        Earlier = stream.IsReading ? done : Earlier;
    }

    // Without a model of time accesses are not counted in every engine, and nobody is told of them.
    private unsafe void ForgetUntimedAccesses()
    {
        foreach (Ram ram in Hart.HasPipeline ? [] : _rams)
        {
            *ram.Counters = default;
        }
    }

    private void LookAtTimers()
    {
        _clint?.Look();
        _supervisorTimer?.Look();
    }

    private Party NewParty(string id, PartyKind kind, string zone)
    {
        var party = new Party(_parties.Count, id, kind, zone);
        _parties.Add(party);
        return party;
    }

    private Party NewMemoryParty(MemoryDescription memory)
    {
        Party party = NewParty(memory.Id, PartyKind.Memory, memory.Zone.Id) with
        {
            MinimumIntegrity = memory.MinimumIntegrity switch
            {
                MemoryIntegrity.Checked => Integrity.Checked,
                MemoryIntegrity.Verified => Integrity.Verified,
                MemoryIntegrity.Trusted => Integrity.Trusted,
                _ => Integrity.Untrusted,
            },
        };
        return _parties[party.Index] = party;
    }

    private Party NewDeviceParty(DeviceDescription device)
    {
        Party party = NewParty(device.Id, PartyKind.Device, device.Zone.Id) with { IsUnmodelled = device.Kind is DeviceKind.Unmodelled };
        return _parties[party.Index] = party;
    }

    private Party NewModuleParty(ModuleDescription module)
    {
        Party party = NewParty(module.Id, PartyKind.Module, module.Zone.Id) with
        {
            RequestRoleId = module.RequestRoleId,
            CollusionDomain = module.CollusionDomain ?? module.Vendor,
            IsBehindIopmp = true,
        };
        return _parties[party.Index] = party;
    }

    private void AddIopmp(IopmpDescription description, Party party)
    {
        _iopmp!.Violated = DriveIopmpInterrupt;
        var registers = new IopmpRegisters(_iopmp, (write, pc) =>
        {
            ReportWrite(write, party, pc);
            DriveIopmpInterrupt();

            // Those that waited for the tables try again.
            Modules.ForEach(m => m.Resume());
        });
        Map.Add(new MapEntry(description.Registers!.Value.Value.Value, description.WindowSize.Bytes, new RegisterTarget(party, registers, Hart.Clock)));
    }

    private void DriveIopmpInterrupt()
    {
        if (_description.Protection!.Iopmp.Interrupt?.Value is int line && _iopmp!.IsInterrupting != _isIopmpInterrupting)
        {
            _isIopmpInterrupting = _iopmp.IsInterrupting;
            SetModuleInterrupt(line, _isIopmpInterrupting);
        }
    }

    private void ReportWrite(IopmpWrite write, Party party, ulong pc)
    {
        string[] disturbed = [.. Modules.Where(m => m.IsTransferring && write.ChangedRoles.Contains(m.Description.RequestRoleId)).Select(m => m.Description.Id)];
        string? problem = write.IsRefused ? $"{write.Register} is locked, and was not changed"
            : disturbed.Length > 0 ? $"{write.Register} was changed while {string.Join(", ", disturbed.Select(d => $"'{d}'"))} had transfers under way"
            : null;
        if (problem is not null && Mode is not PolicyMode.Disabled)
        {
            Observer.Add(new Finding
            {
                Rule = RuleIds.ProtectionChanged,
                Message = problem,
                IsBlocked = write.IsRefused,
                Party = party.Id,
                Pc = pc,
            });
        }
    }

    private void AddMemory(MemoryDescription memory, Party party, KeyedList<Loaded<DramDescription>> drams)
    {
        Frequency clock = memory.Clock is null ? Hart.Clock : ClockOf(memory.Clock.Value.Id);
        var ram = new Ram(party, memory.Base.Value.Value, memory.Size.Bytes, memory.Access)
        {
            IsCached = memory.IsCached,
            WidthBytes = Math.Max(1, memory.Width.Bits / 8),
            LatencyPicoseconds = memory.Latency?.Value.InTime(clock).Picoseconds ?? 0,
            Dram = drams.TryFind(memory.Id, out Loaded<DramDescription>? dram) ? new DramTiming(dram.Value, memory.Size.Bytes) : null,
        };
        ram.Shadow.PageAllocated += Hart.Pages.Clear;
        _rams.Add(ram);
        var target = new RamTarget(ram, clock);
        if (ram.Dram is not null || memory.Bus is not null)
        {
            ram.Path = new MemoryPath(new Route([.. Links.Where(l => l.Description.Id == memory.Bus?.Id).Select(l => (l, true))]), target);
        }

        Map.Add(new MapEntry(ram.Address, ram.SizeBytes, target));
    }

    private void AddDevice(DeviceDescription device, Party party, GuestOutput output, GuestEnd end, ulong seed)
    {
        IRegisters registers = device.Kind switch
        {
            DeviceKind.Uart => new Uart(output, set => DriveSource(device.Interrupt?.Value, set)),
            DeviceKind.Plic => Plic = NewPlic(),
            DeviceKind.Clint => _clint = new Clint(Events, set => SetInterrupt(TimerInterrupt, set), set => SetInterrupt(SoftwareInterrupt, set)),
            DeviceKind.Trng => new Trng(seed),
            DeviceKind.Unmodelled => new Unmodelled(),
            _ => new TestFinisher(end),
        };
        Label label = IsTracking && device.Tag is Reference tag
            ? Labels.Intern(LabelContent.Public with { Tags = Labels.Vocabulary.TagMask(tag.Id) })
            : Label.Public;
        Map.Add(new MapEntry(device.Base.Value.Value, device.Size.Bytes, new RegisterTarget(party, registers, Hart.Clock, label)));
        if (registers is Trng generator && device.Tag is Reference mask && Masks.TryGetValue(mask.Id, out MaskLedger? ledger))
        {
            generator.Delivered = ledger.Deliver;
        }

        if (registers is Trng trng && Hart.Csrs.Entropy is null)
        {
            Hart.Csrs.Entropy = trng.Next16;
            Hart.Csrs.EntropyLabel = label;
        }
    }

    private Plic NewPlic() => _hasSupervisor
        ? new Plic(SetInterrupt, MachineExternalInterrupt, SupervisorExternalInterrupt)
        : new Plic(SetInterrupt, MachineExternalInterrupt);

    // Without a controller the wire ends nowhere.
    private void DriveSource(int? source, bool isHigh)
    {
        if (source is int number)
        {
            Plic?.Drive(number, isHigh);
        }
    }

    private void AddModule(ModuleDescription module, Party party, IReadOnlyDictionary<string, IModuleKind> kinds)
    {
        Frequency clock = ClockOf(module.Clock.Id);
        var port = new ModulePort(party, module.Dma, clock, Fabric, Events, IsTracking);
        IModule function = kinds[module.Kind.Tag].Create(module.Kind.Value, clock);
        var engine = new ModuleEngine(module, function, port, ModuleEnvironment);
        Modules.Add(engine);
        Map.Add(new MapEntry(module.Registers.Value.Value, ModuleDescription.WindowSize.Bytes, new RegisterTarget(party, engine, clock)));
    }

    private ModuleEnvironment NewModuleEnvironment() => new(
        Events,
        Labels,
        Observer,
        Timeline,
        CoreParty,
        SetModuleInterrupt,
        IsTrustedBase,
        module => _iopmp?.Holds(module.RequestRoleId) is true,
        Mode,
        module => Labels.Intern(new LabelContent(
            0,
            IsTrustedBase(module.Zone.Id) ? Integrity.Trusted : Integrity.Untrusted,
            Labels.Vocabulary.ModuleMask(module.Id),
            0)),
        (module, operation) => module.Kind.Value.NameOf(operation) ?? Operations.NameOf(operation))
    {
        Metadata = Fabric.Metadata,
        Uses = Fabric.Uses,
    };

    private void SetInterrupt(int number, bool isPending) => Hart.Csrs.Drive(number, isPending);

    // A module has its own bit of mip; a controller, where there is one, sees the same wire.
    private void SetModuleInterrupt(int number, bool isPending)
    {
        SetInterrupt(number, isPending);
        Plic?.Drive(number, isPending);
    }

    // mip.MSIP, mip.MTIP, mip.SEIP and mip.MEIP.
    private const int SoftwareInterrupt = 3;
    private const int TimerInterrupt = 7;
    private const int SupervisorExternalInterrupt = 9;
    private const int MachineExternalInterrupt = 11;
}
