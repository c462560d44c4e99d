using System.Buffers.Binary;
using CoDesign.Description.Chips;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Reading;
using CoDesign.Description.Runs;
using CoDesign.Description.Workloads;
using CoDesign.Elf;
using CoDesign.Isa;
using CoDesign.Machine.Flow;
using CoDesign.Machine.Guest;
using CoDesign.Machine.Harts;
using CoDesign.Machine.Memory;
using CoDesign.Machine.Observation;
using CoDesign.Machine.Offload;
using CoDesign.Machine.Translation;
using CoDesign.Results;
using CoDesign.Trust;

namespace CoDesign.Machine;

/// <summary>One execution of a run: a chip with a program in it, from reset to the end.</summary>
internal sealed partial class SimulationSession : IDisposable
{
    // Translating costs about as much as interpreting a block some thousands of times; most blocks that run 50 times run far more often.
    private const int HotExecutions = 50;

    private readonly RunDescription _run;
    private readonly ElfFile _elf;
    private readonly ulong _bias;
    private readonly SimulationOptions _options;
    private readonly Chip _chip;
    private readonly GuestEnd _end = new();
    private readonly GuestOutput _output;
    private readonly GuestMemory _memory;
    private readonly SymbolMap _symbols;
    private readonly IReadOnlyList<(string Name, ulong Address)> _variables;
    private readonly CallProfile _profile;
    private readonly RegionRuntime _regions;
    private readonly HartRunner _runner;
    private readonly Translator? _translator;
    private readonly Declassifier? _declassifier;
    private readonly LinuxKernel? _kernel;
    private readonly Signature? _signature;
    private readonly LabelSources _sources = new();
    private readonly List<string> _notes = [];
    private MeasurementStart _start;

    /// <summary>Builds the chip and loads the program.</summary>
    /// <exception cref="ProgramProblemException">The program does not fit the chip.</exception>
    public SimulationSession(RunDescription run, SimulationOptions options, SimulationStage stage, TrackingLevel tracking)
    {
        _run = run;
        _options = options;
        _output = new GuestOutput(options.Output);
        ElfFile elf = ReadElf(run);
        _elf = elf;
        _chip = new Chip(run, options.Kinds.ToDictionary(k => k.Tag), tracking, _output, _end);
        Hart hart = _chip.Hart;
        IsaString isa = run.Core.Value.Isa;
        _memory = new GuestMemory(_chip.Map, hart.Pages, _chip.IsTracking);
        hart.Flow = _chip.IsTracking && FlowRules.Of(run.Policy?.Value, _chip.Labels) is FlowRules rules
            ? new FlowMonitor(rules, hart, _chip.Observer, _chip.Blocks.At)
            : null;
        if (hart.Flow is FlowMonitor flow)
        {
            _chip.ModuleEnvironment.Submission = () => (flow.Scopes.Label, flow.Time);
        }

        _chip.ModuleEnvironment.Note = text => _notes.AddRange(_notes.Contains(text) ? [] : [text]);
        var outside = new Outside(hart, _chip.Fabric, _output, _chip.StandardOutputParty, _chip.FilesParty);
        var loader = new ProgramLoader(_chip.Map, _chip.CoreParty.Zone);
        bool isLinux = run.Program.Abi is GuestAbi.LinuxUser;
        LinuxLayout? layout = null;
        ulong stackPointer = 0;
        if (isLinux)
        {
            layout = loader.LoadLinux(elf, isa, hart.Pages, _memory, run.Program.Arguments, run.Seed, out stackPointer);
        }
        else
        {
            loader.LoadBare(elf);
        }

        ulong entry = layout?.Entry ?? elf.EntryAddress;
        ulong bias = entry - elf.EntryAddress;
        _bias = bias;
        DriverImage? driver = LoadDriver(isa, loader.Taken);
        _symbols = new SymbolMap(elf, bias, driver?.Elf, driver?.Bias ?? 0);
        _variables = [.. options.Variables.Select(v => (v, elf.TryGetSymbol(v, out Symbol? symbol) ? symbol.Value + bias : 0)).Where(v => v.Item2 != 0)];
        _profile = new CallProfile(entry, _symbols.IsFunctionStart, isOn: hart.HasPipeline || tracking is TrackingLevel.Paths);
        _regions = new RegionRuntime(new RegionRuntimeConfiguration(
            hart, isa.Xlen, _memory, _chip.Modules, Plan(), driver, _profile, _chip.Timeline, _symbols, _sources, _end, _chip.Observer, _chip.Mode, _chip.IsTracking));
        _chip.Observer.CurrentRegion = () => _regions.CurrentRegion;
        if (layout is not null)
        {
            hart.Floats.Enable();
            hart.Csrs.IsUserProgram = true;
            hart.Pages.UserSpace = layout.Space;
            _kernel = new LinuxKernel(new LinuxKernelConfiguration(
                hart, isa, _memory, outside, _end, layout, FileFinder(), Labelled(run.Program.StandardInput), (int)run.Core.Value.SystemCall.Value.Count, run.Seed, _notes, _chip.Blocks.Invalidate));
        }

        var environment = new GuestEnvironment(isa, hart, _memory, _kernel, _regions, _end, _symbols);
        var limits = new RunLimits(options.MaximumCycles, options.Cancel, stage, options.Progress);
        CommitLog? log = CommitLogOf(stage, isa);
        _translator = tracking is not TrackingLevel.Paths && log is null && options.Engine is not Engine.Interpreter
            ? new Translator(_chip, _profile, _symbols.IsFunctionStart, isa.Xlen, options.Engine is Engine.Translator ? 1 : HotExecutions, inBackground: options.Engine is Engine.Automatic)
            : null;
        _runner = new HartRunner(hart, _chip.Blocks, _chip.Events, _end, environment, _profile, limits, tracking, log, _translator) { Pc = entry };
        hart[Registers.Sp] = isa.Xlen == 32 ? (ulong)(int)stackPointer : stackPointer;
        if (driver is not null)
        {
            _chip.Blocks.Hook(driver.Return, () => _regions.AfterDriver(_runner));
            foreach ((ulong pc, bool isBegin) in driver.Copies)
            {
                _chip.Blocks.Hook(pc, () => _regions.Copies(isBegin));
            }
        }

        _signature = stage is SimulationStage.Run && options.Signature is not null ? new Signature(elf, bias, _memory, run.Program.Path, _chip.Labels, SecretLogOf()) : null;
        WatchToHost(elf, bias, outside);
        LabelProgram(elf, bias);
        _declassifier = _chip.IsTracking && run.Policy is not null
            ? new Declassifier(run.Policy.Value, elf, bias, run.Program.Isa ?? isa.ToString(), InstructionTable.For(isa), hart, _memory, _chip.Observer, _chip.Blocks, _chip.UntrustedModules, _chip.Masks)
            : null;
        if (_chip.IsTracking && run.Policy is { Value.Verifiers.Count: > 0 })
        {
            _ = new Verifiers(run.Policy.Value, elf, bias, run.Program.Isa ?? isa.ToString(), InstructionTable.For(isa), hart, _memory, _chip.Observer, _chip.Blocks);
        }

    }

