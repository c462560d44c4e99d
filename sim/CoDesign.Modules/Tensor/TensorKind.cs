using CoDesign.Compute.Backends;
using CoDesign.Description.Chips;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Machine.Modules;

namespace CoDesign.Modules.Tensor;

/// <summary>Kind <c>tensor</c>: a systolic array with a vector unit.</summary>
/// <param name="backend">What computes.</param>
public sealed class TensorKind(IComputeBackend backend) : IModuleKind
{
    private const string ScaleSim = "SCALE-Sim v2 (scalesim-project/scale-sim-v2, 22f88b1), compute cycles of its stall-free mode; Samajdar et al., ISPASS 2020, equations 1 to 5";
    private const string Ours = "ours; docs/accuracy-tensor.md compares it with SCALE-Sim v2";

    /// <inheritdoc/>
    public string Tag => "tensor";

    /// <inheritdoc/>
    public string Description => "Multiplies matrices and convolves images on a systolic array, with a vector unit for what follows.";

    /// <inheritdoc/>
    public IReadOnlyList<ModuleFormula> Formulas { get; } =
    [
        new("M, N, K of a convolution", "M = batch x output height x output width, N = filters, K = kernel height x kernel width x channels", ScaleSim),
        new("folds", "os: ceil(M/rows) x ceil(N/columns); ws: ceil(K/rows) x ceil(N/columns); is: ceil(K/rows) x ceil(M/columns)", ScaleSim),
        new("steps of a fold", "load + stream + skew, with skew = rows + columns - 2; os: load = 0, stream = K; ws: load = rows, stream = M; is: load = rows, stream = N", ScaleSim),
        new("steps, not double buffered", "folds x steps of a fold - 1", ScaleSim),
        new("steps, double buffered (ws, is)", "load + (folds - 1) x max(stream, load) + stream + skew - 1", "Jouppi et al., ISCA 2017, section 2: weights shift in while the array computes; ucb-bar/gemmini 8c3f992, README, 'Systolic Array': a row per cycle"),
        new("steps, spread", "ceil(M x N x K x w / (rows x columns)), with w = 4/9 for winograd and 3 x 3 kernels at stride 1, else 1", "nvdla/hw 8e06b1b, perf/NVDLA_OpenSource_Performance.xlsx"),
        new("array cycles", "steps x cycles of a step (precisions)", "definition"),
        new("words read and written by the array", "os: M K ceil(N/columns), K N ceil(M/rows), M N; ws: M K ceil(N/columns), K N, M N ceil(K/rows); is: M K, K N ceil(M/columns), M N ceil(K/rows); spread: each once", ScaleSim),
        new("bytes of an operand", "once, if it fits half of its sram (spread: always); else as often as the array reads it; weights x 16/9 for winograd", Ours),
        new("bytes of the result", "once; partial sums of 4 bytes that do not fit the output sram go out and come back for each fold of K", Ours),
        new("cycles with memory", "max(array cycles, (input bytes - s/2)/b, (weight bytes - s/2)/b, (output bytes - s)/b, sum/shared b), with s = 0 without prefetch", "lower bound on SCALE-Sim v2 with InterfaceBandwidth USER; docs/accuracy-tensor.md has the error"),
        new("cycles of the vector unit", "sum over operations of ceil(elements/lanes) x cycles; beside the array for what follows a product, after it otherwise", "ours"),
        new("cycles of a job", "setup; then max(first half buffers there + cycles with memory, last byte there + steps of a fold); then the result is written", "ours"),
    ];

    /// <inheritdoc/>
    public IModuleParameters Read(NodeReader node) => TensorParameters.Read(node);

    /// <inheritdoc/>
    public IModule Create(IModuleParameters parameters, Frequency clock) => new TensorUnit((TensorParameters)parameters, clock, backend);
}
