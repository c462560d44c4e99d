namespace CoDesign.Machine.Offload;

/// <summary>What the region driver knows of a module.</summary>
/// <param name="Registers">Address of the register window.</param>
/// <param name="Ring">Address of the descriptor ring.</param>
/// <param name="RingEntries">Slots of the ring.</param>
/// <param name="Staging">Memory that core and module share.</param>
/// <param name="StagingBytes">Its size; 0: there is none.</param>
/// <param name="Interrupt">Bit of mip; 0: the driver polls.</param>
/// <param name="IsForcedStaged">Copy even what the module could reach.</param>
/// <param name="Grants">What the module may read and write.</param>
internal sealed record DriverModule(
    ulong Registers,
    ulong Ring,
    uint RingEntries,
    ulong Staging,
    ulong StagingBytes,
    int Interrupt,
    bool IsForcedStaged,
    IReadOnlyList<(ulong Address, ulong SizeBytes)> Grants);
