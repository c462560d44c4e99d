using CoDesign.Description.Chips;
using CoDesign.Description.Policies;
using CoDesign.Description.Quantities;
using CoDesign.Machine.Interconnect;
using CoDesign.Trust;

namespace CoDesign.Machine.Modules;

/// <summary>What the engine does for one job, from the descriptor to the status.</summary>
internal sealed partial class ModuleEngine
{
    // One job: fetch, judge, do, report.
    private IEnumerable<SimTime> Work()
    {
        long start = _port.Now;
        JobTimes times = _times.GetValueOrDefault(_head + 1) ?? new JobTimes();
        times.Begun = start;
        ulong slot = _ringBase + ((ulong)(_head & (_ringEntries - 1)) * ModuleRegisters.SlotBytes);
        byte[] bytes = new byte[ModuleRegisters.SlotBytes];
        ushort[] labels = new ushort[ModuleRegisters.SlotBytes];
        ulong pc = _doorbellPc;
        WatchDeadline(pc);
        if (_adversary.Replays(Jobs))
        {
            yield return new SimTime(WriteStatus(slot, JobStatus.Done, pc, null).CompletionPicoseconds);
            Report(RuleIds.StaleCompletion, $"completion of the job at 0x{slot:x}, whose descriptor was never read", slot, 0, pc, null, isBlocked: false);
            Finish(JobStatus.Done, null, start, pc);
            yield break;
        }

        TransferResult fetched = Fetch(slot, bytes.AsSpan(0, JobDescriptor.HeaderBytes), labels, pc);
        yield return new SimTime(fetched.CompletionPicoseconds);
        JobStatus status = StatusOf(fetched);
        Job? job = null;
        if (fetched.IsOk)
        {
            string? problem = JobDescriptor.Refuse(bytes, bytes.Length);
            if (problem is null)
            {
                int rest = JobDescriptor.LengthOf(bytes) - JobDescriptor.HeaderBytes;
                fetched = rest == 0 ? fetched : Fetch(slot + JobDescriptor.HeaderBytes, bytes.AsSpan(JobDescriptor.HeaderBytes, rest), labels.AsSpan(JobDescriptor.HeaderBytes), pc);
                yield return new SimTime(fetched.CompletionPicoseconds);
                status = StatusOf(fetched);
            }

            if (problem is null && fetched.IsOk)
            {
                JobDescriptor descriptor = JobDescriptor.Read(bytes);
                string operation = _environment.NameOfOperation(Description, descriptor.Operation);
                status = Judge(descriptor, operation, slot, pc);
                status = status is JobStatus.Pending && !MayKnow(descriptor, operation, labels, slot, pc) ? JobStatus.Denied : status;
                job = status is JobStatus.Pending ? NewJob(descriptor, operation, pc) : null;
            }
            else if (problem is not null)
            {
                Report(RuleIds.MalformedDescriptor, $"descriptor at 0x{slot:x}: {problem}", slot, (ulong)bytes.Length, pc, null);
                status = JobStatus.Malformed;
            }
        }

        times.Accepted = _port.Now;
        if (job is not null)
        {
            job.Times = times;
            foreach (SimTime time in Do(job, slot, bytes))
            {
                yield return time;
            }

            if (_isHung)
            {
                yield break;
            }

            status = job.Status;
            if (job.Problem is string reason)
            {
                Report(RuleIds.MalformedDescriptor, $"job '{job.Operation}' at 0x{slot:x}: {reason}", slot, (ulong)bytes.Length, pc, job.Operation);
            }
            else if (status is JobStatus.BusError)
            {
                JobBuffer first = job.Descriptor.Inputs.Concat(job.Descriptor.Outputs).FirstOrDefault();
                Report(RuleIds.MalformedDescriptor, $"descriptor of '{job.Operation}' at 0x{slot:x}: nothing answers at a part of its buffers", first.Address, first.Length, pc, job.Operation);
            }
        }

        TransferResult reported = WriteStatus(slot, status, pc, job?.Context);
        yield return new SimTime(reported.CompletionPicoseconds);
        Finish(reported.Status is TransferStatus.Denied ? JobStatus.Denied : status, job, start, pc);
    }

    // The work itself, and what a module does around it.
    private IEnumerable<SimTime> Do(Job job, ulong slot, byte[] descriptor)
    {
        bool rereads = Description.Dma.Descriptor is DescriptorReading.ByReference;
        foreach (SimTime time in _module.Run(job))
        {
            yield return time;
            if (job.Status is not JobStatus.Pending)
            {
                break;
            }

            if (rereads && job.HasReadInputs)
            {
                rereads = false;
                yield return Reread(job, slot, descriptor);
            }
        }

        if (_adversary.NeverAnswers)
        {
            _isHung = true;
            yield break;
        }

        if (job.Status is JobStatus.Pending)
        {
            _adversary.AfterOutputs(job);
        }

        job.Complete();
        if (_environment.ClearsAtJobEnd(Description) && Description.State?.ClearCost is { } cost)
        {
            yield return _port.Clock.StartOf(_port.Clock.CyclesCovering(job.Now) + cost.Value);
        }

        job.Completing();
        KeepState(job);
    }

