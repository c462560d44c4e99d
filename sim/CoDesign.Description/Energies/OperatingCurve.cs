using CoDesign.Description.Diagnostics;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Energies;

/// <summary>How speed and leakage follow the supply voltage; straight lines between the points.</summary>
/// <param name="Points">Points by rising voltage.</param>
/// <param name="Source">Where they come from.</param>
/// <param name="Tolerance">How far leakage and speed away from the table's voltage may be off.</param>
/// <param name="Position">The block, for messages.</param>
public sealed record OperatingCurve(IReadOnlyList<OperatingPoint> Points, string Source, Tolerance Tolerance, SourcePosition Position)
{
    /// <summary>Lowest voltage of the curve.</summary>
    public Voltage Lowest => Points[0].Voltage;

    /// <summary>Highest voltage of the curve.</summary>
    public Voltage Highest => Points[^1].Voltage;

    /// <summary>Reads the block.</summary>
    public static OperatingCurve Read(NodeReader node) => new(
        node.List("points", "Points by rising voltage; one is the table's voltage with 100 %.", OperatingPoint.Read, 2),
        node.Scalar("source", "Where the points come from.", Scalar.MultilineText),
        node.Scalar("tolerance", "How far leakage and speed away from the table's voltage may be off.", Quantity.Tolerance),
        node.Position);

    /// <summary>The point at a voltage.</summary>
    /// <param name="voltage">Between <see cref="Lowest"/> and <see cref="Highest"/>.</param>
    public OperatingPoint At(Voltage voltage)
    {
        int upper = 1;
        while (upper < Points.Count - 1 && Points[upper].Voltage < voltage)
        {
            upper++;
        }

        (OperatingPoint a, OperatingPoint b) = (Points[upper - 1], Points[upper]);
        long width = b.Voltage.Microvolts - a.Voltage.Microvolts;
        long above = voltage.Microvolts - a.Voltage.Microvolts;
        Ratio Between(Ratio low, Ratio high) =>
            new(low.PartsPerMillion + (long)Rounding.DivideToNearestEven((Int128)(high.PartsPerMillion - low.PartsPerMillion) * above, width));
        return new OperatingPoint(voltage, Between(a.Speed, b.Speed), Between(a.Leakage, b.Leakage));
    }

    /// <summary>Reports what cannot be right.</summary>
    public void Check(DiagnosticBag diagnostics, Voltage nominal)
    {
        for (int i = 1; i < Points.Count; i++)
        {
            if (Points[i].Voltage <= Points[i - 1].Voltage || Points[i].Speed < Points[i - 1].Speed || Points[i].Leakage < Points[i - 1].Leakage)
            {
                diagnostics.Error(Position, $"the operating points do not rise from {Points[i - 1].Voltage} to {Points[i].Voltage}", "order them by voltage; speed and leakage rise with it");
            }
        }

        if (!Points.Any(p => p.Voltage == nominal && p.Speed == Ratio.One && p.Leakage == Ratio.One))
        {
            diagnostics.Error(Position, $"no operating point is the table's own: {nominal}, speed 100 %, leakage 100 %", "add it");
        }
    }
}
