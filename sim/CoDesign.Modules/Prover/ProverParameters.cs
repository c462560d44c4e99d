using CoDesign.Description.Chips;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;

namespace CoDesign.Modules.Prover;

/// <summary>A unit for proofs of knowledge: what it is made of.</summary>
/// <param name="Setup">Cycles between the descriptor and the first transfer.</param>
/// <param name="Overhead">Fixed time of each job outside the parts; null: none.</param>
/// <param name="Memory">Its own memory; null: it works on that of the chip.</param>
/// <param name="Transforms">The part for transforms; null: there is none.</param>
/// <param name="MultiScalar">The part for multi-scalar multiplication; null: there is none.</param>
/// <param name="Trees">The part for Merkle trees; null: there is none.</param>
/// <param name="Polynomials">The part for sum-checks, folds and values; null: there is none.</param>
public sealed record ProverParameters(
    Sourced<Cycles> Setup,
    Sourced<SimTime>? Overhead,
    MemoryParameters? Memory,
    TransformParameters? Transforms,
    MultiScalarParameters? MultiScalar,
    TreeParameters? Trees,
    PolynomialParameters? Polynomials) : IModuleParameters
{
    /// <summary>Action of a byte that is read from or written to the unit's own memory.</summary>
    public const string MemoryAction = "memory_byte";

    /// <inheritdoc/>
    public IReadOnlyList<uint> Operations { get; } =
    [
        .. Transforms is null ? Array.Empty<uint>() : [Machine.Modules.Operations.Ntt, Machine.Modules.Operations.InverseNtt, Machine.Modules.Operations.CosetNtt, Machine.Modules.Operations.InverseCosetNtt],
        .. MultiScalar is null ? Array.Empty<uint>() : [Machine.Modules.Operations.MultiScalar],
        .. Trees is null ? Array.Empty<uint>() : [Machine.Modules.Operations.MerkleTree],
        .. Polynomials is null ? Array.Empty<uint>() : [Machine.Modules.Operations.FriFold, Machine.Modules.Operations.SumCheckRound, Machine.Modules.Operations.SumCheckBind, Machine.Modules.Operations.PolynomialValue],
    ];

    /// <inheritdoc/>
    public IReadOnlyList<string> Actions { get; } =
    [
        .. (Transforms?.Fields.Keys ?? []).Select(ButterflyAction),
        .. (Transforms?.Fields.Keys ?? []).Concat(Polynomials?.Fields.Keys ?? []).Distinct().Select(MultiplyAction),
        .. (MultiScalar?.Curves.Keys ?? []).Select(AddAction),
        .. (Trees?.Functions.Keys ?? []).Select(HashAction),
        .. Memory is null ? Array.Empty<string>() : [MemoryAction],
    ];

    /// <summary>Action of a butterfly.</summary>
    /// <param name="field">Name of the field.</param>
    public static string ButterflyAction(string field) => $"butterfly_{field}";

    /// <summary>Action of a product outside butterflies.</summary>
    /// <param name="field">Name of the field.</param>
    public static string MultiplyAction(string field) => $"multiplication_{field}";

    /// <summary>Action of an addition of points.</summary>
    /// <param name="curve">Name of the curve.</param>
    public static string AddAction(string curve) => $"point_addition_{curve}";

    /// <summary>Action of a block of a hash function.</summary>
    /// <param name="function">Name of the function.</param>
    public static string HashAction(string function) => $"hash_block_{function}";

    /// <summary>Reads the block.</summary>
    public static ProverParameters Read(NodeReader node)
    {
        var parameters = new ProverParameters(
            node.Sourced("setup", "Cycles between the descriptor and the first transfer.", Quantity.Cycles),
            node.OptionalSourced("overhead", "Fixed time of each job outside the parts below, for example in a driver; absent: none.", Quantity.Time),
            node.OptionalObject("memory", "The unit's own memory, which its parts share; absent: it works on the memory of the chip, and every pass goes over the fabric.", MemoryParameters.Read),
            node.OptionalObject("transforms", "The part for number-theoretic transforms; absent: there is none.", TransformParameters.Read),
            node.OptionalObject("multi_scalar", "The part for multi-scalar multiplication; absent: there is none.", MultiScalarParameters.Read),
            node.OptionalObject("trees", "The part for Merkle trees; absent: there is none.", TreeParameters.Read),
            node.OptionalObject("polynomials", "The part for sum-checks, folds and values of polynomials; absent: there is none.", PolynomialParameters.Read));
        if (parameters.Operations.Count == 0)
        {
            node.Error("kind", "a prover without any part", "add 'transforms', 'multi_scalar', 'trees' or 'polynomials'");
        }

        return parameters;
    }
}
