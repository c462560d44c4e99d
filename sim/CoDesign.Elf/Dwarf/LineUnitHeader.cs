namespace CoDesign.Elf.Dwarf;

/// <summary>What a line number program needs to know about its unit.</summary>
/// <param name="MinimumInstructionBytes">Unit of address advances: 1 from GCC and Clang for RISC-V.</param>
/// <param name="LineBase">Smallest line advance of a special opcode.</param>
/// <param name="LineRange">Number of line advances of special opcodes; not 0.</param>
/// <param name="OperandCounts">Operands of the standard opcodes from 1 on; its length plus one is the first special opcode.</param>
/// <param name="Files">Directories and files.</param>
internal sealed record LineUnitHeader(
    byte MinimumInstructionBytes, sbyte LineBase, byte LineRange, byte[] OperandCounts, LineFiles Files)
{
    public int OpcodeBase => OperandCounts.Length + 1;
}
