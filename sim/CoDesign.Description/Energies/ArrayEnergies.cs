using CoDesign.Description.Diagnostics;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Energies;

/// <summary>A memory array: energy per access, leakage and area at some capacities and widths, and in between by <see cref="ArrayGrid"/>.</summary>
/// <param name="Cell">Type of the cells; leakage differs by factors of hundreds between types.</param>
/// <param name="Points">Tabulated arrays, by rising width and capacity.</param>
/// <param name="Source">Where the points come from.</param>
/// <param name="Tolerance">How far they may be off.</param>
/// <param name="Position">The block, for messages.</param>
public sealed record ArrayEnergies(
    CellType Cell, IReadOnlyList<ArrayPoint> Points, string Source, Tolerance Tolerance, SourcePosition Position) : IEnergyClass
{
    /// <summary>Name of the action of reading once.</summary>
    public const string ReadAction = "read";

    /// <summary>Name of the action of writing once.</summary>
    public const string WriteAction = "write";

    // Made anew each time: a copy of this record with other points must not keep the grid of the old ones.
    private ArrayGrid Grid => new(Points);

    /// <inheritdoc/>
    public IReadOnlyList<string> Actions { get; } = [ReadAction, WriteAction];

    /// <inheritdoc/>
    public bool FollowsVoltage => true;

    /// <inheritdoc/>
    public Sourced<Frequency>? HighestClock => null;

    /// <summary>Reads the block.</summary>
    public static ArrayEnergies Read(NodeReader node) => new(
        node.Enum<CellType>("cell", "Type of the cells; leakage differs by factors of hundreds between types."),
        node.List("points", "Tabulated arrays, by rising width, and by rising capacity for each width.", ArrayPoint.Read, 1),
        node.Scalar("source", "Where the points come from.", Scalar.MultilineText),
        node.Scalar("tolerance", "How far they may be off.", Quantity.Tolerance),
        node.Position);

    /// <inheritdoc/>
    public bool TryActionEnergy(string action, EnergyPart part, out EnergyConstant energy)
    {
        bool isRead = action == ReadAction;
        Int128 attojoules = Grid.At(part, p => (isRead ? p.ReadEnergy : p.WriteEnergy).Attojoules, followsBits: true);
        energy = EnergyConstant.Of(new Energy(attojoules), Tolerance, SourceFor(part));
        return isRead || action == WriteAction;
    }

    /// <inheritdoc/>
    public PowerConstant Leakage(EnergyPart part) =>
        PowerConstant.Of(new Power(Grid.At(part, p => p.Leakage.Attowatts, followsBits: false)), Tolerance, SourceFor(part));

    /// <inheritdoc/>
    public AreaConstant? AreaOf(EnergyPart part) => Points.All(p => p.Area is not null)
        ? AreaConstant.Of(new Area((long)Grid.At(part, p => p.Area!.Value.SquareNanometres, followsBits: false)), Tolerance, SourceFor(part))
        : null;

    /// <inheritdoc/>
    public void Check(DiagnosticBag diagnostics, string name)
    {
        foreach (ArrayPoint[] column in Points.GroupBy(p => p.Width).Select(g => g.ToArray()))
        {
            for (int i = 1; i < column.Length; i++)
            {
                if (column[i].Capacity.Bytes <= column[i - 1].Capacity.Bytes)
                {
                    diagnostics.Error(Position, $"points of class '{name}' do not rise: {column[i - 1].Capacity} is followed by {column[i].Capacity} at {column[i].Width}", "order them by capacity");
                }
            }
        }

        // Lines in logarithmic scales have no place for zero.
        if (Points.Count > 1 && Points.Any(p => p.ReadEnergy == Energy.Zero || p.WriteEnergy == Energy.Zero || p.Leakage == Power.Zero || p.Area == Area.Zero))
        {
            diagnostics.Error(Position, $"a point of class '{name}' is zero, and between points nothing can follow from it", "write what the source says, or leave the point out");
        }
    }

    private string SourceFor(EnergyPart part) =>
        Grid.Has(part) ? Source : $"{Source}; {part.Capacity}, {part.Width} by log-log interpolation between the nearest points";
}
