namespace CoDesign.Trust;

/// <summary>How an entry encodes its range, as PMP does; the numbers are those of ENTRY_CFG.a.</summary>
public enum IopmpAddressMode
{
    /// <summary>The entry matches nothing.</summary>
    Off = 0,

    /// <summary>From the address of the entry before up to its own.</summary>
    TopOfRange = 1,

    /// <summary>Four bytes.</summary>
    FourBytes = 2,

    /// <summary>A power of two, at a multiple of itself.</summary>
    PowerOfTwo = 3,
}
