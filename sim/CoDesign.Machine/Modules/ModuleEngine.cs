using CoDesign.Checkpoints;
using CoDesign.Description.Chips;
using CoDesign.Description.Quantities;
using CoDesign.Machine.Interconnect;
using CoDesign.Machine.Observation;
using CoDesign.Trust;

namespace CoDesign.Machine.Modules;

/// <summary>
/// What every module has in common: the register window, the descriptor ring, one job at a time, completion. The kind only does
/// the job.
/// </summary>
internal sealed class ModuleEngine : IRegisters
{
    private readonly IModule _module;
    private readonly ModulePort _port;
    private readonly ModuleEnvironment _environment;
    private uint _control;
    private uint _error;
    private uint _head;
    private uint _tail;
    private uint _ringEntries = 1;
    private ulong _ringBase;
    private bool _isBusy;
    private bool _isInterruptPending;
    private bool _isInterruptRaised;
    private ulong _doorbellPc;
    private Label _stateLabel;
    private IEnumerator<SimTime>? _waiting;

    /// <summary>Makes the engine of one module.</summary>
    public ModuleEngine(ModuleDescription description, IModule module, ModulePort port, ModuleEnvironment environment)
    {
        Description = description;
        _module = module;
        _port = port;
        _environment = environment;
    }

    /// <summary>What the module is.</summary>
    public ModuleDescription Description { get; }

    /// <summary>Its bus master.</summary>
    public ModulePort Port => _port;

    /// <summary>Actions that cost energy.</summary>
    public ActionCounts Actions { get; } = new();

    /// <summary>Jobs that completed.</summary>
    public long Jobs { get; private set; }

    /// <summary>Jobs that were refused or could not be finished.</summary>
    public long FailedJobs { get; private set; }

    /// <summary>Cycles between fetching a descriptor and completing its job.</summary>
    public long BusyCycles { get; private set; }

    /// <summary>Whether a job is under way and its transactions do not wait.</summary>
    public bool IsTransferring => _isBusy && !_environment.IsStalled(Description);

    /// <summary>Goes on after a stall.</summary>
    public void Resume()
    {
        if (_waiting is IEnumerator<SimTime> work && !_environment.IsStalled(Description))
        {
            _waiting = null;
            _environment.Events.At(_port.NextCycle(_port.Now), () => Step(work));
        }
    }

    /// <inheritdoc/>
    public bool TryRead(ulong offset, int bytes, out ulong value)
    {
        uint? register = offset switch
        {
            ModuleRegisters.Id => ModuleRegisters.IdValue,
            ModuleRegisters.Version => ModuleRegisters.VersionValue,
            ModuleRegisters.Control => _control,
            ModuleRegisters.Status => (_isBusy ? ModuleRegisters.StatusBusy : 0)
                | (_isInterruptPending ? ModuleRegisters.StatusInterrupt : 0)
                | (_error != 0 ? ModuleRegisters.StatusError : 0),
            ModuleRegisters.Error => _error,
            ModuleRegisters.RingBaseLow => (uint)_ringBase,
            ModuleRegisters.RingBaseHigh => (uint)(_ringBase >> 32),
            ModuleRegisters.RingEntries => _ringEntries,
            ModuleRegisters.Head => _head,
            ModuleRegisters.Tail => _tail,
            _ => null,
        };
        value = register ?? 0;
        return register is not null && bytes == 4;
    }

