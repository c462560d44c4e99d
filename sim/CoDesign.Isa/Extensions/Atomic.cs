namespace CoDesign.Isa.Extensions;

/// <summary>Atomic memory operations (RISC-V Unprivileged ISA, “A” Extension, “Zaamo”). rd gets the old value, sign-extended.</summary>
[ExtensionRows(Extension.Zaamo)]
internal static class AtomicMemory
{
    [Instruction("amoswap.w rd, rs2, (rs1)", "00001 aq rl rs2 rs1 010 rd 0101111", Shape.Atomic, OpClass.Atomic)]
    public static uint AmoswapW(uint memory, uint rs2) => rs2;

    [Instruction("amoadd.w rd, rs2, (rs1)", "00000 aq rl rs2 rs1 010 rd 0101111", Shape.Atomic, OpClass.Atomic)]
    public static uint AmoaddW(uint memory, uint rs2) => memory + rs2;

    [Instruction("amoxor.w rd, rs2, (rs1)", "00100 aq rl rs2 rs1 010 rd 0101111", Shape.Atomic, OpClass.Atomic)]
    public static uint AmoxorW(uint memory, uint rs2) => memory ^ rs2;

    [Instruction("amoand.w rd, rs2, (rs1)", "01100 aq rl rs2 rs1 010 rd 0101111", Shape.Atomic, OpClass.Atomic)]
    public static uint AmoandW(uint memory, uint rs2) => memory & rs2;

    [Instruction("amoor.w rd, rs2, (rs1)", "01000 aq rl rs2 rs1 010 rd 0101111", Shape.Atomic, OpClass.Atomic)]
    public static uint AmoorW(uint memory, uint rs2) => memory | rs2;

    [Instruction("amomin.w rd, rs2, (rs1)", "10000 aq rl rs2 rs1 010 rd 0101111", Shape.Atomic, OpClass.Atomic)]
    public static uint AmominW(uint memory, uint rs2) => (uint)Math.Min((int)memory, (int)rs2);

    [Instruction("amomax.w rd, rs2, (rs1)", "10100 aq rl rs2 rs1 010 rd 0101111", Shape.Atomic, OpClass.Atomic)]
    public static uint AmomaxW(uint memory, uint rs2) => (uint)Math.Max((int)memory, (int)rs2);

    [Instruction("amominu.w rd, rs2, (rs1)", "11000 aq rl rs2 rs1 010 rd 0101111", Shape.Atomic, OpClass.Atomic)]
    public static uint AmominuW(uint memory, uint rs2) => Math.Min(memory, rs2);

    [Instruction("amomaxu.w rd, rs2, (rs1)", "11100 aq rl rs2 rs1 010 rd 0101111", Shape.Atomic, OpClass.Atomic)]
    public static uint AmomaxuW(uint memory, uint rs2) => Math.Max(memory, rs2);

    [Instruction("amoswap.d rd, rs2, (rs1)", "00001 aq rl rs2 rs1 011 rd 0101111", Shape.Atomic, OpClass.Atomic, Xlen = XlenSet.Rv64)]
    public static ulong AmoswapD(ulong memory, ulong rs2) => rs2;

    [Instruction("amoadd.d rd, rs2, (rs1)", "00000 aq rl rs2 rs1 011 rd 0101111", Shape.Atomic, OpClass.Atomic, Xlen = XlenSet.Rv64)]
    public static ulong AmoaddD(ulong memory, ulong rs2) => memory + rs2;

    [Instruction("amoxor.d rd, rs2, (rs1)", "00100 aq rl rs2 rs1 011 rd 0101111", Shape.Atomic, OpClass.Atomic, Xlen = XlenSet.Rv64)]
    public static ulong AmoxorD(ulong memory, ulong rs2) => memory ^ rs2;

    [Instruction("amoand.d rd, rs2, (rs1)", "01100 aq rl rs2 rs1 011 rd 0101111", Shape.Atomic, OpClass.Atomic, Xlen = XlenSet.Rv64)]
    public static ulong AmoandD(ulong memory, ulong rs2) => memory & rs2;

    [Instruction("amoor.d rd, rs2, (rs1)", "01000 aq rl rs2 rs1 011 rd 0101111", Shape.Atomic, OpClass.Atomic, Xlen = XlenSet.Rv64)]
    public static ulong AmoorD(ulong memory, ulong rs2) => memory | rs2;

    [Instruction("amomin.d rd, rs2, (rs1)", "10000 aq rl rs2 rs1 011 rd 0101111", Shape.Atomic, OpClass.Atomic, Xlen = XlenSet.Rv64)]
    public static ulong AmominD(ulong memory, ulong rs2) => (ulong)Math.Min((long)memory, (long)rs2);

    [Instruction("amomax.d rd, rs2, (rs1)", "10100 aq rl rs2 rs1 011 rd 0101111", Shape.Atomic, OpClass.Atomic, Xlen = XlenSet.Rv64)]
    public static ulong AmomaxD(ulong memory, ulong rs2) => (ulong)Math.Max((long)memory, (long)rs2);

    [Instruction("amominu.d rd, rs2, (rs1)", "11000 aq rl rs2 rs1 011 rd 0101111", Shape.Atomic, OpClass.Atomic, Xlen = XlenSet.Rv64)]
    public static ulong AmominuD(ulong memory, ulong rs2) => Math.Min(memory, rs2);

    [Instruction("amomaxu.d rd, rs2, (rs1)", "11100 aq rl rs2 rs1 011 rd 0101111", Shape.Atomic, OpClass.Atomic, Xlen = XlenSet.Rv64)]
    public static ulong AmomaxuD(ulong memory, ulong rs2) => Math.Max(memory, rs2);
}
