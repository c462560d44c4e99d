using CoDesign.Description.Chips;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Modules.Hash;

/// <summary>What a hash unit can do and how long it takes.</summary>
/// <param name="Algorithms">Cycles by algorithm.</param>
/// <param name="OverlapsLoad">Whether the next block is loaded while the rounds of one run.</param>
public sealed record HashParameters(KeyedList<HashBlockCycles> Algorithms, bool OverlapsLoad) : IModuleParameters
{
    /// <inheritdoc/>
    public IReadOnlyList<uint> Operations { get; } =
        [.. HashAlgorithmOps.All.Where(a => Algorithms.Keys.Contains(a.Name)).Select(a => a.Operation)];

    /// <inheritdoc/>
    public IReadOnlyList<string> Actions { get; } =
        [.. HashAlgorithmOps.All.Where(a => Algorithms.Keys.Contains(a.Name)).Select(a => a.Action).Distinct()];

    /// <summary>Reads the block.</summary>
    public static HashParameters Read(NodeReader node) => new(
        node.Map(
            "algorithms",
            "Cycles per block of each algorithm that the unit has.",
            Scalar.OneOf("algorithm", HashAlgorithmOps.All.Select(a => a.Name)),
            HashBlockCycles.Read),
        node.Boolean("overlaps_load", "Whether the next block is loaded while the rounds of one run."));
}
