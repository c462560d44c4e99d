namespace CoDesign.Description.Cores;

/// <summary>Who sets the accessed and dirty bits of a page.</summary>
public enum AccessedDirtyUpdate
{
    /// <summary>Software: an access that needs a bit set raises a page fault (Svade).</summary>
    Trap,

    /// <summary>Hardware, once software has set menvcfg.ADUE (Svadu).</summary>
    Hardware,
}
