using CoDesign.Description.Chips;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;
using CoDesign.Modules.Tensor;

namespace CoDesign.Modules.Gpu;

/// <summary>A graphics processor as a roofline with waves of tiles.</summary>
/// <param name="Launch">From the descriptor to the first instruction of a kernel.</param>
/// <param name="Multiprocessors">Multiprocessors.</param>
/// <param name="Precisions">Multiplications with addition per cycle of a multiprocessor, by type of element.</param>
/// <param name="Tiles">Sizes of tiles that kernels exist for.</param>
/// <param name="ElementsPerCycle">Elements per cycle of a multiprocessor in everything that is no product.</param>
/// <param name="Bandwidth">Rate of the device memory.</param>
public sealed record GpuParameters(
    Sourced<SimTime> Launch,
    Sourced<int> Multiprocessors,
    KeyedList<Sourced<int>> Precisions,
    IReadOnlyList<GpuTile> Tiles,
    Sourced<int> ElementsPerCycle,
    Sourced<Bandwidth> Bandwidth) : IModuleParameters
{
    /// <summary>Action of an element outside products.</summary>
    public const string ElementAction = "vector_element";

    /// <summary>Action of a byte between device memory and multiprocessors.</summary>
    public const string MemoryAction = "memory_byte";

    private const int Most = 1 << 20;

    /// <inheritdoc/>
    public IReadOnlyList<uint> Operations { get; } = [.. Functions.JobFunctions.Tensors];

    /// <inheritdoc/>
    public IReadOnlyList<string> Actions { get; } = [.. Precisions.Keys.Select(TensorParameters.MultiplyAction), ElementAction, MemoryAction];

    /// <summary>Reads the block.</summary>
    public static GpuParameters Read(NodeReader node) => new(
        node.Sourced("launch", "Time from the descriptor to the first instruction of the kernel.", Quantity.Time),
        node.Sourced("multiprocessors", "Streaming multiprocessors (or compute units).", Scalar.Count.Between(1, Most)),
        node.Map("precisions", "Multiplications with addition per cycle of one multiprocessor, by type of element; what is not listed it cannot multiply.", Scalar.OneOf("precision", TensorParameters.TypeNames), Form.Sourced(Scalar.Count.Between(1, Most))),
        node.List("tiles", "Parts of a result that one multiprocessor makes at once; each product uses the size that is fastest for it.", GpuTile.Read, minimumItems: 1),
        node.Sourced("elements_per_cycle", "Elements per cycle of one multiprocessor in everything that is no product.", Scalar.Count.Between(1, Most)),
        node.Sourced("bandwidth", "Rate of the device memory.", Quantity.Bandwidth));
}
