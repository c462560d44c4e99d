using System.Numerics;
using CoDesign.Isa;

namespace CoDesign.Machine.Harts;

/// <content>Traps, interrupts and returns.</content>
internal sealed partial class CsrFile
{
    // Bits of mip and mie: SSI 1, MSI 3, STI 5, MTI 7, SEI 9, MEI 11, and 16 to 31 for the platform.
    private const ulong SupervisorSoftware = 1UL << 1;
    private const ulong SupervisorTimerInterrupt = 1UL << 5;
    private const ulong SupervisorExternal = 1UL << 9;
    private const ulong SupervisorInterrupts = SupervisorSoftware | SupervisorTimerInterrupt | SupervisorExternal;
    private const ulong MachineInterrupts = (1UL << 3) | (1UL << 7) | (1UL << 11);
    private const ulong PlatformInterrupts = 0xFFFF0000;

    // All that TrapCause names but the call from machine mode, which medeleg holds at zero.
    private const ulong DelegableExceptions = 0xB3FF;

    // What hardware drives, and what software has set beside it.
    private ulong _wires;
    private ulong _softwarePending;
    private ulong _delegatedExceptions;
    private ulong _delegatedInterrupts;

    /// <summary>mip.</summary>
    public ulong Pending { get; private set; }

    /// <summary>mie.</summary>
    public ulong Enabled { get; private set; }

    /// <summary>mstatus.MIE.</summary>
    public bool IsInterruptEnabled
    {
        get => (Status & MachineStatus.InterruptEnable) != 0;
        set => Status = value ? Status | MachineStatus.InterruptEnable : Status & ~MachineStatus.InterruptEnable;
    }

    /// <summary>Whether an interrupt that became pending could be taken.</summary>
    public bool CanBeInterrupted => (InterruptsOf(PrivilegeMode.Machine) | InterruptsOf(PrivilegeMode.Supervisor)) != 0;

    private ulong ImplementedInterrupts => MachineInterrupts | PlatformInterrupts | (_hasSupervisor ? SupervisorInterrupts : 0);

    private ulong WritablePending => !_hasSupervisor ? 0
        : HasSupervisorTimer ? SupervisorSoftware | SupervisorExternal
        : SupervisorInterrupts;

    /// <summary>Drives the wire of an interrupt.</summary>
    public void Drive(int number, bool isHigh)
    {
        ulong bit = 1UL << number;
        _wires = isHigh ? _wires | bit : _wires & ~bit;
        UpdatePending();
    }

    /// <summary>Where a trap from the present mode goes.</summary>
    public PrivilegeMode TargetOf(ulong cause, bool isInterrupt)
    {
        ulong delegated = isInterrupt ? _delegatedInterrupts : _delegatedExceptions;
        return Mode is not PrivilegeMode.Machine && (delegated >> (int)cause & 1) != 0 ? PrivilegeMode.Supervisor : PrivilegeMode.Machine;
    }

    /// <summary>Address of the handler of an exception.</summary>
    public ulong HandlerOf(TrapCause cause) =>
        (TargetOf((ulong)cause, isInterrupt: false) is PrivilegeMode.Supervisor ? SupervisorTrapVector : TrapVector) & ~3UL;

    /// <summary>Enters a trap.</summary>
    /// <returns>Where to go on.</returns>
    public ulong EnterTrap(ulong pc, ulong cause, bool isInterrupt, ulong value)
    {
        ulong causeRegister = cause | (isInterrupt ? 1UL << (_isa.Xlen - 1) : 0);
        bool isSupervisor = TargetOf(cause, isInterrupt) is PrivilegeMode.Supervisor;
        if (isSupervisor)
        {
            _supervisorPc = pc;
            _supervisorCause = causeRegister;
            _supervisorValue = value;
            Status = With(MachineStatus.SupervisorPreviousInterruptEnable, (Status & MachineStatus.SupervisorInterruptEnable) != 0);
            Status = With(MachineStatus.SupervisorPreviousPrivilege, Mode is PrivilegeMode.Supervisor);
            Status &= ~MachineStatus.SupervisorInterruptEnable;
            Enter(PrivilegeMode.Supervisor);
        }
        else
        {
            ExceptionPc = pc;
            Cause = causeRegister;
            _value = value;
            Status = With(MachineStatus.PreviousInterruptEnable, IsInterruptEnabled);
            Status = (Status & ~MachineStatus.PreviousPrivilege) | ((ulong)Mode << MachineStatus.PreviousPrivilegeShift);
            IsInterruptEnabled = false;
            Enter(PrivilegeMode.Machine);
        }

        ulong vector = isSupervisor ? SupervisorTrapVector : TrapVector;
        ulong address = vector & ~3UL;
        return isInterrupt && (vector & 1) != 0 ? address + (4 * cause) : address;
    }

