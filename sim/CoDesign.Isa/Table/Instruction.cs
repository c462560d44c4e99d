using System.Runtime.InteropServices;

namespace CoDesign.Isa;

/// <summary>A decoded instruction: 16 bytes, no reference, made without allocation.</summary>
[StructLayout(LayoutKind.Sequential, Size = 16)]
public readonly struct Instruction
{
    /// <summary>Row number that ends a block: no instruction has it.</summary>
    public const ushort EndOfBlock = ushort.MaxValue;

    /// <summary>Number of the row in <see cref="InstructionRows.All"/>: the same in every table.</summary>
    public ushort Row { get; init; }

    /// <summary>Destination register, 0 to 31; a floating-point register is counted from <see cref="FloatRegisters.FirstSlot"/>, in every field.</summary>
    public byte Rd { get; init; }

    /// <summary>First source register; for <see cref="Shape.CsrImmediate"/> the 5-bit immediate.</summary>
    public byte Rs1 { get; init; }

    /// <summary>Second source register.</summary>
    public byte Rs2 { get; init; }

    /// <summary>Third source register (fused multiply-add).</summary>
    public byte Rs3 { get; init; }

    /// <summary>Bytes in memory: 2 or 4.</summary>
    public byte Length { get; init; }

    /// <summary>Facts found at decode.</summary>
    public InstructionTraits Traits { get; init; }

    /// <summary>Immediate, sign-extended where the standard says so; the CSR number; the shift amount; pred and succ of a fence;
    /// the rounding mode.</summary>
    public int Immediate { get; init; }

    /// <summary>Bytes from the start of the block to this instruction; set when a block is formed.</summary>
    public ushort Offset { get; init; }

    /// <summary>The immediate as the 64-bit operand that the row's method gets.</summary>
    public ulong Operand => (ulong)(long)Immediate;

    /// <summary>The same instruction at a place in a block.</summary>
    /// <param name="offset">Bytes from the start of the block.</param>
    public Instruction At(ushort offset) => this with { Offset = offset };

    /// <summary>The same instruction with another destination.</summary>
    /// <param name="register">Register, or the number after the last one for a result that nobody reads.</param>
    public Instruction WithRd(int register) => this with { Rd = (byte)register };
}
