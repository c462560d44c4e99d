namespace CoDesign.Isa.Extensions;

/// <summary>
/// Pause hint (RISC-V Unprivileged ISA, “Zihintpause”): a fence of stores before nothing, so it orders nothing. On a machine without
/// the extension it is that fence.
/// </summary>
[ExtensionRows(Extension.Zihintpause)]
internal static class PauseHint
{
    [Instruction("pause", "0000 0001 0000 00000 000 00000 0001111", Shape.Fence, OpClass.Fence)]
    public static FenceKind Pause() => FenceKind.Memory;
}
