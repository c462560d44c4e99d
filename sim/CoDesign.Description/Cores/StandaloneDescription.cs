using CoDesign.Description.Chips;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;

namespace CoDesign.Description.Cores;

/// <summary>The rest of a minimal chip: one memory at 0x8000_0000, in which a bare program runs.</summary>
/// <param name="Technology">Process and operating point.</param>
/// <param name="Clock">Clock of the core.</param>
/// <param name="Memory">Size of the memory.</param>
/// <param name="MemoryWidth">Bits that one access moves.</param>
/// <param name="MemoryLatency">Cycles from request to data.</param>
/// <param name="MemoryEnergy">Class of the energy table.</param>
public sealed record StandaloneDescription(
    TechnologyDescription Technology, Frequency Clock, ByteSize Memory, BitWidth MemoryWidth, Sourced<Latency> MemoryLatency, Reference MemoryEnergy)
{
    /// <summary>Reads the block.</summary>
    public static StandaloneDescription Read(NodeReader node) => new(
        node.Object("technology", "Process and operating point.", TechnologyDescription.Read),
        node.Frequency("clock", "Clock of the core."),
        node.Size("memory", "Size of the memory at 0x8000_0000.", new ByteSize(4096), new ByteSize(1UL << 32)),
        node.Width("memory_width", "Bits that one access of the memory moves.", new BitWidth(8), new BitWidth(4096)),
        node.Sourced("memory_latency", "Time from request to data.", Quantity.Latency),
        node.Reference("memory_energy", "Class of the energy table with the memory's actions."));
}
