using CoDesign.Compute.Backends;
using CoDesign.Description.Quantities;
using CoDesign.Machine.Modules;

namespace CoDesign.Modules.Hash;

/// <summary>
/// A hash unit: reads the inputs as one message, block by block as the bytes arrive, and writes the digest. A block takes load +
/// rounds cycles, or the longer of the two when the load of the next one overlaps; nothing in the time depends on the data.
/// </summary>
/// <remarks>Claims nothing about side channels. Model: docs/modules.md, “hash”; OpenTitan HMAC and KMAC documentation.</remarks>
/// <param name="parameters">Its cycles.</param>
/// <param name="clock">Its clock.</param>
/// <param name="backend">What computes.</param>
internal sealed class HashUnit(HashParameters parameters, Frequency clock, IComputeBackend backend) : IModule
{
    /// <inheritdoc/>
    public string? Refuse(JobDescriptor descriptor)
    {
        if (!parameters.Operations.Contains(descriptor.Operation))
        {
            return $"operation 0x{descriptor.Operation:x4}; the unit has {string.Join(", ", parameters.Algorithms.Keys)}";
        }

        HashJob.Read(descriptor, out string? problem);
        return problem;
    }

    /// <inheritdoc/>
    public IEnumerable<SimTime> Run(Job job)
    {
        HashJob work = HashJob.Read(job.Descriptor, out _) ?? throw new InvalidOperationException("the descriptor was refused before");
        var message = new MemoryStream();
        var engine = new BlockEngine(parameters, work.Name, clock, job.Now);

        // The bus interface fetches all that the descriptor names, also what lies behind the message.
        InputStream inputs = job.OpenInputs(job.Descriptor.InputBytes);
        while (!inputs.IsAtEnd)
        {
            yield return inputs.NextIssue;
            Span<byte> bytes = inputs.Issue();
            int wanted = (int)Math.Min((ulong)bytes.Length, work.MessageBytes - (ulong)message.Length);
            message.Write(bytes[..wanted]);
            engine.Feed((message.Length / work.Function.BlockBytes) - engine.Blocks, inputs.DataTime);
        }

        if (job.Status is not JobStatus.Pending)
        {
            yield break;
        }

        // Padding fills the last block, or needs one of its own.
        engine.Feed(work.Function.BlocksFor(message.Length) - engine.Blocks, inputs.DataTime);
        job.Count(work.Action, engine.Blocks);
        yield return engine.FreeAt;

        int length = (int)message.Length;
        yield return job.Write(job.Descriptor.Outputs[0], work.Compute(message.GetBuffer().AsMemory(0, length), backend));
    }
}
