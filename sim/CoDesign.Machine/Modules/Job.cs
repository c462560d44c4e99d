using CoDesign.Description.Quantities;
using CoDesign.Machine.Interconnect;
using CoDesign.Machine.Observation;
using CoDesign.Trust;

namespace CoDesign.Machine.Modules;

/// <summary>
/// A job that a module does: its descriptor, its way to memory, its clock and its counters. What the job reads labels all that it
/// writes; a module author cannot forget that.
/// </summary>
public sealed class Job
{
    private readonly ModulePort _port;
    private readonly ActionCounts _actions;
    private readonly LabelTable _labels;
    private readonly JobConditions _conditions;
    private Label _inputs;

    internal Job(JobDescriptor descriptor, ModulePort port, ActionCounts actions, LabelTable labels, JobConditions conditions)
    {
        Descriptor = descriptor;
        _port = port;
        _actions = actions;
        _labels = labels;
        _conditions = conditions;
        Label = labels.Join(conditions.State, conditions.Module);
        KeptBytes = conditions.KeptBytes;
        Context = new JobContext([.. descriptor.Outputs.Select(o => (o.Address, o.Length))]);
    }

    /// <summary>What to do.</summary>
    public JobDescriptor Descriptor { get; }

    /// <summary>Name of the op.</summary>
    public string Operation => _conditions.Operation;

    /// <summary>The instruction that submitted the job.</summary>
    internal ulong Pc => _conditions.Pc;

    /// <summary>What the trust boundary may know of the job.</summary>
    internal JobContext Context { get; }

    /// <summary>The outputs as the module found them when it read the descriptor again; null: as they were.</summary>
    internal IReadOnlyList<JobBuffer>? ChangedOutputs { get; set; }

    /// <summary>Whether all inputs have been read.</summary>
    internal bool HasReadInputs => BytesRead >= Descriptor.InputBytes;

    private ulong BytesRead { get; set; }

    /// <summary>Simulated time.</summary>
    public SimTime Now => new(_port.Now);

    /// <summary>The module's clock.</summary>
    public Frequency Clock => _port.Clock;

    /// <summary>How the job stands; a failure is final.</summary>
    public JobStatus Status { get; private set; } = JobStatus.Pending;

    /// <summary>Join of everything that the job has read and of what the module still held.</summary>
    public Label Label { get; private set; }

    /// <summary>Notes occurrences of an action that costs energy.</summary>
    /// <exception cref="ArgumentException">The module has not announced the action, so its energy class may lack it; or a negative number.</exception>
    public void Count(string action, long occurrences)
    {
        if (occurrences < 0 || !_conditions.Actions.Contains(action))
        {
            throw new ArgumentException($"{occurrences} times action '{action}'; announced are {string.Join(", ", _conditions.Actions)}", nameof(action));
        }

        _actions.Add(action, occurrences);
    }

    /// <summary>The inputs, in order, as a stream of bursts.</summary>
    /// <param name="limit">Bytes to read; the rest is left alone.</param>
    public InputStream OpenInputs(ulong limit) => new(this, _port, Descriptor.Inputs, Math.Min(limit, Descriptor.InputBytes));

    /// <summary>Parts of inputs, in any order and as often as the module needs them, as a stream of bursts.</summary>
    /// <param name="parts">Ranges, none of them empty; that they lie in inputs is up to the module.</param>
    public InputStream OpenParts(IReadOnlyList<JobBuffer> parts) => new(this, _port, parts, JobDescriptor.BytesOf(parts));

