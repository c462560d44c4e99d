using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;

namespace CoDesign.Description.Energies;

/// <summary>What logic does at a supply voltage, compared with the voltage of its energy table.</summary>
/// <param name="Voltage">The voltage.</param>
/// <param name="Speed">Highest clock, as a share of that at the table's voltage.</param>
/// <param name="Leakage">Leakage power, as a share of that at the table's voltage.</param>
public sealed record OperatingPoint(Voltage Voltage, Ratio Speed, Ratio Leakage)
{
    /// <summary>Reads an entry of the list.</summary>
    public static OperatingPoint Read(NodeReader node) => new(
        node.Scalar("voltage", "Supply voltage.", Quantity.Voltage),
        node.Scalar("speed", "Highest clock, as a share of that at the table's voltage.", Quantity.Ratio),
        node.Scalar("leakage", "Leakage power, as a share of that at the table's voltage.", Quantity.Ratio));
}