    /// <inheritdoc/>
    public bool TryWrite(ulong offset, int bytes, ulong value, ulong pc)
    {
        uint word = (uint)value;
        if (bytes != 4)
        {
            return false;
        }

        switch (offset)
        {
            case ModuleRegisters.Control:
                _control = word & (ModuleRegisters.ControlEnable | ModuleRegisters.ControlInterrupt);
                _stateLabel = (word & ModuleRegisters.ControlClear) != 0 ? Label.Public : _stateLabel;
                DriveInterrupt(_isInterruptPending, pc);
                StartIfReady();
                return true;
            case ModuleRegisters.Status:
                DriveInterrupt(_isInterruptPending && (word & ModuleRegisters.StatusInterrupt) == 0, pc);
                return true;
            case ModuleRegisters.Error:
                _error = 0;
                return true;
            case ModuleRegisters.RingBaseLow:
                _ringBase = (_ringBase & ~(ulong)uint.MaxValue) | (word & ~7u);
                return true;
            case ModuleRegisters.RingBaseHigh:
                _ringBase = (_ringBase & uint.MaxValue) | ((ulong)word << 32);
                return true;
            case ModuleRegisters.RingEntries:
                // WARL: anything but a power of two up to the limit keeps the old value.
                _ringEntries = word is > 0 and <= ModuleRegisters.MaximumRingEntries && System.Numerics.BitOperations.IsPow2(word) ? word : _ringEntries;
                return true;
            case ModuleRegisters.Tail:
                Ring(word, pc);
                return true;
            default:
                return false;
        }
    }

    // A ring holds no more jobs than it has slots; a tail that went backwards would be some 2^32 of them.
    private void Ring(uint tail, ulong pc)
    {
        if (tail - _head > _ringEntries)
        {
            _error = (uint)JobStatus.Malformed;
            Report(RuleIds.MalformedDescriptor, $"doorbell: tail {tail} with head {_head} and {_ringEntries} slots", _ringBase, 0, pc, null);
            return;
        }

        _tail = tail;
        _doorbellPc = pc;
        StartIfReady();
    }

    private void StartIfReady()
    {
        if (_isBusy || _head == _tail || (_control & ModuleRegisters.ControlEnable) == 0)
        {
            return;
        }

        _isBusy = true;
        IEnumerator<SimTime> work = Work().GetEnumerator();
        _environment.Events.At(_port.NextCycle(_port.Now), () => Step(work));
    }

    // What would be a transaction waits as a whole step: the module has nothing else to do before.
    private void Step(IEnumerator<SimTime> work)
    {
        if (_environment.IsStalled(Description))
        {
            _waiting = work;
            return;
        }

        if (work.MoveNext())
        {
            _environment.Events.At(work.Current.Picoseconds, () => Step(work));
            return;
        }

        work.Dispose();
        _isBusy = false;
        StartIfReady();
    }

    // One job: fetch, judge, do, report.
    private IEnumerable<SimTime> Work()
    {
        long start = _port.Now;
        ulong slot = _ringBase + ((ulong)(_head & (_ringEntries - 1)) * ModuleRegisters.SlotBytes);
        byte[] bytes = new byte[ModuleRegisters.SlotBytes];
        ulong pc = _doorbellPc;

        TransferResult fetched = Fetch(slot, bytes.AsSpan(0, JobDescriptor.HeaderBytes), pc);
        yield return new SimTime(fetched.CompletionPicoseconds);
        JobStatus status = StatusOf(fetched);
        Job? job = null;
        if (fetched.IsOk)
        {
            string? problem = JobDescriptor.Refuse(bytes, bytes.Length);
            if (problem is null)
            {
                int rest = JobDescriptor.LengthOf(bytes) - JobDescriptor.HeaderBytes;
                fetched = rest == 0 ? fetched : Fetch(slot + JobDescriptor.HeaderBytes, bytes.AsSpan(JobDescriptor.HeaderBytes, rest), pc);
                yield return new SimTime(fetched.CompletionPicoseconds);
                status = StatusOf(fetched);
            }

            if (problem is null && fetched.IsOk)
            {
                JobDescriptor descriptor = JobDescriptor.Read(bytes);
                string operation = _environment.NameOfOperation(descriptor.Operation);
                status = Judge(descriptor, operation, slot, pc);
                job = status is JobStatus.Pending ? NewJob(descriptor, operation, pc) : null;
            }
            else if (problem is not null)
            {
                Report(RuleIds.MalformedDescriptor, $"descriptor at 0x{slot:x}: {problem}", slot, (ulong)bytes.Length, pc, null);
                status = JobStatus.Malformed;
            }
        }

        if (job is not null)
        {
            foreach (SimTime time in _module.Run(job))
            {
                yield return time;
                if (job.Status is not JobStatus.Pending)
                {
                    break;
                }
            }

            job.Complete();
            status = job.Status;
            if (status is JobStatus.BusError)
            {
                JobBuffer first = job.Descriptor.Inputs.Concat(job.Descriptor.Outputs).FirstOrDefault();
                Report(RuleIds.MalformedDescriptor, $"descriptor of '{job.Operation}' at 0x{slot:x}: nothing answers at a part of its buffers", first.Address, first.Length, pc, job.Operation);
            }

            KeepState(job);
        }

        TransferResult reported = WriteStatus(slot, status, pc);
        yield return new SimTime(reported.CompletionPicoseconds);
        Finish(status, job, start, pc);
    }

