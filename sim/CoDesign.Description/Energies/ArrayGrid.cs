
namespace CoDesign.Description.Energies;

/// <summary>Values of tabulated arrays between and beyond the points of the table.</summary>
/// <remarks>
/// In logarithmic scales: first along the straight line through the two nearest capacities of each tabulated width, then along the one
/// through the two nearest widths. Beyond the table the outermost line goes on. With a single width a value follows the bits.
/// docs/energy.md has what points left out say of this rule.
/// </remarks>
/// <param name="points">Tabulated arrays, by rising width and within a width by rising capacity.</param>
internal sealed class ArrayGrid(IReadOnlyList<ArrayPoint> points)
{
    private readonly ArrayPoint[][] _columns = [.. points.GroupBy(p => p.Width.Bits).OrderBy(g => g.Key).Select(g => g.ToArray())];

    /// <summary>Whether the table has this very array.</summary>
    public bool Has(EnergyPart part) => points.Any(p => p.Capacity == part.Capacity && p.Width == part.Width);

    /// <summary>A value that depends on capacity and width.</summary>
    /// <param name="part">The array.</param>
    /// <param name="valueOf">Value of a tabulated array, positive.</param>
    /// <param name="followsBits">Whether the value is in proportion to the width if only one is tabulated; otherwise it is the same.</param>
    public Int128 At(EnergyPart part, Func<ArrayPoint, Int128> valueOf, bool followsBits)
    {
        (double Width, Int128 Value)[] byWidth =
            [.. _columns.Select(c => ((double)c[0].Width.Bits, Along(part.Capacity.Bytes, [.. c.Select(p => ((double)p.Capacity.Bytes, valueOf(p)))])))];
        return byWidth.Length > 1 ? Along(part.Width.Bits, byWidth)
            : followsBits ? byWidth[0].Value * part.Width.Bits / (int)byWidth[0].Width
            : byWidth[0].Value;
    }

    private static Int128 Along(double x, (double X, Int128 Value)[] line)
    {
        int upper = Array.FindIndex(line, p => p.X >= x);
        upper = upper < 0 ? line.Length - 1 : upper;
        if (line[upper].X == x || line.Length == 1)
        {
            return line[upper].Value;
        }

        ((double x0, Int128 v0), (double x1, Int128 v1)) = (line[Math.Max(1, upper) - 1], line[Math.Max(1, upper)]);
        double position = Math.Log2(x / x0) / Math.Log2(x1 / x0);
        return (Int128)Math.Round((double)v0 * Math.Pow((double)v1 / (double)v0, position));
    }
}
