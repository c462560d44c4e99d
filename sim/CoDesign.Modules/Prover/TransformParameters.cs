using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Modules.Prover;

/// <summary>The unit for number-theoretic transforms.</summary>
/// <param name="Fields">Cycles of a butterfly unit per butterfly, by field.</param>
/// <param name="Butterflies">Butterfly units.</param>
/// <param name="OnChip">Elements of the largest transform that needs one pass.</param>
/// <param name="Fill">Cycles of a pass until its first result.</param>
/// <param name="Twiddles">Where the products between passes are made.</param>
/// <param name="Burst">Bytes that lie in a row when a pass reads or writes the unit's own memory.</param>
public sealed record TransformParameters(
    KeyedList<Sourced<Cycles>> Fields,
    Sourced<int> Butterflies,
    Sourced<int> OnChip,
    Sourced<Cycles> Fill,
    TwiddleProducts Twiddles,
    Sourced<ByteSize> Burst)
{
    private const int MostUnits = 1 << 20;
    private const int LargestOnChip = 1 << 28;

    /// <summary>Reads the block.</summary>
    public static TransformParameters Read(NodeReader node) => new(
        node.Map("fields", "Cycles of a butterfly unit per butterfly, by field; what is not listed the unit cannot transform.", Scalar.OneOf("field", ProverField.All.Select(f => f.Name)), Form.Sourced(Quantity.Cycles.AtLeast(new Cycles(1)))),
        node.Sourced("butterflies", "Butterfly units.", Scalar.Count.Between(1, MostUnits)),
        node.Sourced("on_chip", "Elements of the largest transform that the unit does in one pass; a longer one takes more.", Scalar.Count.Between(2, LargestOnChip)),
        node.Sourced("fill", "Cycles of a pass until its first result.", Quantity.Cycles),
        node.Enum<TwiddleProducts>("twiddles", "Where the products between passes, and of a coset, are made: in the butterfly units, a turn each, or in multipliers of their own on the way."),
        node.Sourced("burst", "Bytes that lie in a row when a pass reads or writes the unit's own memory; means nothing without one.", Quantity.Size.AtLeast(new ByteSize(1))));
}
