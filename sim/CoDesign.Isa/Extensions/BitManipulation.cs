using System.Buffers.Binary;
using System.Numerics;

namespace CoDesign.Isa.Extensions;

/// <summary>
/// What Zbb and Zbkb share: logic with a negated operand, rotations, byte order (RISC-V Unprivileged ISA, “B” Extension, “Zbb”;
/// Cryptography Extensions, “Zbkb”).
/// </summary>
[ExtensionRows(Extension.Zbb, Extension.Zbkb)]
internal static class LogicAndRotation
{
    [Instruction("andn rd, rs1, rs2", "0100000 rs2 rs1 111 rd 0110011", Shape.AluRegister, OpClass.IntAlu,
        Labels = LabelRule.BytewiseZeroIfSame)]
    public static ulong Andn(ulong rs1, ulong rs2) => rs1 & ~rs2;

    [Instruction("orn rd, rs1, rs2", "0100000 rs2 rs1 110 rd 0110011", Shape.AluRegister, OpClass.IntAlu, Labels = LabelRule.Bytewise)]
    public static ulong Orn(ulong rs1, ulong rs2) => rs1 | ~rs2;

    [Instruction("xnor rd, rs1, rs2", "0100000 rs2 rs1 100 rd 0110011", Shape.AluRegister, OpClass.IntAlu, Labels = LabelRule.Bytewise)]
    public static ulong Xnor(ulong rs1, ulong rs2) => ~(rs1 ^ rs2);

    [Instruction("rol rd, rs1, rs2", "0110000 rs2 rs1 001 rd 0110011", Shape.AluRegister, OpClass.IntBit, Xlen = XlenSet.Rv64)]
    public static ulong Rol(ulong rs1, ulong rs2) => BitOperations.RotateLeft(rs1, (int)(rs2 & 63));

    [Instruction("rol rd, rs1, rs2", "0110000 rs2 rs1 001 rd 0110011", Shape.AluRegister, OpClass.IntBit, Xlen = XlenSet.Rv32)]
    [Instruction("rolw rd, rs1, rs2", "0110000 rs2 rs1 001 rd 0111011", Shape.AluRegister, OpClass.IntBit, Xlen = XlenSet.Rv64)]
    public static ulong Rolw(ulong rs1, ulong rs2) => (ulong)(int)BitOperations.RotateLeft((uint)rs1, (int)(rs2 & 31));

    [Instruction("ror rd, rs1, rs2", "0110000 rs2 rs1 101 rd 0110011", Shape.AluRegister, OpClass.IntBit, Xlen = XlenSet.Rv64)]
    [Instruction("rori rd, rs1, shamt", "011000 shamt[5:0] rs1 101 rd 0010011", Shape.AluImmediate, OpClass.IntBit, Xlen = XlenSet.Rv64)]
    public static ulong Ror(ulong rs1, ulong rs2) => BitOperations.RotateRight(rs1, (int)(rs2 & 63));

    [Instruction("ror rd, rs1, rs2", "0110000 rs2 rs1 101 rd 0110011", Shape.AluRegister, OpClass.IntBit, Xlen = XlenSet.Rv32)]
    [Instruction("rori rd, rs1, shamt", "0110000 shamt[4:0] rs1 101 rd 0010011", Shape.AluImmediate, OpClass.IntBit, Xlen = XlenSet.Rv32)]
    [Instruction("rorw rd, rs1, rs2", "0110000 rs2 rs1 101 rd 0111011", Shape.AluRegister, OpClass.IntBit, Xlen = XlenSet.Rv64)]
    [Instruction("roriw rd, rs1, shamt", "0110000 shamt[4:0] rs1 101 rd 0011011", Shape.AluImmediate, OpClass.IntBit, Xlen = XlenSet.Rv64)]
    public static ulong Rorw(ulong rs1, ulong rs2) => (ulong)(int)BitOperations.RotateRight((uint)rs1, (int)(rs2 & 31));

    [Instruction("rev8 rd, rs1", "011010111000 rs1 101 rd 0010011", Shape.AluImmediate, OpClass.IntBit, Xlen = XlenSet.Rv64)]
    public static ulong Rev8(ulong rs1) => BinaryPrimitives.ReverseEndianness(rs1);

    [Instruction("rev8 rd, rs1", "011010011000 rs1 101 rd 0010011", Shape.AluImmediate, OpClass.IntBit, Xlen = XlenSet.Rv32)]
    public static ulong Rev8Word(ulong rs1) => (ulong)(int)BinaryPrimitives.ReverseEndianness((uint)rs1);
}

