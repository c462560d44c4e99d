namespace CoDesign.Isa.Extensions;

/// <summary>
/// Privileged instructions (RISC-V Privileged Architecture, “Machine-Mode Privileged Instructions” and “Supervisor Instructions”).
/// Every hart has M-mode, so they belong to the base; those of supervisor mode are illegal on a hart without it, which the hart
/// says when it comes to execute them.
/// </summary>
[ExtensionRows(Extension.I)]
internal static class Privileged
{
    [Instruction("mret", "001100000010 00000 000 00000 1110011", Shape.System, OpClass.System)]
    public static SystemAction Mret() => SystemAction.MachineReturn;

    [Instruction("wfi", "000100000101 00000 000 00000 1110011", Shape.System, OpClass.System)]
    public static SystemAction Wfi() => SystemAction.WaitForInterrupt;

    [Instruction("sret", "000100000010 00000 000 00000 1110011", Shape.System, OpClass.System)]
    public static SystemAction Sret() => SystemAction.SupervisorReturn;

    [Instruction("sfence.vma rs1, rs2", "0001001 rs2 rs1 000 00000 1110011", Shape.System, OpClass.System)]
    public static SystemAction SfenceVma() => SystemAction.TranslationFence;
}
