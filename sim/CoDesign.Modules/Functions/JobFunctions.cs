using CoDesign.Machine.Modules;
using CoDesign.Modules.Dma;
using CoDesign.Modules.Fhe;
using CoDesign.Modules.Hash;
using CoDesign.Modules.Tensor;

namespace CoDesign.Modules.Functions;

/// <summary>The functions of CoDesign.Compute by the name of their op, for kinds that say only what they cost.</summary>
internal static class JobFunctions
{
    /// <summary>Ops of tensors.</summary>
    public static IReadOnlyList<uint> Tensors { get; } =
    [
        Operations.Gemm, Operations.Convolution, Operations.Relu, Operations.Gelu, Operations.Softmax, Operations.LayerNorm, Operations.Attention, Operations.Requantise,
    ];

    private static readonly uint[] FheOperations = [Operations.BfvAdd, Operations.BfvMultiplyPlain, Operations.BfvMultiply, Operations.BfvSubstitute];

    private delegate JobFunction? Reading(JobDescriptor descriptor, out string? problem);

    private static readonly Dictionary<uint, Reading> Readings = new IEnumerable<(uint Operation, Reading Reading)>[]
    {
        [(Operations.Copy, Copy)],
        HashAlgorithmOps.All.Select(a => (a.Operation, (Reading)Hash)),
        Tensors.Select(o => (o, (Reading)Tensor)),
        FheOperations.Select(o => (o, (Reading)Fhe)),
    }.SelectMany(r => r).ToDictionary(r => r.Operation, r => r.Reading);

    /// <summary>Every op that has a function, by rising number.</summary>
    public static IReadOnlyList<uint> All { get; } = [.. Readings.Keys.Order()];

    /// <summary>The function of a descriptor.</summary>
    /// <param name="descriptor">The descriptor; its op is one of <see cref="All"/>.</param>
    /// <param name="problem">What is wrong with its sizes and parameters; null: nothing.</param>
    /// <returns>Null if there is a problem.</returns>
    public static JobFunction? Read(JobDescriptor descriptor, out string? problem) => Readings[descriptor.Operation](descriptor, out problem);

    private static JobFunction? Copy(JobDescriptor descriptor, out string? problem)
    {
        problem = DmaUnit.Sizes(descriptor);
        return problem is null ? (inputs, _) => Parts([.. inputs.SelectMany(i => i)], descriptor.Outputs) : null;
    }

    private static JobFunction? Hash(JobDescriptor descriptor, out string? problem)
    {
        HashJob? job = HashJob.Read(descriptor, out problem);
        return job is null ? null : (inputs, backend) => [job.Compute(inputs.SelectMany(i => i).ToArray().AsMemory(0, (int)job.MessageBytes), backend)];
    }

    private static JobFunction? Tensor(JobDescriptor descriptor, out string? problem)
    {
        TensorWork? work = TensorDescriptors.ReadAny(descriptor, out problem);
        return work is null ? null : (inputs, backend) => [work.Compute(inputs, backend)];
    }

    private static JobFunction? Fhe(JobDescriptor descriptor, out string? problem)
    {
        FheJob? job = FheJob.Read(descriptor, out problem);
        return job is null ? null : (inputs, _) => [job.Compute(inputs)];
    }

    private static List<byte[]> Parts(byte[] bytes, IReadOnlyList<JobBuffer> buffers)
    {
        List<byte[]> parts = [];
        int start = 0;
        foreach (JobBuffer buffer in buffers)
        {
            parts.Add(bytes.AsSpan(start, (int)buffer.Length).ToArray());
            start += (int)buffer.Length;
        }

        return parts;
    }
}
