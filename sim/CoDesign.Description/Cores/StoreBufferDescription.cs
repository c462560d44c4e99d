using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;

namespace CoDesign.Description.Cores;

/// <summary>
/// Where the stores of a core with a write-through cache wait for memory: a queue behind the pipeline, then a buffer that merges
/// stores to the same words and writes several at once.
/// </summary>
/// <param name="Queue">Stores between the pipeline and the buffer.</param>
/// <param name="ToBuffer">Cycles from the issue of a store until it can be in the buffer, where loads see it.</param>
/// <param name="Entries">Words in the buffer.</param>
/// <param name="WordBytes">Bytes of such a word.</param>
/// <param name="Outstanding">Writes on their way to memory at once.</param>
/// <param name="WriteOverhead">Cycles of a write besides the latency of the memory.</param>
/// <param name="DrainAfter">Cycles after the issue of a fence or an atomic at which an empty buffer is needed.</param>
/// <param name="MatchBits">Address bits by which a load finds a store that is in its way; below them a load and a store may look the same.</param>
/// <param name="Source">Where the sizes come from.</param>
public sealed record StoreBufferDescription(
    int Queue,
    Sourced<Cycles> ToBuffer,
    int Entries,
    ByteSize WordBytes,
    int Outstanding,
    Sourced<Cycles> WriteOverhead,
    Sourced<Cycles> DrainAfter,
    int MatchBits,
    string Source)
{
    /// <summary>Reads the block.</summary>
    public static StoreBufferDescription Read(NodeReader node) => new(
        node.Count("queue", "Stores between the pipeline and the buffer.", 1, 64),
        node.Sourced("to_buffer", "Cycles from the issue of a store until it can be in the buffer, where loads see it.", Quantity.Cycles),
        node.Count("entries", "Words in the buffer.", 1, 64),
        node.Size("word", "Bytes of such a word; a power of two.", new ByteSize(4), new ByteSize(64)),
        node.Count("outstanding", "Writes on their way to memory at once.", 1, 64),
        node.Sourced("write_overhead", "Cycles of a write besides the latency of the memory.", Quantity.Cycles),
        node.Sourced("drain_after", "Cycles after the issue of a fence or an atomic at which an empty buffer is needed.", Quantity.Cycles),
        node.Count("match_bits", "Low address bits by which a load finds a store in its way.", 3, 64),
        node.Scalar("source", "Where the sizes come from.", Scalars.Scalar.MultilineText));
}
