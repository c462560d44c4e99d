using CoDesign.Compute.Backends;
using CoDesign.Compute.Tensors;

namespace CoDesign.Modules.Tensor;

/// <summary>A matrix product, or a convolution as one, with what follows it.</summary>
/// <param name="Shape">The product.</param>
/// <param name="Convolution">The convolution; null for a plain product.</param>
/// <param name="Epilogue">What happens to the sums.</param>
internal sealed record ProductWork(GemmShape Shape, ConvolutionShape? Convolution, Epilogue Epilogue) : TensorWork
{
    /// <inheritdoc/>
    public override byte[] Compute(IReadOnlyList<byte[]> inputs, IComputeBackend backend) => Type is ElementType.Int8 ? Integers(inputs, backend) : Singles(inputs, backend);

    private byte[] Integers(IReadOnlyList<byte[]> inputs, IComputeBackend backend)
    {
        int[] sums = new int[Shape.ResultElements];
        backend.Multiply(Left(Elements.ToInt32(inputs[0])), Elements.ToInt32(inputs[1]), sums, Shape);
        if (Epilogue.HasBias)
        {
            MatrixProduct.AddToColumns<int>(sums, Elements.ReadInt32(inputs[2]));
        }

        if (Epilogue.HasRelu)
        {
            Activation.Relu<int>(sums);
        }

        if (Epilogue.Requantisation is not { } requantisation)
        {
            return Elements.ToBytes(sums);
        }

        sbyte[] bytes = new sbyte[sums.Length];
        requantisation.Apply(sums, bytes);
        return Elements.ToBytes(bytes);
    }

    private byte[] Singles(IReadOnlyList<byte[]> inputs, IComputeBackend backend)
    {
        float[] sums = new float[Shape.ResultElements];
        backend.Multiply(Left(Elements.ToSingle(inputs[0], Type)), Elements.ToSingle(inputs[1], Type), sums, Shape);
        if (Epilogue.HasBias)
        {
            MatrixProduct.AddToColumns<float>(sums, Elements.ToSingle(inputs[2], ElementType.Float32));
        }

        if (Epilogue.HasRelu)
        {
            Activation.Relu<float>(sums);
        }

        if (Epilogue.HasGelu)
        {
            backend.Gelu(sums);
        }

        return Elements.ToBytes(sums);
    }

    private T[] Left<T>(T[] operand) => Convolution is { } convolution ? Unfold(operand, convolution) : operand;

    private static T[] Unfold<T>(T[] operand, ConvolutionShape convolution) =>
        CoDesign.Compute.Tensors.Convolution.Unfold<T>(operand, convolution);
}
