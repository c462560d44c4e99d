using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;

namespace CoDesign.Description.Cores;

/// <summary>
/// How long a division takes. A divider without early exit takes <see cref="Setup"/> cycles; one with
/// early exit takes <see cref="PerBit"/> more for each bit by which the dividend is longer than the divisor.
/// </summary>
/// <param name="Setup">Cycles besides those per quotient bit.</param>
/// <param name="PerBit">Cycles per quotient bit; 0 for a divider without early exit.</param>
/// <param name="Negative">Further cycles of a signed division with a negative dividend.</param>
/// <param name="Shorter">Cycles when the dividend has fewer bits than the divisor.</param>
/// <param name="ByZero">Cycles of a division by zero.</param>
/// <param name="ResultEarly">Cycles by which the result is there before the divider is free.</param>
public sealed record DivisionDescription(
    Sourced<Cycles> Setup,
    Sourced<Cycles> PerBit,
    Sourced<Cycles> Negative,
    Sourced<Cycles> Shorter,
    Sourced<Cycles> ByZero,
    Sourced<Cycles>? ResultEarly)
{
    /// <summary>Whether the time of a division depends on its operands.</summary>
    public bool IsVariable => PerBit.Value.Count != 0 || Negative.Value.Count != 0 || Shorter.Value.Count != Setup.Value.Count || ByZero.Value.Count != Setup.Value.Count;

    /// <summary>Reads the block.</summary>
    public static DivisionDescription Read(NodeReader node) => new(
        node.Sourced("setup", "Cycles besides those per quotient bit; all of them for a divider without early exit.", Quantity.Cycles),
        node.Sourced("per_bit", "Cycles per bit by which the dividend is longer than the divisor; 0 without early exit.", Quantity.Cycles),
        node.Sourced("negative", "Further cycles of a signed division with a negative dividend.", Quantity.Cycles),
        node.Sourced("shorter", "Cycles when the dividend has fewer bits than the divisor.", Quantity.Cycles),
        node.Sourced("by_zero", "Cycles of a division by zero.", Quantity.Cycles),
        node.OptionalSourced("result_early", "Cycles by which the result is there before the divider is free; absent: none.", Quantity.Cycles));
}
