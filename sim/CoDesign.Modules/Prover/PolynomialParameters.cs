using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Modules.Prover;

/// <summary>The unit for sum-checks, folds and values of polynomials: multipliers with their adders.</summary>
/// <param name="Fields">Cycles of a multiplier per product, by field.</param>
/// <param name="Multipliers">Multipliers.</param>
/// <param name="Latency">Cycles of the pipeline from end to end.</param>
/// <param name="Burst">Bytes that lie in a row when tables are read or written in the unit's own memory.</param>
public sealed record PolynomialParameters(
    KeyedList<Sourced<Cycles>> Fields, Sourced<int> Multipliers, Sourced<Cycles> Latency, Sourced<ByteSize> Burst)
{
    private const int MostMultipliers = 1 << 20;

    /// <summary>Reads the block.</summary>
    public static PolynomialParameters Read(NodeReader node) => new(
        node.Map("fields", "Cycles of a multiplier per product, by field; what is not listed the unit cannot multiply.", Scalar.OneOf("field", ProverField.All.Select(f => f.Name)), Form.Sourced(Quantity.Cycles.AtLeast(new Cycles(1)))),
        node.Sourced("multipliers", "Modular multipliers, each with its adder.", Scalar.Count.Between(1, MostMultipliers)),
        node.Sourced("latency", "Cycles of the pipeline from end to end.", Quantity.Cycles),
        node.Sourced("burst", "Bytes that lie in a row when tables are read from or written to the unit's own memory; means nothing without one.", Quantity.Size.AtLeast(new ByteSize(1))));
}
