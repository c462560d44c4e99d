using System.Runtime.CompilerServices;

namespace CoDesign.Isa.Extensions;

/// <summary>Carry-less multiplication (RISC-V Unprivileged ISA, “B” Extension, “Zbc”; Cryptography Extensions, “Zbkc”).</summary>
[ExtensionRows(Extension.Zbc, Extension.Zbkc)]
internal static class CarryLessMultiply
{
    [Instruction("clmul rd, rs1, rs2", "0000101 rs2 rs1 001 rd 0110011", Shape.AluRegister, OpClass.CarryLessMul, Xlen = XlenSet.Rv64)]
    public static ulong Clmul(ulong rs1, ulong rs2) => Product(rs1, rs2, out _);

    [Instruction("clmul rd, rs1, rs2", "0000101 rs2 rs1 001 rd 0110011", Shape.AluRegister, OpClass.CarryLessMul, Xlen = XlenSet.Rv32)]
    public static ulong ClmulWord(ulong rs1, ulong rs2) => (ulong)(int)Product((uint)rs1, (uint)rs2, out _);

    [Instruction("clmulh rd, rs1, rs2", "0000101 rs2 rs1 011 rd 0110011", Shape.AluRegister, OpClass.CarryLessMul, Xlen = XlenSet.Rv64)]
    public static ulong Clmulh(ulong rs1, ulong rs2)
    {
        Product(rs1, rs2, out ulong high);
        return high;
    }

    [Instruction("clmulh rd, rs1, rs2", "0000101 rs2 rs1 011 rd 0110011", Shape.AluRegister, OpClass.CarryLessMul, Xlen = XlenSet.Rv32)]
    public static ulong ClmulhWord(ulong rs1, ulong rs2) => (ulong)(int)(Product((uint)rs1, (uint)rs2, out _) >> 32);

    /// <summary>The 127 bits of a product of polynomials over GF(2).</summary>
    /// <returns>The lower 64 bits.</returns>
    // Not inlined: a loop in the dispatch loop would cost every other row its registers.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ulong Product(ulong left, ulong right, out ulong high)
    {
        ulong low = 0;
        high = 0;
        for (int i = 0; i < 64; i++)
        {
            ulong taken = 0 - ((right >> i) & 1);
            low ^= (left << i) & taken;
            high ^= (left >> 1 >> (63 - i)) & taken; // in two steps: a shift by 64 is none
        }

        return low;
    }
}

/// <summary>The reversed product, which Zbkc does not have (RISC-V Unprivileged ISA, “B” Extension, “Zbc”).</summary>
[ExtensionRows(Extension.Zbc)]
internal static class CarryLessMultiplyReversed
{
    [Instruction("clmulr rd, rs1, rs2", "0000101 rs2 rs1 010 rd 0110011", Shape.AluRegister, OpClass.CarryLessMul, Xlen = XlenSet.Rv64)]
    public static ulong Clmulr(ulong rs1, ulong rs2)
    {
        ulong low = CarryLessMultiply.Product(rs1, rs2, out ulong high);
        return high << 1 | low >> 63; // bits 126 to 63
    }

    [Instruction("clmulr rd, rs1, rs2", "0000101 rs2 rs1 010 rd 0110011", Shape.AluRegister, OpClass.CarryLessMul, Xlen = XlenSet.Rv32)]
    public static ulong ClmulrWord(ulong rs1, ulong rs2) => (ulong)(int)(CarryLessMultiply.Product((uint)rs1, (uint)rs2, out _) >> 31);
}
