namespace CoDesign.Isa.Extensions;

/// <summary>
/// RV32I and RV64I (RISC-V Unprivileged ISA, “RV32I Base Integer Instruction Set” and “RV64I Base Integer Instruction Set”).
/// </summary>
/// <remarks>
/// A 32-bit hart keeps each register sign-extended to 64 bits. On such values RV32's <c>add</c>, <c>sub</c>, shifts and so on are
/// exactly RV64's <c>…w</c> instructions, and logic and comparisons need no narrowing at all: order and bits are preserved. So one
/// method serves both widths.
/// </remarks>
[ExtensionRows(Extension.I)]
internal static class BaseInteger
{
    [Instruction("lui rd, imm", "imm[31:12] rd 0110111", Shape.Upper, OpClass.IntAlu)]
    public static ulong Lui(ulong pc, ulong imm) => imm;

    [Instruction("auipc rd, imm", "imm[31:12] rd 0010111", Shape.Upper, OpClass.IntAlu, Xlen = XlenSet.Rv64)]
    public static ulong Auipc(ulong pc, ulong imm) => pc + imm;

    // RV32: the sum wraps at 2^32, and a register holds it sign-extended.
    [Instruction("auipc rd, imm", "imm[31:12] rd 0010111", Shape.Upper, OpClass.IntAlu, Xlen = XlenSet.Rv32)]
    public static ulong AuipcWord(ulong pc, ulong imm) => SignExtendWord(pc + imm);

    [Instruction("jal rd, imm", "imm[20|10:1|11|19:12] rd 1101111", Shape.Jump, OpClass.Jump)]
    public static ulong Jal(ulong pc, ulong imm) => pc + imm;

    // The least significant bit of the sum is cleared, also when the sum is odd.
    [Instruction("jalr rd, imm(rs1)", "imm[11:0] rs1 000 rd 1100111", Shape.JumpRegister, OpClass.JumpRegister)]
    public static ulong Jalr(ulong rs1, ulong imm) => (rs1 + imm) & ~1UL;

    [Instruction("beq rs1, rs2, imm", "imm[12|10:5] rs2 rs1 000 imm[4:1|11] 1100011", Shape.Branch, OpClass.Branch)]
    public static bool Beq(ulong rs1, ulong rs2) => rs1 == rs2;

    [Instruction("bne rs1, rs2, imm", "imm[12|10:5] rs2 rs1 001 imm[4:1|11] 1100011", Shape.Branch, OpClass.Branch)]
    public static bool Bne(ulong rs1, ulong rs2) => rs1 != rs2;

    [Instruction("blt rs1, rs2, imm", "imm[12|10:5] rs2 rs1 100 imm[4:1|11] 1100011", Shape.Branch, OpClass.Branch)]
    public static bool Blt(ulong rs1, ulong rs2) => (long)rs1 < (long)rs2;

    [Instruction("bge rs1, rs2, imm", "imm[12|10:5] rs2 rs1 101 imm[4:1|11] 1100011", Shape.Branch, OpClass.Branch)]
    public static bool Bge(ulong rs1, ulong rs2) => (long)rs1 >= (long)rs2;

    [Instruction("bltu rs1, rs2, imm", "imm[12|10:5] rs2 rs1 110 imm[4:1|11] 1100011", Shape.Branch, OpClass.Branch)]
    public static bool Bltu(ulong rs1, ulong rs2) => rs1 < rs2;

    [Instruction("bgeu rs1, rs2, imm", "imm[12|10:5] rs2 rs1 111 imm[4:1|11] 1100011", Shape.Branch, OpClass.Branch)]
    public static bool Bgeu(ulong rs1, ulong rs2) => rs1 >= rs2;

    [Instruction("lb rd, imm(rs1)", "imm[11:0] rs1 000 rd 0000011", Shape.Load, OpClass.Load)]
    public static ulong Lb(byte value) => (ulong)(sbyte)value;

    [Instruction("lh rd, imm(rs1)", "imm[11:0] rs1 001 rd 0000011", Shape.Load, OpClass.Load)]
    public static ulong Lh(ushort value) => (ulong)(short)value;

