namespace CoDesign.Isa;

/// <summary>What a fence orders.</summary>
public enum FenceKind
{
    /// <summary>Memory and device accesses of this hart.</summary>
    Memory,

    /// <summary>Earlier stores before later instruction fetches (“Zifencei”).</summary>
    Instruction,
}
