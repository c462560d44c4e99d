using CoDesign.Machine.Guest;
using CoDesign.Machine.Interconnect;

namespace CoDesign.Machine.Devices;

/// <summary>
/// The transmit side of an NS16550A serial port: what is written to THR appears on the output at once, and LSR says that the
/// transmitter is empty. Baud rate and receive side are not modelled.
/// </summary>
/// <param name="output">Where the bytes go. That they leave the chip was judged when the store crossed into the port's zone.</param>
internal sealed class Uart(GuestOutput output) : IRegisters
{
    // PC16550D data sheet, “Registers”: offset 0 is RBR/THR (or the divisor with DLAB), 5 is LSR, bits THRE and TEMT.
    private const ulong TransmitHolding = 0;
    private const ulong LineControl = 3;
    private const ulong LineStatus = 5;
    private const byte DivisorAccess = 0x80;
    private const byte TransmitterEmpty = 0x60;
    private const int RegisterCount = 8;

    private readonly byte[] _registers = new byte[RegisterCount];

    /// <inheritdoc/>
    public bool TryRead(ulong offset, int bytes, out ulong value)
    {
        value = 0;
        if (bytes != 1 || offset >= RegisterCount)
        {
            return false;
        }

        value = offset switch
        {
            LineStatus => TransmitterEmpty,
            TransmitHolding => 0,
            _ => _registers[offset],
        };
        return true;
    }

    /// <inheritdoc/>
    public bool TryWrite(ulong offset, int bytes, ulong value, ulong pc)
    {
        if (offset >= RegisterCount)
        {
            return false;
        }

        if (offset == TransmitHolding && (_registers[LineControl] & DivisorAccess) == 0)
        {
            output.Write([(byte)value]);
        }
        else
        {
            _registers[offset] = (byte)value;
        }

        return true;
    }
}
