using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CoDesign.Timing;

/// <summary>
/// A line as translated code sees it: tags that an address is compared with. Whoever removes the line from its cache takes
/// them back, so that a matching tag is a hit.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public struct LineView
{
    /// <summary>
    /// A tag that no address equals. What is compared keeps the line and, so that misaligned accesses fail, the lowest three bits; this
    /// bit is between them in every line of at least 16 bytes.
    /// </summary>
    public const ulong NoTag = 8;

    /// <summary>What of an address must equal a tag: the line and, so that misaligned accesses fail, the lowest bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong TagMask(int lineBytes, int accessBytes) => ~(ulong)(lineBytes - 1) | (uint)(accessBytes - 1);

    /// <summary>Address of the line if a read hits, else <see cref="NoTag"/>.</summary>
    public ulong ReadTag;

    /// <summary>Address of the line if a write needs no more than writing, else <see cref="NoTag"/>.</summary>
    public ulong WriteTag;

    /// <summary>As <see cref="ReadTag"/>, also where bytes of the line carry labels.</summary>
    public ulong LabelledReadTag;

    /// <summary>As <see cref="WriteTag"/>, also where bytes of the line carry labels.</summary>
    public ulong LabelledWriteTag;

    /// <summary>Takes the line back.</summary>
    public void Close()
    {
        ReadTag = NoTag;
        WriteTag = NoTag;
        LabelledReadTag = NoTag;
        LabelledWriteTag = NoTag;
    }
}
