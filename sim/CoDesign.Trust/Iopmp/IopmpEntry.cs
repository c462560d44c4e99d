namespace CoDesign.Trust;

/// <summary>An entry of the array: its two registers.</summary>
/// <param name="Address">ENTRY_ADDR and ENTRY_ADDRH: address bits 65 to 2.</param>
/// <param name="Configuration">ENTRY_CFG.</param>
public readonly record struct IopmpEntry(ulong Address, uint Configuration)
{
    /// <summary>ENTRY_CFG.r.</summary>
    public const uint Read = 1;

    /// <summary>ENTRY_CFG.w.</summary>
    public const uint Write = 2;

    /// <summary>ENTRY_CFG.x.</summary>
    public const uint Execute = 4;

    /// <summary>Bits that exist: permissions, address mode, suppression of interrupts (sire, siwe, sixe) and of errors (sere, sewe, sexe).</summary>
    public const uint Implemented = 0x7FF;

    private const int ModeShift = 3;
    private const int SuppressInterruptShift = 5;
    private const int SuppressErrorShift = 8;

    /// <summary>How the range is encoded.</summary>
    public IopmpAddressMode Mode => (IopmpAddressMode)(Configuration >> ModeShift & 3);

    /// <summary>An entry of a mode.</summary>
    public static IopmpEntry Of(IopmpAddressMode mode, ulong address, uint permissions) => new(address, permissions | (uint)mode << ModeShift);

    /// <summary>Whether the entry permits a kind of access. An atomic one needs both.</summary>
    public bool Permits(IopmpAccessKind access) => access switch
    {
        IopmpAccessKind.Read => (Configuration & Read) != 0,
        IopmpAccessKind.Write => (Configuration & Write) != 0,
        IopmpAccessKind.Atomic => (Configuration & (Read | Write)) == (Read | Write),
        _ => (Configuration & Execute) != 0,
    };

    /// <summary>Whether a violation that the entry catches raises no interrupt.</summary>
    public bool SuppressesInterrupt(IopmpAccessKind access) => (Configuration >> SuppressInterruptShift & BitOf(access)) != 0;

    /// <summary>Whether a violation that the entry catches gives no bus error.</summary>
    public bool SuppressesError(IopmpAccessKind access) => (Configuration >> SuppressErrorShift & BitOf(access)) != 0;

    /// <summary>The bytes that the entry matches: first, and the one behind the last.</summary>
    /// <param name="previous">Address register of the entry before, whatever domain that belongs to; 0 for the first one.</param>
    public (UInt128 Start, UInt128 End) Range(ulong previous)
    {
        switch (Mode)
        {
            case IopmpAddressMode.TopOfRange:
                return ((UInt128)previous << 2, (UInt128)Address << 2);
            case IopmpAddressMode.FourBytes:
                return ((UInt128)Address << 2, ((UInt128)Address << 2) + 4);
            case IopmpAddressMode.PowerOfTwo:
                // y…y01…1 with n ones: 2 to the power of n + 3 bytes.
                UInt128 mask = Address ^ (Address + 1);
                UInt128 start = ((UInt128)Address & ~mask) << 2;
                return (start, start + ((mask + 1) << 2));
            default:
                return (0, 0);
        }
    }

    private static uint BitOf(IopmpAccessKind access) => access switch
    {
        IopmpAccessKind.Read => Read,
        IopmpAccessKind.Fetch => Execute,
        _ => Write,
    };
}
