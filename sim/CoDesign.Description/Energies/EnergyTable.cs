using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Energies;

/// <summary>What actions cost in energy, and what parts leak, in one process at one operating point.</summary>
/// <param name="Name">Name of the table.</param>
/// <param name="Summary">What it rests on, and how far to trust it.</param>
/// <param name="Node">Process node.</param>
/// <param name="Voltage">Supply voltage that the constants are for.</param>
/// <param name="Curve">Speed and leakage at other voltages; null: the table is for its own voltage only.</param>
/// <param name="Density">Silicon that logic takes; null: areas of logic stay unknown.</param>
/// <param name="Classes">Classes by name; a part of a chip names its class.</param>
/// <param name="Position">The file.</param>
public sealed record EnergyTable(
    string Name,
    string Summary,
    Length Node,
    Voltage Voltage,
    OperatingCurve? Curve,
    GateDensity? Density,
    KeyedList<Tagged<IEnergyClass>> Classes,
    Diagnostics.SourcePosition Position)
{
    /// <summary>Kind of the file.</summary>
    public const string SchemaKind = "energy";

    private static readonly IReadOnlyList<IUnionCase<IEnergyClass>> Kinds =
    [
        new UnionCase<IEnergyClass>("actions", "A fixed energy for each action: cores and modules.", ActionEnergies.Read),
        new UnionCase<IEnergyClass>("array", "A memory array whose energy follows from its capacity: SRAM.", ArrayEnergies.Read),
        new UnionCase<IEnergyClass>("per_bit", "An energy for each bit moved: DRAM.", PerBitEnergies.Read),
    ];

    /// <summary>Reads an energy file.</summary>
    public static EnergyTable Read(NodeReader node)
    {
        node.SchemaId(SchemaKind, 1);
        return new EnergyTable(
            node.Scalar("name", "Name of the table.", Scalar.Matching("name", "[a-z0-9][a-z0-9_.-]*", "lower-case letters, digits, '_', '-' or '.'", "22nm")),
            node.MultilineText("description", "What the table rests on, and how far to trust it."),
            node.Scalar("node", "Process node that the constants are for.", Quantity.Length),
            node.Scalar("voltage", "Supply voltage that the constants are for.", Quantity.Voltage),
            node.OptionalObject("operating_points", "Speed and leakage at other voltages; absent: the table is for its own voltage only.", OperatingCurve.Read),
            node.OptionalObject("gate", "Silicon that logic takes; absent: areas of logic stay unknown.", GateDensity.Read),
            new KeyedList<Tagged<IEnergyClass>>(
                [.. node.Map("classes", "Constants by class; a part of a chip names its class.", Scalar.Identifier, ClassRecord.Read)
                    .Select(c => new Keyed<Tagged<IEnergyClass>>(c.Key, c.Value.Class, c.Position))]),
            node.Position);
    }

    // The union needs a mapping of its own; a map entry of the file is one.
    private sealed record ClassRecord(Tagged<IEnergyClass> Class)
    {
        public static ClassRecord Read(NodeReader node) => new(node.Union("kind", "How the class states its constants.", Kinds));
    }
}
