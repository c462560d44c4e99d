namespace CoDesign.Elf;

/// <summary>Which floating-point values travel in F registers; the values are those of the EF_RISCV_FLOAT_ABI field.</summary>
public enum FloatAbi
{
    /// <summary>None: ilp32, lp64.</summary>
    Soft = 0,

    /// <summary>Single precision: ilp32f, lp64f.</summary>
    Single = 1,

    /// <summary>Single and double precision: ilp32d, lp64d.</summary>
    Double = 2,

    /// <summary>Up to quad precision: lp64q.</summary>
    Quad = 3,
}