    /// <summary>mret.</summary>
    /// <returns>Where to go on.</returns>
    public ulong ReturnFromTrap()
    {
        PrivilegeMode mode = PreviousMode;
        IsInterruptEnabled = (Status & MachineStatus.PreviousInterruptEnable) != 0;
        Status |= MachineStatus.PreviousInterruptEnable;
        if (_hasUser)
        {
            Status &= ~MachineStatus.PreviousPrivilege;
        }

        Status = mode is PrivilegeMode.Machine ? Status : Status & ~MachineStatus.ModifyPrivilege;
        Enter(mode);
        return ExceptionPc;
    }

    /// <summary>sret.</summary>
    /// <returns>Where to go on.</returns>
    public ulong ReturnFromSupervisorTrap()
    {
        PrivilegeMode mode = (Status & MachineStatus.SupervisorPreviousPrivilege) != 0 ? PrivilegeMode.Supervisor : PrivilegeMode.User;
        Status = With(MachineStatus.SupervisorInterruptEnable, (Status & MachineStatus.SupervisorPreviousInterruptEnable) != 0);
        Status |= MachineStatus.SupervisorPreviousInterruptEnable;
        Status &= ~(MachineStatus.SupervisorPreviousPrivilege | MachineStatus.ModifyPrivilege);
        Enter(mode);
        return _supervisorPc;
    }

    /// <summary>
    /// The interrupt to take now: for machine mode before supervisor mode; in each, platform ones by rising number, then external,
    /// software, timer.
    /// </summary>
    /// <returns>Its number, or −1.</returns>
    public int InterruptToTake()
    {
        ulong ready = Pending & InterruptsOf(PrivilegeMode.Machine);
        ready = ready != 0 ? ready : Pending & InterruptsOf(PrivilegeMode.Supervisor);
        if (ready == 0)
        {
            return -1;
        }

        // “Machine Interrupt (mip and mie) Registers”: MEI, MSI, MTI, SEI, SSI, STI.
        foreach (int standard in (ReadOnlySpan<int>)[11, 3, 7, 9, 1, 5])
        {
            if ((ready & PlatformInterrupts) == 0 && (ready >> standard & 1) != 0)
            {
                return standard;
            }
        }

        return BitOperations.TrailingZeroCount(ready & PlatformInterrupts);
    }

    /// <summary>Whether an instruction is illegal in the present mode.</summary>
    public bool Forbids(BlockExit exit) => exit switch
    {
        BlockExit.MachineReturn or BlockExit.SupervisorReturn or BlockExit.TranslationFence or BlockExit.WaitForInterrupt when IsUserProgram => true,
        BlockExit.MachineReturn => Mode is not PrivilegeMode.Machine,
        BlockExit.SupervisorReturn => !_hasSupervisor || IsBelow(PrivilegeMode.Supervisor) || IsTrapped(MachineStatus.TrapSupervisorReturn),
        BlockExit.TranslationFence => !_hasSupervisor || IsBelow(PrivilegeMode.Supervisor) || IsTrapped(MachineStatus.TrapVirtualMemory),

        // “Wait for Interrupt”: TW bounds the wait below machine mode; so does supervisor mode for user mode. The bound is 0 here.
        BlockExit.WaitForInterrupt => Mode is not PrivilegeMode.Machine
            && ((Status & MachineStatus.TimeoutWait) != 0 || (Mode is PrivilegeMode.User && _hasSupervisor)),
        _ => false,
    };

    // Those that mie and the mode let through to a mode.
    private ulong InterruptsOf(PrivilegeMode target)
    {
        if (target is PrivilegeMode.Machine)
        {
            return Mode is not PrivilegeMode.Machine || IsInterruptEnabled ? Enabled & ~_delegatedInterrupts : 0;
        }

        bool isOpen = Mode is PrivilegeMode.User
            || (Mode is PrivilegeMode.Supervisor && (Status & MachineStatus.SupervisorInterruptEnable) != 0);
        return isOpen ? Enabled & _delegatedInterrupts : 0;
    }

    private bool IsBelow(PrivilegeMode mode) => Mode < mode;

    private bool IsTrapped(ulong field) => Mode is PrivilegeMode.Supervisor && (Status & field) != 0;

    private void Enter(PrivilegeMode mode)
    {
        Mode = mode;
        AccessChanged?.Invoke();
    }

    // The wire of STIP belongs to stimecmp, which counts only with menvcfg.STCE; the bit is software's only without.
    private void UpdatePending()
    {
        ulong wires = HasSupervisorTimer ? _wires : _wires & ~SupervisorTimerInterrupt;
        Pending = wires | (_softwarePending & WritablePending);
    }

    private ulong With(ulong field, bool isSet) => isSet ? Status | field : Status & ~field;
}
