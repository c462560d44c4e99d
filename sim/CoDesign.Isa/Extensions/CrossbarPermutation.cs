using System.Runtime.CompilerServices;

namespace CoDesign.Isa.Extensions;

/// <summary>
/// Crossbar permutations (RISC-V Unprivileged ISA, Cryptography Extensions, “Zbkx”): each element of rs2 picks an element of rs1; a
/// number beyond the last element gives 0.
/// </summary>
[ExtensionRows(Extension.Zbkx)]
internal static class CrossbarPermutation
{
    [Instruction("xperm4 rd, rs1, rs2", "0010100 rs2 rs1 010 rd 0110011", Shape.AluRegister, OpClass.IntBit, Xlen = XlenSet.Rv64)]
    public static ulong Xperm4(ulong rs1, ulong rs2) => Permute(rs1, rs2, elementBits: 4, xlen: 64);

    [Instruction("xperm4 rd, rs1, rs2", "0010100 rs2 rs1 010 rd 0110011", Shape.AluRegister, OpClass.IntBit, Xlen = XlenSet.Rv32)]
    public static ulong Xperm4Word(ulong rs1, ulong rs2) => (ulong)(int)Permute(rs1, rs2, elementBits: 4, xlen: 32);

    [Instruction("xperm8 rd, rs1, rs2", "0010100 rs2 rs1 100 rd 0110011", Shape.AluRegister, OpClass.IntBit, Xlen = XlenSet.Rv64)]
    public static ulong Xperm8(ulong rs1, ulong rs2) => Permute(rs1, rs2, elementBits: 8, xlen: 64);

    [Instruction("xperm8 rd, rs1, rs2", "0010100 rs2 rs1 100 rd 0110011", Shape.AluRegister, OpClass.IntBit, Xlen = XlenSet.Rv32)]
    public static ulong Xperm8Word(ulong rs1, ulong rs2) => (ulong)(int)Permute(rs1, rs2, elementBits: 8, xlen: 32);

    [MethodImpl(MethodImplOptions.NoInlining)] // as in CarryLessMultiply.Product
    private static ulong Permute(ulong table, ulong numbers, int elementBits, int xlen)
    {
        ulong mask = (1UL << elementBits) - 1;
        ulong result = 0;
        for (int place = 0; place < xlen; place += elementBits)
        {
            ulong from = ((numbers >> place) & mask) * (ulong)elementBits;
            result |= from < (ulong)xlen ? ((table >> (int)from) & mask) << place : 0;
        }

        return result;
    }
}
