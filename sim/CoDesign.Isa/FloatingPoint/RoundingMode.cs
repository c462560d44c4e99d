namespace CoDesign.Isa;

/// <summary>Rounding modes (RISC-V Unprivileged ISA, “F” Extension, table “Rounding mode encoding”). 5 and 6 are reserved.</summary>
public enum RoundingMode
{
    /// <summary>To nearest, ties to even.</summary>
    NearestEven = 0,

    /// <summary>Towards zero.</summary>
    TowardZero = 1,

    /// <summary>Down, towards −∞.</summary>
    Down = 2,

    /// <summary>Up, towards +∞.</summary>
    Up = 3,

    /// <summary>To nearest, ties to the larger magnitude.</summary>
    NearestMaxMagnitude = 4,

    /// <summary>In an instruction: what <c>frm</c> says; in <c>frm</c>: reserved.</summary>
    Dynamic = 7,
}
