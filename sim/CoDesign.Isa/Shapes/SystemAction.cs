namespace CoDesign.Isa;

/// <summary>What a system instruction asks of the hart.</summary>
public enum SystemAction
{
    /// <summary>ecall: a trap to the execution environment.</summary>
    EnvironmentCall,

    /// <summary>ebreak: a trap to the debugger, or a semihosting request.</summary>
    Breakpoint,

    /// <summary>mret: return from a trap taken in M-mode.</summary>
    MachineReturn,

    /// <summary>wfi: nothing to do until an interrupt is pending.</summary>
    WaitForInterrupt,

    /// <summary>sret: return from a trap taken in S-mode.</summary>
    SupervisorReturn,

    /// <summary>sfence.vma: what translation remembers may be stale.</summary>
    TranslationFence,
}
