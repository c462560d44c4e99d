using CoDesign.Checkpoints;

namespace CoDesign.Machine.Interconnect;

/// <summary>The registers of a device.</summary>
internal interface IRegisters
{
    /// <summary>Reads a register.</summary>
    /// <param name="offset">Offset in the window.</param>
    /// <param name="bytes">1, 2, 4 or 8.</param>
    /// <param name="value">The value.</param>
    /// <returns><see langword="false"/>: there is no such register.</returns>
    bool TryRead(ulong offset, int bytes, out ulong value);

    /// <summary>Writes a register.</summary>
    /// <param name="offset">Offset in the window.</param>
    /// <param name="bytes">1, 2, 4 or 8.</param>
    /// <param name="value">The value.</param>
    /// <param name="pc">The instruction that writes.</param>
    /// <returns><see langword="false"/>: there is no such register.</returns>
    bool TryWrite(ulong offset, int bytes, ulong value, ulong pc);

    /// <summary>Moves the state into a checkpoint or out of it.</summary>
    void Exchange(StateStream stream);
}
