namespace CoDesign.Isa.Extensions;

/// <summary>
/// 16-bit forms (RISC-V Unprivileged ISA, “C” Extension, tables “RVC, Quadrant 0” to “2”). A form has no meaning of its own: it
/// expands to a 32-bit row.
/// </summary>
/// <remarks>
/// HINT forms decode as their expansion (c.nop with an immediate, c.li, c.mv, c.add, c.slli, c.lui with rd = x0), which writes x0
/// and so does nothing. Reserved forms match nothing and are illegal instructions.
/// </remarks>
internal static class Compressed
{
    /// <summary>Forms of “Zca”.</summary>
    public static readonly CompressedForm[] Zca =
    [
        // Quadrant 0
        new("c.addi4spn rd, sp, uimm", "000 nzuimm[5:4|9:6|2|3] rd' 00", "addi rd, sp, uimm"),
        new("c.lw rd, uimm(rs1)", "010 uimm[5:3] rs1' uimm[2|6] rd' 00", "lw rd, uimm(rs1)"),
        new("c.ld rd, uimm(rs1)", "011 uimm[5:3] rs1' uimm[7:6] rd' 00", "ld rd, uimm(rs1)", XlenSet.Rv64),
        new("c.sw rs2, uimm(rs1)", "110 uimm[5:3] rs1' uimm[2|6] rs2' 00", "sw rs2, uimm(rs1)"),
        new("c.sd rs2, uimm(rs1)", "111 uimm[5:3] rs1' uimm[7:6] rs2' 00", "sd rs2, uimm(rs1)", XlenSet.Rv64),

        // Quadrant 1
        new("c.nop", "000 0 00000 00000 01", "addi zero, zero, 0"),
        new("c.addi rd, imm", "000 imm[5] rd imm[4:0] 01", "addi rd, rd, imm"),
        new("c.jal imm", "001 imm[11|4|9:8|10|6|7|3:1|5] 01", "jal ra, imm", XlenSet.Rv32),
        new("c.addiw rd, imm", "001 imm[5] rd!=0 imm[4:0] 01", "addiw rd, rd, imm", XlenSet.Rv64),
        new("c.li rd, imm", "010 imm[5] rd imm[4:0] 01", "addi rd, zero, imm"),
        new("c.addi16sp sp, imm", "011 nzimm[9] 00010 nzimm[4|6|8:7|5] 01", "addi sp, sp, imm"),
        new("c.lui rd, imm", "011 nzimm[17] rd!=2 nzimm[16:12] 01", "lui rd, imm"),
        new("c.srli rd, shamt", "100 0 00 rd' shamt[4:0] 01", "srli rd, rd, shamt", XlenSet.Rv32),
        new("c.srli rd, shamt", "100 shamt[5] 00 rd' shamt[4:0] 01", "srli rd, rd, shamt", XlenSet.Rv64),
        new("c.srai rd, shamt", "100 0 01 rd' shamt[4:0] 01", "srai rd, rd, shamt", XlenSet.Rv32),
        new("c.srai rd, shamt", "100 shamt[5] 01 rd' shamt[4:0] 01", "srai rd, rd, shamt", XlenSet.Rv64),
        new("c.andi rd, imm", "100 imm[5] 10 rd' imm[4:0] 01", "andi rd, rd, imm"),
        new("c.sub rd, rs2", "100 0 11 rd' 00 rs2' 01", "sub rd, rd, rs2"),
        new("c.xor rd, rs2", "100 0 11 rd' 01 rs2' 01", "xor rd, rd, rs2"),
        new("c.or rd, rs2", "100 0 11 rd' 10 rs2' 01", "or rd, rd, rs2"),
        new("c.and rd, rs2", "100 0 11 rd' 11 rs2' 01", "and rd, rd, rs2"),
        new("c.subw rd, rs2", "100 1 11 rd' 00 rs2' 01", "subw rd, rd, rs2", XlenSet.Rv64),
        new("c.addw rd, rs2", "100 1 11 rd' 01 rs2' 01", "addw rd, rd, rs2", XlenSet.Rv64),
        new("c.j imm", "101 imm[11|4|9:8|10|6|7|3:1|5] 01", "jal zero, imm"),
        new("c.beqz rs1, imm", "110 imm[8|4:3] rs1' imm[7:6|2:1|5] 01", "beq rs1, zero, imm"),
        new("c.bnez rs1, imm", "111 imm[8|4:3] rs1' imm[7:6|2:1|5] 01", "bne rs1, zero, imm"),

        // Quadrant 2
        new("c.slli rd, shamt", "000 0 rd shamt[4:0] 10", "slli rd, rd, shamt", XlenSet.Rv32),
        new("c.slli rd, shamt", "000 shamt[5] rd shamt[4:0] 10", "slli rd, rd, shamt", XlenSet.Rv64),
        new("c.lwsp rd, uimm(sp)", "010 uimm[5] rd!=0 uimm[4:2|7:6] 10", "lw rd, uimm(sp)"),
        new("c.ldsp rd, uimm(sp)", "011 uimm[5] rd!=0 uimm[4:3|8:6] 10", "ld rd, uimm(sp)", XlenSet.Rv64),
        new("c.jr rs1", "100 0 rs1!=0 00000 10", "jalr zero, 0(rs1)"),
        new("c.mv rd, rs2", "100 0 rd rs2!=0 10", "add rd, zero, rs2"),
        new("c.ebreak", "100 1 00000 00000 10", "ebreak"),
        new("c.jalr rs1", "100 1 rs1!=0 00000 10", "jalr ra, 0(rs1)"),
        new("c.add rd, rs2", "100 1 rd rs2!=0 10", "add rd, rd, rs2"),
        new("c.swsp rs2, uimm(sp)", "110 uimm[5:2|7:6] rs2 10", "sw rs2, uimm(sp)"),
        new("c.sdsp rs2, uimm(sp)", "111 uimm[5:3|8:6] rs2 10", "sd rs2, uimm(sp)", XlenSet.Rv64),
    ];

