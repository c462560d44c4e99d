namespace CoDesign.Isa.Extensions;

/// <summary>Multiplication and division (RISC-V Unprivileged ISA, “M” Extension).</summary>
/// <remarks>
/// Division by zero gives all ones and leaves the dividend as remainder; the one signed overflow, minimum / −1, gives the minimum
/// and remainder 0 (“Semantics for division by zero and division overflow”). No division traps.
/// </remarks>
[ExtensionRows(Extension.M)]
internal static class Multiply
{
    [Instruction("mul rd, rs1, rs2", "0000001 rs2 rs1 000 rd 0110011", Shape.AluRegister, OpClass.IntMul, Xlen = XlenSet.Rv64)]
    public static ulong Mul(ulong rs1, ulong rs2) => rs1 * rs2;

    [Instruction("mul rd, rs1, rs2", "0000001 rs2 rs1 000 rd 0110011", Shape.AluRegister, OpClass.IntMul, Xlen = XlenSet.Rv32)]
    [Instruction("mulw rd, rs1, rs2", "0000001 rs2 rs1 000 rd 0111011", Shape.AluRegister, OpClass.IntMul, Xlen = XlenSet.Rv64)]
    public static ulong Mulw(ulong rs1, ulong rs2) => (ulong)(int)(rs1 * rs2);

    [Instruction("mulh rd, rs1, rs2", "0000001 rs2 rs1 001 rd 0110011", Shape.AluRegister, OpClass.IntMulHigh, Xlen = XlenSet.Rv64)]
    public static ulong Mulh(ulong rs1, ulong rs2) => (ulong)Math.BigMul((long)rs1, (long)rs2, out long _);

    [Instruction("mulh rd, rs1, rs2", "0000001 rs2 rs1 001 rd 0110011", Shape.AluRegister, OpClass.IntMulHigh, Xlen = XlenSet.Rv32)]
    public static ulong MulhWord(ulong rs1, ulong rs2) => (ulong)(((long)rs1 * (long)rs2) >> 32);

    // Signed × unsigned = unsigned × unsigned − rs2·2^64 when rs1 is negative.
    [Instruction("mulhsu rd, rs1, rs2", "0000001 rs2 rs1 010 rd 0110011", Shape.AluRegister, OpClass.IntMulHigh, Xlen = XlenSet.Rv64)]
    public static ulong Mulhsu(ulong rs1, ulong rs2) => Math.BigMul(rs1, rs2, out ulong _) - ((long)rs1 < 0 ? rs2 : 0);

    // |rs1| ≤ 2^31 and rs2 < 2^32, so the product fits 64 signed bits.
    [Instruction("mulhsu rd, rs1, rs2", "0000001 rs2 rs1 010 rd 0110011", Shape.AluRegister, OpClass.IntMulHigh, Xlen = XlenSet.Rv32)]
    public static ulong MulhsuWord(ulong rs1, ulong rs2) => (ulong)(((long)rs1 * (uint)rs2) >> 32);

    [Instruction("mulhu rd, rs1, rs2", "0000001 rs2 rs1 011 rd 0110011", Shape.AluRegister, OpClass.IntMulHigh, Xlen = XlenSet.Rv64)]
    public static ulong Mulhu(ulong rs1, ulong rs2) => Math.BigMul(rs1, rs2, out ulong _);

    [Instruction("mulhu rd, rs1, rs2", "0000001 rs2 rs1 011 rd 0110011", Shape.AluRegister, OpClass.IntMulHigh, Xlen = XlenSet.Rv32)]
    public static ulong MulhuWord(ulong rs1, ulong rs2) => (ulong)(int)(((ulong)(uint)rs1 * (uint)rs2) >> 32);

    [Instruction("div rd, rs1, rs2", "0000001 rs2 rs1 100 rd 0110011", Shape.AluRegister, OpClass.IntDiv, Xlen = XlenSet.Rv64,
        ConstantTime = false)]
    public static ulong Div(ulong rs1, ulong rs2) =>
        rs2 == 0 ? ulong.MaxValue
        : (long)rs2 == -1 ? 0 - rs1 // −minimum wraps to the minimum, as the standard wants
        : (ulong)((long)rs1 / (long)rs2);

