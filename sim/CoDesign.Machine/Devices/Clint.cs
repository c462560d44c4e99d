using CoDesign.Checkpoints;
using CoDesign.Machine.Interconnect;
using CoDesign.Machine.Kernel;

namespace CoDesign.Machine.Devices;

/// <summary>
/// Timer and software interrupt of hart 0 (the SiFive CLINT, whose layout the RISC-V ACLINT specification keeps): msip at 0x0000,
/// mtimecmp at 0x4000, mtime at 0xBFF8. mtime counts microseconds of simulated time.
/// </summary>
internal sealed class Clint : IRegisters
{
    /// <summary>Picoseconds of a tick of mtime.</summary>
    // ACLINT leaves the rate to the platform; 1 MHz is what Linux device trees of small boards state (timebase-frequency).
    public const long PicosecondsPerTick = 1_000_000;
    private const ulong SoftwareInterrupt = 0x0000;
    private const ulong TimeCompare = 0x4000;
    private const ulong Time = 0xBFF8;

    private readonly EventQueue _events;
    private readonly Action<bool> _setTimerInterrupt;
    private readonly Action<bool> _setSoftwareInterrupt;
    private ulong _compare = ulong.MaxValue;
    private bool _software;

    /// <summary>Makes the device.</summary>
    /// <param name="events">The clock of the run.</param>
    /// <param name="setTimerInterrupt">Drives mip.MTIP.</param>
    /// <param name="setSoftwareInterrupt">Drives mip.MSIP.</param>
    public Clint(EventQueue events, Action<bool> setTimerInterrupt, Action<bool> setSoftwareInterrupt)
    {
        _events = events;
        _setTimerInterrupt = setTimerInterrupt;
        _setSoftwareInterrupt = setSoftwareInterrupt;
    }

    /// <summary>mtime at a time of the run.</summary>
    public static ulong TicksAt(long picoseconds) => (ulong)(picoseconds / PicosecondsPerTick);

    /// <inheritdoc/>
    public bool TryRead(ulong offset, int bytes, out ulong value)
    {
        value = 0;
        ulong? register = offset switch
        {
            SoftwareInterrupt => _software ? 1UL : 0UL,
            >= TimeCompare and < TimeCompare + 8 => _compare >> (int)(8 * (offset - TimeCompare)),
            >= Time and < Time + 8 => TicksAt(_events.Now) >> (int)(8 * (offset - Time)),
            _ => null,
        };
        value = (register ?? 0) & (bytes == 8 ? ulong.MaxValue : uint.MaxValue);
        return register is not null && bytes >= 4;
    }

    /// <inheritdoc/>
    public bool TryWrite(ulong offset, int bytes, ulong value, ulong pc)
    {
        switch (offset)
        {
            case SoftwareInterrupt when bytes >= 4:
                _software = (value & 1) != 0;
                _setSoftwareInterrupt(_software);
                return true;
            case TimeCompare when bytes == 8:
                _compare = value;
                Update();
                return true;
            case TimeCompare when bytes == 4:
                _compare = (_compare & ~(ulong)uint.MaxValue) | (uint)value;
                Update();
                return true;
            case TimeCompare + 4 when bytes == 4:
                _compare = (_compare & uint.MaxValue) | (value << 32);
                Update();
                return true;
            default:
                // mtime is read-only here: simulated time cannot be moved.
                return offset is >= Time and < Time + 8;
        }
    }

    // The interrupt is pending as long as mtime ≥ mtimecmp. An event planned for an older mtimecmp finds that out when it comes.
    private void Update()
    {
        bool isDue = TicksAt(_events.Now) >= _compare;
        _setTimerInterrupt(isDue);
        if (!isDue && _compare <= long.MaxValue / PicosecondsPerTick)
        {
            _events.At((long)_compare * PicosecondsPerTick, Look);
        }
    }

    /// <inheritdoc/>
    public void Exchange(StateStream stream)
    {
        _compare = stream.Value(_compare);
        _software = stream.Flag(_software);
    }

    /// <summary>Drives the timer interrupt as the time demands.</summary>
    public void Look() => _setTimerInterrupt(TicksAt(_events.Now) >= _compare);
}
