using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Chips;

/// <summary>A memory.</summary>
/// <param name="Id">Id.</param>
/// <param name="Zone">Its zone.</param>
/// <param name="Base">First address.</param>
/// <param name="Size">Capacity.</param>
/// <param name="Access">What the hardware lets through.</param>
/// <param name="Width">Bits that one access moves.</param>
/// <param name="Latency">Time from request to data; null for a DRAM.</param>
/// <param name="Dram">File of the DRAM that it is; null: every access takes the same time.</param>
/// <param name="Bus">Link that lies between the core and the memory; null: the latency holds the whole way.</param>
/// <param name="Clock">Clock whose cycles the latency counts; null: that of the core.</param>
/// <param name="IsCached">Whether the core's caches stand in front of it.</param>
/// <param name="MinimumIntegrity">Least integrity of what modules, and cores of other zones, write there; null: any.</param>
/// <param name="EnergyClass">Class of the energy table.</param>
/// <param name="Position">The entry, for messages.</param>
public sealed record MemoryDescription(
    string Id,
    Reference Zone,
    Located<Address> Base,
    ByteSize Size,
    MemoryAccess Access,
    BitWidth Width,
    Sourced<Latency>? Latency,
    FileReference? Dram,
    Reference? Bus,
    Reference? Clock,
    bool IsCached,
    MemoryIntegrity? MinimumIntegrity,
    Reference EnergyClass,
    Diagnostics.SourcePosition Position)
{
    /// <summary>Reads an entry.</summary>
    public static MemoryDescription Read(NodeReader node)
    {
        var memory = new MemoryDescription(
            node.Identifier("id", "Id of the memory."),
            node.Reference("zone", "Its zone."),
            node.Located("base", "First address; a multiple of 4 KiB.", Scalar.Address),
            node.Size("size", "Capacity; a multiple of 4 KiB.", new ByteSize(4096), new ByteSize(1UL << 40)),
            node.Enum<MemoryAccess>("access", "What the hardware lets through."),
            node.Width("width", "Bits that one access moves.", new BitWidth(8), new BitWidth(4096)),
            node.OptionalSourced("latency", "Time from request to data, in cycles of 'clock' or as a time; absent for a DRAM.", Quantity.Latency),
            node.OptionalFile("dram", "File of the DRAM that it is; absent: every access takes the same time."),
            node.OptionalReference("bus", "Link of the core's zone that refills and uncached accesses of the core take; absent: the latency holds the whole way."),
            node.OptionalReference("clock", "Clock whose cycles the latency counts; absent: that of the core."),
            node.ScalarOr("cached", "Whether the core's caches stand in front of it.", Scalar.Boolean, true),
            node.OptionalScalar("min_integrity", "Least integrity of what modules, and cores of other zones, may write there (TB302); absent: any.", Scalar.EnumOf<MemoryIntegrity>()),
            node.Reference("energy", "Class of the energy table."),
            node.Position);
        node.ExactlyOneOf("latency", "dram");
        node.AtMostOneOf("clock", "dram");
        return memory;
    }
}