/// <summary>Counting, extension, minimum and maximum (RISC-V Unprivileged ISA, “B” Extension, “Zbb”).</summary>
[ExtensionRows(Extension.Zbb)]
internal static class BasicBitManipulation
{
    [Instruction("clz rd, rs1", "011000000000 rs1 001 rd 0010011", Shape.AluImmediate, OpClass.IntBit, Xlen = XlenSet.Rv64)]
    public static ulong Clz(ulong rs1) => (ulong)BitOperations.LeadingZeroCount(rs1);

    [Instruction("clz rd, rs1", "011000000000 rs1 001 rd 0010011", Shape.AluImmediate, OpClass.IntBit, Xlen = XlenSet.Rv32)]
    [Instruction("clzw rd, rs1", "011000000000 rs1 001 rd 0011011", Shape.AluImmediate, OpClass.IntBit, Xlen = XlenSet.Rv64)]
    public static ulong Clzw(ulong rs1) => (ulong)BitOperations.LeadingZeroCount((uint)rs1);

    [Instruction("ctz rd, rs1", "011000000001 rs1 001 rd 0010011", Shape.AluImmediate, OpClass.IntBit, Xlen = XlenSet.Rv64)]
    public static ulong Ctz(ulong rs1) => (ulong)BitOperations.TrailingZeroCount(rs1);

    [Instruction("ctz rd, rs1", "011000000001 rs1 001 rd 0010011", Shape.AluImmediate, OpClass.IntBit, Xlen = XlenSet.Rv32)]
    [Instruction("ctzw rd, rs1", "011000000001 rs1 001 rd 0011011", Shape.AluImmediate, OpClass.IntBit, Xlen = XlenSet.Rv64)]
    public static ulong Ctzw(ulong rs1) => (ulong)BitOperations.TrailingZeroCount((uint)rs1);

    [Instruction("cpop rd, rs1", "011000000010 rs1 001 rd 0010011", Shape.AluImmediate, OpClass.IntBit, Xlen = XlenSet.Rv64)]
    public static ulong Cpop(ulong rs1) => (ulong)BitOperations.PopCount(rs1);

    [Instruction("cpop rd, rs1", "011000000010 rs1 001 rd 0010011", Shape.AluImmediate, OpClass.IntBit, Xlen = XlenSet.Rv32)]
    [Instruction("cpopw rd, rs1", "011000000010 rs1 001 rd 0011011", Shape.AluImmediate, OpClass.IntBit, Xlen = XlenSet.Rv64)]
    public static ulong Cpopw(ulong rs1) => (ulong)BitOperations.PopCount((uint)rs1);

    [Instruction("max rd, rs1, rs2", "0000101 rs2 rs1 110 rd 0110011", Shape.AluRegister, OpClass.IntAlu)]
    public static ulong Max(ulong rs1, ulong rs2) => (ulong)Math.Max((long)rs1, (long)rs2);

    [Instruction("maxu rd, rs1, rs2", "0000101 rs2 rs1 111 rd 0110011", Shape.AluRegister, OpClass.IntAlu)]
    public static ulong Maxu(ulong rs1, ulong rs2) => Math.Max(rs1, rs2);

    [Instruction("min rd, rs1, rs2", "0000101 rs2 rs1 100 rd 0110011", Shape.AluRegister, OpClass.IntAlu)]
    public static ulong Min(ulong rs1, ulong rs2) => (ulong)Math.Min((long)rs1, (long)rs2);

    [Instruction("minu rd, rs1, rs2", "0000101 rs2 rs1 101 rd 0110011", Shape.AluRegister, OpClass.IntAlu)]
    public static ulong Minu(ulong rs1, ulong rs2) => Math.Min(rs1, rs2);

    [Instruction("sext.b rd, rs1", "011000000100 rs1 001 rd 0010011", Shape.AluImmediate, OpClass.IntAlu)]
    public static ulong SextB(ulong rs1) => (ulong)(sbyte)rs1;

    [Instruction("sext.h rd, rs1", "011000000101 rs1 001 rd 0010011", Shape.AluImmediate, OpClass.IntAlu)]
    public static ulong SextH(ulong rs1) => (ulong)(short)rs1;

    // The word of pack or packw with x0 in Zbkb; where both are there, the more specific row gives the name.
    [Instruction("zext.h rd, rs1", "0000100 00000 rs1 100 rd 0110011", Shape.AluImmediate, OpClass.IntAlu, Xlen = XlenSet.Rv32)]
    [Instruction("zext.h rd, rs1", "0000100 00000 rs1 100 rd 0111011", Shape.AluImmediate, OpClass.IntAlu, Xlen = XlenSet.Rv64)]
    public static ulong ZextH(ulong rs1) => (ushort)rs1;

