using CoDesign.Description.Chips;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Modules.Fhe;

/// <summary>A unit for ciphertexts of the scheme BFV.</summary>
/// <param name="Setup">Cycles between the descriptor and the first transfer.</param>
/// <param name="TransformUnits">Transforms at once.</param>
/// <param name="Butterflies">Butterflies of each per cycle.</param>
/// <param name="Multipliers">Modular multiplications per cycle outside transforms.</param>
/// <param name="Adders">Modular additions per cycle outside transforms.</param>
/// <param name="Latency">Cycles of the pipelines from end to end.</param>
/// <param name="KeyBandwidth">Rate at which keys reach the multipliers; null: whatever the bus gives.</param>
public sealed record FheParameters(
    Sourced<Cycles> Setup,
    Sourced<int> TransformUnits,
    Sourced<int> Butterflies,
    Sourced<int> Multipliers,
    Sourced<int> Adders,
    Sourced<Cycles> Latency,
    Sourced<Bandwidth>? KeyBandwidth) : IModuleParameters
{
    /// <summary>Action of a butterfly.</summary>
    public const string ButterflyAction = "butterfly";

    /// <summary>Action of a modular multiplication outside transforms.</summary>
    public const string MultiplyAction = "modular_multiplication";

    /// <summary>Action of a modular addition outside transforms.</summary>
    public const string AddAction = "modular_addition";

    private const int Most = 1 << 20;

    /// <inheritdoc/>
    public IReadOnlyList<uint> Operations { get; } =
    [
        Machine.Modules.Operations.BfvAdd,
        Machine.Modules.Operations.BfvMultiplyPlain,
        Machine.Modules.Operations.BfvMultiply,
        Machine.Modules.Operations.BfvSubstitute,
    ];

    /// <inheritdoc/>
    public IReadOnlyList<string> Actions { get; } = [ButterflyAction, MultiplyAction, AddAction];

    /// <summary>Reads the block.</summary>
    public static FheParameters Read(NodeReader node) => new(
        node.Sourced("setup", "Cycles between the descriptor and the first transfer.", Quantity.Cycles),
        node.Sourced("transform_units", "Number-theoretic transforms that run at once.", Scalar.Count.Between(1, Most)),
        node.Sourced("butterflies", "Butterflies of one transform unit per cycle.", Scalar.Count.Between(1, Most)),
        node.Sourced("multipliers", "Modular multiplications per cycle outside transforms.", Scalar.Count.Between(1, Most)),
        node.Sourced("adders", "Modular additions per cycle outside transforms.", Scalar.Count.Between(1, Most)),
        node.Sourced("latency", "Cycles of the pipelines from end to end.", Quantity.Cycles),
        node.OptionalSourced("key_bandwidth", "Rate at which switching keys reach the multipliers; absent: whatever the bus gives.", Quantity.Bandwidth));
}
