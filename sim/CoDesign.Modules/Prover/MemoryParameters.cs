using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;

namespace CoDesign.Modules.Prover;

/// <summary>The unit's own memory, which all of its parts share.</summary>
/// <param name="Bandwidth">Rate of reading and writing together.</param>
/// <param name="BurstGap">Time lost between two bursts that do not follow each other; null: none.</param>
public sealed record MemoryParameters(Sourced<Bandwidth> Bandwidth, Sourced<SimTime>? BurstGap)
{
    private const long PicosecondsPerSecond = 1_000_000_000_000;

    /// <summary>Cycles to move some bytes: bytes / bandwidth, and a gap per burst.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="burst">Bytes that lie in a row.</param>
    /// <param name="clock">The unit's clock.</param>
    public long CyclesFor(Int128 bytes, ByteSize burst, Frequency clock)
    {
        Int128 bursts = (bytes + burst.Bytes - 1) / burst.Bytes;
        Int128 gaps = bursts * (BurstGap?.Value.Picoseconds ?? 0) * clock.Hertz;
        return checked(Bandwidth.Value.CyclesFor(bytes, clock).Count + (long)((gaps + PicosecondsPerSecond - 1) / PicosecondsPerSecond));
    }

    /// <summary>Reads the block.</summary>
    public static MemoryParameters Read(NodeReader node) => new(
        node.Sourced("bandwidth", "Rate of the unit's own memory, reading and writing together.", Quantity.Bandwidth),
        node.OptionalSourced("burst_gap", "Time lost between two bursts that do not follow each other, for example to open a row; absent: none.", Quantity.Time));
}
