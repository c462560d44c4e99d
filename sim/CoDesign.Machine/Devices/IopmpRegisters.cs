using CoDesign.Checkpoints;
using CoDesign.Machine.Interconnect;
using CoDesign.Trust;

namespace CoDesign.Machine.Devices;

/// <summary>The control port of the IOPMP: words at multiples of 4.</summary>
/// <param name="iopmp">What they control.</param>
/// <param name="written">Told of each write: what it did, and the instruction.</param>
internal sealed class IopmpRegisters(Iopmp iopmp, Action<IopmpWrite, ulong> written) : IRegisters
{
    /// <inheritdoc/>
    public bool TryRead(ulong offset, int bytes, out ulong value)
    {
        bool isWord = bytes == sizeof(uint) && offset % sizeof(uint) == 0;
        value = isWord ? iopmp.Read(offset) : 0;
        return isWord;
    }

    /// <inheritdoc/>
    public bool TryWrite(ulong offset, int bytes, ulong value, ulong pc)
    {
        bool isWord = bytes == sizeof(uint) && offset % sizeof(uint) == 0;
        if (isWord)
        {
            written(iopmp.Write(offset, (uint)value), pc);
        }

        return isWord;
    }

    /// <inheritdoc/>
    // The chip moves what they control: it is there without registers too.
    public void Exchange(StateStream stream)
    {
    }
}
