namespace CoDesign.Isa;

/// <summary>Exception codes of mcause (RISC-V Privileged Architecture, “Machine Cause Register”, interrupt bit 0).</summary>
public enum TrapCause
{
    /// <summary>Jump or branch to an address that IALIGN forbids.</summary>
    InstructionAddressMisaligned = 0,

    /// <summary>Fetch from an address without executable memory.</summary>
    InstructionAccessFault = 1,

    /// <summary>Encoding or access that this hart does not have.</summary>
    IllegalInstruction = 2,

    /// <summary>ebreak.</summary>
    Breakpoint = 3,

    /// <summary>Misaligned load that the hart does not support.</summary>
    LoadAddressMisaligned = 4,

    /// <summary>Load from an address without readable memory, or refused by protection.</summary>
    LoadAccessFault = 5,

    /// <summary>Misaligned store or AMO that the hart does not support.</summary>
    StoreAddressMisaligned = 6,

    /// <summary>Store or AMO to an address without writable memory, or refused by protection.</summary>
    StoreAccessFault = 7,

    /// <summary>ecall from U-mode.</summary>
    EnvironmentCallFromUser = 8,

    /// <summary>ecall from S-mode.</summary>
    EnvironmentCallFromSupervisor = 9,

    /// <summary>ecall from M-mode.</summary>
    EnvironmentCallFromMachine = 11,

    /// <summary>Fetch from a page that is not mapped or not executable here.</summary>
    InstructionPageFault = 12,

    /// <summary>Load from a page that is not mapped or not readable here.</summary>
    LoadPageFault = 13,

    /// <summary>Store or AMO to a page that is not mapped or not writable here.</summary>
    StorePageFault = 15,
}
