using System.Numerics;

namespace CoDesign.Isa.Extensions;

/// <summary>
/// Functions of SHA-2 (RISC-V Unprivileged ISA, Cryptography Extensions, “Zknh”; FIPS 180-4, “SHA-224 and SHA-256 Functions”,
/// “SHA-384, SHA-512, … Functions”).
/// </summary>
/// <remarks>
/// RV32 computes half of a 64-bit result from both halves of the operand. Forms with <c>h</c> take the upper half first and give the
/// upper half; the others take the lower half first and give the lower half. (The sums need no <c>h</c>: a rotation by 32 more is
/// a swap of the operands.)
/// </remarks>
[ExtensionRows(Extension.Zknh)]
internal static class Sha2
{
    [Instruction("sha256sum0 rd, rs1", "000100000000 rs1 001 rd 0010011", Shape.AluImmediate, OpClass.Sha)]
    public static ulong Sha256sum0(ulong rs1) => (ulong)(int)(Right(rs1, 2) ^ Right(rs1, 13) ^ Right(rs1, 22));

    [Instruction("sha256sum1 rd, rs1", "000100000001 rs1 001 rd 0010011", Shape.AluImmediate, OpClass.Sha)]
    public static ulong Sha256sum1(ulong rs1) => (ulong)(int)(Right(rs1, 6) ^ Right(rs1, 11) ^ Right(rs1, 25));

    [Instruction("sha256sig0 rd, rs1", "000100000010 rs1 001 rd 0010011", Shape.AluImmediate, OpClass.Sha)]
    public static ulong Sha256sig0(ulong rs1) => (ulong)(int)(Right(rs1, 7) ^ Right(rs1, 18) ^ (uint)rs1 >> 3);

    [Instruction("sha256sig1 rd, rs1", "000100000011 rs1 001 rd 0010011", Shape.AluImmediate, OpClass.Sha)]
    public static ulong Sha256sig1(ulong rs1) => (ulong)(int)(Right(rs1, 17) ^ Right(rs1, 19) ^ (uint)rs1 >> 10);

    [Instruction("sha512sum0 rd, rs1", "000100000100 rs1 001 rd 0010011", Shape.AluImmediate, OpClass.Sha, Xlen = XlenSet.Rv64)]
    public static ulong Sha512sum0(ulong rs1) => Right64(rs1, 28) ^ Right64(rs1, 34) ^ Right64(rs1, 39);

    [Instruction("sha512sum1 rd, rs1", "000100000101 rs1 001 rd 0010011", Shape.AluImmediate, OpClass.Sha, Xlen = XlenSet.Rv64)]
    public static ulong Sha512sum1(ulong rs1) => Right64(rs1, 14) ^ Right64(rs1, 18) ^ Right64(rs1, 41);

    [Instruction("sha512sig0 rd, rs1", "000100000110 rs1 001 rd 0010011", Shape.AluImmediate, OpClass.Sha, Xlen = XlenSet.Rv64)]
    public static ulong Sha512sig0(ulong rs1) => Right64(rs1, 1) ^ Right64(rs1, 8) ^ rs1 >> 7;

    [Instruction("sha512sig1 rd, rs1", "000100000111 rs1 001 rd 0010011", Shape.AluImmediate, OpClass.Sha, Xlen = XlenSet.Rv64)]
    public static ulong Sha512sig1(ulong rs1) => Right64(rs1, 19) ^ Right64(rs1, 61) ^ rs1 >> 6;

    [Instruction("sha512sum0r rd, rs1, rs2", "0101000 rs2 rs1 000 rd 0110011", Shape.AluRegister, OpClass.Sha, Xlen = XlenSet.Rv32)]
    public static ulong Sha512sum0r(ulong rs1, ulong rs2) => Low(Sha512sum0(Pair(rs2, rs1)));

    [Instruction("sha512sum1r rd, rs1, rs2", "0101001 rs2 rs1 000 rd 0110011", Shape.AluRegister, OpClass.Sha, Xlen = XlenSet.Rv32)]
    public static ulong Sha512sum1r(ulong rs1, ulong rs2) => Low(Sha512sum1(Pair(rs2, rs1)));

    [Instruction("sha512sig0l rd, rs1, rs2", "0101010 rs2 rs1 000 rd 0110011", Shape.AluRegister, OpClass.Sha, Xlen = XlenSet.Rv32)]
    public static ulong Sha512sig0l(ulong rs1, ulong rs2) => Low(Sha512sig0(Pair(rs2, rs1)));

    [Instruction("sha512sig0h rd, rs1, rs2", "0101110 rs2 rs1 000 rd 0110011", Shape.AluRegister, OpClass.Sha, Xlen = XlenSet.Rv32)]
    public static ulong Sha512sig0h(ulong rs1, ulong rs2) => High(Sha512sig0(Pair(rs1, rs2)));

    [Instruction("sha512sig1l rd, rs1, rs2", "0101011 rs2 rs1 000 rd 0110011", Shape.AluRegister, OpClass.Sha, Xlen = XlenSet.Rv32)]
    public static ulong Sha512sig1l(ulong rs1, ulong rs2) => Low(Sha512sig1(Pair(rs2, rs1)));

    [Instruction("sha512sig1h rd, rs1, rs2", "0101111 rs2 rs1 000 rd 0110011", Shape.AluRegister, OpClass.Sha, Xlen = XlenSet.Rv32)]
    public static ulong Sha512sig1h(ulong rs1, ulong rs2) => High(Sha512sig1(Pair(rs1, rs2)));

    private static uint Right(ulong value, int bits) => BitOperations.RotateRight((uint)value, bits);

    private static ulong Right64(ulong value, int bits) => BitOperations.RotateRight(value, bits);

    private static ulong Pair(ulong high, ulong low) => high << 32 | (uint)low;

    private static ulong Low(ulong value) => (ulong)(int)value;

    private static ulong High(ulong value) => (ulong)((long)value >> 32);
}
