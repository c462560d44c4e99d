using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Modules.Tensor;

/// <summary>The buffer of one operand.</summary>
/// <param name="Sram">Its size.</param>
/// <param name="Bandwidth">Rate of its path to memory; null: whatever the bus gives.</param>
public sealed record OperandParameters(Sourced<ByteSize> Sram, Sourced<Bandwidth>? Bandwidth)
{
    /// <summary>Reads the block.</summary>
    public static OperandParameters Read(NodeReader node) => new(
        node.Sourced("sram", "Size of the buffer; half of it is worked on while the other half is filled.", Quantity.Size.AtLeast(new ByteSize(2))),
        node.OptionalSourced("bandwidth", "Rate of the unit's own path between this buffer and memory; absent: whatever the bus gives.", Quantity.Bandwidth));
}
