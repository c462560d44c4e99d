using System.Buffers.Binary;
using CoDesign.Isa;
using CoDesign.Machine.Guest;
using CoDesign.Machine.Harts;
using CoDesign.Machine.Modules;
using CoDesign.Timing;
using CoDesign.Trust;

namespace CoDesign.Machine.Offload;

/// <summary>
/// Serves region markers: decides who takes a region, sends the hart into the region driver, brings it back, and keeps the ledger.
/// A marker without a descriptor does nothing at all.
/// </summary>
internal sealed unsafe partial class RegionRuntime
{
    private const int MaximumName = 64;
    private const int MaximumDescriptor = 4096;

    // What the driver is asked to do (workloads/driver/driver.h).
    private const uint CallRequest = 0;
    private const uint SubmitRequest = 1;
    private const uint WaitRequest = 2;
    private const string BehindMemory = "it does not end before its memory does";

    private readonly RegionRuntimeConfiguration _configuration;
    private readonly Hart _hart;
    private readonly GuestMemory _memory;
    private readonly Dictionary<ulong, (RegionLedger.Entry Entry, long Cycles, long Instructions, long? Bytes)> _software = [];
    private readonly Dictionary<ulong, (RegionLedger.Entry Entry, int ModuleIndex)> _submitted = [];

    // Numbers of the jobs that this run has seen submitted; a job from before a checkpoint has none.
    private readonly Dictionary<ulong, uint> _sequences = [];
    private readonly OffloadClock _clock;

    // Submitted and not accepted: the software path begins where the program waits.
    private readonly Dictionary<ulong, RegionLedger.Entry> _declined = [];
    private Visit? _visit;
    private (long Cycles, long Instructions)? _interestStart;

    /// <summary>Makes the runtime.</summary>
    public RegionRuntime(RegionRuntimeConfiguration configuration)
    {
        _configuration = configuration;
        _hart = configuration.Hart;
        _memory = configuration.Memory;
        _clock = new OffloadClock(configuration.Hart);
    }

    /// <summary>What regions cost.</summary>
    public RegionLedger Ledger { get; } = new();

    /// <summary>Cycles inside regions of interest; null if the program has none.</summary>
    public long? InterestCycles { get; private set; }

    /// <summary>Instructions inside regions of interest.</summary>
    public long InterestInstructions { get; private set; }

    /// <summary>Buffers that the program said it had overwritten.</summary>
    public long Scrubs { get; private set; }

    /// <summary>Region that is being served; null outside.</summary>
    public string? CurrentRegion => _visit?.Entry.Name ?? _software.Values.Select(s => s.Entry.Name).LastOrDefault();

    /// <summary>Serves a marker; the hart stands behind it.</summary>
    public void Serve(HartRunner runner, RegionMarker marker, ulong pc)
    {
        ulong address = _hart.Unsigned(Registers.A0);
        if (!TryReadDescriptor(address, out byte[] bytes, out string? problem))
        {
            if (problem is not null && marker is not (RegionMarker.Wait or RegionMarker.End))
            {
                Refuse(address, problem, pc);
            }

            return;
        }

        JobDescriptor descriptor = JobDescriptor.Read(bytes);
        string name = NameOf(bytes, descriptor);
        switch (marker)
        {
            case RegionMarker.Call:
            case RegionMarker.Submit:
                Begin(runner, marker, address, name, descriptor, pc);
                break;
            case RegionMarker.Wait:
                Wait(runner, address, name, pc);
                break;
            case RegionMarker.End:
                EndSoftware(address);
                break;
            case RegionMarker.Label:
                AddLabel(name, address, descriptor, pc);
                break;
            case RegionMarker.Scrub:
                Scrubs++;
                break;
            case RegionMarker.InterestBegin:
                _interestStart = (_hart.Cycles, _hart.Instructions);
                break;
            case RegionMarker.InterestEnd:
                EndInterest();
                break;
        }
    }

