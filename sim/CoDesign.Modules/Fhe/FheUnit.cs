using CoDesign.Description.Quantities;
using CoDesign.Machine.Modules;
using CoDesign.Modules.Functions;

namespace CoDesign.Modules.Fhe;

/// <summary>A unit for BFV ciphertexts: reads its operands and the key by DMA, computes, writes the result. Nothing in the time depends
/// on the data.</summary>
/// <remarks>Model: <see cref="FheWork"/>; docs/modules.md, “fhe”.</remarks>
/// <param name="parameters">What it is made of.</param>
/// <param name="clock">Its clock.</param>
internal sealed class FheUnit(FheParameters parameters, Frequency clock) : IModule
{
    private readonly FheCost _cost = new(parameters, clock);

    /// <inheritdoc/>
    public string? Refuse(JobDescriptor descriptor)
    {
        if (!parameters.Operations.Contains(descriptor.Operation))
        {
            return $"operation {Operations.NameOf(descriptor.Operation)}; the unit has {string.Join(", ", parameters.Operations.Select(Operations.NameOf))}";
        }

        FheJob.Read(descriptor, out string? problem);
        return problem;
    }

    /// <inheritdoc/>
    public IEnumerable<SimTime> Run(Job job)
    {
        FheJob work = FheJob.Read(job.Descriptor, out _) ?? throw new InvalidOperationException("the descriptor was refused before");
        yield return clock.StartOf(clock.CyclesCovering(job.Now) + parameters.Setup.Value);

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

        yield return clock.StartOf(new Cycles(clock.CyclesCovering(inputs.DataTime).Count + _cost.CyclesOf(work.Work, work.Degree)));
        job.Count(FheParameters.ButterflyAction, work.Work.Butterflies(work.Degree));
        job.Count(FheParameters.MultiplyAction, work.Work.Multiplications);
        job.Count(FheParameters.AddAction, work.Work.Additions);
        yield return job.Write(job.Descriptor.Outputs[0], work.Compute(operands.All));
    }
}
