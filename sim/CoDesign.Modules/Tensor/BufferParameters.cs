using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;

namespace CoDesign.Modules.Tensor;

/// <summary>The buffers between memory and array.</summary>
/// <param name="Input">Buffer of the left operand.</param>
/// <param name="Weight">Buffer of the right operand.</param>
/// <param name="Output">Buffer of the result.</param>
/// <param name="Bandwidth">Rate of all three together; null: not limited.</param>
/// <param name="IsPrefetched">Whether the array waits until half of each input buffer is filled, and then works on that.</param>
public sealed record BufferParameters(
    OperandParameters Input, OperandParameters Weight, OperandParameters Output, Sourced<Bandwidth>? Bandwidth, bool IsPrefetched)
{
    /// <summary>Reads the block.</summary>
    public static BufferParameters Read(NodeReader node) => new(
        OperandParameters.Read(node, "input", "the left operand (activations)"),
        OperandParameters.Read(node, "weight", "the right operand (weights)"),
        OperandParameters.Read(node, "output", "the result"),
        node.OptionalSourced("bandwidth", "Rate of all three together, where they share one path to memory; absent: not limited.", Quantity.Bandwidth),
        node.Boolean("prefetch", "Whether the array waits until half of each input buffer is filled; what is then there stalls it no more."));
}
