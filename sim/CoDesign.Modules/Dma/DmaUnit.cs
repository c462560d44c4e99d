using CoDesign.Description.Quantities;
using CoDesign.Machine.Modules;

namespace CoDesign.Modules.Dma;

/// <summary>A copy engine: reads the inputs as one stream of bytes and writes it to the outputs, in order.</summary>
/// <param name="parameters">Its cycles.</param>
/// <param name="clock">Its clock.</param>
internal sealed class DmaUnit(DmaParameters parameters, Frequency clock) : IModule
{
    /// <inheritdoc/>
    public string? Refuse(JobDescriptor descriptor)
    {
        if (descriptor.Operation != Operations.Copy)
        {
            return $"operation 0x{descriptor.Operation:x4}; the unit has copy";
        }

        return Sizes(descriptor);
    }

    /// <summary>Says what is wrong with the sizes of a copy; null: nothing.</summary>
    public static string? Sizes(JobDescriptor descriptor) =>
        descriptor.Parameters.Count != 0 ? $"{descriptor.Parameters.Count} parameters; copy has none"
        : descriptor.InputBytes == descriptor.OutputBytes && descriptor.InputBytes > 0 ? null
        : $"{descriptor.InputBytes} bytes of input and {descriptor.OutputBytes} of output; both must be the same";

    /// <inheritdoc/>
    public IEnumerable<SimTime> Run(Job job)
    {
        yield return clock.StartOf(clock.CyclesCovering(job.Now) + parameters.Setup.Value);
        InputStream inputs = job.OpenInputs(job.Descriptor.InputBytes);
        int output = 0;
        ulong offset = 0;
        SimTime last = job.Now;
        while (!inputs.IsAtEnd)
        {
            yield return inputs.NextIssue;
            int length = inputs.Issue().Length;
            yield return inputs.DataTime;
            for (int done = 0; done < length && job.Status is JobStatus.Pending;)
            {
                JobBuffer buffer = job.Descriptor.Outputs[output];
                int part = job.BurstAt(buffer.Address + offset, Math.Min(buffer.Length - offset, (ulong)(length - done)));
                last = job.Copy(buffer.Address + offset, inputs.Bytes.Slice(done, part), inputs.Labels.Slice(done, part));
                job.Count(DmaParameters.BurstAction, 1);
                done += part;
                offset += (ulong)part;
                if (offset == buffer.Length)
                {
                    output++;
                    offset = 0;
                }
            }
        }

        yield return last;
    }
}
