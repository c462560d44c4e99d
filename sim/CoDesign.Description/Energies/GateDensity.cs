using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;

namespace CoDesign.Description.Energies;

/// <summary>How much silicon logic takes in a process.</summary>
/// <param name="Gate">Area of a two-input NAND gate.</param>
/// <param name="Utilisation">Share of a placed block that cells cover.</param>
public sealed record GateDensity(Sourced<Area> Gate, Sourced<Ratio> Utilisation)
{
    /// <summary>Reads the block.</summary>
    public static GateDensity Read(NodeReader node) => new(
        node.Sourced("area", "Area of a two-input NAND gate, that is of one gate equivalent.", Quantity.Area),
        node.Sourced("utilisation", "Share of a placed block that cells cover.", Quantity.Ratio));

    /// <summary>Area of placed logic.</summary>
    /// <param name="gates">Its size.</param>
    /// <param name="tolerance">How far the size may be off.</param>
    /// <param name="source">Where the size comes from.</param>
    /// <returns>Low: small, dense and few; high: the opposite.</returns>
    public AreaConstant Of(GateEquivalents gates, Tolerance tolerance, string source)
    {
        (double size, double gate, double used) = (Share(tolerance), Share(Gate.Tolerance), Share(Utilisation.Tolerance));
        double nominal = gates.Thousandths / 1000.0 * Gate.Value.SquareNanometres / (Utilisation.Value.PartsPerMillion / 1e6);
        return new AreaConstant(
            new Area((long)Math.Round(nominal)),
            new Area((long)Math.Floor(nominal * Math.Max(0, 1 - size) * Math.Max(0, 1 - gate) / (1 + used))),
            new Area((long)Math.Ceiling(nominal * (1 + size) * (1 + gate) / Math.Max(0.01, 1 - used))),
            source);
    }

    private static double Share(Tolerance? tolerance) => (tolerance?.PartsPerMillion ?? 0) / 1e6;
}
