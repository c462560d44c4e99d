using System.Buffers.Binary;
using CoDesign.Description.Quantities;
using CoDesign.Timing;

namespace CoDesign.Machine.Guest;

/// <content>Clocks, and waiting: time is that of the simulation, and begins at 0.</content>
internal sealed partial class LinuxKernel
{
    private const long PicosecondsPerSecond = 1_000_000_000_000;

    // What SimTime can hold, with room for the time that has passed before.
    private const long LongestSleep = 50L * 24 * 3600;

    private long Clock(ulong address, bool wide)
    {
        long picoseconds = _hart.NowPicoseconds;
        return WriteTime(address, picoseconds / PicosecondsPerSecond, picoseconds / 1_000 % 1_000_000_000, wide);
    }

    // Simulated time goes by in cycles, but the least that the structure can say is a nanosecond.
    private long Resolution(ulong address, bool wide) => address == 0 ? 0 : WriteTime(address, 0, 1, wide);

    private long WriteTime(ulong address, long seconds, long nanoseconds, bool wide)
    {
        byte[] time = new byte[wide ? 16 : 8];
        if (wide)
        {
            BinaryPrimitives.WriteInt64LittleEndian(time, seconds);
            BinaryPrimitives.WriteInt64LittleEndian(time.AsSpan(8), nanoseconds);
        }
        else
        {
            BinaryPrimitives.WriteInt32LittleEndian(time, (int)seconds);
            BinaryPrimitives.WriteInt32LittleEndian(time.AsSpan(4), (int)nanoseconds);
        }

        return WriteBytes(address, time);
    }

    private long TimeOfDay(ulong address)
    {
        byte[] time = new byte[16];
        BinaryPrimitives.WriteInt64LittleEndian(time, _hart.NowPicoseconds / PicosecondsPerSecond);
        BinaryPrimitives.WriteInt64LittleEndian(time.AsSpan(8), _hart.NowPicoseconds / 1_000_000 % 1_000_000);
        return WriteBytes(address, time);
    }

    private long Sleep(ulong address, bool isAbsolute, bool wide)
    {
        if (!TryReadTime(address, wide, out long seconds, out long nanoseconds))
        {
            return Fault;
        }

        if (seconds < 0 || nanoseconds is < 0 or > 999_999_999)
        {
            return Invalid;
        }

        SleepFor(seconds, nanoseconds, isAbsolute);
        return 0;
    }

    private void SleepFor(long seconds, long nanoseconds, bool isAbsolute)
    {
        long span = (Math.Min(seconds, LongestSleep) * PicosecondsPerSecond) + (nanoseconds * 1_000);
        long until = Math.Max(_hart.NowPicoseconds, isAbsolute ? span : _hart.NowPicoseconds + span);
        _hart.Stall(StallCause.OffloadWait, Math.Max(0, _hart.Clock.CyclesCovering(new SimTime(until)).Count - _hart.Cycles));
    }

    private bool TryReadTime(ulong address, bool wide, out long seconds, out long nanoseconds)
    {
        Span<byte> time = stackalloc byte[wide ? 16 : 8];
        bool isRead = _memory.TryRead(address, time);
        seconds = wide ? BinaryPrimitives.ReadInt64LittleEndian(time) : BinaryPrimitives.ReadInt32LittleEndian(time);
        nanoseconds = wide ? BinaryPrimitives.ReadInt64LittleEndian(time[8..]) : BinaryPrimitives.ReadInt32LittleEndian(time[4..]);
        return isRead;
    }

    // FUTEX_WAIT is 0 with a span, FUTEX_WAIT_BITSET 9 with a time, FUTEX_LOCK_PI 6; the others wake or move those who wait, and nobody does.
    private long Futex(ulong address, int operation, uint expected, ulong timeout, bool wide)
    {
        const int Wait = 0;
        const int WaitBitset = 9;
        const int LockPi = 6;
        if (operation is not (Wait or WaitBitset or LockPi))
        {
            return 0;
        }

        Span<byte> word = stackalloc byte[sizeof(uint)];
        if (!_memory.TryRead(address, word))
        {
            return Fault;
        }

        if (operation is not LockPi && BinaryPrimitives.ReadUInt32LittleEndian(word) != expected)
        {
            return Again;
        }

        if (timeout == 0)
        {
            _end.Trap("the program waits for another thread (futex), and there is none: programs with threads are not supported");
            return NotImplemented;
        }

        if (!TryReadTime(timeout, wide, out long seconds, out long nanoseconds))
        {
            return Fault;
        }

        SleepFor(Math.Max(0, seconds), nanoseconds, isAbsolute: operation is not Wait);
        return TimedOut;
    }
}
