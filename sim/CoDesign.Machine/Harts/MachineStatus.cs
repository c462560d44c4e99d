namespace CoDesign.Machine.Harts;

/// <summary>Fields of mstatus and sstatus (RISC-V Privileged Architecture, “Machine Status Registers”).</summary>
internal static class MachineStatus
{
    /// <summary>SIE.</summary>
    public const ulong SupervisorInterruptEnable = 1UL << 1;

    /// <summary>MIE.</summary>
    public const ulong InterruptEnable = 1UL << 3;

    /// <summary>SPIE.</summary>
    public const ulong SupervisorPreviousInterruptEnable = 1UL << 5;

    /// <summary>MPIE.</summary>
    public const ulong PreviousInterruptEnable = 1UL << 7;

    /// <summary>SPP.</summary>
    public const ulong SupervisorPreviousPrivilege = 1UL << 8;

    /// <summary>MPP, two bits.</summary>
    public const ulong PreviousPrivilege = 3UL << PreviousPrivilegeShift;

    /// <summary>Lowest bit of MPP.</summary>
    public const int PreviousPrivilegeShift = 11;

    /// <summary>MPRV: loads and stores as in the mode of MPP.</summary>
    public const ulong ModifyPrivilege = 1UL << 17;

    /// <summary>SUM: supervisor mode may access user pages.</summary>
    public const ulong SupervisorUserMemory = 1UL << 18;

    /// <summary>MXR: executable pages are readable.</summary>
    public const ulong MakeExecutableReadable = 1UL << 19;

    /// <summary>TVM: satp and sfence.vma trap in supervisor mode.</summary>
    public const ulong TrapVirtualMemory = 1UL << 20;

    /// <summary>TW: wfi traps below machine mode.</summary>
    public const ulong TimeoutWait = 1UL << 21;

    /// <summary>TSR: sret traps in supervisor mode.</summary>
    public const ulong TrapSupervisorReturn = 1UL << 22;

    /// <summary>UXL, value 2: user mode has 64-bit registers. Fixed.</summary>
    public const ulong UserXlen64 = 2UL << 32;

    /// <summary>SXL, value 2: supervisor mode has 64-bit registers. Fixed.</summary>
    public const ulong SupervisorXlen64 = 2UL << 34;

    /// <summary>What sstatus shows of mstatus.</summary>
    public const ulong SupervisorView = SupervisorInterruptEnable | SupervisorPreviousInterruptEnable | SupervisorPreviousPrivilege
        | SupervisorUserMemory | MakeExecutableReadable | (3UL << 32);

    /// <summary>What a program may write on a hart with some modes.</summary>
    public static ulong WritableOf(Isa.PrivilegeModes modes, bool hasTranslation)
    {
        ulong writable = InterruptEnable | PreviousInterruptEnable;
        if (modes >= Isa.PrivilegeModes.Mu)
        {
            writable |= PreviousPrivilege | ModifyPrivilege | TimeoutWait;
        }

        if (modes >= Isa.PrivilegeModes.Msu)
        {
            writable |= SupervisorInterruptEnable | SupervisorPreviousInterruptEnable | SupervisorPreviousPrivilege
                | MakeExecutableReadable | TrapVirtualMemory | TrapSupervisorReturn;
        }

        // SUM is read-only 0 if satp.MODE is (Privileged Architecture, “Memory Privilege in mstatus Register”).
        return hasTranslation ? writable | SupervisorUserMemory : writable;
    }
}
