using CoDesign.Timing.Memories;

namespace CoDesign.Machine.Interconnect;

/// <summary>The way of a core to a memory of its zone whose answers take varying time: a bus, or none, and the memory.</summary>
/// <param name="route">The bus.</param>
/// <param name="target">The memory.</param>
internal sealed class MemoryPath(Route route, RamTarget target)
{
    /// <summary>Accesses the memory: a reservation on the time lines of the bus and the memory.</summary>
    /// <param name="picoseconds">When the core asks.</param>
    /// <param name="busAddress">First byte.</param>
    /// <param name="length">Bytes.</param>
    /// <param name="isWrite">Whether it writes.</param>
    public MemoryAnswer Access(long picoseconds, ulong busAddress, int length, bool isWrite) =>
        route.Access(picoseconds, target, busAddress - target.Ram.Address, length, isWrite);
}
