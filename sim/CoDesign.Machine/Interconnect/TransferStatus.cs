namespace CoDesign.Machine.Interconnect;

/// <summary>Whether bytes moved.</summary>
internal enum TransferStatus
{
    /// <summary>They did.</summary>
    Ok,

    /// <summary>The trust boundary stopped them.</summary>
    Denied,

    /// <summary>Nothing answers at the address.</summary>
    BusError,
}
