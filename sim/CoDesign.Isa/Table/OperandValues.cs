namespace CoDesign.Isa;

/// <summary>The operands of one instruction, by field.</summary>
/// <param name="Rd">Destination register.</param>
/// <param name="Rs1">First source register.</param>
/// <param name="Rs2">Second source register.</param>
/// <param name="Rs3">Third source register.</param>
/// <param name="Immediate">Immediate or shift amount.</param>
/// <param name="Csr">CSR number.</param>
/// <param name="Zimm">5-bit immediate of a CSR instruction.</param>
/// <param name="Fm">Fence mode.</param>
/// <param name="Pred">Predecessor set.</param>
/// <param name="Succ">Successor set.</param>
/// <param name="Aq">Acquire bit.</param>
/// <param name="Rl">Release bit.</param>
/// <param name="Rm">Rounding mode.</param>
public readonly record struct OperandValues(
    int Rd, int Rs1, int Rs2, int Rs3, int Immediate, int Csr, int Zimm, int Fm, int Pred, int Succ, int Aq, int Rl, int Rm)
{
    /// <summary>The value of one operand.</summary>
    public int this[OperandKind operand] => operand switch
    {
        OperandKind.Rd => Rd,
        OperandKind.Rs1 => Rs1,
        OperandKind.Rs2 => Rs2,
        OperandKind.Rs3 => Rs3,
        OperandKind.Immediate => Immediate,
        OperandKind.Csr => Csr,
        OperandKind.Zimm => Zimm,
        OperandKind.Fm => Fm,
        OperandKind.Pred => Pred,
        OperandKind.Succ => Succ,
        OperandKind.Aq => Aq,
        OperandKind.Rl => Rl,
        _ => Rm,
    };

    /// <summary>The same operands with one replaced.</summary>
    public OperandValues With(OperandKind operand, int value) => operand switch
    {
        OperandKind.Rd => this with { Rd = value },
        OperandKind.Rs1 => this with { Rs1 = value },
        OperandKind.Rs2 => this with { Rs2 = value },
        OperandKind.Rs3 => this with { Rs3 = value },
        OperandKind.Immediate => this with { Immediate = value },
        OperandKind.Csr => this with { Csr = value },
        OperandKind.Zimm => this with { Zimm = value },
        OperandKind.Fm => this with { Fm = value },
        OperandKind.Pred => this with { Pred = value },
        OperandKind.Succ => this with { Succ = value },
        OperandKind.Aq => this with { Aq = value },
        OperandKind.Rl => this with { Rl = value },
        _ => this with { Rm = value },
    };

    /// <summary>Reads every operand that a pattern has; the others are 0.</summary>
    public static OperandValues Extract(EncodingPattern pattern, uint word)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return new OperandValues(
            Rd: pattern.Extract(word, OperandKind.Rd),
            Rs1: pattern.Extract(word, OperandKind.Rs1),
            Rs2: pattern.Extract(word, OperandKind.Rs2),
            Rs3: pattern.Extract(word, OperandKind.Rs3),
            Immediate: pattern.Extract(word, OperandKind.Immediate),
            Csr: pattern.Extract(word, OperandKind.Csr),
            Zimm: pattern.Extract(word, OperandKind.Zimm),
            Fm: pattern.Extract(word, OperandKind.Fm),
            Pred: pattern.Extract(word, OperandKind.Pred),
            Succ: pattern.Extract(word, OperandKind.Succ),
            Aq: pattern.Extract(word, OperandKind.Aq),
            Rl: pattern.Extract(word, OperandKind.Rl),
            Rm: pattern.Extract(word, OperandKind.Rm));
    }
}
