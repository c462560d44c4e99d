using CoDesign.Compute.Backends;
using CoDesign.Description.Quantities;
using CoDesign.Machine.Modules;

namespace CoDesign.Modules.Hash;

/// <summary>
/// A hash unit: reads the inputs as messages, block by block as the bytes arrive, and writes the digests. A block takes load + rounds
/// cycles, or the longer of the two when the load of the next one overlaps; nothing in the time depends on the data. Messages of a batch
/// go round the lanes.
/// </summary>
/// <remarks>Claims nothing about side channels. Model: docs/modules.md, “hash”; OpenTitan HMAC and KMAC documentation.</remarks>
/// <param name="parameters">Its cycles.</param>
/// <param name="clock">Its clock.</param>
/// <param name="backend">What computes.</param>
internal sealed class HashUnit(HashParameters parameters, Frequency clock, IComputeBackend backend) : IModule
{
    // HMAC: the padded key in front of the message, and the key and the inner digest after it.
    private const int InnerKeyBlocks = 1;
    private const int OuterBlocks = 2;

    /// <inheritdoc/>
    public string? Refuse(JobDescriptor descriptor)
    {
        if (!parameters.Operations.Contains(descriptor.Operation))
        {
            return $"operation 0x{descriptor.Operation:x4}; the unit has {string.Join(", ", parameters.Operations.Select(Operations.NameOf))}";
        }

        HashJob? job = HashJob.Read(descriptor, out string? problem);
        return job is null || parameters.Algorithms.Keys.Contains(job.Algorithm.Name)
            ? problem
            : $"a batch of {job.Algorithm.Name}; the unit has {string.Join(", ", parameters.Algorithms.Keys)}";
    }

    /// <inheritdoc/>
    public IEnumerable<SimTime> Run(Job job)
    {
        HashJob work = HashJob.Read(job.Descriptor, out _) ?? throw new InvalidOperationException("the descriptor was refused before");
        BlockEngine[] lanes = [.. Enumerable.Range(0, (int)Math.Min(parameters.Lanes?.Value ?? 1, work.Messages)).Select(_ => new BlockEngine(parameters.CyclesOf(work.Algorithm), parameters.OverlapsLoad, clock, job.Now))];
        var messages = new HashMessage[work.Messages];
        List<MemoryStream> operands = [.. job.Descriptor.Inputs.Select(_ => new MemoryStream())];
        int operand = 0;
        int current = -1;

        // The bus interface fetches all that the descriptor names, also what lies behind the message.
        InputStream inputs = job.OpenInputs(job.Descriptor.InputBytes);
        while (!inputs.IsAtEnd)
        {
            yield return inputs.NextIssue;
            Span<byte> bytes = inputs.Issue();

            // A burst does not span two inputs, but there are empty ones.
            while (bytes.Length > 0 && (ulong)operands[operand].Length == job.Descriptor.Inputs[operand].Length)
            {
                operand++;
            }

            operands[operand].Write(bytes);
            int rest = work.KeyBytes is not null && operand == 0 ? 0 : bytes.Length;
            while (rest > 0 && current < messages.Length)
            {
                if (current < 0 || messages[current].IsComplete)
                {
                    current = Next(messages, current, work, lanes, inputs.DataTime);
                    continue;
                }

                rest -= messages[current].Take(rest, inputs.DataTime);
            }
        }

        if (job.Status is not JobStatus.Pending)
        {
            yield break;
        }

        while (current < messages.Length)
        {
            current = Next(messages, current, work, lanes, inputs.DataTime);
        }

        job.Count(parameters.ActionOf(work.Algorithm), lanes.Sum(l => l.Blocks));
        yield return lanes.Select(l => l.FreeAt).Max();
        yield return job.Write(job.Descriptor.Outputs[0], work.Compute([.. operands.Select(o => o.ToArray())], backend));
    }

    // Ends a message and begins the next one; after the last one there is none.
    private static int Next(HashMessage[] messages, int current, HashJob work, BlockEngine[] lanes, SimTime dataTime)
    {
        if (current >= 0)
        {
            messages[current].End(dataTime, work.DigestBytes);
            lanes[current % lanes.Length].Feed(work.KeyBytes is null ? 0 : OuterBlocks, dataTime);
        }

        int next = current + 1;
        if (next < messages.Length)
        {
            BlockEngine lane = lanes[next % lanes.Length];
            if (work.KeyBytes is { } keyBytes)
            {
                // A key longer than a block is hashed first.
                lane.Feed((keyBytes > work.Algorithm.BlockBytes ? work.Algorithm.BlocksFor(keyBytes) : 0) + InnerKeyBlocks, dataTime);
            }

            messages[next] = new HashMessage(work.Algorithm, work.MessageBytes, lane);
        }

        return next;
    }
}