    [Instruction("lw rd, imm(rs1)", "imm[11:0] rs1 010 rd 0000011", Shape.Load, OpClass.Load)]
    public static ulong Lw(uint value) => (ulong)(int)value;

    [Instruction("lbu rd, imm(rs1)", "imm[11:0] rs1 100 rd 0000011", Shape.Load, OpClass.Load)]
    public static ulong Lbu(byte value) => value;

    [Instruction("lhu rd, imm(rs1)", "imm[11:0] rs1 101 rd 0000011", Shape.Load, OpClass.Load)]
    public static ulong Lhu(ushort value) => value;

    [Instruction("lwu rd, imm(rs1)", "imm[11:0] rs1 110 rd 0000011", Shape.Load, OpClass.Load, Xlen = XlenSet.Rv64)]
    public static ulong Lwu(uint value) => value;

    [Instruction("ld rd, imm(rs1)", "imm[11:0] rs1 011 rd 0000011", Shape.Load, OpClass.Load, Xlen = XlenSet.Rv64)]
    public static ulong Ld(ulong value) => value;

    [Instruction("sb rs2, imm(rs1)", "imm[11:5] rs2 rs1 000 imm[4:0] 0100011", Shape.Store, OpClass.Store)]
    public static byte Sb(ulong rs2) => (byte)rs2;

    [Instruction("sh rs2, imm(rs1)", "imm[11:5] rs2 rs1 001 imm[4:0] 0100011", Shape.Store, OpClass.Store)]
    public static ushort Sh(ulong rs2) => (ushort)rs2;

    [Instruction("sw rs2, imm(rs1)", "imm[11:5] rs2 rs1 010 imm[4:0] 0100011", Shape.Store, OpClass.Store)]
    public static uint Sw(ulong rs2) => (uint)rs2;

    [Instruction("sd rs2, imm(rs1)", "imm[11:5] rs2 rs1 011 imm[4:0] 0100011", Shape.Store, OpClass.Store, Xlen = XlenSet.Rv64)]
    public static ulong Sd(ulong rs2) => rs2;

    [Instruction("add rd, rs1, rs2", "0000000 rs2 rs1 000 rd 0110011", Shape.AluRegister, OpClass.IntAlu, Xlen = XlenSet.Rv64,
        Labels = LabelRule.JoinCopyIfZero)]
    [Instruction("addi rd, rs1, imm", "imm[11:0] rs1 000 rd 0010011", Shape.AluImmediate, OpClass.IntAlu, Xlen = XlenSet.Rv64,
        Labels = LabelRule.JoinCopyIfZero)]
    public static ulong Add(ulong rs1, ulong rs2) => rs1 + rs2;

    [Instruction("add rd, rs1, rs2", "0000000 rs2 rs1 000 rd 0110011", Shape.AluRegister, OpClass.IntAlu, Xlen = XlenSet.Rv32,
        Labels = LabelRule.JoinCopyIfZero)]
    [Instruction("addi rd, rs1, imm", "imm[11:0] rs1 000 rd 0010011", Shape.AluImmediate, OpClass.IntAlu, Xlen = XlenSet.Rv32,
        Labels = LabelRule.JoinCopyIfZero)]
    [Instruction("addw rd, rs1, rs2", "0000000 rs2 rs1 000 rd 0111011", Shape.AluRegister, OpClass.IntAlu, Xlen = XlenSet.Rv64)]
    [Instruction("addiw rd, rs1, imm", "imm[11:0] rs1 000 rd 0011011", Shape.AluImmediate, OpClass.IntAlu, Xlen = XlenSet.Rv64)]
    public static ulong Addw(ulong rs1, ulong rs2) => SignExtendWord(rs1 + rs2);

    [Instruction("sub rd, rs1, rs2", "0100000 rs2 rs1 000 rd 0110011", Shape.AluRegister, OpClass.IntAlu, Xlen = XlenSet.Rv64,
        Labels = LabelRule.JoinZeroIfSame)]
    public static ulong Sub(ulong rs1, ulong rs2) => rs1 - rs2;