    /// <summary>The driver has returned.</summary>
    /// <returns><see langword="false"/>: the hart goes on elsewhere.</returns>
    public bool AfterDriver(HartRunner runner)
    {
        if (_visit is Visit visit)
        {
            Leave(runner, visit, isDone: _hart[Registers.A1] == 1);
        }

        return false;
    }

    /// <summary>A trap struck inside the driver: the trust boundary or the bus refused an access. The region falls back to software.</summary>
    /// <returns>Whether it was inside the driver.</returns>
    public bool Abandon(HartRunner runner)
    {
        if (_visit is not Visit visit)
        {
            return false;
        }

        JobStatus status = _hart.LastDenial is not null ? JobStatus.Denied : JobStatus.BusError;
        WriteStatus(visit.Descriptor, status);
        Leave(runner, visit, isDone: false);
        return true;
    }

    /// <summary>The driver begins to copy a buffer, or has copied it.</summary>
    /// <returns><see langword="true"/>: the driver goes on.</returns>
    public bool Copies(bool isBegin)
    {
        if (_visit is not null && isBegin)
        {
            _clock.CopyBegins();
        }
        else if (_visit is not null)
        {
            _clock.CopyEnds();
        }

        return true;
    }

    private void Begin(HartRunner runner, RegionMarker marker, ulong address, string name, JobDescriptor descriptor, ulong pc)
    {
        RegionBinding binding = _configuration.Plan.For(name, descriptor.Operation);
        bool isOffloaded = binding.ModuleIndex >= 0 && _configuration.Driver is not null;
        RegionLedger.Entry entry = Ledger.For(name, isOffloaded ? _configuration.Modules[binding.ModuleIndex].Description.Id : null);
        entry.Calls++;
        entry.BytesIn += (long)descriptor.InputBytes;
        entry.BytesOut += (long)descriptor.OutputBytes;
        int length = JobDescriptor.HeaderBytes
            + (8 * descriptor.Parameters.Count) + (16 * (descriptor.Inputs.Count + descriptor.Outputs.Count));
        if (!isOffloaded)
        {
            WriteStatus(address, JobStatus.Refused);
            Decline(marker, address, entry, (long)descriptor.InputBytes);
            return;
        }

        if (length > ModuleRegisters.SlotBytes)
        {
            Refuse(address, $"{length} bytes of header, parameters and buffers; a slot of a module's ring has {ModuleRegisters.SlotBytes}", pc);
            entry.Refused++;
            Decline(marker, address, entry);
            return;
        }

        uint request = marker is RegionMarker.Submit ? SubmitRequest : CallRequest;
        Enter(runner, new Visit(entry, address, request, binding.ModuleIndex, pc, Snapshot.Of(_hart, runner.Pc), _hart.Cycles, _hart.Instructions, WaitCycles, (long)descriptor.InputBytes));
    }

    private void Wait(HartRunner runner, ulong address, string name, ulong pc)
    {
        if (_declined.Remove(address, out RegionLedger.Entry? declined))
        {
            _software[address] = (declined, _hart.Cycles, _hart.Instructions, null);
            return;
        }

        if (!_submitted.Remove(address, out (RegionLedger.Entry Entry, int ModuleIndex) job))
        {
            // Nothing was accepted, so the software path of the region runs now.
            RegionLedger.Entry software = Ledger.For(name, null);
            if (!_software.ContainsKey(address))
            {
                software.Calls++;
                _software[address] = (software, _hart.Cycles, _hart.Instructions, null);
            }

            return;
        }

        // The module that has it, whatever has become of the descriptor since.
        Enter(runner, new Visit(job.Entry, address, WaitRequest, job.ModuleIndex, pc, Snapshot.Of(_hart, runner.Pc), _hart.Cycles, _hart.Instructions, WaitCycles, 0));
    }

