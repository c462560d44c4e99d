using CoDesign.Compute.Backends;
using CoDesign.Compute.Hashes;
using CoDesign.Machine.Modules;

namespace CoDesign.Modules.Hash;

/// <summary>A descriptor of a hash, read and checked; docs/modules.md has the layout.</summary>
/// <param name="Function">The function.</param>
/// <param name="Name">Its name.</param>
/// <param name="Action">Action of one compression or permutation.</param>
/// <param name="MessageBytes">Length of the message; the inputs may be longer.</param>
internal sealed record HashJob(HashFunction Function, string Name, string Action, ulong MessageBytes)
{
    /// <summary>Reads a descriptor.</summary>
    /// <param name="descriptor">The descriptor; its op is a hash.</param>
    /// <param name="problem">What is wrong; null: nothing.</param>
    /// <returns>Null if there is a problem.</returns>
    public static HashJob? Read(JobDescriptor descriptor, out string? problem)
    {
        (_, string name, HashFunction function, string action) = HashAlgorithmOps.All.First(a => a.Operation == descriptor.Operation);
        problem = descriptor.Inputs.Count == 0 ? "no input"
            : descriptor.Outputs.Count != 1 || descriptor.Outputs[0].Length != (ulong)function.DigestBytes
                ? $"{descriptor.Outputs.Count} outputs of {descriptor.OutputBytes} bytes; {name} needs one of {function.DigestBytes}"
            : descriptor.Parameters.Count > 1
                ? $"{descriptor.Parameters.Count} parameters; at most one, the length of the message, is possible"
            : descriptor.Parameters.Count == 1 && descriptor.Parameters[0] > descriptor.InputBytes
                ? $"a message of {descriptor.Parameters[0]} bytes in inputs of {descriptor.InputBytes}"
            : null;
        return problem is null
            ? new HashJob(function, name, action, descriptor.Parameters.Count == 1 ? descriptor.Parameters[0] : descriptor.InputBytes)
            : null;
    }

    /// <summary>The digest of a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="backend">What computes.</param>
    public byte[] Compute(ReadOnlyMemory<byte> message, IComputeBackend backend)
    {
        byte[] digest = new byte[Function.DigestBytes];
        backend.Hash(Function, message, message.Length, digest);
        return digest;
    }
}
