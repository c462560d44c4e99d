using CoDesign.Checkpoints;
using CoDesign.Description.Quantities;
using CoDesign.Machine.Memory;
using CoDesign.Timing.Memories;
using CoDesign.Trust;

namespace CoDesign.Machine.Interconnect;

/// <summary>A memory on the bus: one port, which accesses take one after the other; a DRAM has banks and channels instead.</summary>
/// <param name="ram">The memory.</param>
/// <param name="clock">Clock of its port.</param>
internal sealed class RamTarget(Ram ram, Frequency clock) : IBusTarget
{
    private long _freeAtCycle;

    /// <summary>The memory.</summary>
    public Ram Ram { get; } = ram;

    /// <inheritdoc/>
    public Party Party => Ram.Party;

    /// <inheritdoc/>
    public void ReadLabels(ulong offset, Span<ushort> labels) => Ram.Shadow.Read(offset, labels);

    /// <inheritdoc/>
    public bool TryRead(ulong offset, Span<byte> data)
    {
        Ram.Bytes(offset, data.Length).CopyTo(data);
        Ram.Count(isWrite: false, data.Length);
        return true;
    }

    /// <inheritdoc/>
    public bool TryWrite(ulong offset, ReadOnlySpan<byte> data, ReadOnlySpan<ushort> labels, ulong pc)
    {
        if (Ram.Access is Description.Chips.MemoryAccess.Read or Description.Chips.MemoryAccess.ReadExecute)
        {
            return false;
        }

        data.CopyTo(Ram.Bytes(offset, data.Length));
        Ram.Shadow.Write(offset, labels);
        Ram.Count(isWrite: true, data.Length);
        return true;
    }

    /// <inheritdoc/>
    public MemoryAnswer Occupy(long picoseconds, ulong offset, int length, bool isWrite)
    {
        if (Ram.Dram is not null)
        {
            return Ram.Dram.Access(picoseconds, offset, length, isWrite);
        }

        long start = Math.Max(clock.CyclesCovering(new SimTime(picoseconds)).Count, _freeAtCycle);
        _freeAtCycle = start + ((length + Ram.WidthBytes - 1) / Ram.WidthBytes);

        // The first word comes after the latency, each further one a cycle later.
        long answered = clock.StartOf(new Cycles(_freeAtCycle - 1)).Picoseconds + Ram.LatencyPicoseconds;
        return new MemoryAnswer(answered, answered);
    }

    /// <inheritdoc/>
    public void Exchange(StateStream stream)
    {
        stream.Part(Party.Id);
        Ram.Exchange(stream);
        _freeAtCycle = stream.Value(_freeAtCycle);
        Ram.Dram?.Exchange(stream);
    }
}
