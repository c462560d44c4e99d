namespace CoDesign.Isa.Extensions;

/// <summary>
/// Machine-mode instructions (RISC-V Privileged Architecture, “Machine-Mode Privileged Instructions”). Every hart has M-mode, so
/// they belong to the base.
/// </summary>
[ExtensionRows(Extension.I)]
internal static class Privileged
{
    [Instruction("mret", "001100000010 00000 000 00000 1110011", Shape.System, OpClass.System)]
    public static SystemAction Mret() => SystemAction.MachineReturn;

    [Instruction("wfi", "000100000101 00000 000 00000 1110011", Shape.System, OpClass.System)]
    public static SystemAction Wfi() => SystemAction.WaitForInterrupt;
}
