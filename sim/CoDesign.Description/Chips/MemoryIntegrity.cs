namespace CoDesign.Description.Chips;

/// <summary>How far bytes can be relied on that may be written to a memory.</summary>
public enum MemoryIntegrity
{
    /// <summary>Not what comes from outside or from a module that nobody checks, unless its form was checked.</summary>
    Checked,

    /// <summary>Only what was verified.</summary>
    Verified,

    /// <summary>Only what the trusted base made.</summary>
    Trusted,
}
