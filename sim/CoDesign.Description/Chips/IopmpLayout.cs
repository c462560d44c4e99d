namespace CoDesign.Description.Chips;

/// <summary>
/// Where the registers of an IOPMP lie: bytes from the start of its window. They have moved between versions of the specification,
/// so each version has a table of its own.
/// </summary>
/// <param name="Specification">Version of the specification.</param>
/// <param name="Version">VERSION.</param>
/// <param name="Implementation">IMPLEMENTATION.</param>
/// <param name="HardwareConfiguration0">HWCFG0.</param>
/// <param name="HardwareConfiguration1">HWCFG1.</param>
/// <param name="HardwareConfiguration2">HWCFG2.</param>
/// <param name="EntryOffset">ENTRYOFFSET.</param>
/// <param name="DomainStall">MDSTALL; MDSTALLH follows.</param>
/// <param name="RoleStall">RRIDSCP.</param>
/// <param name="DomainLock">MDLCK; MDLCKH follows.</param>
/// <param name="DomainTableLock">MDCFGLCK.</param>
/// <param name="EntryLock">ENTRYLCK.</param>
/// <param name="ErrorConfiguration">ERR_CFG.</param>
/// <param name="ErrorInformation">ERR_INFO.</param>
/// <param name="ErrorAddress">ERR_REQADDR; ERR_REQADDRH follows.</param>
/// <param name="ErrorId">ERR_REQID.</param>
/// <param name="FurtherErrors">ERR_MFR.</param>
/// <param name="DomainTable">MDCFG(0).</param>
/// <param name="RoleTable">SRCMD_EN(0).</param>
public sealed record IopmpLayout(
    string Specification,
    uint Version,
    uint Implementation,
    uint HardwareConfiguration0,
    uint HardwareConfiguration1,
    uint HardwareConfiguration2,
    uint EntryOffset,
    uint DomainStall,
    uint RoleStall,
    uint DomainLock,
    uint DomainTableLock,
    uint EntryLock,
    uint ErrorConfiguration,
    uint ErrorInformation,
    uint ErrorAddress,
    uint ErrorId,
    uint FurtherErrors,
    uint DomainTable,
    uint RoleTable)
{
    /// <summary>Bytes of a row of the SRCMD table.</summary>
    public const uint RoleStride = 32;

    /// <summary>Bytes of an entry.</summary>
    public const uint EntryStride = 16;

    private const uint PageBytes = 4096;

    /// <summary>The versions. 0.8.2: riscv-non-isa/iopmp-spec, tag v0.8.2, chapter “Registers” and “Extensions”.</summary>
    public static IReadOnlyList<IopmpLayout> All { get; } =
    [
        new("0.8.2", 0x00, 0x04, 0x08, 0x0C, 0x10, 0x2C, 0x30, 0x38, 0x40, 0x48, 0x4C, 0x60, 0x64, 0x68, 0x70, 0x74, 0x800, 0x1000),
    ];

    /// <summary>What VERSION.specver holds: major version in the low half, minor in the high half of the byte.</summary>
    public uint SpecificationField
    {
        get
        {
            string[] parts = Specification.Split('.');
            return Digit(parts[0]) | (Digit(parts[1]) << 4);
        }
    }

    /// <summary>The layout of a version.</summary>
    /// <exception cref="ArgumentException">No such version; descriptions are checked before.</exception>
    public static IopmpLayout Of(string specification) =>
        All.FirstOrDefault(l => l.Specification == specification) ?? throw new ArgumentException($"no layout of version {specification}", nameof(specification));

    /// <summary>Where the entries begin: the page after the SRCMD table.</summary>
    public uint EntriesAt(int roles) => (RoleTable + ((uint)roles * RoleStride) + PageBytes - 1) / PageBytes * PageBytes;

    /// <summary>Bytes of the window: whole pages.</summary>
    public uint WindowBytes(int roles, int entries) => EntriesAt(roles) + ((((uint)entries * EntryStride) + PageBytes - 1) / PageBytes * PageBytes);

    private static uint Digit(string text) => uint.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
