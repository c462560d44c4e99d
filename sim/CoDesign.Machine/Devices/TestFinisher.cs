using CoDesign.Checkpoints;
using CoDesign.Machine.Guest;
using CoDesign.Machine.Interconnect;

namespace CoDesign.Machine.Devices;

/// <summary>A register that ends the run (SiFive test finisher: 0x5555 pass, 0x3333 fail with the code in the upper half).</summary>
/// <param name="end">Ends the run.</param>
internal sealed class TestFinisher(GuestEnd end) : IRegisters
{
    private const ulong Pass = 0x5555;
    private const ulong Fail = 0x3333;

    /// <inheritdoc/>
    public bool TryRead(ulong offset, int bytes, out ulong value)
    {
        value = 0;
        return offset == 0;
    }

    /// <inheritdoc/>
    public bool TryWrite(ulong offset, int bytes, ulong value, ulong pc)
    {
        if (offset == 0 && (value & 0xFFFF) is Pass or Fail)
        {
            end.Exit((value & 0xFFFF) == Pass ? 0 : (int)(value >> 16 & 0xFFFF), "test finisher");
        }

        return offset == 0;
    }

    /// <inheritdoc/>
    public void Exchange(StateStream stream)
    {
        // Nothing is kept: what is written ends the run.
    }
}