    /// <summary>Writes an output; it carries the label of the job.</summary>
    /// <param name="buffer">Where to; at least as long as the data.</param>
    /// <param name="data">The bytes.</param>
    /// <returns>When the last burst is complete.</returns>
    public SimTime Write(JobBuffer buffer, ReadOnlySpan<byte> data)
    {
        Span<byte> burst = stackalloc byte[(int)_port.Dma.MaxBurst.Bytes];
        Span<ushort> labels = stackalloc ushort[burst.Length];
        labels.Fill(Label.Id);
        long completion = _port.Now;
        int done = 0;
        while (done < data.Length && Status is JobStatus.Pending)
        {
            ulong address = buffer.Address + (ulong)done;
            int length = _port.BurstAt(address, (ulong)(data.Length - done));
            data.Slice(done, length).CopyTo(burst);
            TransferResult result = Transfer(TransferKind.DmaWrite, address, burst[..length], labels[..length]);
            completion = result.CompletionPicoseconds;
            done += length;
        }

        return new SimTime(completion);
    }

    /// <summary>Moves bytes on. In the trusted base each byte keeps its label; of any other module it is not known what it moves where.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="data">The bytes; at most a burst that does not cross a multiple of the largest one.</param>
    /// <param name="labels">Their label ids.</param>
    /// <returns>When it is complete.</returns>
    public SimTime Copy(ulong address, Span<byte> data, Span<ushort> labels)
    {
        if (!_conditions.IsTrusted)
        {
            labels.Fill(Label.Id);
        }

        return new SimTime(Transfer(TransferKind.DmaWrite, address, data, labels).CompletionPicoseconds);
    }

    /// <summary>Bytes of the burst that begins at an address.</summary>
    public int BurstAt(ulong address, ulong remaining) => _port.BurstAt(address, remaining);

    /// <summary>Bytes of work that the module holds from job to job, for its time and energy; 0 after it was cleared. What labels its
    /// outputs carry does not depend on it.</summary>
    public long KeptBytes { get; set; }

    /// <summary>Why the module gave the job up; null: it did not, or the bus was to blame.</summary>
    internal string? Problem { get; private set; }

    /// <summary>Gives the job up for a reason that becomes a finding (TB211).</summary>
    /// <param name="status">What the guest is told.</param>
    /// <param name="problem">What is wrong, as a clause.</param>
    public void Fail(JobStatus status, string problem)
    {
        if (Status is JobStatus.Pending)
        {
            Problem = problem;
            Status = status;
        }
    }

    /// <summary>Gives the job up.</summary>
    public void Fail(JobStatus status)
    {
        if (Status is JobStatus.Pending)
        {
            Status = status;
        }
    }

    /// <summary>All outputs are written.</summary>
    internal void Complete() => Fail(JobStatus.Done);

    /// <summary>Begins to report completion: what is left of earlier jobs, and has nothing to do with this one, is known now.</summary>
    internal void Completing()
    {
        Context.Phase = JobPhase.Completing;
        Context.Residue = Status is JobStatus.Done ? _labels.SecretsOf(_conditions.State) & ~_labels.SecretsOf(_inputs) : 0;
    }

    internal TransferResult Transfer(TransferKind kind, ulong address, Span<byte> data, Span<ushort> labels)
    {
        if (kind is TransferKind.DmaWrite)
        {
            _conditions.Adversary.Change(data);
            address = Redirected(address);
            _conditions.Writing?.Invoke(address, (ulong)data.Length);
        }

        TransferResult result = _port.Transfer(kind, address, data, labels, Pc, Operation, Context, _conditions.Adversary.ForgedRole);
        if (result.IsOk && kind is TransferKind.DmaRead)
        {
            Label = _labels.Join(Label, result.Label);
            _inputs = _labels.Join(_inputs, result.Label);
            BytesRead += (ulong)data.Length;
            _conditions.Adversary.See(data);
        }

        if (!result.IsOk)
        {
            Fail(result.Status is TransferStatus.Denied ? JobStatus.Denied : JobStatus.BusError);
        }

        return result;
    }

    private ulong Redirected(ulong address)
    {
        for (int i = 0; i < (ChangedOutputs?.Count ?? 0); i++)
        {
            JobBuffer old = Descriptor.Outputs[i];
            if (address - old.Address < old.Length)
            {
                return ChangedOutputs![i].Address + (address - old.Address);
            }
        }

        return address;
    }
}
