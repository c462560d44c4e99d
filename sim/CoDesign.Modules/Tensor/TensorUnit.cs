using CoDesign.Compute.Backends;
using CoDesign.Description.Quantities;
using CoDesign.Machine.Modules;

namespace CoDesign.Modules.Tensor;

/// <summary>
/// A unit for matrix products: reads its operands by DMA, half a buffer of each first, computes for as long as the model of the array
/// says but not before the last byte is there, and writes the result. Nothing in the time depends on the data.
/// </summary>
/// <remarks>Model: <see cref="ArrayModel"/>; docs/modules.md, “tensor”.</remarks>
/// <param name="parameters">What it is made of.</param>
/// <param name="clock">Its clock.</param>
/// <param name="backend">What computes.</param>
internal sealed class TensorUnit(TensorParameters parameters, Frequency clock, IComputeBackend backend) : IModule
{
    private readonly TensorDescriptors _descriptors = new(parameters);
    private readonly TensorCost _cost = new(parameters, clock);

    /// <inheritdoc/>
    public string? Refuse(JobDescriptor descriptor)
    {
        _descriptors.Read(descriptor, out string? problem);
        return problem;
    }

    /// <inheritdoc/>
    public IEnumerable<SimTime> Run(Job job)
    {
        TensorWork work = _descriptors.Read(job.Descriptor, out _) ?? throw new InvalidOperationException("the descriptor was refused before");
        yield return clock.StartOf(clock.CyclesCovering(job.Now) + parameters.Setup.Value);

        var operands = new OperandReader(job.Descriptor.Inputs, _cost.HeadsOf(work), _cost.PassesOf(work));
        InputStream inputs = job.OpenParts(operands.Parts);
        SimTime? ready = null;
        while (!inputs.IsAtEnd)
        {
            yield return inputs.NextIssue;
            operands.Take(inputs.Issue());
            if (operands.Taken >= operands.HeadBytes)
            {
                ready ??= inputs.DataTime;
            }
        }

        if (job.Status is not JobStatus.Pending)
        {
            yield break;
        }

        long computed = clock.CyclesCovering(ready ?? inputs.DataTime).Count + _cost.CyclesOf(work);
        long afterLastByte = clock.CyclesCovering(inputs.DataTime).Count + _cost.LastPartOf(work);
        yield return clock.StartOf(new Cycles(Math.Max(computed, afterLastByte)));
        foreach ((string action, long occurrences) in _cost.ActionsOf(work))
        {
            job.Count(action, occurrences);
        }

        yield return job.Write(job.Descriptor.Outputs[0], work.Compute(operands.Bytes, backend));
    }
}