    [Instruction("div rd, rs1, rs2", "0000001 rs2 rs1 100 rd 0110011", Shape.AluRegister, OpClass.IntDiv, Xlen = XlenSet.Rv32,
        ConstantTime = false)]
    [Instruction("divw rd, rs1, rs2", "0000001 rs2 rs1 100 rd 0111011", Shape.AluRegister, OpClass.IntDiv, Xlen = XlenSet.Rv64,
        ConstantTime = false)]
    public static ulong Divw(ulong rs1, ulong rs2) =>
        (int)rs2 == 0 ? ulong.MaxValue : (ulong)(int)((long)(int)rs1 / (int)rs2); // −2^31 / −1 = 2^31, narrowed to −2^31

    [Instruction("divu rd, rs1, rs2", "0000001 rs2 rs1 101 rd 0110011", Shape.AluRegister, OpClass.IntDiv, Xlen = XlenSet.Rv64,
        ConstantTime = false)]
    public static ulong Divu(ulong rs1, ulong rs2) => rs2 == 0 ? ulong.MaxValue : rs1 / rs2;

    [Instruction("divu rd, rs1, rs2", "0000001 rs2 rs1 101 rd 0110011", Shape.AluRegister, OpClass.IntDiv, Xlen = XlenSet.Rv32,
        ConstantTime = false)]
    [Instruction("divuw rd, rs1, rs2", "0000001 rs2 rs1 101 rd 0111011", Shape.AluRegister, OpClass.IntDiv, Xlen = XlenSet.Rv64,
        ConstantTime = false)]
    public static ulong Divuw(ulong rs1, ulong rs2) => (uint)rs2 == 0 ? ulong.MaxValue : (ulong)(int)((uint)rs1 / (uint)rs2);

    [Instruction("rem rd, rs1, rs2", "0000001 rs2 rs1 110 rd 0110011", Shape.AluRegister, OpClass.IntDiv, Xlen = XlenSet.Rv64,
        ConstantTime = false)]
    public static ulong Rem(ulong rs1, ulong rs2) =>
        rs2 == 0 ? rs1
        : (long)rs2 == -1 ? 0
        : (ulong)((long)rs1 % (long)rs2);

    [Instruction("rem rd, rs1, rs2", "0000001 rs2 rs1 110 rd 0110011", Shape.AluRegister, OpClass.IntDiv, Xlen = XlenSet.Rv32,
        ConstantTime = false)]
    [Instruction("remw rd, rs1, rs2", "0000001 rs2 rs1 110 rd 0111011", Shape.AluRegister, OpClass.IntDiv, Xlen = XlenSet.Rv64,
        ConstantTime = false)]
    public static ulong Remw(ulong rs1, ulong rs2) => (int)rs2 == 0 ? (ulong)(int)rs1 : (ulong)((long)(int)rs1 % (int)rs2);

    [Instruction("remu rd, rs1, rs2", "0000001 rs2 rs1 111 rd 0110011", Shape.AluRegister, OpClass.IntDiv, Xlen = XlenSet.Rv64,
        ConstantTime = false)]
    public static ulong Remu(ulong rs1, ulong rs2) => rs2 == 0 ? rs1 : rs1 % rs2;

    [Instruction("remu rd, rs1, rs2", "0000001 rs2 rs1 111 rd 0110011", Shape.AluRegister, OpClass.IntDiv, Xlen = XlenSet.Rv32,
        ConstantTime = false)]
    [Instruction("remuw rd, rs1, rs2", "0000001 rs2 rs1 111 rd 0111011", Shape.AluRegister, OpClass.IntDiv, Xlen = XlenSet.Rv64,
        ConstantTime = false)]
    public static ulong Remuw(ulong rs1, ulong rs2) => (ulong)(int)((uint)rs2 == 0 ? (uint)rs1 : (uint)rs1 % (uint)rs2);
}
