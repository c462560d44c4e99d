namespace CoDesign.Isa;

/// <summary>How the labels of the operands of an instruction reach its result (data flow; control flow is not part of it).</summary>
public enum LabelRule
{
    /// <summary>Every byte of the result carries the join of all operand labels: a carry can reach any byte.</summary>
    Join,

    /// <summary>Byte i of the result carries the join of byte i of the operands: or, xor.</summary>
    Bytewise,

    /// <summary>As <see cref="Bytewise"/>; a byte that the immediate clears, or x0 as operand, gives a constant: and.</summary>
    BytewiseMask,

    /// <summary>As <see cref="Bytewise"/>; with both operands the same register the result is a constant 0: xor.</summary>
    BytewiseZeroIfSame,

    /// <summary>As <see cref="Join"/>; with both operands the same register the result is a constant 0: sub, slt, sltu.</summary>
    JoinZeroIfSame,

    /// <summary>As <see cref="Join"/>; x0 or an immediate 0 makes it a copy that keeps the label of each byte: add, addi.</summary>
    JoinCopyIfZero,
}
