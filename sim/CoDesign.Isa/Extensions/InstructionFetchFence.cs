namespace CoDesign.Isa.Extensions;

/// <summary>Instruction-fetch fence (RISC-V Unprivileged ISA, “Zifencei”).</summary>
[ExtensionRows(Extension.Zifencei)]
internal static class InstructionFetchFence
{
    // imm, rs1 and rd are reserved for finer fences; implementations shall ignore them.
    [Instruction("fence.i", "imm[11:0] rs1 001 rd 0001111", Shape.Fence, OpClass.Fence)]
    public static FenceKind FenceI() => FenceKind.Instruction;
}
