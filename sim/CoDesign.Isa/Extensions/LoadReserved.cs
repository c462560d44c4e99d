namespace CoDesign.Isa.Extensions;

/// <summary>Load-reserved and store-conditional (RISC-V Unprivileged ISA, “A” Extension, “Zalrsc”).</summary>
[ExtensionRows(Extension.Zalrsc)]
internal static class LoadReserved
{
    [Instruction("lr.w rd, (rs1)", "00010 aq rl 00000 rs1 010 rd 0101111", Shape.LoadReserved, OpClass.Atomic)]
    public static ulong LrW(uint value) => (ulong)(int)value;

    [Instruction("sc.w rd, rs2, (rs1)", "00011 aq rl rs2 rs1 010 rd 0101111", Shape.StoreConditional, OpClass.Atomic)]
    public static uint ScW(ulong rs2) => (uint)rs2;

    [Instruction("lr.d rd, (rs1)", "00010 aq rl 00000 rs1 011 rd 0101111", Shape.LoadReserved, OpClass.Atomic, Xlen = XlenSet.Rv64)]
    public static ulong LrD(ulong value) => value;

    [Instruction("sc.d rd, rs2, (rs1)", "00011 aq rl rs2 rs1 011 rd 0101111", Shape.StoreConditional, OpClass.Atomic, Xlen = XlenSet.Rv64)]
    public static ulong ScD(ulong rs2) => rs2;
}
