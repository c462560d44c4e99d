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

    /// <summary>Hardware performance counters hpmcounter3 to hpmcounter31.</summary>
    Zihpm,

    /// <summary>Management of cache blocks: clean, flush, invalidate.</summary>
    Zicbom,

    /// <summary>Zeroing of cache blocks.</summary>
    Zicboz,

    /// <summary>Conditional operations: zero if a register is, or is not, zero.</summary>
    Zicond,

    /// <summary>Pause hint.</summary>
    Zihintpause,

    /// <summary>Address generation (part of B).</summary>
    Zba,

    /// <summary>Basic bit manipulation (part of B).</summary>
    Zbb,

    /// <summary>Carry-less multiplication.</summary>
    Zbc,

    /// <summary>Single bits (part of B).</summary>
    Zbs,

    /// <summary>Bit manipulation for cryptography (part of Zkn).</summary>
    Zbkb,

    /// <summary>Carry-less multiplication for cryptography (part of Zkn).</summary>
    Zbkc,

    /// <summary>Crossbar permutations (part of Zkn).</summary>
    Zbkx,

    /// <summary>AES decryption (part of Zkn).</summary>
    Zknd,

    /// <summary>AES encryption (part of Zkn).</summary>
    Zkne,

    /// <summary>SHA-2 (part of Zkn).</summary>
    Zknh,

    /// <summary>Entropy source: the CSR seed.</summary>
    Zkr,

    /// <summary>Data-independent execution latency. A promise about timing, without rows: see <see cref="InstructionDefinition.IsConstantTime"/>.</summary>
    Zkt,

    /// <summary>Simple compressed instructions for code size.</summary>
    Zcb,

    /// <summary>Saving and restoring of registers, and pairs of moves, in 16 bits.</summary>
    Zcmp,

    /// <summary>Region markers: hints of the base ISA that a simulator may act on. In every table.</summary>
    Markers,
}
