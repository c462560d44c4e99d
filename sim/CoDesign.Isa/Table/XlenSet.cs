namespace CoDesign.Isa;

/// <summary>Register widths (XLEN) for which a row exists.</summary>
[Flags]
public enum XlenSet
{
    /// <summary>RV32: registers hold 32-bit values, kept sign-extended in 64-bit host words.</summary>
    Rv32 = 1,

    /// <summary>RV64.</summary>
    Rv64 = 2,

    /// <summary>RV32 and RV64.</summary>
    Both = Rv32 | Rv64,
}
