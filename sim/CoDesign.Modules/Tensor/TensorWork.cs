using CoDesign.Compute.Backends;
using CoDesign.Compute.Tensors;

namespace CoDesign.Modules.Tensor;

/// <summary>What a descriptor asks of the array and of the vector unit.</summary>
internal abstract record TensorWork
{
    /// <summary>Products, in order; none for work of the vector unit alone.</summary>
    public IReadOnlyList<Layer> Layers { get; init; } = [];

    /// <summary>What the inputs of the descriptor are to the array, in their order.</summary>
    public required IReadOnlyList<WorkInput> Inputs { get; init; }

    /// <summary>Type of the operands of the products.</summary>
    public ElementType Type { get; init; }

    /// <summary>Operations of the vector unit with their numbers of elements.</summary>
    public IReadOnlyList<(string Operation, long Elements)> Vector { get; init; } = [];

    /// <summary>Whether the vector unit works on sums while the array makes the next ones.</summary>
    public bool IsFused { get; init; }

    /// <summary>Computes the result.</summary>
    /// <param name="inputs">Bytes of each input.</param>
    /// <param name="backend">What computes.</param>
    public abstract byte[] Compute(IReadOnlyList<byte[]> inputs, IComputeBackend backend);
}
