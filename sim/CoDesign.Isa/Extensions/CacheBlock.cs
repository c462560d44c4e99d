namespace CoDesign.Isa.Extensions;

/// <summary>Management of cache blocks (RISC-V Unprivileged ISA, “CMO” Extensions, “Zicbom”).</summary>
[ExtensionRows(Extension.Zicbom)]
internal static class CacheBlockManagement
{
    [Instruction("cbo.inval (rs1)", "000000000000 rs1 010 00000 0001111", Shape.CacheBlock, OpClass.CacheBlock)]
    public static CacheBlockAction CboInval() => CacheBlockAction.Invalidate;

    [Instruction("cbo.clean (rs1)", "000000000001 rs1 010 00000 0001111", Shape.CacheBlock, OpClass.CacheBlock)]
    public static CacheBlockAction CboClean() => CacheBlockAction.Clean;

    [Instruction("cbo.flush (rs1)", "000000000010 rs1 010 00000 0001111", Shape.CacheBlock, OpClass.CacheBlock)]
    public static CacheBlockAction CboFlush() => CacheBlockAction.Flush;
}

/// <summary>Zeroing of cache blocks (RISC-V Unprivileged ISA, “CMO” Extensions, “Zicboz”). The bytes become public: nothing flows into them.</summary>
[ExtensionRows(Extension.Zicboz)]
internal static class CacheBlockZero
{
    [Instruction("cbo.zero (rs1)", "000000000100 rs1 010 00000 0001111", Shape.CacheBlock, OpClass.CacheBlock)]
    public static CacheBlockAction CboZero() => CacheBlockAction.Zero;
}
