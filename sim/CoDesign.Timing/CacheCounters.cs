using System.Runtime.InteropServices;

namespace CoDesign.Timing;

/// <summary>What a cache did, where any engine can count it.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct CacheCounters
{
    /// <summary>Reads.</summary>
    public long Reads;

    /// <summary>Writes.</summary>
    public long Writes;
}