    /// <summary>Why the run ended.</summary>
    public string? EndReason => _end.Reason;

    /// <summary>Cycles so far.</summary>
    public long Cycles => _chip.Hart.Cycles;

    /// <summary>Address of the next instruction.</summary>
    public ulong Pc => _runner.Pc;

    /// <summary>The chip; its registers and memories stay readable until the session is disposed.</summary>
    public Chip Chip => _chip;

    /// <summary>Findings so far.</summary>
    public FindingLog Findings => _chip.Findings;

    /// <summary>Follows values with a tag, and puts the path into each finding of an earlier run that it explains when that comes up again.</summary>
    public void RecordPaths(ulong tag, FindingLog earlier)
    {
        var paths = new PathRecorder(_chip.Labels, tag, () => _profile.CurrentPath);
        _chip.Hart.Paths = paths;
        _chip.ModuleEnvironment.Paths = paths;
        LabelSourcesOfProgram();
        _chip.Observer.FindingAdded = (finding, index) =>
        {
            // A run that skipped its beginning may have met things in another order.
            bool isSame = index < earlier.Findings.Count && (earlier.Findings[index].Rule, earlier.Findings[index].Pc) == (finding.Rule, finding.Pc);
            if (finding.Transfer is Transfer transfer && isSame && finding.FirstTag == tag)
            {
                (ulong offset, ulong length) = finding.LabelledBytes;
                earlier.Explain(index, transfer.Kind is TransferKind.Store ? paths.OfStore() : paths.OfMemory(transfer.Address + offset, length));
            }
        };
    }

    /// <summary>Runs until the end.</summary>
    public void Run()
    {
        _runner.Run();
        CheckPause();
        _chip.Hart.SettleCounts();
        WriteSignature();
        _profile.Settle(_chip.Hart.Cycles, _chip.Hart.Instructions);
        if (_chip.Fabric.Crossings != _chip.Observer.Checked)
        {
            throw new InvalidOperationException($"{_chip.Fabric.Crossings} transfers left their zone and {_chip.Observer.Checked} were judged");
        }
    }

