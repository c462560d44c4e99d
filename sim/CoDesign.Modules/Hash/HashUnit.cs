using CoDesign.Compute.Hashes;
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
internal sealed class HashUnit(HashParameters parameters, Frequency clock) : IModule
{
    // HMAC: the padded key in front of the message, and the key and the inner digest after it.
    private const int InnerKeyBlocks = 1;
    private const int OuterBlocks = 2;

    /// <inheritdoc/>
    public string? Refuse(JobDescriptor descriptor)
    {
        HashJob.Read(descriptor, parameters, out string? problem);
        return problem;
    }

    /// <inheritdoc/>
    public IEnumerable<SimTime> Run(Job job)
    {
        HashJob work = HashJob.Read(job.Descriptor, parameters, out _) ?? throw new InvalidOperationException("the descriptor was refused before");
        BlockEngine[] lanes = [.. Enumerable.Range(0, (int)Math.Min(parameters.Lanes?.Value ?? 1, work.Messages)).Select(_ => new BlockEngine(parameters.CyclesOf(work.Algorithm), parameters.OverlapsLoad, clock, job.Now))];
        var messages = new HashMessage[work.Messages];
        var key = new MemoryStream();
        ulong keyBuffer = work.KeyBytes is null ? 0 : job.Descriptor.Inputs[0].Length;
        int current = -1;

        // The bus interface fetches all that the descriptor names, also what lies behind the message.
        InputStream inputs = job.OpenInputs(job.Descriptor.InputBytes);
        while (!inputs.IsAtEnd)
        {
            yield return inputs.NextIssue;
            Span<byte> bytes = inputs.Issue();
            if (keyBuffer > 0)
            {
                // A burst does not span two inputs.
                key.Write(bytes);
                keyBuffer -= (ulong)bytes.Length;
                continue;
            }

            while (bytes.Length > 0 && current < messages.Length)
            {
                if (current < 0 || messages[current].IsComplete)
                {
                    current = Next(messages, current, work, lanes, key, inputs.DataTime);
                    continue;
                }

                bytes = bytes[messages[current].Take(bytes, inputs.DataTime)..];
            }
        }

        if (job.Status is not JobStatus.Pending)
        {
            yield break;
        }

        while (current < messages.Length)
        {
            current = Next(messages, current, work, lanes, key, inputs.DataTime);
        }

        job.Count(parameters.ActionOf(work.Algorithm), lanes.Sum(l => l.Blocks));
        yield return lanes.Select(l => l.FreeAt).Max();
        yield return job.Write(job.Descriptor.Outputs[0], Digests(work, messages, key));
    }

    // Ends a message and begins the next one; after the last one there is none.
    private static int Next(HashMessage[] messages, int current, HashJob work, BlockEngine[] lanes, MemoryStream key, SimTime dataTime)
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
                key.SetLength(keyBytes);
            }

            messages[next] = new HashMessage(work.Algorithm, work.MessageBytes, lane);
        }

        return next;
    }

    private static byte[] Digests(HashJob work, HashMessage[] messages, MemoryStream key)
    {
        byte[] digests = new byte[messages.Length * work.DigestBytes];
        for (int i = 0; i < messages.Length; i++)
        {
            Span<byte> digest = digests.AsSpan((int)(i * work.DigestBytes), (int)work.DigestBytes);
            if (work.KeyBytes is null)
            {
                work.Algorithm.Hash(messages[i].Content, digest);
            }
            else
            {
                Authenticate(work.Algorithm, key.ToArray(), messages[i].Content, digest);
            }
        }

        return digests;
    }

    private static void Authenticate(HashAlgorithm algorithm, byte[] key, ReadOnlySpan<byte> message, Span<byte> code)
    {
        switch (algorithm.Operation)
        {
            case Operations.Sha256:
                Hmac.Sha256(key, message, code);
                break;
            case Operations.Sha384:
                Hmac.Sha384(key, message, code);
                break;
            default:
                Hmac.Sha512(key, message, code);
                break;
        }
    }
}
