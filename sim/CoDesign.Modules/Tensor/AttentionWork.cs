using CoDesign.Compute.Backends;
using CoDesign.Compute.Tensors;

namespace CoDesign.Modules.Tensor;

/// <summary>One head of attention.</summary>
/// <param name="Shape">The sizes.</param>
internal sealed record AttentionWork(AttentionShape Shape) : TensorWork
{
    /// <inheritdoc/>
    public override byte[] Compute(IReadOnlyList<byte[]> inputs, IComputeBackend backend)
    {
        float[] result = new float[Shape.Mixture.ResultElements];
        Attention.Compute(
            Elements.ToSingle(inputs[0], Type), Elements.ToSingle(inputs[1], Type), Elements.ToSingle(inputs[2], Type), result, Shape, backend);
        return Elements.ToBytes(result);
    }
}
