using CoDesign.Checkpoints;
using CoDesign.Machine.Interconnect;

namespace CoDesign.Machine.Devices;

/// <summary>A part of the chip of which only the addresses are known: it reads as zeros, and nobody can say what it does with what it gets.</summary>
internal sealed class Unmodelled : IRegisters
{
    /// <inheritdoc/>
    public bool TryRead(ulong offset, int bytes, out ulong value)
    {
        value = 0;
        return true;
    }

    /// <inheritdoc/>
    public bool TryWrite(ulong offset, int bytes, ulong value, ulong pc) => true;

    /// <inheritdoc/>
    public void Exchange(StateStream stream)
    {
        // Nothing is kept.
    }
}
