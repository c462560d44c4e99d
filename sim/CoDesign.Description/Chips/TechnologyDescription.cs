using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;

namespace CoDesign.Description.Chips;

/// <summary>Process and operating point. The energy table must be for the same process, and its curve must reach the voltage.</summary>
/// <param name="Node">Process node.</param>
/// <param name="Voltage">Supply voltage.</param>
/// <param name="Temperature">Temperature of the die.</param>
public sealed record TechnologyDescription(Located<Length> Node, Located<Voltage> Voltage, Temperature Temperature)
{
    /// <summary>Reads the block.</summary>
    public static TechnologyDescription Read(NodeReader node) => new(
        node.Located("node", "Process node, such as 22 nm.", Quantity.Length),
        node.Located("voltage", "Supply voltage of cores, memories on the chip and modules.", Quantity.Voltage),
        node.Scalar("temperature", "Temperature of the die.", Quantity.Temperature));
}