    /// <summary>Cycles of each region by name.</summary>
    public IReadOnlyDictionary<string, long?> RegionCycles() => _regions.Ledger.Entries
        .GroupBy(e => e.Name)
        .ToDictionary(g => g.Key, g => g.All(e => e.Ended == e.Calls) ? g.Sum(e => e.Cycles) : (long?)null);

    /// <summary>Calls of each region with a module (null: in software), by length of their inputs.</summary>
    public IReadOnlyList<CallSize> SizesOf(string region, string? module) =>
        _regions.Ledger.Entries.FirstOrDefault(e => e.Name == region && e.Module == module)?.Sizes.All ?? [];

    /// <summary>What happened.</summary>
    public RunResult ToResult() =>
        new RecordBuilder(_run, _options, _chip, _runner, _regions, _declassifier, _kernel, _profile, _symbols, _sources, _notes, _output, _end) { Start = _start, Elf = _elf }.Build() with
        {
            Translation = _translator?.Statistics,
            Variables = _variables.ToDictionary(v => v.Name, v => ValueAt(v.Address)),
        };

    /// <inheritdoc/>
    public void Dispose()
    {
        _translator?.Dispose();
        _chip.Dispose();
    }

    private ulong ValueAt(ulong address)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        return _memory.TryRead(address, bytes) ? BinaryPrimitives.ReadUInt64LittleEndian(bytes) : 0;
    }

    private static ElfFile ReadElf(RunDescription run)
    {
        ElfReadResult result = ElfFile.Read(run.Program.Elf, run.Program.Path);
        if (!result.TryGetFile(out ElfFile? elf))
        {
            throw new ProgramProblemException(
            [
                .. result.Problems.Select(p => new Diagnostic(
                    Severity.Error, SourcePosition.Of(run.Program.Path), p.StartsWith(run.Program.Path + ": ", StringComparison.Ordinal) ? p[(run.Program.Path.Length + 2)..] : p)),
            ]);
        }

        int xlen = elf.Class is ElfClass.Elf32 ? 32 : 64;
        return xlen == run.Core.Value.Isa.Xlen
            ? elf
            : throw new ProgramProblemException(
                SourcePosition.Of(run.Program.Path), $"a program for RV{xlen}, and core '{run.Core.Value.Name}' is {run.Core.Value.Isa}", "choose another chip, or compile for its core");
    }

    private void WriteSignature()
    {
        if (_signature is not null)
        {
            using TextWriter output = _options.Signature!();
            _signature.Write(output);
        }
    }

    // Only the run itself is logged, not those that explain it.
    private CommitLog? CommitLogOf(SimulationStage stage, IsaString isa) => _options.CommitLog is Func<TextWriter> open && stage is SimulationStage.Run
        ? new CommitLog(open(), _chip.Hart, _memory, isa, retiresCalls: _kernel is not null, SecretLogOf())
        : null;

    private SecretLog? SecretLogOf() => _chip.IsTracking ? new SecretLog(_chip.Hart, _chip.Observer, _chip.Mode) : null;

    private RegionPlan Plan() => new(_run.Chip.Value.Modules, _run.Offload, _run.Bindings);

    private DriverImage? LoadDriver(IsaString isa, IReadOnlyList<(ulong Start, ulong End, string What)> program)
    {
        if (_run.Chip.Value.Firmware is not { } firmware || _run.Chip.Value.Modules.Count == 0)
        {
            return null;
        }

        Ram ram = _chip.MemoryOf(firmware.Id);
        DriverImage driver = DriverImage.Load(isa.Xlen, ram, _run.Chip.Value.Firmware!.Value.Position);
        driver.Configure(ram, _chip.Hart.Pages.Window, _run.Chip.Value.Firmware!.Value.Position, new DriverPlan(_run.Chip.Value, _chip, Plan(), driver, program).Modules);
        return driver;
    }

    private void WatchToHost(ElfFile elf, ulong bias, Outside outside)
    {
        if (!elf.TryGetSymbol("tohost", out Symbol? symbol))
        {
            return;
        }

        ulong bus = _memory.BusAddressOf(symbol.Value + bias);
        if (_chip.Map.TryResolve(bus, out MapEntry entry) && entry.Target is Interconnect.RamTarget target)
        {
            var htif = new Htif(target.Ram, bus, _end, outside);
            _chip.Hart.Pages.Watch(symbol.Value + bias);
            _chip.Hart.WatchedStore = htif.AfterStore;
        }
    }

    private Func<string, LabelledFile?> FileFinder()
    {
        Dictionary<string, LabelledFile> files = _run.Program.Inputs.ToDictionary(i => i.Name, Labelled);
        return name => files.GetValueOrDefault(name);
    }

    private LabelledFile Labelled(InputContent input)
    {
        List<(ulong, ulong, Label, string)> ranges = [];
        bool isStandardInput = ReferenceEquals(input, _run.Program.StandardInput);
        foreach (SecretDescription secret in _chip.IsTracking ? _run.Program.Secrets : [])
        {
            if (isStandardInput ? secret.StandardInput is true : secret.File?.Value == input.Name)
            {
                ulong offset = secret.Offset.Bytes;
                ulong length = Math.Min(secret.Length?.Bytes ?? ulong.MaxValue, (ulong)input.Content.Length - Math.Min(offset, (ulong)input.Content.Length));
                ranges.Add((offset, length, SecretLabel(secret, Integrity.Untrusted), secret.Tag.Id));
                _sources.Note(secret.Tag.Id, $"input {input.Name}", (long)length);
            }
        }

        Label outside = _chip.IsTracking ? _chip.Labels.Intern(LabelContent.Public with { Integrity = Integrity.Untrusted }) : Label.Public;
        return new LabelledFile(input.Name, input.Content, ranges, outside);
    }

    private Label SecretLabel(SecretDescription secret, Integrity integrity) => _chip.Labels.Intern(new LabelContent(
        _chip.Labels.Vocabulary.TagMask(secret.Tag.Id), integrity, 0, 0));

    private void LabelProgram(ElfFile elf, ulong bias)
    {
        foreach (DeviceDescription device in _chip.IsTracking ? _run.Chip.Value.Devices : [])
        {
            if (device.Tag is Reference tag)
            {
                _sources.Note(tag.Id, $"device {device.Id}", 0);
            }
        }

        foreach (SecretDescription secret in _chip.IsTracking ? _run.Program.Secrets : [])
        {
            if (FindRange(elf, secret) is (ulong address, ulong size, string what))
            {
                ulong offset = Math.Min(secret.Offset.Bytes, size);
                ulong length = Math.Min(secret.Length?.Bytes ?? size, size - offset);
                _sources.Note(secret.Tag.Id, what, (long)length);
                foreach ((ulong place, ulong bytes) in PlacesOf(elf, address + offset, length))
                {
                    _memory.Join(place + bias, bytes, SecretLabel(secret, Integrity.Trusted), _chip.Labels);
                    _programSources.Add((_memory.BusAddressOf(place + bias), bytes, SecretLabel(secret, Integrity.Trusted), $"{secret.Tag.Id}: {what}"));
                }
            }
        }
    }

    // Where an object is linked, and where its bytes lie before start-up code has copied them there.
    private IEnumerable<(ulong Address, ulong Length)> PlacesOf(ElfFile elf, ulong address, ulong length)
    {
        yield return (address, length);
        Segment? segment = elf.LoadableSegments.FirstOrDefault(s => s.Contains(address));
        if (segment is not null && segment.PhysicalAddress != segment.Address && _run.Program.Abi is GuestAbi.BareMetal)
        {
            ulong offset = address - segment.Address;
            ulong loaded = (ulong)segment.FileBytes.Length;
            yield return (segment.PhysicalAddress + offset, Math.Min(length, loaded - Math.Min(loaded, offset)));
        }
    }

    private readonly List<(ulong Address, ulong Length, Label Label, string Description)> _programSources = [];

    private void LabelSourcesOfProgram()
    {
        foreach ((ulong address, ulong length, Label label, string description) in _programSources)
        {
            _chip.Hart.Paths!.Source(address, length, label, 0, description);
        }
    }

    private static (ulong Address, ulong Size, string What)? FindRange(ElfFile elf, SecretDescription secret)
    {
        if (secret.Symbol is string name)
        {
            return elf.TryGetSymbol(name, out Symbol? symbol)
                ? (symbol.Value, symbol.Size, $"symbol {name}")
                : throw new ProgramProblemException(
                    secret.Position,
                    $"the program has no symbol '{name}'",
                    Spelling.TryNearest(name, elf.Symbols.Select(s => s.Name), out string? nearest) ? $"did you mean '{nearest}'?" : null);
        }

        if (secret.Section is string sectionName)
        {
            return elf.TryGetSection(sectionName, out Section? section)
                ? (section.Address, section.Size, $"section {sectionName}")
                : throw new ProgramProblemException(
                    secret.Position,
                    $"the program has no section '{sectionName}'",
                    Spelling.Remedy(sectionName, [.. elf.Sections.Select(s => s.Name).Where(s => s.Length > 0)], "Its sections"));
        }

        return null;
    }
}
