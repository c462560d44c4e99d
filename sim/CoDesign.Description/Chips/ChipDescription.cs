using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Chips;

/// <summary>A chip: its parts, how they are joined, and which of them trust each other.</summary>
/// <param name="Name">Name of the chip.</param>
/// <param name="Summary">What it is for.</param>
/// <param name="Technology">Process and operating point.</param>
/// <param name="Clocks">Clocks by id.</param>
/// <param name="Zones">Zones of trust.</param>
/// <param name="Cores">Cores; this version simulates one.</param>
/// <param name="Memories">Memories.</param>
/// <param name="Links">Connections.</param>
/// <param name="Devices">Timers, serial ports.</param>
/// <param name="Modules">Accelerators.</param>
/// <param name="Staging">Memory through which buffers reach modules that may not read them in place.</param>
/// <param name="Firmware">Memory of the region driver.</param>
/// <param name="Protection">Access control for requesters.</param>
/// <param name="Position">The file.</param>
public sealed record ChipDescription(
    string Name,
    string Summary,
    TechnologyDescription Technology,
    KeyedList<Frequency> Clocks,
    IReadOnlyList<ZoneDescription> Zones,
    IReadOnlyList<CoreInstance> Cores,
    IReadOnlyList<MemoryDescription> Memories,
    IReadOnlyList<LinkDescription> Links,
    IReadOnlyList<DeviceDescription> Devices,
    IReadOnlyList<ModuleDescription> Modules,
    Reference? Staging,
    Reference? Firmware,
    ProtectionDescription? Protection,
    Diagnostics.SourcePosition Position)
{
    /// <summary>Kind of the file.</summary>
    public const string SchemaKind = "chip";

    /// <summary>Reads a chip file.</summary>
    public static ChipDescription Read(NodeReader node)
    {
        node.SchemaId(SchemaKind, 1);
        return new ChipDescription(
            node.Identifier("name", "Name of the chip; the same as its folder's."),
            node.MultilineText("description", "What the chip is for."),
            node.Object("technology", "Process and operating point.", TechnologyDescription.Read),
            node.Map("clocks", "Clocks by id.", Scalar.Identifier, Form.Scalar(Quantity.Frequency)),
            node.List("zones", "Zones of trust; every part is in exactly one.", ZoneDescription.Read, 1, "id"),
            node.List("cores", "Cores; this version simulates exactly one.", CoreInstance.Read, 1, "id"),
            node.List("memories", "Memories.", MemoryDescription.Read, 1, "id"),
            node.OptionalList("links", "Connections within and between zones.", LinkDescription.Read, "id"),
            node.OptionalList("devices", "Timers, serial ports.", DeviceDescription.Read, "id"),
            node.OptionalList("modules", "Accelerators.", ModuleDescription.Read, "id"),
            node.OptionalReference("staging", "Memory through which buffers reach modules that may not read them in place; absent: no staging."),
            node.OptionalReference("firmware", "Memory of the region driver; absent: regions are never offloaded."),
            node.OptionalObject("protection", "Access control for requesters; absent: modules reach every memory that a link leads to.", ProtectionDescription.Read),
            node.Position);
    }
}