    private void Enter(HartRunner runner, Visit visit)
    {
        _visit = visit;
        _clock.Begin(_configuration.Modules[visit.ModuleIndex], isWait: visit.Request == WaitRequest);
        DriverImage driver = _configuration.Driver!;
        _hart.Csrs.IsInterruptEnabled = false;
        _hart.Csrs.IsUserProgram = false; // the driver is firmware
        _hart.RequestPc = visit.MarkerPc;
        Set(Registers.A0, visit.Descriptor);
        Set(Registers.A1, visit.Request);
        Set(Registers.A0 + 2, (ulong)visit.ModuleIndex);
        Set(Registers.Ra, driver.Return);
        Set(Registers.Sp, driver.StackTop);
        _configuration.Profile.Call(driver.Entry, driver.Return, _hart.Cycles, _hart.Instructions);
        runner.Redirect(driver.Entry);
    }

    private void Leave(HartRunner runner, Visit visit, bool isDone)
    {
        _visit = null;
        _hart.RequestPc = null;
        _configuration.Profile.Return(_configuration.Driver!.Return, _hart.Cycles, _hart.Instructions);
        visit.Registers.Restore(_hart);
        RegionLedger.Entry entry = visit.Entry;
        long waited = WaitCycles - visit.WaitStart;
        entry.Cycles += _hart.Cycles - visit.StartCycles;
        entry.Instructions += _hart.Instructions - visit.StartInstructions;
        entry.WaitCycles += waited;
        entry.DriverCycles += _hart.Cycles - visit.StartCycles - waited;
        entry.Offload += Divided(visit);
        _configuration.Timeline.Add(
            _hart.Party.Id, $"{entry.Name} on {entry.Module}", _hart.Clock.StartOf(new(visit.StartCycles)).Picoseconds, _hart.NowPicoseconds);
        if (isDone)
        {
            Set(Registers.A1, 1);
            if (visit.Request == SubmitRequest)
            {
                _submitted[visit.Descriptor] = (entry, visit.ModuleIndex);
            }
            else
            {
                entry.Offloaded++;
                entry.Ended++;
                if (visit.Request == 0)
                {
                    long cycles = _hart.Cycles - visit.StartCycles;
                    entry.Sizes.Add(visit.Bytes, cycles, cycles - waited);
                }
            }
        }
        else
        {
            // The program now runs the software body, which belongs to the same region.
            entry.Refused++;
            Decline(visit.Request == SubmitRequest ? RegionMarker.Submit : RegionMarker.Call, visit.Descriptor, entry);
        }

        runner.Redirect(visit.Registers.Pc);
    }

    private OffloadCycles Divided(Visit visit)
    {
        uint submitted = _configuration.Modules[visit.ModuleIndex].Tail;
        bool isKnown = _sequences.Remove(visit.Descriptor, out uint earlier);
        if (visit.Request == SubmitRequest)
        {
            _sequences[visit.Descriptor] = submitted;
        }

        // No job has the number 0 before 2^32 of them.
        return _clock.End(visit.StartCycles, visit.Request != WaitRequest ? submitted : isKnown ? earlier : 0, visit.Request == SubmitRequest);
    }

    private void EndSoftware(ulong address)
    {
        if (_software.Remove(address, out (RegionLedger.Entry Entry, long Cycles, long Instructions, long? Bytes) started))
        {
            started.Entry.Cycles += _hart.Cycles - started.Cycles;
            started.Entry.Instructions += _hart.Instructions - started.Instructions;
            started.Entry.Ended++;
            if (started.Bytes is long bytes)
            {
                started.Entry.Sizes.Add(bytes, _hart.Cycles - started.Cycles, 0);
            }

            _configuration.Timeline.Add(
                _hart.Party.Id, $"{started.Entry.Name} in software", _hart.Clock.StartOf(new(started.Cycles)).Picoseconds, _hart.NowPicoseconds);
        }
    }

