namespace CoDesign.Machine.Modules;

/// <summary>Status codes of descriptors, as the guest header names them.</summary>
public enum JobStatus
{
    /// <summary>Nobody looked at the descriptor.</summary>
    None = 0,

    /// <summary>All outputs are complete.</summary>
    Done = 1,

    /// <summary>No module offers the op.</summary>
    Refused = 2,

    /// <summary>Version, op, counts, lengths or addresses are wrong.</summary>
    Malformed = 3,

    /// <summary>The policy or the IOPMP forbids a transfer.</summary>
    Denied = 4,

    /// <summary>Nothing answers at an address.</summary>
    BusError = 5,

    /// <summary>No free queue entry.</summary>
    Busy = 6,

    /// <summary>Accepted and not complete.</summary>
    Pending = 7,

    /// <summary>The module itself has failed.</summary>
    Fault = 8,
}