    [Instruction("sub rd, rs1, rs2", "0100000 rs2 rs1 000 rd 0110011", Shape.AluRegister, OpClass.IntAlu, Xlen = XlenSet.Rv32,
        Labels = LabelRule.JoinZeroIfSame)]
    [Instruction("subw rd, rs1, rs2", "0100000 rs2 rs1 000 rd 0111011", Shape.AluRegister, OpClass.IntAlu, Xlen = XlenSet.Rv64,
        Labels = LabelRule.JoinZeroIfSame)]
    public static ulong Subw(ulong rs1, ulong rs2) => SignExtendWord(rs1 - rs2);

    [Instruction("slt rd, rs1, rs2", "0000000 rs2 rs1 010 rd 0110011", Shape.AluRegister, OpClass.IntAlu,
        Labels = LabelRule.JoinZeroIfSame)]
    [Instruction("slti rd, rs1, imm", "imm[11:0] rs1 010 rd 0010011", Shape.AluImmediate, OpClass.IntAlu)]
    public static ulong Slt(ulong rs1, ulong rs2) => (long)rs1 < (long)rs2 ? 1UL : 0UL;

    [Instruction("sltu rd, rs1, rs2", "0000000 rs2 rs1 011 rd 0110011", Shape.AluRegister, OpClass.IntAlu,
        Labels = LabelRule.JoinZeroIfSame)]
    [Instruction("sltiu rd, rs1, imm", "imm[11:0] rs1 011 rd 0010011", Shape.AluImmediate, OpClass.IntAlu)]
    public static ulong Sltu(ulong rs1, ulong rs2) => rs1 < rs2 ? 1UL : 0UL;

    [Instruction("xor rd, rs1, rs2", "0000000 rs2 rs1 100 rd 0110011", Shape.AluRegister, OpClass.IntAlu,
        Labels = LabelRule.BytewiseZeroIfSame)]
    [Instruction("xori rd, rs1, imm", "imm[11:0] rs1 100 rd 0010011", Shape.AluImmediate, OpClass.IntAlu, Labels = LabelRule.Bytewise)]
    public static ulong Xor(ulong rs1, ulong rs2) => rs1 ^ rs2;

    [Instruction("or rd, rs1, rs2", "0000000 rs2 rs1 110 rd 0110011", Shape.AluRegister, OpClass.IntAlu, Labels = LabelRule.Bytewise)]
    [Instruction("ori rd, rs1, imm", "imm[11:0] rs1 110 rd 0010011", Shape.AluImmediate, OpClass.IntAlu, Labels = LabelRule.Bytewise)]
    public static ulong Or(ulong rs1, ulong rs2) => rs1 | rs2;

    [Instruction("and rd, rs1, rs2", "0000000 rs2 rs1 111 rd 0110011", Shape.AluRegister, OpClass.IntAlu,
        Labels = LabelRule.BytewiseMask)]
    [Instruction("andi rd, rs1, imm", "imm[11:0] rs1 111 rd 0010011", Shape.AluImmediate, OpClass.IntAlu,
        Labels = LabelRule.BytewiseMask)]
    public static ulong And(ulong rs1, ulong rs2) => rs1 & rs2;

    [Instruction("sll rd, rs1, rs2", "0000000 rs2 rs1 001 rd 0110011", Shape.AluRegister, OpClass.IntAlu, Xlen = XlenSet.Rv64)]
    [Instruction("slli rd, rs1, shamt", "000000 shamt[5:0] rs1 001 rd 0010011", Shape.AluImmediate, OpClass.IntAlu, Xlen = XlenSet.Rv64)]
    public static ulong Sll(ulong rs1, ulong rs2) => rs1 << (int)(rs2 & 63);

    [Instruction("sll rd, rs1, rs2", "0000000 rs2 rs1 001 rd 0110011", Shape.AluRegister, OpClass.IntAlu, Xlen = XlenSet.Rv32)]
    [Instruction("slli rd, rs1, shamt", "0000000 shamt[4:0] rs1 001 rd 0010011", Shape.AluImmediate, OpClass.IntAlu, Xlen = XlenSet.Rv32)]
    [Instruction("sllw rd, rs1, rs2", "0000000 rs2 rs1 001 rd 0111011", Shape.AluRegister, OpClass.IntAlu, Xlen = XlenSet.Rv64)]
    [Instruction("slliw rd, rs1, shamt", "0000000 shamt[4:0] rs1 001 rd 0011011", Shape.AluImmediate, OpClass.IntAlu, Xlen = XlenSet.Rv64)]
    public static ulong Sllw(ulong rs1, ulong rs2) => SignExtendWord((uint)rs1 << (int)(rs2 & 31));

