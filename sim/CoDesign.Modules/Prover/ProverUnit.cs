using CoDesign.Description.Quantities;
using CoDesign.Machine.Modules;
using CoDesign.Modules.Tensor;

namespace CoDesign.Modules.Prover;

/// <summary>
/// A unit for proofs of knowledge: reads its operands by DMA, computes for as long as the models of its parts say, and writes the result.
/// Nothing in the time depends on the data.
/// </summary>
/// <remarks>Model: <see cref="ProverModel"/>; docs/modules.md, “zk_prover”.</remarks>
internal sealed class ProverUnit : IModule
{
    private readonly ProverParameters _parameters;
    private readonly Frequency _clock;
    private readonly ProverDescriptors _descriptors;

    /// <summary>Makes a unit.</summary>
    /// <param name="parameters">What it is made of.</param>
    /// <param name="clock">Its clock.</param>
    public ProverUnit(ProverParameters parameters, Frequency clock)
    {
        _parameters = parameters;
        _clock = clock;
        _descriptors = new ProverDescriptors(parameters, new ProverModel(parameters, clock));
    }

    /// <inheritdoc/>
    public string? Refuse(JobDescriptor descriptor)
    {
        _descriptors.Read(descriptor, out string? problem);
        return problem;
    }

    /// <inheritdoc/>
    public IEnumerable<SimTime> Run(Job job)
    {
        ProverWork work = _descriptors.Read(job.Descriptor, out _) ?? throw new InvalidOperationException("the descriptor was refused before");
        yield return Later(job.Now, _parameters.Setup.Value.Count);

        IReadOnlyList<JobBuffer> buffers = job.Descriptor.Inputs;
        var operands = new OperandReader(buffers, [.. buffers.Select(_ => 0UL)], [.. buffers.Select(_ => (long)work.Passes)]);
        InputStream inputs = job.OpenParts(operands.Parts);
        SimTime? first = null;
        while (!inputs.IsAtEnd)
        {
            yield return inputs.NextIssue;
            operands.Take(inputs.Issue());
            first ??= inputs.DataTime;
        }

        if (job.Status is not JobStatus.Pending)
        {
            yield break;
        }

        // What streams keeps up with its operands, and needs the last fill after the last of them.
        SimTime start = work.NeedsAll ? inputs.DataTime : first ?? inputs.DataTime;
        SimTime done = Later(start, work.Cycles);
        SimTime rest = Later(inputs.DataTime, work.Stages[^1].Cycles.Fill);
        yield return Later(done > rest ? done : rest, _parameters.Overhead is { } overhead ? _clock.CyclesCovering(overhead.Value).Count : 0);
        foreach (ProverStage stage in work.Stages)
        {
            foreach ((string action, long occurrences) in stage.Actions)
            {
                job.Count(action, occurrences);
            }

            if (_parameters.Memory is not null)
            {
                job.Count(ProverParameters.MemoryAction, (long)stage.MemoryBytes);
            }
        }

        // Without a memory of its own every pass leaves its values in that of the chip.
        byte[] result = work.Compute(operands.Bytes);
        for (int pass = work.NeedsAll ? work.Passes : 1; pass > 0; pass--)
        {
            yield return job.Write(job.Descriptor.Outputs[0], result);
        }
    }

    private SimTime Later(SimTime time, long cycles) => _clock.StartOf(new Cycles(checked(_clock.CyclesCovering(time).Count + cycles)));
}
