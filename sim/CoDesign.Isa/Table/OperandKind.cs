namespace CoDesign.Isa;

/// <summary>Fields of an encoding that are operands, named as in the specification.</summary>
public enum OperandKind
{
    /// <summary>Destination register.</summary>
    Rd,

    /// <summary>First source register.</summary>
    Rs1,

    /// <summary>Second source register.</summary>
    Rs2,

    /// <summary>Third source register.</summary>
    Rs3,

    /// <summary>Signed or unsigned immediate, shift amount.</summary>
    Immediate,

    /// <summary>CSR number.</summary>
    Csr,

    /// <summary>5-bit immediate in the place of rs1 (CSR instructions).</summary>
    Zimm,

    /// <summary>Fence mode; all but that of fence.tso are reserved and ignored.</summary>
    Fm,

    /// <summary>Predecessor set of a fence.</summary>
    Pred,

    /// <summary>Successor set of a fence.</summary>
    Succ,

    /// <summary>Acquire bit.</summary>
    Aq,

    /// <summary>Release bit.</summary>
    Rl,

    /// <summary>Rounding mode.</summary>
    Rm,

    /// <summary>Number of a list of registers.</summary>
    RegisterList,

    /// <summary>First of two saved registers, by its number among them.</summary>
    FirstSaved,

    /// <summary>Second of two saved registers, by its number among them.</summary>
    SecondSaved,
}
