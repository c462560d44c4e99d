namespace CoDesign.Machine.Harts;

/// <summary>The lowest bits of a page-table entry (RISC-V Privileged Architecture, “Addressing and Memory Protection”).</summary>
[Flags]
internal enum PageFlags
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>V.</summary>
    Valid = 1,

    /// <summary>R.</summary>
    Read = 2,

    /// <summary>W.</summary>
    Write = 4,

    /// <summary>X.</summary>
    Execute = 8,

    /// <summary>U.</summary>
    User = 16,

    /// <summary>G.</summary>
    Global = 32,

    /// <summary>A.</summary>
    Accessed = 64,

    /// <summary>D.</summary>
    Dirty = 128,
}
