using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;

namespace CoDesign.Description.Cores;

/// <summary>Physical memory protection with 16 entries (RISC-V Privileged Architecture, “Physical Memory Protection”).</summary>
/// <param name="Granularity">Smallest region; a power of two from 4 B.</param>
/// <param name="IsEnhanced">Whether the hart has Smepmp: rules that bind machine mode.</param>
public sealed record PmpDescription(ByteSize Granularity, bool IsEnhanced)
{
    /// <summary>Reads the block.</summary>
    public static PmpDescription Read(NodeReader node) => new(
        node.Size("granularity", "Smallest region that an entry can describe; a power of two.", new ByteSize(4), new ByteSize(4096)),
        node.Boolean("enhanced", "Whether the hart has Smepmp (mseccfg): rules that bind machine mode."));
}
