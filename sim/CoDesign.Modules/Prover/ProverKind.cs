using CoDesign.Description.Chips;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Machine.Modules;

namespace CoDesign.Modules.Prover;

/// <summary>Kind <c>zk_prover</c>: parts for proofs of knowledge around a memory that they share.</summary>
public sealed class ProverKind : IModuleKind
{
    private const string Compared = "docs/accuracy-prover.md compares it with published units";
    private const string Counted = "counted from the algorithm; not compared with any published unit";
    private const string Pippenger = "Pippenger, 1980, as bucket method with signed digits; " + Compared;

    /// <inheritdoc/>
    public string Tag => "zk_prover";

    /// <inheritdoc/>
    public string Description => "Transforms, multi-scalar multiplications, Merkle trees and sum-checks of proofs of knowledge.";

    /// <inheritdoc/>
    public IReadOnlyList<ModuleFormula> Formulas { get; } =
    [
        new("butterflies of a transform", "N/2 x log2 N", "Cooley and Tukey, 1965: radix 2"),
        new("passes of a transform", "ceil(log2 N / log2 on_chip)", "Bailey, 1990: a transform in passes over parts that fit the chip; four steps are two passes"),
        new("products of a transform", "N x (passes - 1), and N for a coset", "Bailey, 1990"),
        new("cycles of a transform", "max(cycles of a butterfly x (butterflies + products, if twiddles: butterflies) / butterfly units, memory) + passes x fill", Compared),
        new("bytes of a transform", "2 x passes x N x bytes of an element", "each pass reads and writes all elements"),
        new("windows, buckets", "W = ceil((bits of a scalar + 1) / window), B = 2^(window - 1) for each", "signed digits; one bit more than the scalar has is enough"),
        new("windows at once, rounds", "A = min(W, floor(bucket_memory / (B x bytes of a bucket))), rounds = ceil(W / A); a bucket has four coordinates", "definition"),
        new("additions of points", "W x N; with reduction: unit also 2 x W x B, and (W - 1) x (window + 1) between windows", Pippenger),
        new("conflicts", "W x N x depth / (A x B)", "scalars at random: of the additions in the pipeline 1/A are of the same window, of these 1/B for the same bucket; with A = 1 that of Aasaraai et al., CycloneMSM, 2022"),
        new("cycles of a multi-scalar multiplication", "max(cycles of an addition x (W x N, and conflicts for reschedule) / adders, and conflicts x depth / 2 for stall; memory) + depth, and the reduction", Pippenger),
        new("cycles of the reduction", "rounds x 2 x B x max(depth, A x cycles of an addition / adders) + (W - 1) x (window + 1) x depth", "running sums: each waits for the one before; windows at once share the adders"),
        new("bytes of a multi-scalar multiplication", "rounds x N x (bytes of a point + bytes of a scalar)", "definition"),
        new("blocks of a Merkle tree", "L x blocks of a leaf + (L - 1) x blocks of a pair", "definition of the tree and padding of the hash function"),
        new("cycles of a Merkle tree", "max(sum over layers of max(interval x blocks / cores, latency x (blocks of a node - 1)), memory) + layers x latency", Counted),
        new("bytes of a Merkle tree", "leaves, and (4 L - 3) x 32", "leaves once; digests written, and all but the root read again"),
        new("products of a sum-check", "round: n/2 x (d + 1) x (d - 1); binding: n/2 x d", "Thaler, 2013: values at 0 to d, of which each line needs sums only"),
        new("products of a fold, of a value", "3 x N/2; N", Counted),
        new("cycles of products", "max(cycles of a product x products / multipliers, memory) + latency", Counted),
        new("cycles of memory", "bytes / bandwidth + burst_gap x bytes / burst", Compared),
        new("cycles of a job", "setup; operands are read; transforms begin with the last byte, the others with the first; cycles of the part, and not before the last byte and its fill; overhead; then the result is written. Without memory of its own all passes and rounds go over the fabric", "ours"),
    ];

    /// <inheritdoc/>
    public IModuleParameters Read(NodeReader node) => ProverParameters.Read(node);

    /// <inheritdoc/>
    public IModule Create(IModuleParameters parameters, Frequency clock) => new ProverUnit((ProverParameters)parameters, clock);
}