    [Instruction("srl rd, rs1, rs2", "0000000 rs2 rs1 101 rd 0110011", Shape.AluRegister, OpClass.IntAlu, Xlen = XlenSet.Rv64)]
    [Instruction("srli rd, rs1, shamt", "000000 shamt[5:0] rs1 101 rd 0010011", Shape.AluImmediate, OpClass.IntAlu, Xlen = XlenSet.Rv64)]
    public static ulong Srl(ulong rs1, ulong rs2) => rs1 >> (int)(rs2 & 63);

    [Instruction("srl rd, rs1, rs2", "0000000 rs2 rs1 101 rd 0110011", Shape.AluRegister, OpClass.IntAlu, Xlen = XlenSet.Rv32)]
    [Instruction("srli rd, rs1, shamt", "0000000 shamt[4:0] rs1 101 rd 0010011", Shape.AluImmediate, OpClass.IntAlu, Xlen = XlenSet.Rv32)]
    [Instruction("srlw rd, rs1, rs2", "0000000 rs2 rs1 101 rd 0111011", Shape.AluRegister, OpClass.IntAlu, Xlen = XlenSet.Rv64)]
    [Instruction("srliw rd, rs1, shamt", "0000000 shamt[4:0] rs1 101 rd 0011011", Shape.AluImmediate, OpClass.IntAlu, Xlen = XlenSet.Rv64)]
    public static ulong Srlw(ulong rs1, ulong rs2) => SignExtendWord((uint)rs1 >> (int)(rs2 & 31));

    [Instruction("sra rd, rs1, rs2", "0100000 rs2 rs1 101 rd 0110011", Shape.AluRegister, OpClass.IntAlu, Xlen = XlenSet.Rv64)]
    [Instruction("srai rd, rs1, shamt", "010000 shamt[5:0] rs1 101 rd 0010011", Shape.AluImmediate, OpClass.IntAlu, Xlen = XlenSet.Rv64)]
    public static ulong Sra(ulong rs1, ulong rs2) => (ulong)((long)rs1 >> (int)(rs2 & 63));

    [Instruction("sra rd, rs1, rs2", "0100000 rs2 rs1 101 rd 0110011", Shape.AluRegister, OpClass.IntAlu, Xlen = XlenSet.Rv32)]
    [Instruction("srai rd, rs1, shamt", "0100000 shamt[4:0] rs1 101 rd 0010011", Shape.AluImmediate, OpClass.IntAlu, Xlen = XlenSet.Rv32)]
    [Instruction("sraw rd, rs1, rs2", "0100000 rs2 rs1 101 rd 0111011", Shape.AluRegister, OpClass.IntAlu, Xlen = XlenSet.Rv64)]
    [Instruction("sraiw rd, rs1, shamt", "0100000 shamt[4:0] rs1 101 rd 0011011", Shape.AluImmediate, OpClass.IntAlu, Xlen = XlenSet.Rv64)]
    public static ulong Sraw(ulong rs1, ulong rs2) => (ulong)((long)(int)rs1 >> (int)(rs2 & 31));

    // fm = 1000 leaves out the order of stores before loads; every other fm but 0000 is reserved and means an ordinary fence.
    [Instruction("fence pred, succ", "fm pred succ rs1 000 rd 0001111", Shape.Fence, OpClass.Fence)]
    [Instruction("fence.tso", "1000 0011 0011 rs1 000 rd 0001111", Shape.Fence, OpClass.Fence)]
    public static FenceKind Fence() => FenceKind.Memory;

    [Instruction("ecall", "000000000000 00000 000 00000 1110011", Shape.System, OpClass.System)]
    public static SystemAction Ecall() => SystemAction.EnvironmentCall;

    [Instruction("ebreak", "000000000001 00000 000 00000 1110011", Shape.System, OpClass.System)]
    public static SystemAction Ebreak() => SystemAction.Breakpoint;

    private static ulong SignExtendWord(ulong value) => (ulong)(int)value;
}
