namespace CoDesign.Trust;

/// <summary>Why an IOPMP refuses a transaction; the numbers are those of ERR_INFO.etype.</summary>
public enum IopmpError
{
    /// <summary>It does not.</summary>
    None = 0,

    /// <summary>The matching entry does not permit reading.</summary>
    IllegalRead = 1,

    /// <summary>The matching entry does not permit writing, or for an atomic access not both.</summary>
    IllegalWrite = 2,

    /// <summary>The matching entry does not permit fetching instructions.</summary>
    IllegalFetch = 3,

    /// <summary>The matching entry covers only a part.</summary>
    PartialHit = 4,

    /// <summary>No entry matches.</summary>
    NoRule = 5,

    /// <summary>The request role id is unknown.</summary>
    UnknownRole = 6,

    /// <summary>The transaction should wait, and software asked for a fault instead.</summary>
    Stalled = 7,
}
