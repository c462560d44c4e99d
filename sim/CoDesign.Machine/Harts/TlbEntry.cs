namespace CoDesign.Machine.Harts;

/// <summary>A translation that a hart remembers.</summary>
/// <param name="Address">First program address of the page.</param>
/// <param name="SizeBytes">Size of the page.</param>
/// <param name="BusAddress">First bus address of the page.</param>
/// <param name="Flags">Lowest eight bits of its page-table entry.</param>
/// <param name="AddressSpace">ASID.</param>
internal sealed record TlbEntry(ulong Address, ulong SizeBytes, ulong BusAddress, PageFlags Flags, int AddressSpace)
{
    /// <summary>Whether it answers for an address.</summary>
    public bool Holds(ulong address, int addressSpace) =>
        address - Address < SizeBytes && (AddressSpace == addressSpace || (Flags & PageFlags.Global) != 0);

    /// <summary>The bus address behind a program address of the page.</summary>
    public ulong Translate(ulong address) => address - Address + BusAddress;
}
