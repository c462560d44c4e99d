using CoDesign.Compute.Tensors;
using CoDesign.Description.Chips;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Modules.Tensor;

/// <summary>A unit for matrix products.</summary>
/// <param name="Setup">Cycles between the descriptor and the first transfer.</param>
/// <param name="Array">The array.</param>
/// <param name="Precisions">Cycles of one step of the array, by type of element.</param>
/// <param name="Buffers">Between memory and array.</param>
/// <param name="Vector">The unit for everything that is no product; null: there is none.</param>
public sealed record TensorParameters(
    Sourced<Cycles> Setup,
    ArrayParameters Array,
    KeyedList<Sourced<Cycles>> Precisions,
    BufferParameters Buffers,
    VectorParameters? Vector) : IModuleParameters
{
    /// <summary>Action of a word read from a buffer.</summary>
    public const string ReadAction = "sram_read";

    /// <summary>Action of a word written to a buffer.</summary>
    public const string WriteAction = "sram_write";

    /// <summary>Action of an element in the vector unit.</summary>
    public const string VectorAction = "vector_element";

    private static readonly (ElementType Type, string Name)[] Types =
    [
        (ElementType.Int8, "int8"), (ElementType.Float16, "fp16"), (ElementType.BFloat16, "bf16"), (ElementType.Float32, "fp32"),
    ];

    private static readonly (string Name, uint Operation)[] VectorOperations =
    [
        (VectorParameters.Relu, Machine.Modules.Operations.Relu),
        (VectorParameters.Gelu, Machine.Modules.Operations.Gelu),
        (VectorParameters.Softmax, Machine.Modules.Operations.Softmax),
        (VectorParameters.LayerNorm, Machine.Modules.Operations.LayerNorm),
        (VectorParameters.Requantise, Machine.Modules.Operations.Requantise),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<uint> Operations { get; } =
    [
        Machine.Modules.Operations.Gemm,
        Machine.Modules.Operations.Convolution,
        .. VectorOps(Vector),
        .. HasVector(Vector, VectorParameters.Softmax) && Precisions.Keys.Any(k => k != NameOf(ElementType.Int8))
            ? [Machine.Modules.Operations.Attention]
            : System.Array.Empty<uint>(),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<string> Actions { get; } =
    [
        .. Precisions.Keys.Select(MultiplyAction), ReadAction, WriteAction, .. Vector is null ? [] : (string[])[VectorAction],
    ];

    /// <summary>Names of all types of elements in YAML.</summary>
    public static IReadOnlyList<string> TypeNames { get; } = [.. Types.Select(t => t.Name)];

    /// <summary>The name of a type of element in YAML.</summary>
    public static string NameOf(ElementType type) => Types.Single(t => t.Type == type).Name;

    /// <summary>Action of a multiplication with its addition.</summary>
    /// <param name="precision">Type of the elements.</param>
    public static string MultiplyAction(string precision) => $"mac_{precision}";

    /// <summary>Whether the vector unit has an operation.</summary>
    public bool HasVector(string operation) => HasVector(Vector, operation);

    /// <summary>Reads the block.</summary>
    public static TensorParameters Read(NodeReader node) => new(
        node.Sourced("setup", "Cycles between the descriptor and the first transfer.", Quantity.Cycles),
        node.Object("array", "The array of multipliers.", ArrayParameters.Read),
        node.Map("precisions", "Cycles of one step of the array, by type of element; what is not listed the unit cannot multiply.", Scalar.OneOf("precision", TypeNames), Form.Sourced(Quantity.Cycles.AtLeast(new Cycles(1)))),
        node.Object("buffers", "The buffers between memory and array.", BufferParameters.Read),
        node.OptionalObject("vector", "The unit for everything that is no product; absent: there is none.", VectorParameters.Read));

    private static bool HasVector(VectorParameters? vector, string operation) => vector is not null && vector.Operations.Keys.Contains(operation);

    private static IEnumerable<uint> VectorOps(VectorParameters? vector) =>
        VectorOperations.Where(o => HasVector(vector, o.Name)).Select(o => o.Operation);
}
