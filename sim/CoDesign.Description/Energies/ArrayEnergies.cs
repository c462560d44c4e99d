using CoDesign.Description.Diagnostics;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Energies;

/// <summary>
/// A memory array: energy per access and leakage at some capacities, and between them along the straight line through the two
/// nearest points in logarithmic scales.
/// </summary>
/// <param name="Cell">Type of the cells; leakage differs by factors of hundreds between types.</param>
/// <param name="Width">Bits that one access of the tabulated arrays moves.</param>
/// <param name="Points">Tabulated arrays, by rising capacity.</param>
/// <param name="Source">Where the points come from.</param>
/// <param name="Tolerance">How far they may be off.</param>
/// <param name="Position">The block, for messages.</param>
public sealed record ArrayEnergies(
    CellType Cell, BitWidth Width, IReadOnlyList<ArrayPoint> Points, string Source, Tolerance Tolerance, SourcePosition Position) : IEnergyClass
{
    /// <summary>Name of the action of reading once.</summary>
    public const string ReadAction = "read";

    /// <summary>Name of the action of writing once.</summary>
    public const string WriteAction = "write";

    /// <inheritdoc/>
    public IReadOnlyList<string> Actions { get; } = [ReadAction, WriteAction];

    /// <summary>Reads the block.</summary>
    public static ArrayEnergies Read(NodeReader node) => new(
        node.Enum<CellType>("cell", "Type of the cells; leakage differs by factors of hundreds between types."),
        node.Width("width", "Bits that one access of the tabulated arrays moves.", new BitWidth(8), new BitWidth(4096)),
        node.List("points", "Tabulated arrays, by rising capacity.", ArrayPoint.Read, 1),
        node.Scalar("source", "Where the points come from.", Scalar.MultilineText),
        node.Scalar("tolerance", "How far they may be off.", Quantity.Tolerance),
        node.Position);

    /// <inheritdoc/>
    public bool TryActionEnergy(string action, EnergyPart part, out EnergyConstant energy)
    {
        bool isRead = action == ReadAction;
        Int128 attojoules = Between(part.Capacity, p => (isRead ? p.ReadEnergy : p.WriteEnergy).Attojoules);

        // Bit lines and sense amplifiers dominate: an access of another width costs in proportion to its bits.
        Int128 scaled = attojoules * part.Width.Bits / Width.Bits;
        energy = EnergyConstant.Of(new Energy(scaled), Tolerance, SourceFor(part));
        return isRead || action == WriteAction;
    }

    /// <inheritdoc/>
    public PowerConstant Leakage(EnergyPart part) =>
        PowerConstant.Of(new Power(Between(part.Capacity, p => p.Leakage.Attowatts)), Tolerance, SourceFor(part));

    /// <inheritdoc/>
    public void Check(DiagnosticBag diagnostics, string name)
    {
        for (int i = 1; i < Points.Count; i++)
        {
            if (Points[i].Capacity.Bytes <= Points[i - 1].Capacity.Bytes)
            {
                diagnostics.Error(Position, $"points of class '{name}' do not rise: {Points[i - 1].Capacity} is followed by {Points[i].Capacity}", "order them by capacity");
            }
        }
    }

    private string SourceFor(EnergyPart part) =>
        Points.Any(p => p.Capacity == part.Capacity) ? Source : $"{Source}; {part.Capacity} by log-log interpolation between the nearest points";

    // Capacities outside the table follow the line of the two outermost points.
    private Int128 Between(ByteSize capacity, Func<ArrayPoint, Int128> valueOf)
    {
        int upper = 0;
        while (upper < Points.Count - 1 && Points[upper].Capacity.Bytes < capacity.Bytes)
        {
            upper++;
        }

        if (Points[upper].Capacity == capacity || Points.Count == 1)
        {
            return valueOf(Points[upper]);
        }

        upper = Math.Max(1, upper);
        (ArrayPoint a, ArrayPoint b) = (Points[upper - 1], Points[upper]);
        double position = Math.Log2((double)capacity.Bytes / a.Capacity.Bytes) / Math.Log2((double)b.Capacity.Bytes / a.Capacity.Bytes);
        double ratio = (double)valueOf(b) / (double)valueOf(a);
        return (Int128)Math.Round((double)valueOf(a) * Math.Pow(ratio, position));
    }
}
