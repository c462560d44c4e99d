using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;

namespace CoDesign.Description.Cores;

/// <summary>The rest of a minimal chip: one memory at 0x8000_0000, in which a bare program runs.</summary>
/// <param name="Clock">Clock of the core.</param>
/// <param name="Memory">Size of the memory.</param>
/// <param name="MemoryLatency">Cycles from request to data.</param>
/// <param name="MemoryEnergy">Class of the energy table.</param>
public sealed record StandaloneDescription(Frequency Clock, ByteSize Memory, Sourced<Latency> MemoryLatency, Reference MemoryEnergy)
{
    /// <summary>Reads the block.</summary>
    public static StandaloneDescription Read(NodeReader node) => new(
        node.Frequency("clock", "Clock of the core."),
        node.Size("memory", "Size of the memory at 0x8000_0000.", new ByteSize(4096), new ByteSize(1UL << 32)),
        node.Sourced("memory_latency", "Time from request to data.", Quantity.Latency),
        node.Reference("memory_energy", "Class of the energy table with the memory's actions."));
}
