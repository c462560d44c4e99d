namespace CoDesign.Isa;

/// <summary>Facts about an instruction that are known when it is decoded.</summary>
[Flags]
public enum InstructionTraits : byte
{
    /// <summary>Nothing special.</summary>
    None = 0,

    /// <summary>The result does not depend on any operand: xor rd, rs, rs; and with x0 or an immediate 0.</summary>
    ConstantResult = 1,

    /// <summary>The result is a copy of rs1, or of rs2 if rs1 is x0: addi rd, rs1, 0; add with x0.</summary>
    Copy = 2,

    /// <summary>Bit <c>aq</c>: later accesses wait for this one.</summary>
    Acquire = 4,

    /// <summary>Bit <c>rl</c>: this access waits for earlier ones.</summary>
    Release = 8,
}
