namespace CoDesign.Isa;

/// <summary>
/// Extensions whose rows this table has. Those that only name a set of others (A, C) are expanded by <see cref="IsaString"/>.
/// </summary>
public enum Extension
{
    /// <summary>Base integer instructions.</summary>
    I,

    /// <summary>Multiplication and division.</summary>
    M,

    /// <summary>Atomic memory operations (part of A).</summary>
    Zaamo,

    /// <summary>Load-reserved and store-conditional (part of A).</summary>
    Zalrsc,

    /// <summary>Compressed integer instructions (the part of C without floating point).</summary>
    Zca,

    /// <summary>Access to control and status registers.</summary>
    Zicsr,

    /// <summary>Single-precision floating point.</summary>
    F,

    /// <summary>Double-precision floating point.</summary>
    D,

    /// <summary>Compressed loads and stores of single precision (RV32 only; part of C with F).</summary>
    Zcf,

    /// <summary>Compressed loads and stores of double precision (part of C with D).</summary>
    Zcd,

    /// <summary>Instruction-fetch fence.</summary>
    Zifencei,

    /// <summary>Unprivileged counters cycle, time and instret.</summary>
    Zicntr,

    /// <summary>Region markers: hints of the base ISA that a simulator may act on. In every table.</summary>
    Markers,
}
