namespace CoDesign.Timing;

/// <summary>Where a cycle went: the parts of the CPI stack. Every cycle of a core belongs to exactly one.</summary>
public enum StallCause
{
    /// <summary>One cycle for each instruction that retires; out of order, each cycle in which instructions enter the window.</summary>
    Base,

    /// <summary>Waiting for a loaded value, or for the load itself on a core that holds the pipeline.</summary>
    LoadUse,

    /// <summary>Refetch after a taken or mispredicted branch, a jump, a call or a return.</summary>
    Branch,

    /// <summary>Instruction cache misses.</summary>
    Icache,

    /// <summary>Data cache misses, and wait states of memory that is not cached.</summary>
    Dcache,

    /// <summary>Address translation.</summary>
    Tlb,

    /// <summary>Multiplier and divider.</summary>
    MulDiv,

    /// <summary>Accesses that leave the core's zone or reach device registers.</summary>
    Mmio,

    /// <summary>Sleeping until a module completes.</summary>
    OffloadWait,

    /// <summary>Instruction fetch that cannot keep up: alignment, wait states without a cache.</summary>
    Fetch,

    /// <summary>Stores that hold the pipeline.</summary>
    Store,

    /// <summary>Floating-point unit.</summary>
    Fp,

    /// <summary>Trap entry and return, and the execution environment behind a system call.</summary>
    Trap,

    /// <summary>Everything else that holds issue: write-after-write, CSR access, fences, atomics.</summary>
    Structural,
}
