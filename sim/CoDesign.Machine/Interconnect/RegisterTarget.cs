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
    // Label ids of what was written, by offset, where they are not public.
    private readonly SortedDictionary<ulong, ushort> _written = [];

    /// <inheritdoc/>
    public Party Party { get; } = party;

    /// <inheritdoc/>
    // A register that was written may show what was; whatever else a device shows is its own.
    public void ReadLabels(ulong offset, Span<ushort> labels)
    {
        for (int i = 0; i < labels.Length; i++)
        {
            labels[i] = label.IsPublic ? _written.GetValueOrDefault(offset + (ulong)i) : label.Id;
        }
    }

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
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] != 0)
            {
                _written[offset + (ulong)i] = labels[i];
            }
            else if (_written.Count > 0)
            {
                _written.Remove(offset + (ulong)i);
            }
        }

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
        stream.Map(_written, stream.Value, stream.Value);
    }
}
