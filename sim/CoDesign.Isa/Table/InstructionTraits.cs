namespace CoDesign.Isa;

/// <summary>Facts about an instruction that are known when it is decoded.</summary>
[Flags]
public enum InstructionTraits : byte
{
    /// <summary>Nothing special.</summary>
    None = 0,

    /// <summary>The result does not depend on any operand: xor rd, rs, rs.</summary>
    ConstantResult = 1,

    /// <summary>The result is a copy of rs1: addi rd, rs1, 0.</summary>
    Copy = 2,

    /// <summary>Bit <c>aq</c>: later accesses wait for this one.</summary>
    Acquire = 4,

    /// <summary>Bit <c>rl</c>: this access waits for earlier ones.</summary>
    Release = 8,
}
