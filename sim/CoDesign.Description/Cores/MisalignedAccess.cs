namespace CoDesign.Description.Cores;

/// <summary>What a core does with a load or store whose address is not a multiple of its size.</summary>
public enum MisalignedAccess
{
    /// <summary>The hardware makes two accesses of it.</summary>
    Split,

    /// <summary>It raises an address-misaligned trap.</summary>
    Trap,
}