    private TransferResult Fetch(ulong address, Span<byte> bytes, ulong pc)
    {
        // A descriptor is a handful of words: bursts as for any buffer.
        TransferResult result = default;
        for (int done = 0; done < bytes.Length;)
        {
            int length = _port.BurstAt(address + (ulong)done, (ulong)(bytes.Length - done));
            Span<ushort> labels = new ushort[length];
            result = _port.Transfer(TransferKind.DmaRead, address + (ulong)done, bytes.Slice(done, length), labels, pc, "descriptor");
            if (!result.IsOk)
            {
                return result;
            }

            done += length;
        }

        return result;
    }

    private TransferResult WriteStatus(ulong slot, JobStatus status, ulong pc)
    {
        byte[] word = BitConverter.GetBytes((uint)status);
        return _port.Transfer(TransferKind.DmaWrite, slot + JobDescriptor.StatusOffset, word, new ushort[word.Length], pc, "status");
    }

    private Job NewJob(JobDescriptor descriptor, string operation, ulong pc) => new(
        descriptor,
        _port,
        Actions,
        _environment.Labels,
        _environment.Labels.Join(_stateLabel, _environment.ModuleLabel(Description)),
        pc,
        operation,
        _environment.IsTrustedBase(_port.Party.Zone),
        _environment.Paths is null
            ? null
            : (address, length) => _environment.Paths.Module(
                descriptor.Inputs.Select(i => (i.Address, i.Length)), address, length, pc, Description.Id));

    // Arithmetic of the buffers, and whether the op can take them. Whether they may be accessed is judged burst by burst.
    private JobStatus Judge(JobDescriptor descriptor, string operation, ulong slot, ulong pc)
    {
        List<Violation> violations = [];
        foreach (JobBuffer buffer in descriptor.Inputs.Concat(descriptor.Outputs))
        {
            if (RangeCheck.Judge(buffer.Address, buffer.Length, (int)Description.Dma.Alignment.Bytes) is Violation violation)
            {
                violations.Add(violation);
            }
        }

        foreach (IReadOnlyList<JobBuffer> side in (IReadOnlyList<JobBuffer>[])[descriptor.Inputs, descriptor.Outputs])
        {
            UInt128 total = side.Aggregate(UInt128.Zero, (sum, b) => sum + b.Length);
            if (violations.Count == 0 && total >= UInt128.One << 63)
            {
                violations.Add(new Violation(RuleIds.BadRange, null, $"{side.Count} buffers of 0x{total:x} bytes together"));
            }
        }

        if (violations.Count == 0 && FirstOverlap(descriptor) is string overlap)
        {
            violations.Add(new Violation(RuleIds.Overlap, null, overlap));
        }

        if (violations.Count == 0 && _module.Refuse(descriptor) is string problem)
        {
            violations.Add(new Violation(RuleIds.MalformedDescriptor, null, $"descriptor of '{operation}' at 0x{slot:x}: {problem}"));
        }

        foreach (Violation violation in violations)
        {
            JobBuffer first = descriptor.Inputs.Concat(descriptor.Outputs).FirstOrDefault();
            Report(violation.Rule, violation.Message, first.Address, first.Length, pc, operation);
        }

        return violations.Count == 0 ? JobStatus.Pending : JobStatus.Malformed;
    }

