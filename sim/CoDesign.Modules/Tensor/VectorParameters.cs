using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Modules.Tensor;

/// <summary>The unit for everything that is no product.</summary>
/// <param name="Lanes">Elements at once.</param>
/// <param name="Operations">Cycles for as many elements as there are lanes, by operation.</param>
public sealed record VectorParameters(Sourced<int> Lanes, KeyedList<Sourced<Cycles>> Operations)
{
    /// <summary>Adding a number to each column.</summary>
    public const string Bias = "bias";

    /// <summary>max(x, 0).</summary>
    public const string Relu = "relu";

    /// <summary>GELU.</summary>
    public const string Gelu = "gelu";

    /// <summary>Sums of int32 to int8.</summary>
    public const string Requantise = "requantise";

    /// <summary>Softmax of rows.</summary>
    public const string Softmax = "softmax";

    /// <summary>Layer normalisation of rows.</summary>
    public const string LayerNorm = "layer_norm";

    private const int MostLanes = 65536;

    /// <summary>Every operation that a unit can have.</summary>
    public static IReadOnlyList<string> All { get; } = [Bias, Relu, Gelu, Requantise, Softmax, LayerNorm];

    /// <summary>Cycles of an operation over some elements.</summary>
    public long CyclesOf(string operation, long elements) => Operations.TryFind(operation, out Sourced<Cycles>? cycles)
        ? checked(((elements + Lanes.Value - 1) / Lanes.Value) * cycles.Value.Count)
        : throw new ArgumentException($"the unit has no {operation}; descriptors that need it are refused before", nameof(operation));

    /// <summary>Reads the block.</summary>
    public static VectorParameters Read(NodeReader node) => new(
        node.Sourced("lanes", "Elements that the unit takes at once.", Scalar.Count.Between(1, MostLanes)),
        node.Map("operations", "Cycles for as many elements as there are lanes, by operation; what is not listed the unit cannot do.", Scalar.OneOf("operation", All), Form.Sourced(Quantity.Cycles)));
}