    /// <summary>Forms of “Zcb” (RISC-V Unprivileged ISA, “Zc*”, “Zcb”). Those of Zbb, Zba and M are there with their target only.</summary>
    public static readonly CompressedForm[] Zcb =
    [
        new("c.lbu rd, uimm(rs1)", "100 000 rs1' uimm[0|1] rd' 00", "lbu rd, uimm(rs1)", extension: Extension.Zcb),
        new("c.lhu rd, uimm(rs1)", "100 001 rs1' 0 uimm[1] rd' 00", "lhu rd, uimm(rs1)", extension: Extension.Zcb),
        new("c.lh rd, uimm(rs1)", "100 001 rs1' 1 uimm[1] rd' 00", "lh rd, uimm(rs1)", extension: Extension.Zcb),
        new("c.sb rs2, uimm(rs1)", "100 010 rs1' uimm[0|1] rs2' 00", "sb rs2, uimm(rs1)", extension: Extension.Zcb),
        new("c.sh rs2, uimm(rs1)", "100 011 rs1' 0 uimm[1] rs2' 00", "sh rs2, uimm(rs1)", extension: Extension.Zcb),
        new("c.zext.b rd", "100 111 rd' 11 000 01", "andi rd, rd, 255", extension: Extension.Zcb),
        new("c.sext.b rd", "100 111 rd' 11 001 01", "sext.b rd, rd", extension: Extension.Zcb),
        new("c.zext.h rd", "100 111 rd' 11 010 01", "zext.h rd, rd", extension: Extension.Zcb),
        new("c.sext.h rd", "100 111 rd' 11 011 01", "sext.h rd, rd", extension: Extension.Zcb),
        new("c.zext.w rd", "100 111 rd' 11 100 01", "add.uw rd, rd, zero", XlenSet.Rv64, Extension.Zcb),
        new("c.not rd", "100 111 rd' 11 101 01", "xori rd, rd, -1", extension: Extension.Zcb),
        new("c.mul rd, rs2", "100 111 rd' 10 rs2' 01", "mul rd, rd, rs2", extension: Extension.Zcb),
    ];

    /// <summary>Forms of “Zcf”, which have the encodings that RV64 uses for doublewords.</summary>
    private static readonly CompressedForm[] Zcf =
    [
        new("c.flw fd, uimm(rs1)", "011 uimm[5:3] rs1' uimm[2|6] rd' 00", "flw fd, uimm(rs1)", XlenSet.Rv32, Extension.Zcf),
        new("c.fsw fs2, uimm(rs1)", "111 uimm[5:3] rs1' uimm[2|6] rs2' 00", "fsw fs2, uimm(rs1)", XlenSet.Rv32, Extension.Zcf),
        new("c.flwsp fd, uimm(sp)", "011 uimm[5] rd uimm[4:2|7:6] 10", "flw fd, uimm(sp)", XlenSet.Rv32, Extension.Zcf),
        new("c.fswsp fs2, uimm(sp)", "111 uimm[5:2|7:6] rs2 10", "fsw fs2, uimm(sp)", XlenSet.Rv32, Extension.Zcf),
    ];

    /// <summary>Forms of “Zcd”.</summary>
    private static readonly CompressedForm[] Zcd =
    [
        new("c.fld fd, uimm(rs1)", "001 uimm[5:3] rs1' uimm[7:6] rd' 00", "fld fd, uimm(rs1)", XlenSet.Both, Extension.Zcd),
        new("c.fsd fs2, uimm(rs1)", "101 uimm[5:3] rs1' uimm[7:6] rs2' 00", "fsd fs2, uimm(rs1)", XlenSet.Both, Extension.Zcd),
        new("c.fldsp fd, uimm(sp)", "001 uimm[5] rd uimm[4:3|8:6] 10", "fld fd, uimm(sp)", XlenSet.Both, Extension.Zcd),
        new("c.fsdsp fs2, uimm(sp)", "101 uimm[5:3|8:6] rs2 10", "fsd fs2, uimm(sp)", XlenSet.Both, Extension.Zcd),
    ];

    /// <summary>Every form.</summary>
    public static readonly CompressedForm[] All = [.. Zca, .. Zcb, .. Zcf, .. Zcd];
}
