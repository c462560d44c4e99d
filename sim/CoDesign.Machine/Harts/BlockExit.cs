namespace CoDesign.Machine.Harts;

/// <summary>How a block ended, and thereby what comes next.</summary>
internal enum BlockExit
{
    /// <summary>The block was cut; the next instruction in memory follows.</summary>
    Sequential,

    /// <summary>A branch that was not taken.</summary>
    NotTaken,

    /// <summary>A branch that was taken.</summary>
    Taken,

    /// <summary>A jump to a fixed target.</summary>
    Jump,

    /// <summary>A jump through a register.</summary>
    JumpRegister,

    /// <summary>A CSR was accessed: interrupts may have become possible.</summary>
    Csr,

    /// <summary>Decoded instructions may be stale.</summary>
    FenceInstruction,

    /// <summary>An instruction raised a trap; nothing of it happened.</summary>
    Trap,

    /// <summary>ecall.</summary>
    EnvironmentCall,

    /// <summary>ebreak.</summary>
    Breakpoint,

    /// <summary>mret.</summary>
    MachineReturn,

    /// <summary>sret.</summary>
    SupervisorReturn,

    /// <summary>sfence.vma.</summary>
    TranslationFence,

    /// <summary>wfi.</summary>
    WaitForInterrupt,

    /// <summary>A region marker.</summary>
    Marker,
}
