using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Modules.Tensor;

/// <summary>The buffer of one operand.</summary>
/// <param name="Sram">Its size.</param>
/// <param name="Bandwidth">Rate of its path to memory; null: whatever the bus gives.</param>
public sealed record OperandParameters(Sourced<ByteSize> Sram, Sourced<Bandwidth>? Bandwidth)
{
    /// <summary>Reads the keys of an operand.</summary>
    /// <param name="node">The buffers.</param>
    /// <param name="name">First part of the keys.</param>
    /// <param name="meaning">What the operand is.</param>
    public static OperandParameters Read(NodeReader node, string name, string meaning) => new(
        node.Sourced($"{name}_sram", $"Size of the buffer of {meaning}; half of it is worked on while the other half is filled.", Quantity.Size.AtLeast(new ByteSize(2))),
        node.OptionalSourced($"{name}_bandwidth", $"Rate of the unit's own path between memory and the buffer of {meaning}; absent: whatever the bus gives.", Quantity.Bandwidth));
}
