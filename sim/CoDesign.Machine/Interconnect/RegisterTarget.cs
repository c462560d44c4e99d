using System.Buffers.Binary;
using CoDesign.Checkpoints;
using CoDesign.Description.Quantities;
using CoDesign.Timing.Memories;
using CoDesign.Trust;

namespace CoDesign.Machine.Interconnect;

/// <summary>Registers on the bus: each access is one of 1, 2, 4 or 8 bytes and is served in one cycle.</summary>
/// <param name="party">Who owns them.</param>
/// <param name="registers">What they do.</param>
/// <param name="clock">Clock of the registers.</param>
/// <param name="label">The label of what they show.</param>
internal sealed class RegisterTarget(Party party, IRegisters registers, Frequency clock, Label label = default) : IBusTarget
{
    /// <inheritdoc/>
    public Party Party { get; } = party;

    /// <inheritdoc/>
    // What registers show is made by the device, not copied from labelled bytes.
    public void ReadLabels(ulong offset, Span<ushort> labels) => labels.Fill(label.Id);

    /// <inheritdoc/>
    public bool TryRead(ulong offset, Span<byte> data)
    {
        if (data.Length is not (1 or 2 or 4 or 8) || !registers.TryRead(offset, data.Length, out ulong value))
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        bytes[..data.Length].CopyTo(data);
        return true;
    }

    /// <inheritdoc/>
    public bool TryWrite(ulong offset, ReadOnlySpan<byte> data, ReadOnlySpan<ushort> labels, ulong pc)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        bytes.Clear();
        if (data.Length is not (1 or 2 or 4 or 8))
        {
            return false;
        }

        data.CopyTo(bytes);
        return registers.TryWrite(offset, data.Length, BinaryPrimitives.ReadUInt64LittleEndian(bytes), pc);
    }

    /// <inheritdoc/>
    public MemoryAnswer Occupy(long picoseconds, ulong offset, int length, bool isWrite)
    {
        long answered = clock.StartOf(clock.CyclesCovering(new SimTime(picoseconds)) + new Cycles(1)).Picoseconds;
        return new MemoryAnswer(answered, answered);
    }

    /// <inheritdoc/>
    public void Exchange(StateStream stream)
    {
        stream.Part(Party.Id);
        registers.Exchange(stream);
    }
}
