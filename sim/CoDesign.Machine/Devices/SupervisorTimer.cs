using CoDesign.Machine.Harts;
using CoDesign.Machine.Kernel;

namespace CoDesign.Machine.Devices;

/// <summary>
/// Compares time with stimecmp and drives mip.STIP (RISC-V “Sstc” Extension for Supervisor-mode Timer Interrupts). Part of the
/// hart rather than a device on the bus, but it lives by the same clock.
/// </summary>
internal sealed class SupervisorTimer
{
    private const int Interrupt = 5;

    private readonly EventQueue _events;
    private readonly Hart _hart;

    /// <summary>For a hart with supervisor mode.</summary>
    public SupervisorTimer(EventQueue events, Hart hart)
    {
        _events = events;
        _hart = hart;
        hart.Csrs.SupervisorTimerChanged = Update;
    }

    private bool IsDue => Clint.TicksAt(Math.Max(_events.Now, _hart.NowPicoseconds)) >= _hart.Csrs.SupervisorTimeCompare;

    // An event that was planned for an older stimecmp finds out when it comes.
    private void Update()
    {
        bool isDue = IsDue;
        _hart.Csrs.Drive(Interrupt, isDue);
        ulong compare = _hart.Csrs.SupervisorTimeCompare;
        if (!isDue && compare <= long.MaxValue / Clint.PicosecondsPerTick)
        {
            _events.At((long)compare * Clint.PicosecondsPerTick, Look);
        }
    }

    /// <summary>Drives the interrupt as the time demands.</summary>
    public void Look() => _hart.Csrs.Drive(Interrupt, IsDue);
}
