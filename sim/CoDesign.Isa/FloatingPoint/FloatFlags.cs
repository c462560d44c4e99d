namespace CoDesign.Isa;

/// <summary>Accrued exceptions (RISC-V Unprivileged ISA, “F” Extension, table “Accrued exception flag encoding”).</summary>
[Flags]
public enum FloatFlags : byte
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>NX: the result was rounded.</summary>
    Inexact = 1,

    /// <summary>UF: the result is tiny after rounding, and was rounded.</summary>
    Underflow = 2,

    /// <summary>OF: the rounded result is beyond the largest finite number.</summary>
    Overflow = 4,

    /// <summary>DZ: a finite number was divided by zero.</summary>
    DivideByZero = 8,

    /// <summary>NV: there is no result, or it does not fit its integer type.</summary>
    Invalid = 16,
}