    private void AddLabel(string tag, ulong address, JobDescriptor descriptor, ulong pc)
    {
        if (!_configuration.IsTracking)
        {
            return;
        }

        LabelVocabulary names = _hart.Labels.Vocabulary;
        if (!names.Tags.Contains(tag))
        {
            _configuration.End.Trap(
                $"the label marker at {_configuration.Symbols.Describe(pc)} names tag '{tag}'; tags of the policy: {string.Join(", ", names.Tags)}");
            return;
        }

        Label label = _hart.Labels.Intern(LabelContent.Public with { Tags = names.TagMask(tag) });
        foreach (JobBuffer buffer in descriptor.Inputs)
        {
            if (RangeCheck.Judge(buffer.Address, buffer.Length, alignment: 1) is Violation violation)
            {
                Refuse(address, violation.Message, pc, violation.Rule);
                continue;
            }

            ulong length = _memory.Join(buffer.Address, buffer.Length, label, _hart.Labels);
            _configuration.Sources.Note(tag, $"label marker at {_configuration.Symbols.SourceOf(pc) ?? $"0x{pc:x}"}", (long)length);
            _hart.Paths?.Source(_memory.BusAddressOf(buffer.Address), length, label, pc, $"{tag}: label marker");
        }
    }

    private void EndInterest()
    {
        if (_interestStart is (long cycles, long instructions))
        {
            InterestCycles = (InterestCycles ?? 0) + _hart.Cycles - cycles;
            InterestInstructions += _hart.Instructions - instructions;
            _interestStart = null;
        }
    }

    // The software path begins behind a call, but behind the wait for what was submitted. The length counts only where nothing else was
    // tried before: what a refused call costs is no property of the software.
    private void Decline(RegionMarker marker, ulong address, RegionLedger.Entry entry, long? bytes = null)
    {
        if (marker is RegionMarker.Submit)
        {
            _declined[address] = entry;
        }
        else
        {
            _software[address] = (entry, _hart.Cycles, _hart.Instructions, bytes);
        }
    }

    // A descriptor that no module gets to see is judged here.
    private void Refuse(ulong address, string problem, ulong pc, string rule = RuleIds.MalformedDescriptor)
    {
        WriteStatus(address, JobStatus.Malformed);
        if (_configuration.Mode is not PolicyMode.Disabled)
        {
            _configuration.Observer.Add(new Finding
            {
                Rule = rule,
                Message = $"descriptor at 0x{address:x}: {problem}",
                IsBlocked = true,
                Party = _hart.Party.Id,
                Pc = pc,
            });
        }
    }

    private void WriteStatus(ulong descriptor, JobStatus status) =>
        _memory.TryWrite(descriptor + JobDescriptor.StatusOffset, BitConverter.GetBytes((uint)status));

    // Without the magic there is no descriptor, and no problem either: a0 holds whatever the program keeps there.
    private bool TryReadDescriptor(ulong address, out byte[] bytes, out string? problem)
    {
        problem = null;
        bytes = new byte[JobDescriptor.HeaderBytes];
        if (!_memory.TryRead(address, bytes.AsSpan(0, 4)) || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != JobDescriptor.Magic)
        {
            return false;
        }

        problem = address % 8 != 0 ? "its address is not a multiple of 8"
            : !_memory.TryRead(address, bytes) ? BehindMemory
            : JobDescriptor.Refuse(bytes, MaximumDescriptor);
        if (problem is not null)
        {
            return false;
        }

        bytes = new byte[JobDescriptor.LengthOf(bytes)];
        problem = _memory.TryRead(address, bytes) ? null : BehindMemory;
        return problem is null;
    }

    private string NameOf(byte[] bytes, JobDescriptor descriptor)
    {
        ulong address = BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(JobDescriptor.NameOffset));
        string? name = address == 0 ? null : _memory.ReadText(address, MaximumName);
        return string.IsNullOrEmpty(name) ? $"op 0x{descriptor.Operation:x4}" : name;
    }

    private long WaitCycles => _hart.Penalties[StallCause.OffloadWait];

    private void Set(int register, ulong value)
    {
        _hart[register] = _configuration.Xlen == 32 ? (ulong)(int)value : value;
        _hart.State->Labels.Set(register, Label.Public);
    }

    // One trip of the hart into the driver.
    private sealed record Visit(
        RegionLedger.Entry Entry,
        ulong Descriptor,
        uint Request,
        int ModuleIndex,
        ulong MarkerPc,
        Snapshot Registers,
        long StartCycles,
        long StartInstructions,
        long WaitStart,
        long Bytes);
}
