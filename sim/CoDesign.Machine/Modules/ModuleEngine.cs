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
internal sealed partial class ModuleEngine : IRegisters
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
    private (Label Decision, Label Time) _submission;
    private readonly Adversary _adversary;
    private Label _stateLabel;
    private long _keptBytes;
    private long _clearingUntil;
    private bool _isHung;
    private IEnumerator<SimTime>? _waiting;

    /// <summary>Makes the engine of one module.</summary>
    public ModuleEngine(ModuleDescription description, IModule module, ModulePort port, ModuleEnvironment environment)
    {
        Description = description;
        _module = module;
        _port = port;
        _environment = environment;
        _adversary = new Adversary(description.Behaviour, port);
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
            ModuleRegisters.Status => (_isBusy || _port.Now < _clearingUntil ? ModuleRegisters.StatusBusy : 0)
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
                if ((word & ModuleRegisters.ControlClear) != 0)
                {
                    Clear();
                }

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
        _submission = _environment.Submission();
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
        _environment.Events.At(Math.Max(_port.NextCycle(_port.Now), _clearingUntil), () => Step(work));
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
        if (_isHung)
        {
            return;
        }

        _isBusy = false;
        StartIfReady();
    }

    private void Clear()
    {
        if (_adversary.KeepsState || Description.State?.Clear is StateClearing.Never)
        {
            return;
        }

        _stateLabel = Label.Public;
        _keptBytes = 0;
        if (Description.State?.ClearCost is { } cost)
        {
            _clearingUntil = _port.Clock.StartOf(_port.Clock.CyclesCovering(new SimTime(_port.Now)) + cost.Value).Picoseconds;
        }
    }

    private void Report(string rule, string message, ulong address, ulong length, ulong pc, string? operation, bool isBlocked = true, ulong tags = 0)
    {
        if (_environment.Mode is PolicyMode.Disabled)
        {
            return;
        }

        _environment.Observer.Add(new Finding
        {
            Rule = rule,
            Message = message,
            IsBlocked = isBlocked,
            Tags = tags,
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

    // The module clears itself, or keeps all that it has ever seen.
    private void KeepState(Job job)
    {
        bool isCleared = _environment.ClearsAtJobEnd(Description) && !_adversary.KeepsState;
        _stateLabel = isCleared ? Label.Public : _environment.Labels.Join(_stateLabel, job.Label);
        _keptBytes = isCleared ? 0 : job.KeptBytes;
    }

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
        if (job is not null)
        {
            job.Context.Phase = JobPhase.Complete;
            _adversary.AfterCompletion(job, _environment.Events.At);
        }

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
    public bool IsBusy => _isBusy || _adversary.IsWaiting;

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
        _submission = (stream.Value(_submission.Decision), stream.Value(_submission.Time));
        _stateLabel = stream.Value(_stateLabel);
        _keptBytes = stream.Count(_keptBytes);
        _clearingUntil = stream.Value(_clearingUntil);
        _adversary.Exchange(stream);
        Jobs = stream.Count(Jobs);
        FailedJobs = stream.Count(FailedJobs);
        BusyCycles = stream.Count(BusyCycles);
        Actions.Exchange(stream);
        _port.Exchange(stream);
    }
}
