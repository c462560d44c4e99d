using CoDesign.Compute.Tensors;

namespace CoDesign.Modules.Tensor;

/// <summary>A matrix product as memory sees it.</summary>
/// <param name="Shape">The product.</param>
/// <param name="ElementBytes">Bytes of an element of the operands.</param>
/// <param name="ResultBytes">Bytes of an element of the result.</param>
public sealed record Layer(GemmShape Shape, int ElementBytes, int ResultBytes)
{
    /// <summary>Elements of the left operand in memory: those of the image, for a convolution; 0 if it does not come from memory.</summary>
    public long LeftElements { get; init; } = Shape.LeftElements;

    /// <summary>Whether the result goes to memory.</summary>
    public bool IsResultStored { get; init; } = true;

    /// <summary>Whether it is a convolution that Winograd's arithmetic applies to.</summary>
    public bool IsWinograd { get; init; }
}
