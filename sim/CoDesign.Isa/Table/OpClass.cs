namespace CoDesign.Isa;

/// <summary>The cost class of an instruction: the key of timing and energy tables.</summary>
public enum OpClass
{
    /// <summary>Addition, logic, comparison, shift, constants.</summary>
    IntAlu,

    /// <summary>Multiplication, low half.</summary>
    IntMul,

    /// <summary>Multiplication, high half.</summary>
    IntMulHigh,

    /// <summary>Division and remainder.</summary>
    IntDiv,

    /// <summary>Counting and moving of bits: count, rotate, reverse, permute. Cores without a barrel rotator take several cycles.</summary>
    IntBit,

    /// <summary>Carry-less multiplication: an array of its own, or a loop over the bits.</summary>
    CarryLessMul,

    /// <summary>A part of a round of AES: up to eight S-boxes, or one that is used several times.</summary>
    Aes,

    /// <summary>A sigma function of SHA-2: rotations and exclusive or only.</summary>
    Sha,

    /// <summary>Load from memory.</summary>
    Load,

    /// <summary>Store to memory.</summary>
    Store,

    /// <summary>Conditional branch.</summary>
    Branch,

    /// <summary>Jump to a target that is known at decode.</summary>
    Jump,

    /// <summary>Jump through a register.</summary>
    JumpRegister,

    /// <summary>Access to a control and status register.</summary>
    Csr,

    /// <summary>Atomic memory operation, load-reserved, store-conditional.</summary>
    Atomic,

    /// <summary>Memory or instruction fence.</summary>
    Fence,

    /// <summary>Management or zeroing of a cache block, without what the memory behind takes.</summary>
    CacheBlock,

    /// <summary>Floating-point addition and subtraction.</summary>
    FpAdd,

    /// <summary>Floating-point multiplication.</summary>
    FpMul,

    /// <summary>Fused multiplication and addition.</summary>
    FpFma,

    /// <summary>Floating-point division.</summary>
    FpDiv,

    /// <summary>Square root.</summary>
    FpSqrt,

    /// <summary>Conversion between formats and integers.</summary>
    FpConvert,

    /// <summary>Floating-point comparison, minimum, sign, class, move between register files.</summary>
    FpMisc,

    /// <summary>Environment call, breakpoint, return from trap, wait for interrupt.</summary>
    System,
}
