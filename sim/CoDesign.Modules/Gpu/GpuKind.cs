using CoDesign.Compute.Backends;
using CoDesign.Description.Chips;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Machine.Modules;

namespace CoDesign.Modules.Gpu;

/// <summary>Kind <c>gpu</c>: a graphics processor as a roofline.</summary>
/// <param name="backend">What computes.</param>
public sealed class GpuKind(IComputeBackend backend) : IModuleKind
{
    private const string Roofline = "Williams, Waterman, Patterson, CACM 2009: roofline";
    private const string Waves = "NVIDIA, Matrix Multiplication Background User's Guide: tile and wave quantisation";

    /// <inheritdoc/>
    public string Tag => "gpu";

    /// <inheritdoc/>
    public string Description => "A graphics processor as a roofline: launch, waves of tiles on multiprocessors, bandwidth of its memory.";

    /// <inheritdoc/>
    public IReadOnlyList<ModuleFormula> Formulas { get; } =
    [
        new("cycles of a product", "ceil(tiles / multiprocessors) x ceil(rows x columns x K / multiplications per cycle), with tiles = ceil(M/rows) x ceil(N/columns), for the fastest of 'tiles'", Waves),
        new("occupancy", "tiles / (multiprocessors x waves): in the last wave some multiprocessors have nothing to do", Waves),
        new("cycles of other elements", "ceil(elements / (multiprocessors x elements_per_cycle)), summed over operations", "ours; each operation counts as one instruction, so softmax and the like take longer in truth"),
        new("cycles of a kernel", "max(cycles of products and other elements, bytes of operands and result / bandwidth): every byte crosses once, caches are perfect", Roofline),
        new("cycles of a job", "operands are read over the chip's links; launch; the kernel; the result is written", "ours"),
    ];

    /// <inheritdoc/>
    public IModuleParameters Read(NodeReader node) => GpuParameters.Read(node);

    /// <inheritdoc/>
    public IModule Create(IModuleParameters parameters, Frequency clock) => new GpuUnit((GpuParameters)parameters, clock, backend);
}
