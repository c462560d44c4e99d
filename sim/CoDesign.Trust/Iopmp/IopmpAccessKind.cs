namespace CoDesign.Trust;

/// <summary>What a transaction does.</summary>
public enum IopmpAccessKind
{
    /// <summary>It reads.</summary>
    Read,

    /// <summary>It writes.</summary>
    Write,

    /// <summary>It reads and writes at once.</summary>
    Atomic,

    /// <summary>It fetches instructions.</summary>
    Fetch,
}
