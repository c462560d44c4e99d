using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;

namespace CoDesign.Description.Energies;

/// <summary>A tabulated memory array.</summary>
/// <param name="Width">Bits that one access moves.</param>
/// <param name="Capacity">Its capacity.</param>
/// <param name="ReadEnergy">Energy of a read.</param>
/// <param name="WriteEnergy">Energy of a write.</param>
/// <param name="Leakage">Power without access.</param>
/// <param name="Area">Silicon area; null if the source has none.</param>
public sealed record ArrayPoint(BitWidth Width, ByteSize Capacity, Energy ReadEnergy, Energy WriteEnergy, Power Leakage, Area? Area)
{
    /// <summary>Reads an entry of the list.</summary>
    public static ArrayPoint Read(NodeReader node) => new(
        node.Width("width", "Bits that one access of the array moves.", new BitWidth(8), new BitWidth(4096)),
        node.Size("capacity", "Capacity of the array.", new ByteSize(64)),
        node.Scalar("read", "Energy of one read.", Quantity.Energy),
        node.Scalar("write", "Energy of one write.", Quantity.Energy),
        node.Scalar("leakage", "Power without access.", Quantity.Power),
        node.OptionalScalar("area", "Silicon area; absent: unknown.", Quantity.Area));
}
