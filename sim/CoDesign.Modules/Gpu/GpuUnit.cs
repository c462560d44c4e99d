using CoDesign.Compute.Backends;
using CoDesign.Description.Quantities;
using CoDesign.Machine.Modules;
using CoDesign.Modules.Functions;
using CoDesign.Modules.Tensor;

namespace CoDesign.Modules.Gpu;

/// <summary>A graphics processor: operands come over the chip's links into device memory, a kernel is launched, the result goes back.
/// Nothing in the time depends on the data.</summary>
/// <remarks>Model: <see cref="GpuCost"/>; docs/modules.md, “gpu”.</remarks>
/// <param name="parameters">What it is made of.</param>
/// <param name="clock">Its clock.</param>
/// <param name="backend">What computes.</param>
internal sealed class GpuUnit(GpuParameters parameters, Frequency clock, IComputeBackend backend) : IModule
{
    private readonly GpuCost _cost = new(parameters, clock);

    /// <inheritdoc/>
    public string? Refuse(JobDescriptor descriptor)
    {
        if (!parameters.Operations.Contains(descriptor.Operation))
        {
            return $"operation {Operations.NameOf(descriptor.Operation)}; the unit has {string.Join(", ", parameters.Operations.Select(Operations.NameOf))}";
        }

        TensorWork? work = TensorDescriptors.ReadAny(descriptor, out string? problem);
        return work is { Layers.Count: > 0 } && !parameters.Precisions.Keys.Contains(TensorParameters.NameOf(work.Type))
            ? $"products of {TensorParameters.NameOf(work.Type)}; the unit has {string.Join(", ", parameters.Precisions.Keys)}"
            : problem;
    }

    /// <inheritdoc/>
    public IEnumerable<SimTime> Run(Job job)
    {
        TensorWork work = TensorDescriptors.ReadAny(job.Descriptor, out _) ?? throw new InvalidOperationException("the descriptor was refused before");
        var operands = new InputBytes(job.Descriptor.Inputs);
        InputStream inputs = job.OpenInputs(job.Descriptor.InputBytes);
        while (!inputs.IsAtEnd)
        {
            yield return inputs.NextIssue;
            operands.Take(inputs.Issue());
        }

        if (job.Status is not JobStatus.Pending)
        {
            yield break;
        }

        long bytes = checked((long)(job.Descriptor.InputBytes + job.Descriptor.OutputBytes));
        long start = clock.CyclesCovering(inputs.DataTime + parameters.Launch.Value).Count;
        yield return clock.StartOf(new Cycles(checked(start + _cost.CyclesOf(work, bytes))));
        foreach ((string action, long occurrences) in GpuCost.ActionsOf(work, bytes))
        {
            job.Count(action, occurrences);
        }

        yield return job.Write(job.Descriptor.Outputs[0], work.Compute(operands.All, backend));
    }
}
