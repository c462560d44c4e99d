using System.Numerics;

namespace CoDesign.Isa.Extensions;

/// <summary>AES decryption (RISC-V Unprivileged ISA, Cryptography Extensions, “Zknd”).</summary>
[ExtensionRows(Extension.Zknd)]
internal static class AesDecryption
{
    [Instruction("aes32dsi rd, rs1, rs2, bs", "bs[1:0] 10101 rs2 rs1 000 rd 0110011", Shape.AluRegisterImmediate, OpClass.Aes,
        Xlen = XlenSet.Rv32)]
    public static ulong Aes32dsi(ulong rs1, ulong rs2, ulong bs) =>
        AesEncryption.Accumulate(rs1, AesState.InverseSub(AesEncryption.ByteOf(rs2, bs)), bs);

    [Instruction("aes32dsmi rd, rs1, rs2, bs", "bs[1:0] 10111 rs2 rs1 000 rd 0110011", Shape.AluRegisterImmediate, OpClass.Aes,
        Xlen = XlenSet.Rv32)]
    public static ulong Aes32dsmi(ulong rs1, ulong rs2, ulong bs) =>
        AesEncryption.Accumulate(rs1, AesState.InverseMixColumn(AesState.InverseSub(AesEncryption.ByteOf(rs2, bs))), bs);

    [Instruction("aes64ds rd, rs1, rs2", "0011101 rs2 rs1 000 rd 0110011", Shape.AluRegister, OpClass.Aes, Xlen = XlenSet.Rv64)]
    public static ulong Aes64ds(ulong rs1, ulong rs2) => AesState.InverseSubColumns(AesState.InverseShiftRows(rs1, rs2));

    [Instruction("aes64dsm rd, rs1, rs2", "0011111 rs2 rs1 000 rd 0110011", Shape.AluRegister, OpClass.Aes, Xlen = XlenSet.Rv64)]
    public static ulong Aes64dsm(ulong rs1, ulong rs2) => AesState.InverseMixColumns(Aes64ds(rs1, rs2));

    [Instruction("aes64im rd, rs1", "001100000000 rs1 001 rd 0010011", Shape.AluImmediate, OpClass.Aes, Xlen = XlenSet.Rv64)]
    public static ulong Aes64im(ulong rs1) => AesState.InverseMixColumns(rs1);
}

/// <summary>AES encryption (RISC-V Unprivileged ISA, Cryptography Extensions, “Zkne”).</summary>
[ExtensionRows(Extension.Zkne)]
internal static class AesEncryption
{
    [Instruction("aes32esi rd, rs1, rs2, bs", "bs[1:0] 10001 rs2 rs1 000 rd 0110011", Shape.AluRegisterImmediate, OpClass.Aes,
        Xlen = XlenSet.Rv32)]
    public static ulong Aes32esi(ulong rs1, ulong rs2, ulong bs) => Accumulate(rs1, AesState.Sub(ByteOf(rs2, bs)), bs);

    [Instruction("aes32esmi rd, rs1, rs2, bs", "bs[1:0] 10011 rs2 rs1 000 rd 0110011", Shape.AluRegisterImmediate, OpClass.Aes,
        Xlen = XlenSet.Rv32)]
    public static ulong Aes32esmi(ulong rs1, ulong rs2, ulong bs) => Accumulate(rs1, AesState.MixColumn(AesState.Sub(ByteOf(rs2, bs))), bs);

    [Instruction("aes64es rd, rs1, rs2", "0011001 rs2 rs1 000 rd 0110011", Shape.AluRegister, OpClass.Aes, Xlen = XlenSet.Rv64)]
    public static ulong Aes64es(ulong rs1, ulong rs2) => AesState.SubColumns(AesState.ShiftRows(rs1, rs2));

    [Instruction("aes64esm rd, rs1, rs2", "0011011 rs2 rs1 000 rd 0110011", Shape.AluRegister, OpClass.Aes, Xlen = XlenSet.Rv64)]
    public static ulong Aes64esm(ulong rs1, ulong rs2) => AesState.MixColumns(Aes64es(rs1, rs2));

    /// <summary>The byte of the state that an RV32 instruction looks at.</summary>
    public static uint ByteOf(ulong state, ulong bs) => (byte)(state >> (8 * (int)bs));

    /// <summary>Adds the column that one byte gives, turned to the row of the byte.</summary>
    public static ulong Accumulate(ulong sum, uint column, ulong bs) => (ulong)(int)((uint)sum ^ BitOperations.RotateLeft(column, 8 * (int)bs));
}

/// <summary>Key schedule of AES, which both directions have (RISC-V Unprivileged ISA, Cryptography Extensions, “Zknd” and “Zkne”).</summary>
[ExtensionRows(Extension.Zknd, Extension.Zkne)]
internal static class AesKeySchedule
{
    // FIPS 197, "KeyExpansion": x^i in the field, i = 0 to 9. Number 10 is that step of AES-256 which only substitutes.
    private static ReadOnlySpan<byte> RoundConstants => [0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0x1B, 0x36, 0x00];

    [Instruction("aes64ks1i rd, rs1, rnum", "0011000 1 rnum[3:0]!=11,12,13,14,15 rs1 001 rd 0010011", Shape.AluImmediate, OpClass.Aes,
        Xlen = XlenSet.Rv64)]
    public static ulong Aes64ks1i(ulong rs1, ulong rnum)
    {
        uint last = (uint)(rs1 >> 32);
        uint word = AesState.SubWord(rnum == 10 ? last : BitOperations.RotateRight(last, 8)) ^ RoundConstants[(int)rnum];
        return (ulong)word << 32 | word;
    }

    [Instruction("aes64ks2 rd, rs1, rs2", "0111111 rs2 rs1 000 rd 0110011", Shape.AluRegister, OpClass.Aes, Xlen = XlenSet.Rv64)]
    public static ulong Aes64ks2(ulong rs1, ulong rs2)
    {
        uint first = (uint)(rs1 >> 32) ^ (uint)rs2;
        return (ulong)(first ^ (uint)(rs2 >> 32)) << 32 | first;
    }
}
