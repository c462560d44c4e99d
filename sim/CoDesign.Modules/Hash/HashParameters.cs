using CoDesign.Description.Chips;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Modules.Hash;

/// <summary>What a hash unit can do and how long it takes.</summary>
/// <param name="Algorithms">Cycles by algorithm.</param>
/// <param name="OverlapsLoad">Whether the next block is loaded while the rounds of one run.</param>
/// <param name="Lanes">Messages that are hashed side by side; null: one.</param>
/// <param name="HasHmac">Whether it computes HMAC with its SHA-2.</param>
/// <param name="IsMasked">Whether it works on shares of its state.</param>
public sealed record HashParameters(
    KeyedList<HashBlockCycles> Algorithms, bool OverlapsLoad, Sourced<int>? Lanes, bool HasHmac, bool IsMasked) : IModuleParameters
{
    private const int MostLanes = 1 << 16;

    /// <summary>HMAC ops with the hash that each needs.</summary>
    internal static IReadOnlyList<(uint Operation, uint Hash)> Hmacs { get; } =
    [
        (Machine.Modules.Operations.HmacSha256, Machine.Modules.Operations.Sha256),
        (Machine.Modules.Operations.HmacSha384, Machine.Modules.Operations.Sha384),
        (Machine.Modules.Operations.HmacSha512, Machine.Modules.Operations.Sha512),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<uint> Operations { get; } =
    [
        .. Present(Algorithms).Select(a => a.Operation),
        .. Hmacs.Where(h => HasHmac && Present(Algorithms).Any(a => a.Operation == h.Hash)).Select(h => h.Operation),
        Machine.Modules.Operations.HashBatch,
    ];

    /// <inheritdoc/>
    public IReadOnlyList<string> Actions { get; } = [.. Present(Algorithms).Select(a => Named(a.Action, IsMasked)).Distinct()];

    /// <summary>Action of a block of an algorithm: a masked one has an energy of its own.</summary>
    internal string ActionOf(HashAlgorithm algorithm) => Named(algorithm.Action, IsMasked);

    /// <summary>Cycles of a block.</summary>
    internal HashBlockCycles CyclesOf(HashAlgorithm algorithm) =>
        Algorithms.TryFind(algorithm.Name, out HashBlockCycles? cycles) ? cycles : throw new ArgumentException(algorithm.Name, nameof(algorithm));

    /// <summary>Reads the block.</summary>
    public static HashParameters Read(NodeReader node) => new(
        node.Map(
            "algorithms",
            "Cycles per block of each algorithm that the unit has.",
            Scalar.OneOf("algorithm", HashAlgorithm.All.Select(a => a.Name)),
            HashBlockCycles.Read),
        node.Boolean("overlaps_load", "Whether the next block is loaded while the rounds of one run."),
        node.OptionalSourced("lanes", "Messages of a batch that are hashed side by side; absent: one after the other.", Scalar.Count.Between(1, MostLanes)),
        node.ScalarOr("hmac", "Whether the unit computes HMAC with its SHA-256, SHA-384 and SHA-512.", Scalar.Boolean, false),
        node.ScalarOr("masked", "Whether it works on shares of its state, so that its power tells less of it; its actions are then 'masked_…', with energies of their own. What masking costs in time stands in the cycles.", Scalar.Boolean, false));

    private static IEnumerable<HashAlgorithm> Present(KeyedList<HashBlockCycles> algorithms) => HashAlgorithm.All.Where(a => algorithms.Keys.Contains(a.Name));

    private static string Named(string action, bool isMasked) => isMasked ? $"masked_{action}" : action;
}
