namespace CoDesign.Isa.Extensions;

/// <summary>
/// Single bits (RISC-V Unprivileged ISA, “B” Extension, “Zbs”). The number of the bit is taken modulo XLEN. With a register as number
/// any byte may change; with an immediate each byte depends on itself alone.
/// </summary>
[ExtensionRows(Extension.Zbs)]
internal static class SingleBit
{
    [Instruction("bclr rd, rs1, rs2", "0100100 rs2 rs1 001 rd 0110011", Shape.AluRegister, OpClass.IntAlu, Xlen = XlenSet.Rv64)]
    [Instruction("bclri rd, rs1, shamt", "010010 shamt[5:0] rs1 001 rd 0010011", Shape.AluImmediate, OpClass.IntAlu, Xlen = XlenSet.Rv64,
        Labels = LabelRule.Bytewise)]
    public static ulong Bclr(ulong rs1, ulong rs2) => rs1 & ~(1UL << (int)(rs2 & 63));

    [Instruction("bclr rd, rs1, rs2", "0100100 rs2 rs1 001 rd 0110011", Shape.AluRegister, OpClass.IntAlu, Xlen = XlenSet.Rv32)]
    [Instruction("bclri rd, rs1, shamt", "0100100 shamt[4:0] rs1 001 rd 0010011", Shape.AluImmediate, OpClass.IntAlu, Xlen = XlenSet.Rv32,
        Labels = LabelRule.Bytewise)]
    public static ulong BclrWord(ulong rs1, ulong rs2) => (ulong)(int)(rs1 & ~(1UL << (int)(rs2 & 31)));

    [Instruction("bext rd, rs1, rs2", "0100100 rs2 rs1 101 rd 0110011", Shape.AluRegister, OpClass.IntAlu, Xlen = XlenSet.Rv64)]
    [Instruction("bexti rd, rs1, shamt", "010010 shamt[5:0] rs1 101 rd 0010011", Shape.AluImmediate, OpClass.IntAlu, Xlen = XlenSet.Rv64)]
    public static ulong Bext(ulong rs1, ulong rs2) => (rs1 >> (int)(rs2 & 63)) & 1;

    [Instruction("bext rd, rs1, rs2", "0100100 rs2 rs1 101 rd 0110011", Shape.AluRegister, OpClass.IntAlu, Xlen = XlenSet.Rv32)]
    [Instruction("bexti rd, rs1, shamt", "0100100 shamt[4:0] rs1 101 rd 0010011", Shape.AluImmediate, OpClass.IntAlu, Xlen = XlenSet.Rv32)]
    public static ulong BextWord(ulong rs1, ulong rs2) => (rs1 >> (int)(rs2 & 31)) & 1;

    [Instruction("binv rd, rs1, rs2", "0110100 rs2 rs1 001 rd 0110011", Shape.AluRegister, OpClass.IntAlu, Xlen = XlenSet.Rv64)]
    [Instruction("binvi rd, rs1, shamt", "011010 shamt[5:0] rs1 001 rd 0010011", Shape.AluImmediate, OpClass.IntAlu, Xlen = XlenSet.Rv64,
        Labels = LabelRule.Bytewise)]
    public static ulong Binv(ulong rs1, ulong rs2) => rs1 ^ (1UL << (int)(rs2 & 63));

    [Instruction("binv rd, rs1, rs2", "0110100 rs2 rs1 001 rd 0110011", Shape.AluRegister, OpClass.IntAlu, Xlen = XlenSet.Rv32)]
    [Instruction("binvi rd, rs1, shamt", "0110100 shamt[4:0] rs1 001 rd 0010011", Shape.AluImmediate, OpClass.IntAlu, Xlen = XlenSet.Rv32,
        Labels = LabelRule.Bytewise)]
    public static ulong BinvWord(ulong rs1, ulong rs2) => (ulong)(int)(rs1 ^ (1UL << (int)(rs2 & 31)));

    [Instruction("bset rd, rs1, rs2", "0010100 rs2 rs1 001 rd 0110011", Shape.AluRegister, OpClass.IntAlu, Xlen = XlenSet.Rv64)]
    [Instruction("bseti rd, rs1, shamt", "001010 shamt[5:0] rs1 001 rd 0010011", Shape.AluImmediate, OpClass.IntAlu, Xlen = XlenSet.Rv64,
        Labels = LabelRule.Bytewise)]
    public static ulong Bset(ulong rs1, ulong rs2) => rs1 | (1UL << (int)(rs2 & 63));

    [Instruction("bset rd, rs1, rs2", "0010100 rs2 rs1 001 rd 0110011", Shape.AluRegister, OpClass.IntAlu, Xlen = XlenSet.Rv32)]
    [Instruction("bseti rd, rs1, shamt", "0010100 shamt[4:0] rs1 001 rd 0010011", Shape.AluImmediate, OpClass.IntAlu, Xlen = XlenSet.Rv32,
        Labels = LabelRule.Bytewise)]
    public static ulong BsetWord(ulong rs1, ulong rs2) => (ulong)(int)(rs1 | (1UL << (int)(rs2 & 31)));
}
