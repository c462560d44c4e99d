using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;

namespace CoDesign.Description.Chips;

/// <summary>How a module masters the bus.</summary>
/// <param name="MaxBurst">Most bytes per transfer.</param>
/// <param name="Alignment">Alignment in bytes that the first address of a buffer must have.</param>
/// <param name="Outstanding">Reads that may be under way at once.</param>
/// <param name="Descriptor">How often it reads the descriptor of a job.</param>
public sealed record DmaDescription(ByteSize MaxBurst, ByteSize Alignment, int Outstanding, DescriptorReading Descriptor)
{
    /// <summary>Reads the block.</summary>
    public static DmaDescription Read(NodeReader node) => new(
        node.Size("max_burst", "Most bytes per transfer; a power of two.", new ByteSize(4), new ByteSize(4096)),
        node.Size("alignment", "Alignment that the first address of a buffer must have; a power of two.", new ByteSize(1), new ByteSize(4096)),
        node.Count("outstanding", "Reads that may be under way at once.", 1, 64),
        node.EnumOr("descriptor", "How often it reads the descriptor of a job.", DescriptorReading.Snapshot));
}