    private static string? FirstOverlap(JobDescriptor descriptor)
    {
        for (int i = 0; i < descriptor.Outputs.Count; i++)
        {
            JobBuffer output = descriptor.Outputs[i];
            foreach (JobBuffer other in descriptor.Inputs.Concat(descriptor.Outputs.Skip(i + 1)))
            {
                if (RangeCheck.Overlap(output.Address, output.Length, other.Address, other.Length))
                {
                    return $"output 0x{output.Address:x} + {output.Length} overlaps 0x{other.Address:x} + {other.Length}";
                }
            }
        }

        return null;
    }

    private void Report(string rule, string message, ulong address, ulong length, ulong pc, string? operation)
    {
        if (_environment.Mode is PolicyMode.Disabled)
        {
            return;
        }

        _environment.Observer.Add(new Finding
        {
            Rule = rule,
            Message = message,
            IsBlocked = true,
            Party = Description.Id,
            Pc = pc,
            Bytes = length,
            Transfer = new Transfer
            {
                Kind = TransferKind.DmaRead,
                Initiator = _port.Party,
                Target = _port.Party,
                Address = address,
                Length = length,
                Pc = pc,
                TimePicoseconds = _port.Now,
                Operation = operation,
            },
        });
    }

    // A module of the trusted base is known to forget; of any other it is assumed that it keeps what it saw.
    private void KeepState(Job job) =>
        _stateLabel = _environment.IsTrustedBase(_port.Party.Zone) ? Label.Public : _environment.Labels.Join(_stateLabel, job.Label);

    private void Finish(JobStatus status, Job? job, long start, ulong pc)
    {
        Jobs += status is JobStatus.Done ? 1 : 0;
        FailedJobs += status is JobStatus.Done ? 0 : 1;
        _error = status is JobStatus.Done ? _error : (uint)status;
        BusyCycles += _port.Clock.CyclesCovering(new SimTime(_port.Now)).Count - _port.Clock.CyclesCovering(new SimTime(start)).Count;
        _environment.Timeline.Add(
            Description.Id,
            job?.Operation ?? "refused",
            start,
            _port.Now,
            ("status", status.ToString().ToLowerInvariant()),
            ("bytes_in", (job?.Descriptor.InputBytes ?? 0).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        _head++;
        DriveInterrupt(isPending: true, pc);
    }

    private void DriveInterrupt(bool isPending, ulong pc)
    {
        bool wasRaised = _isInterruptRaised;
        _isInterruptPending = isPending;
        bool isRaised = isPending && (_control & ModuleRegisters.ControlInterrupt) != 0;
        if (Description.Interrupt?.Value is not int line)
        {
            return;
        }

        if (isRaised && !wasRaised && !_port.Interrupt(_environment.Core, pc))
        {
            return;
        }

        _isInterruptRaised = isRaised;
        _environment.SetInterrupt(line, isRaised);
    }

    private static JobStatus StatusOf(TransferResult result) => result.Status switch
    {
        TransferStatus.Ok => JobStatus.Pending,
        TransferStatus.Denied => JobStatus.Denied,
        _ => JobStatus.BusError,
    };

    /// <summary>Whether a job is under way. It lives in the time of the run alone, and no checkpoint can hold it.</summary>
    public bool IsBusy => _isBusy;

    /// <inheritdoc/>
    public void Exchange(StateStream stream)
    {
        _control = stream.Value(_control);
        _error = stream.Value(_error);
        _head = stream.Value(_head);
        _tail = stream.Value(_tail);
        _ringEntries = stream.Value(_ringEntries);
        _ringBase = stream.Value(_ringBase);
        _isInterruptPending = stream.Flag(_isInterruptPending);
        _isInterruptRaised = stream.Flag(_isInterruptRaised);
        _doorbellPc = stream.Value(_doorbellPc);
        _stateLabel = stream.Value(_stateLabel);
        Jobs = stream.Count(Jobs);
        FailedJobs = stream.Count(FailedJobs);
        BusyCycles = stream.Count(BusyCycles);
        Actions.Exchange(stream);
        _port.Exchange(stream);
    }
}
