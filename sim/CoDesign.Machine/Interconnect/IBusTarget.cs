using CoDesign.Checkpoints;
using CoDesign.Timing.Memories;
using CoDesign.Trust;

namespace CoDesign.Machine.Interconnect;

/// <summary>Answers at a range of bus addresses.</summary>
internal interface IBusTarget
{
    /// <summary>Who it is at the trust boundary.</summary>
    Party Party { get; }

    /// <summary>Labels of the bytes that a read would return. Nothing moves.</summary>
    /// <param name="offset">First byte, from the start of the window.</param>
    /// <param name="labels">Gets a label id per byte.</param>
    void ReadLabels(ulong offset, Span<ushort> labels);

    /// <summary>Reads. The range lies inside the target's window.</summary>
    /// <param name="offset">First byte, from the start of the window.</param>
    /// <param name="data">Gets the bytes.</param>
    /// <returns><see langword="false"/>: nothing answers there.</returns>
    bool TryRead(ulong offset, Span<byte> data);

    /// <summary>Writes. The range lies inside the target's window.</summary>
    /// <param name="offset">First byte, from the start of the window.</param>
    /// <param name="data">The bytes.</param>
    /// <param name="labels">A label id per byte; empty when labels are not followed.</param>
    /// <param name="pc">The instruction that caused it.</param>
    /// <returns><see langword="false"/>: nothing answers there.</returns>
    bool TryWrite(ulong offset, ReadOnlySpan<byte> data, ReadOnlySpan<ushort> labels, ulong pc);

    /// <summary>Takes the target for an access.</summary>
    /// <param name="picoseconds">When the request arrives.</param>
    /// <param name="offset">First byte, from the start of the window.</param>
    /// <param name="length">Bytes.</param>
    /// <param name="isWrite">Whether it writes.</param>
    /// <returns>When the target has read or written them.</returns>
    MemoryAnswer Occupy(long picoseconds, ulong offset, int length, bool isWrite);

    /// <summary>Moves the state into a checkpoint or out of it.</summary>
    void Exchange(StateStream stream);
}
