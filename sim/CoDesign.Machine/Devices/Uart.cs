using CoDesign.Checkpoints;
using CoDesign.Machine.Guest;
using CoDesign.Machine.Interconnect;

namespace CoDesign.Machine.Devices;

/// <summary>
/// The transmit side of an NS16550A serial port: what is written to THR appears on the output at once, and LSR says that the
/// transmitter is empty. Its interrupt is the one of the empty transmitter. Baud rate and receive side are not modelled.
/// </summary>
/// <param name="output">Where the bytes go. That they leave the chip was judged when the store crossed into the port's zone.</param>
/// <param name="setInterrupt">Drives the interrupt wire.</param>
internal sealed class Uart(GuestOutput output, Action<bool> setInterrupt) : IRegisters
{
    // PC16550D data sheet, “Registers”: offset 0 is RBR/THR (or the divisor with DLAB), 5 is LSR, bits THRE and TEMT.
    private const ulong TransmitHolding = 0;
    private const ulong InterruptEnable = 1;
    private const ulong InterruptIdentification = 2;
    private const ulong LineControl = 3;
    private const ulong LineStatus = 5;
    private const byte DivisorAccess = 0x80;
    private const byte TransmitterEmpty = 0x60;
    private const int RegisterCount = 8;

    // IER: ETBEI. IIR: bit 0 is 0 while an interrupt is pending, 3:1 are 1 for the empty transmitter.
    private const byte EnableTransmitterEmpty = 2;
    private const byte NoInterrupt = 1;
    private const byte TransmitterInterrupt = 2;

    private readonly byte[] _registers = new byte[RegisterCount];
    private bool _isInterrupting;

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
            InterruptIdentification => Identify(),
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
            // The byte is gone at once, so the transmitter is empty again.
            output.Write([(byte)value]);
            SetInterrupt((_registers[InterruptEnable] & EnableTransmitterEmpty) != 0);
        }
        else
        {
            _registers[offset] = (byte)value;
            if (offset == InterruptEnable && (_registers[LineControl] & DivisorAccess) == 0)
            {
                SetInterrupt((value & EnableTransmitterEmpty) != 0);
            }
        }

        return true;
    }

    // Reading IIR resets the interrupt of the empty transmitter.
    private byte Identify()
    {
        byte cause = _isInterrupting ? TransmitterInterrupt : NoInterrupt;
        SetInterrupt(false);
        return cause;
    }

    private void SetInterrupt(bool isHigh)
    {
        _isInterrupting = isHigh;
        setInterrupt(isHigh);
    }

    /// <inheritdoc/>
    public void Exchange(StateStream stream)
    {
        stream.Array<byte>(_registers);
        _isInterrupting = stream.Flag(_isInterrupting);
    }
}
