using System.Buffers.Binary;
using CoDesign.Machine.Memory;

namespace CoDesign.Machine.Guest;

/// <summary>
/// The host-target interface of riscv-tests and Spike: stores to the program's symbol <c>tohost</c>. An odd value ends the run with
/// exit code value / 2; device 1 command 1 prints a character.
/// </summary>
/// <param name="ram">Memory that holds the symbol.</param>
/// <param name="toHost">Bus address of <c>tohost</c>.</param>
/// <param name="end">Ends the run.</param>
/// <param name="outside">Takes characters.</param>
internal sealed class Htif(Ram ram, ulong toHost, GuestEnd end, Outside outside)
{
    private const int DeviceShift = 56;
    private const int CommandShift = 48;

    /// <summary>A store reached the page of <c>tohost</c>.</summary>
    /// <param name="address">Bus address of the store.</param>
    /// <param name="length">Its length.</param>
    public void AfterStore(ulong address, int length)
    {
        // RV32 programs write the upper word first (riscv-tests, env/p): the lower one triggers.
        if (address > toHost || address + (ulong)length <= toHost)
        {
            return;
        }

        Span<byte> cell = ram.Bytes(toHost - ram.Address, sizeof(ulong));
        ulong value = BinaryPrimitives.ReadUInt64LittleEndian(cell);
        if (value == 0)
        {
            return;
        }

        ulong device = value >> DeviceShift;
        ulong command = value >> CommandShift & 0xFF;
        if (device == 0 && (value & 1) != 0)
        {
            end.Exit((int)(value >> 1), "tohost");
            return;
        }

        if (device == 1 && command == 1)
        {
            Span<ushort> labels = stackalloc ushort[1];
            ram.Shadow.Read(toHost - ram.Address, labels);
            outside.TryWrite([(byte)value], labels, toHost, pc: 0);
        }

        cell.Clear();
    }
}
