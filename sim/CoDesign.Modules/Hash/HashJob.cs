using CoDesign.Compute.Backends;
using CoDesign.Compute.Hashes;
using CoDesign.Machine.Modules;

namespace CoDesign.Modules.Hash;

/// <summary>A descriptor of a hash op, read and checked; docs/modules.md has the layout.</summary>
/// <param name="Algorithm">The function.</param>
/// <param name="Messages">How many messages of the same length.</param>
/// <param name="MessageBytes">Length of each.</param>
/// <param name="DigestBytes">Length of each digest.</param>
/// <param name="KeyBytes">Length of the key of HMAC; null: there is none.</param>
internal sealed record HashJob(HashAlgorithm Algorithm, long Messages, long MessageBytes, long DigestBytes, long? KeyBytes)
{
    // What is hashed is kept in memory as a whole.
    private const ulong MostBytes = 1 << 30;

    /// <summary>Every op.</summary>
    public static IReadOnlyList<uint> All { get; } =
        [.. HashAlgorithm.All.Select(a => a.Operation), .. HashParameters.Hmacs.Select(h => h.Operation), Operations.HashBatch];

    /// <summary>Reads a descriptor.</summary>
    /// <param name="descriptor">The descriptor; its op is one of <see cref="All"/>.</param>
    /// <param name="problem">What is wrong; null: nothing.</param>
    /// <returns>Null if there is a problem.</returns>
    public static HashJob? Read(JobDescriptor descriptor, out string? problem)
    {
        uint operation = descriptor.Operation;
        problem = descriptor.Inputs.Count == 0 ? "no input"
            : descriptor.Outputs.Count != 1 ? $"{descriptor.Outputs.Count} outputs; one for the digests is needed"
            : descriptor.InputBytes > MostBytes || descriptor.OutputBytes > MostBytes ? $"{descriptor.InputBytes} bytes in and {descriptor.OutputBytes} out; at most {MostBytes} are possible"
            : null;
        if (problem is not null)
        {
            return null;
        }

        HashJob? job = operation == Operations.HashBatch ? Batch(descriptor, out problem)
            : HashParameters.Hmacs.FirstOrDefault(h => h.Operation == operation) is { Hash: not 0 } hmac ? Authentication(descriptor, HashAlgorithm.Find(hmac.Hash)!, out problem)
            : Single(descriptor, HashAlgorithm.Find(operation)!, out problem);
        problem ??= job!.Check(descriptor);
        return problem is null ? job : null;
    }

    /// <summary>Computes the digests.</summary>
    /// <param name="inputs">Bytes of each input.</param>
    /// <param name="backend">What computes.</param>
    public byte[] Compute(IReadOnlyList<byte[]> inputs, IComputeBackend backend)
    {
        byte[] digests = new byte[Messages * DigestBytes];
        if (KeyBytes is { } keyBytes)
        {
            byte[] message = [.. inputs.Skip(1).SelectMany(i => i)];
            Authenticate(inputs[0].AsSpan(0, (int)keyBytes), message.AsSpan(0, (int)MessageBytes), digests);
            return digests;
        }

        byte[] messages = inputs.Count == 1 ? inputs[0] : [.. inputs.SelectMany(i => i)];
        Algorithm.Hash(messages.AsMemory(0, (int)(Messages * MessageBytes)), (int)MessageBytes, digests, (int)DigestBytes, backend);
        return digests;
    }

    private void Authenticate(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message, Span<byte> code)
    {
        switch (Algorithm.Operation)
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

    private static HashJob? Single(JobDescriptor descriptor, HashAlgorithm algorithm, out string? problem)
    {
        IReadOnlyList<ulong> parameters = descriptor.Parameters;
        problem = parameters.Count > 1
            ? $"{parameters.Count} parameters; at most one, the length of the message, is possible"
            : parameters.Count == 1 && parameters[0] > descriptor.InputBytes
                ? $"a message of {parameters[0]} bytes in inputs of {descriptor.InputBytes}"
                : null;
        long digest = algorithm.IsExtendable ? (long)descriptor.Outputs[0].Length : algorithm.DigestBytes;
        return problem is null ? new HashJob(algorithm, 1, (long)(parameters.Count == 1 ? parameters[0] : descriptor.InputBytes), digest, null) : null;
    }

    private static HashJob? Authentication(JobDescriptor descriptor, HashAlgorithm algorithm, out string? problem)
    {
        IReadOnlyList<ulong> parameters = descriptor.Parameters;
        ulong key = parameters.Count > 1 ? parameters[1] : descriptor.Inputs[0].Length;
        ulong rest = descriptor.InputBytes - descriptor.Inputs[0].Length;
        ulong message = parameters.Count > 0 ? parameters[0] : rest;
        problem = parameters.Count > 2
            ? $"{parameters.Count} parameters; at most two, the lengths of message and key, are possible"
            : key > descriptor.Inputs[0].Length ? $"a key of {key} bytes in an input of {descriptor.Inputs[0].Length}"
            : message > rest ? $"a message of {message} bytes in inputs of {rest} after the key"
            : null;
        return problem is null ? new HashJob(algorithm, 1, (long)message, algorithm.DigestBytes, (long)key) : null;
    }

    private static HashJob? Batch(JobDescriptor descriptor, out string? problem)
    {
        IReadOnlyList<ulong> given = descriptor.Parameters;
        if (given.Count != 3)
        {
            problem = $"{given.Count} parameters; a batch has three: op, number of messages, bytes of each";
            return null;
        }

        HashAlgorithm? algorithm = HashAlgorithm.Find(given[0]);
        problem = algorithm is null
            ? $"a batch of op 0x{given[0]:x4}; possible are {string.Join(", ", HashAlgorithm.All.Select(a => a.Name))}"
            : given[1] == 0 || given[1] > MostBytes || given[2] > MostBytes || given[1] * given[2] != descriptor.InputBytes
                ? $"{given[1]} messages of {given[2]} bytes in inputs of {descriptor.InputBytes}"
                : null;
        return problem is null ? new HashJob(algorithm!, (long)given[1], (long)given[2], algorithm!.DigestBytes, null) : null;
    }

    private string? Check(JobDescriptor descriptor) =>
        MessageBytes % Algorithm.ElementBytes != 0 || (Algorithm.ElementBytes > 1 && MessageBytes == 0)
            ? $"a message of {MessageBytes} bytes; {Algorithm.Name} takes elements of {Algorithm.ElementBytes}"
            : DigestBytes < 1 || descriptor.OutputBytes != (ulong)(DigestBytes * Messages)
                ? $"an output of {descriptor.OutputBytes} bytes; {Algorithm.Name} needs one of {Algorithm.DigestBytes * Messages}"
                : null;
}
