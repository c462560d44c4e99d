namespace CoDesign.Isa.Extensions;

/// <summary>Address generation (RISC-V Unprivileged ISA, “B” Extension, “Zba”).</summary>
[ExtensionRows(Extension.Zba)]
internal static class AddressGeneration
{
    [Instruction("sh1add rd, rs1, rs2", "0010000 rs2 rs1 010 rd 0110011", Shape.AluRegister, OpClass.IntAlu, Xlen = XlenSet.Rv64)]
    public static ulong Sh1add(ulong rs1, ulong rs2) => rs2 + (rs1 << 1);

    [Instruction("sh1add rd, rs1, rs2", "0010000 rs2 rs1 010 rd 0110011", Shape.AluRegister, OpClass.IntAlu, Xlen = XlenSet.Rv32)]
    public static ulong Sh1addWord(ulong rs1, ulong rs2) => (ulong)(int)Sh1add(rs1, rs2);

    [Instruction("sh2add rd, rs1, rs2", "0010000 rs2 rs1 100 rd 0110011", Shape.AluRegister, OpClass.IntAlu, Xlen = XlenSet.Rv64)]
    public static ulong Sh2add(ulong rs1, ulong rs2) => rs2 + (rs1 << 2);

    [Instruction("sh2add rd, rs1, rs2", "0010000 rs2 rs1 100 rd 0110011", Shape.AluRegister, OpClass.IntAlu, Xlen = XlenSet.Rv32)]
    public static ulong Sh2addWord(ulong rs1, ulong rs2) => (ulong)(int)Sh2add(rs1, rs2);

    [Instruction("sh3add rd, rs1, rs2", "0010000 rs2 rs1 110 rd 0110011", Shape.AluRegister, OpClass.IntAlu, Xlen = XlenSet.Rv64)]
    public static ulong Sh3add(ulong rs1, ulong rs2) => rs2 + (rs1 << 3);

    [Instruction("sh3add rd, rs1, rs2", "0010000 rs2 rs1 110 rd 0110011", Shape.AluRegister, OpClass.IntAlu, Xlen = XlenSet.Rv32)]
    public static ulong Sh3addWord(ulong rs1, ulong rs2) => (ulong)(int)Sh3add(rs1, rs2);

    [Instruction("add.uw rd, rs1, rs2", "0000100 rs2 rs1 000 rd 0111011", Shape.AluRegister, OpClass.IntAlu, Xlen = XlenSet.Rv64)]
    public static ulong AddUw(ulong rs1, ulong rs2) => rs2 + (uint)rs1;

    [Instruction("sh1add.uw rd, rs1, rs2", "0010000 rs2 rs1 010 rd 0111011", Shape.AluRegister, OpClass.IntAlu, Xlen = XlenSet.Rv64)]
    public static ulong Sh1addUw(ulong rs1, ulong rs2) => rs2 + ((ulong)(uint)rs1 << 1);

    [Instruction("sh2add.uw rd, rs1, rs2", "0010000 rs2 rs1 100 rd 0111011", Shape.AluRegister, OpClass.IntAlu, Xlen = XlenSet.Rv64)]
    public static ulong Sh2addUw(ulong rs1, ulong rs2) => rs2 + ((ulong)(uint)rs1 << 2);

    [Instruction("sh3add.uw rd, rs1, rs2", "0010000 rs2 rs1 110 rd 0111011", Shape.AluRegister, OpClass.IntAlu, Xlen = XlenSet.Rv64)]
    public static ulong Sh3addUw(ulong rs1, ulong rs2) => rs2 + ((ulong)(uint)rs1 << 3);

    [Instruction("slli.uw rd, rs1, shamt", "000010 shamt[5:0] rs1 001 rd 0011011", Shape.AluImmediate, OpClass.IntAlu, Xlen = XlenSet.Rv64)]
    public static ulong SlliUw(ulong rs1, ulong shamt) => (ulong)(uint)rs1 << (int)shamt;
}
