using System.Runtime.InteropServices;
using CoDesign.Machine.Memory;
using CoDesign.Timing;

namespace CoDesign.Machine.Translation;

/// <summary>
/// A line of memory that translated code may touch after one comparison, which says at once that the access is inside the memory,
/// aligned, permitted, watched by nobody, a cache hit, and free of labels where these are followed.
/// </summary>
// The size makes an index a shift.
[StructLayout(LayoutKind.Sequential, Size = 128)]
internal unsafe struct AccessEntry
{
    /// <summary>Address of the line for reads and for writes.</summary>
    public LineView View;

    /// <summary>Host address of the byte at guest address 0, were it in this line.</summary>
    public byte* Host;

    /// <summary>Takes the time of use; where the cache does not hold the line, a place that nobody reads.</summary>
    public long* Stamp;

    /// <summary>Counters of the memory.</summary>
    public RamCounters* Counters;

    /// <summary>Place in the cache; null without one.</summary>
    public CacheWay* Way;

    /// <summary>Cycles that each read loses.</summary>
    public int ReadWait;

    /// <summary>Cycles that each write loses.</summary>
    public int WriteWait;

    /// <summary>Address on the bus minus program address.</summary>
    public ulong BusOffset;

    /// <summary>Cycles in which the memory behind the cache answers.</summary>
    public int Latency;

    /// <summary>Labels of the bytes, counted from guest address 0 were it in this line; null while all of the page are public.</summary>
    public ushort* Shadow;
}
