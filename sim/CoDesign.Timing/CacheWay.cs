using System.Runtime.InteropServices;

namespace CoDesign.Timing;

/// <summary>A place for one line of a cache.</summary>
[StructLayout(LayoutKind.Sequential)]
public unsafe struct CacheWay
{
    internal const ulong Empty = ulong.MaxValue;

    /// <summary>The line address, or all ones.</summary>
    public ulong Line;

    /// <summary>When the line was used last.</summary>
    public long Stamp;

    /// <summary>Where translated code finds the line; null if it does not know it.</summary>
    public LineView* View;

    /// <summary>Whether the line holds what memory does not have yet.</summary>
    public bool IsDirty;
}
