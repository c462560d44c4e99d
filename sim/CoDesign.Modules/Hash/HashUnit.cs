using CoDesign.Compute.Backends;
using CoDesign.Compute.Hashes;
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
        (uint operation, string name, HashFunction function, _) = HashAlgorithmOps.All.FirstOrDefault(a => a.Operation == descriptor.Operation);
        if (operation == 0 || !parameters.Operations.Contains(operation))
        {
            return $"operation 0x{descriptor.Operation:x4}; the unit has {string.Join(", ", parameters.Algorithms.Keys)}";
        }

        if (descriptor.Inputs.Count == 0)
        {
            return "no input";
        }

        if (descriptor.Outputs.Count != 1 || descriptor.Outputs[0].Length != (ulong)function.DigestBytes)
        {
            return $"{descriptor.Outputs.Count} outputs of {descriptor.OutputBytes} bytes; {name} needs one of {function.DigestBytes}";
        }

        if (descriptor.Parameters.Count > 1)
        {
            return $"{descriptor.Parameters.Count} parameters; at most one, the length of the message, is possible";
        }

        return descriptor.Parameters.Count == 1 && descriptor.Parameters[0] > descriptor.InputBytes
            ? $"a message of {descriptor.Parameters[0]} bytes in inputs of {descriptor.InputBytes}"
            : null;
    }

    /// <inheritdoc/>
    public IEnumerable<SimTime> Run(Job job)
    {
        (_, string name, HashFunction function, string action) = HashAlgorithmOps.All.First(a => a.Operation == job.Descriptor.Operation);
        ulong messageBytes = job.Descriptor.Parameters.Count == 1 ? job.Descriptor.Parameters[0] : job.Descriptor.InputBytes;
        var message = new MemoryStream();
        var engine = new BlockEngine(parameters, name, clock, job.Now);

        // The bus interface fetches all that the descriptor names, also what lies behind the message.
        InputStream inputs = job.OpenInputs(job.Descriptor.InputBytes);
        while (!inputs.IsAtEnd)
        {
            yield return inputs.NextIssue;
            Span<byte> bytes = inputs.Issue();
            int wanted = (int)Math.Min((ulong)bytes.Length, messageBytes - (ulong)message.Length);
            message.Write(bytes[..wanted]);
            engine.Feed((message.Length / function.BlockBytes) - engine.Blocks, inputs.DataTime);
        }

        if (job.Status is not JobStatus.Pending)
        {
            yield break;
        }

        // Padding fills the last block, or needs one of its own.
        engine.Feed(function.BlocksFor(message.Length) - engine.Blocks, inputs.DataTime);
        job.Count(action, engine.Blocks);
        yield return engine.FreeAt;

        byte[] digest = new byte[function.DigestBytes];
        backend.Hash(function, message.GetBuffer().AsMemory(0, (int)message.Length), (int)message.Length, digest);
        yield return job.Write(job.Descriptor.Outputs[0], digest);
    }
}