    // What was checked is one thing, what is used now may be another.
    private SimTime Reread(Job job, ulong slot, byte[] descriptor)
    {
        byte[] bytes = [.. descriptor];
        TransferResult fetched = Fetch(slot, bytes.AsSpan(0, JobDescriptor.LengthOf(descriptor)), new ushort[bytes.Length], job.Pc);

        // Status and job number are the driver's to write.
        descriptor.AsSpan(JobDescriptor.StatusOffset, 2 * sizeof(uint)).CopyTo(bytes.AsSpan(JobDescriptor.StatusOffset));
        if (fetched.IsOk && !bytes.AsSpan().SequenceEqual(descriptor))
        {
            job.Context.IsDescriptorChanged = true;
            bool isAlike = JobDescriptor.Refuse(bytes, bytes.Length) is null && JobDescriptor.LengthOf(bytes) == JobDescriptor.LengthOf(descriptor);
            JobDescriptor? changed = isAlike ? JobDescriptor.Read(bytes) : null;
            job.ChangedOutputs = changed?.Outputs.Count == job.Descriptor.Outputs.Count ? changed.Outputs : null;
        }

        return new SimTime(fetched.CompletionPicoseconds);
    }

    private void WatchDeadline(ulong pc)
    {
        if (Description.Deadline is { } deadline)
        {
            uint head = _head;
            long cycle = _port.Clock.CyclesCovering(new SimTime(_port.Now)).Count + deadline.Value.Count;
            _environment.Events.At(_port.Clock.StartOf(new Cycles(cycle)).Picoseconds, () =>
            {
                if (_isBusy && _head == head)
                {
                    Report(RuleIds.NoCompletion, $"job {head} is not complete after {deadline.Value.Count} cycles", _ringBase, 0, pc, null, isBlocked: false);
                }
            });
        }
    }

    // What the descriptor tells, and when and that it came.
    private bool MayKnow(JobDescriptor descriptor, string operation, ushort[] labels, ulong slot, ulong pc)
    {
        JobMetadata metadata = descriptor.MetadataOf(labels, _environment.Labels, _submission.Decision, _submission.Time);
        bool isBlocking = _environment.Mode is PolicyMode.Enforce;
        if (_environment.Uses?.Judge(_environment.Labels.Join(metadata.Length, metadata.Address), ResultUse.Length) is Violation use)
        {
            Report(use.Rule, use.Message, slot, (ulong)JobDescriptor.HeaderBytes, pc, operation, isBlocking);
            return !isBlocking;
        }

        if (_environment.Metadata is not MetadataRules rules || !_port.IsTracking || string.Equals(_port.Party.Zone, _environment.Core.Zone, StringComparison.Ordinal))
        {
            return true;
        }

        List<string> notes = [];
        IReadOnlyList<Violation> violations = rules.Judge(_port.Party, in metadata, notes);
        notes.ForEach(n => _environment.Note?.Invoke(n));
        bool isRefused = false;
        foreach (Violation violation in violations)
        {
            // A warning stops nothing.
            bool isBlocked = isBlocking && violation.Rule != RuleIds.SecretTime;
            Report(violation.Rule, violation.Message, slot, (ulong)JobDescriptor.HeaderBytes, pc, operation, isBlocked, violation.Tags);
            isRefused |= isBlocked;
        }

        return !isRefused;
    }

    private TransferResult Fetch(ulong address, Span<byte> bytes, Span<ushort> labels, ulong pc)
    {
        // A descriptor is a handful of words: bursts as for any buffer.
        TransferResult result = default;
        for (int done = 0; done < bytes.Length;)
        {
            int length = _port.BurstAt(address + (ulong)done, (ulong)(bytes.Length - done));
            result = _port.Transfer(TransferKind.DmaRead, address + (ulong)done, bytes.Slice(done, length), labels.Slice(done, length), pc, "descriptor", isDescriptor: true);
            if (!result.IsOk)
            {
                return result;
            }

            done += length;
        }

        return result;
    }

    private TransferResult WriteStatus(ulong slot, JobStatus status, ulong pc, JobContext? job)
    {
        byte[] word = BitConverter.GetBytes((uint)status);
        return _port.Transfer(TransferKind.DmaWrite, slot + JobDescriptor.StatusOffset, word, new ushort[word.Length], pc, "status", job);
    }

    private Job NewJob(JobDescriptor descriptor, string operation, ulong pc) => new(descriptor, _port, Actions, _environment.Labels, new JobConditions(
        _stateLabel,
        _environment.ModuleLabel(Description),
        pc,
        operation,
        _environment.IsTrustedBase(_port.Party.Zone),
        _adversary,
        Description.Kind.Value.Actions,
        _keptBytes,
        _environment.Paths is null
            ? null
            : (address, length) => _environment.Paths.Module(
                descriptor.Inputs.Select(i => (i.Address, i.Length)), address, length, pc, Description.Id)));

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
}
