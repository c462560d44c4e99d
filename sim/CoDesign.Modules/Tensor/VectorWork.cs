using CoDesign.Compute.Backends;

namespace CoDesign.Modules.Tensor;

/// <summary>Work of the vector unit alone.</summary>
/// <param name="Function">Bytes of the inputs to bytes of the result.</param>
internal sealed record VectorWork(Func<IReadOnlyList<byte[]>, IComputeBackend, byte[]> Function) : TensorWork
{
    /// <inheritdoc/>
    public override byte[] Compute(IReadOnlyList<byte[]> inputs, IComputeBackend backend) => Function(inputs, backend);
}
