using System.Runtime.InteropServices;

namespace CoDesign.Machine.Memory;

/// <summary>
/// One page that the hart may access without asking anybody: memory of the hart's own zone. Everything else takes the slow path
/// through the fabric and its trust boundary.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct PageEntry
{
    /// <summary>Bytes per page.</summary>
    public const int Bytes = 4096;

    /// <summary>
    /// A tag that no address equals. What is compared with a tag keeps the lowest three bits of a misaligned address, so that one of
    /// the bits between these and the page must be set.
    /// </summary>
    public const ulong NoTag = 0x800;

    /// <summary>In place of a number of cycles: the memory behind the page says for each access.</summary>
    public const int Varies = -1;

    /// <summary>Page address if it may be read, else <see cref="NoTag"/>.</summary>
    public ulong ReadTag;

    /// <summary>Page address if it may be written, else <see cref="NoTag"/>.</summary>
    public ulong WriteTag;

    /// <summary>Host address of the byte at guest address 0, were it in this page.</summary>
    public byte* Host;

    /// <summary>Labels of the page's bytes; null while all are public.</summary>
    public ushort* Shadow;

    /// <summary>Counters of the memory behind the page.</summary>
    public RamCounters* Counters;

    /// <summary>Address on the bus minus program address.</summary>
    public ulong BusOffset;

    /// <summary>Cycles beyond the first that the memory takes to answer: on each access, or on a miss if it is cached; or <see cref="Varies"/>.</summary>
    public int WaitCycles;

    /// <summary>Bytes that one access of the memory moves.</summary>
    public int WidthBytes;

    /// <summary>Whether the data cache stands in front of the memory.</summary>
    public bool IsCached;

    /// <summary>Whether the memory behind the page takes writes.</summary>
    public bool IsWritable;

    /// <summary>Whether no byte of a range of the page carries a label.</summary>
    /// <param name="address">Program address of the first byte.</param>
    /// <param name="bytes">Bytes, all in the page.</param>
    public readonly bool IsPublic(ulong address, int bytes) =>
        Shadow is null || !new ReadOnlySpan<ushort>(Shadow + (address % Bytes), bytes).ContainsAnyExcept((ushort)0);
}
