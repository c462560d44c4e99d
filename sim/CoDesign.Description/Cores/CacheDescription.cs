using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Cores;

/// <summary>A cache.</summary>
/// <param name="Size">Capacity.</param>
/// <param name="Line">Bytes per line.</param>
/// <param name="Ways">Lines per set.</param>
/// <param name="Write">What a write does; unused by instruction caches.</param>
/// <param name="Replacement">Which line of a full set makes room.</param>
/// <param name="Atomics">Where atomic accesses are done: past a data cache that is not coherent with memory, or in it.</param>
/// <param name="SequentialFills">Lines that are on their way at once when an instruction cache misses in straight code.</param>
/// <param name="LineFill">When a miss lets the core go on, behind a memory or bus that brings the line over time.</param>
/// <param name="MissOverhead">Cycles of a miss besides the latency of the memory behind.</param>
/// <param name="Position">The block, for messages.</param>
public sealed record CacheDescription(
    ByteSize Size, ByteSize Line, int Ways, WritePolicy Write, ReplacementPolicy Replacement, AtomicPlace Atomics, int SequentialFills, LineFill LineFill, Sourced<Cycles> MissOverhead, Diagnostics.SourcePosition Position)
{
    /// <summary>Sets.</summary>
    public ulong Sets => Size.Bytes / Math.Max(1, Line.Bytes * (ulong)Math.Max(1, Ways));

    /// <summary>Reads the block.</summary>
    public static CacheDescription Read(NodeReader node) => new(
        node.Size("size", "Capacity.", new ByteSize(64), new ByteSize(64 << 20)),
        node.Size("line", "Bytes per line; a power of two.", new ByteSize(4), new ByteSize(4096)),
        node.Count("ways", "Lines per set.", 1, 64),
        node.EnumOr("write", "What a write does; has no meaning for an instruction cache.", WritePolicy.Through),
        node.EnumOr("replacement", "Which line of a full set makes room.", ReplacementPolicy.Lru),
        node.EnumOr("atomics", "Where atomic accesses are done; has no meaning for an instruction cache.", AtomicPlace.Cache),
        node.ScalarOr("sequential_fills", "Lines that are on their way at once when an instruction cache misses in straight code: each costs that part of a miss.", Scalar.Count.Within(1, 64), 1),
        node.EnumOr("line_fill", "When a miss lets the core go on, behind a memory or bus that brings the line over time.", LineFill.WholeLine),
        node.Sourced("miss_overhead", "Cycles of a miss besides the latency of the memory behind.", Quantity.Cycles),
        node.Position);
}