    [Instruction("orc.b rd, rs1", "001010000111 rs1 101 rd 0010011", Shape.AluImmediate, OpClass.IntBit, Xlen = XlenSet.Rv64,
        Labels = LabelRule.Bytewise)]
    public static ulong OrcB(ulong rs1)
    {
        const ulong Sevens = 0x7F7F_7F7F_7F7F_7F7F;
        ulong notZero = (((rs1 & Sevens) + Sevens) | rs1) & ~Sevens; // bit 7 of each byte
        return (notZero >> 7) * 0xFF;
    }

    [Instruction("orc.b rd, rs1", "001010000111 rs1 101 rd 0010011", Shape.AluImmediate, OpClass.IntBit, Xlen = XlenSet.Rv32,
        Labels = LabelRule.Bytewise)]
    public static ulong OrcBWord(ulong rs1) => (ulong)(int)OrcB(rs1);
}

/// <summary>Packing and bit order (RISC-V Unprivileged ISA, Cryptography Extensions, “Zbkb”).</summary>
[ExtensionRows(Extension.Zbkb)]
internal static class CryptographyBitManipulation
{
    private const ulong Odd = 0x5555_5555_5555_5555;
    private const ulong Pairs = 0x3333_3333_3333_3333;
    private const ulong Nibbles = 0x0F0F_0F0F_0F0F_0F0F;

    [Instruction("pack rd, rs1, rs2", "0000100 rs2 rs1 100 rd 0110011", Shape.AluRegister, OpClass.IntAlu, Xlen = XlenSet.Rv64)]
    public static ulong Pack(ulong rs1, ulong rs2) => rs2 << 32 | (uint)rs1;

    [Instruction("pack rd, rs1, rs2", "0000100 rs2 rs1 100 rd 0110011", Shape.AluRegister, OpClass.IntAlu, Xlen = XlenSet.Rv32)]
    [Instruction("packw rd, rs1, rs2", "0000100 rs2 rs1 100 rd 0111011", Shape.AluRegister, OpClass.IntAlu, Xlen = XlenSet.Rv64)]
    public static ulong Packw(ulong rs1, ulong rs2) => (ulong)(int)((uint)rs2 << 16 | (ushort)rs1);

    [Instruction("packh rd, rs1, rs2", "0000100 rs2 rs1 111 rd 0110011", Shape.AluRegister, OpClass.IntAlu)]
    public static ulong Packh(ulong rs1, ulong rs2) => (ulong)(byte)rs2 << 8 | (byte)rs1;

    [Instruction("brev8 rd, rs1", "011010000111 rs1 101 rd 0010011", Shape.AluImmediate, OpClass.IntBit, Xlen = XlenSet.Rv64,
        Labels = LabelRule.Bytewise)]
    public static ulong Brev8(ulong rs1)
    {
        ulong bits = ((rs1 >> 1) & Odd) | ((rs1 & Odd) << 1);
        bits = ((bits >> 2) & Pairs) | ((bits & Pairs) << 2);
        return ((bits >> 4) & Nibbles) | ((bits & Nibbles) << 4);
    }

    [Instruction("brev8 rd, rs1", "011010000111 rs1 101 rd 0010011", Shape.AluImmediate, OpClass.IntBit, Xlen = XlenSet.Rv32,
        Labels = LabelRule.Bytewise)]
    public static ulong Brev8Word(ulong rs1) => (ulong)(int)Brev8(rs1);

    // Bit i of the lower half to bit 2i, of the upper half to bit 2i + 1.
    [Instruction("zip rd, rs1", "000010001111 rs1 001 rd 0010011", Shape.AluImmediate, OpClass.IntBit, Xlen = XlenSet.Rv32)]
    public static ulong Zip(ulong rs1) => (ulong)(int)(Spread((ushort)rs1) | Spread((ushort)(rs1 >> 16)) << 1);

    [Instruction("unzip rd, rs1", "000010001111 rs1 101 rd 0010011", Shape.AluImmediate, OpClass.IntBit, Xlen = XlenSet.Rv32)]
    public static ulong Unzip(ulong rs1) => (ulong)(int)(Gather((uint)rs1) | Gather((uint)rs1 >> 1) << 16);

    // Halves of 8, 4, 2, 1 bits move apart.
    private static uint Spread(uint half)
    {
        uint bits = (half | half << 8) & 0x00FF_00FF;
        bits = (bits | bits << 4) & 0x0F0F_0F0F;
        bits = (bits | bits << 2) & 0x3333_3333;
        return (bits | bits << 1) & 0x5555_5555;
    }

    private static uint Gather(uint word)
    {
        uint bits = word & 0x5555_5555;
        bits = (bits | bits >> 1) & 0x3333_3333;
        bits = (bits | bits >> 2) & 0x0F0F_0F0F;
        bits = (bits | bits >> 4) & 0x00FF_00FF;
        return (bits | bits >> 8) & 0x0000_FFFF;
    }
}
