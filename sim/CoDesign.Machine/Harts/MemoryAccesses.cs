namespace CoDesign.Machine.Harts;

/// <summary>Kinds of access, and sets of them.</summary>
[Flags]
internal enum MemoryAccesses
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Loads.</summary>
    Load = 1,

    /// <summary>Stores.</summary>
    Store = 2,

    /// <summary>Fetches.</summary>
    Fetch = 4,

    /// <summary>All.</summary>
    All = Load | Store | Fetch,
}
