using CoDesign.Description.Chips;

namespace CoDesign.Trust.Tests;

/// <summary>
/// An IOPMP as the tests of the specification's reference model configure theirs: 63 memory domains, 64 roles, 512 entries, nothing
/// set and nothing checked after reset. Programmed through its registers alone.
/// </summary>
internal sealed class IopmpUnit
{
    public const uint R = 1;
    public const uint W = 2;
    public const uint X = 4;
    public const uint Off = 0;
    public const uint Tor = 1 << 3;
    public const uint Na4 = 2 << 3;
    public const uint Napot = 3 << 3;

    // Specification 0.8.2, "Register summary".
    public const ulong Hwcfg0 = 0x08;
    public const ulong MdStall = 0x30;
    public const ulong RridScp = 0x38;
    public const ulong MdLck = 0x40;
    public const ulong MdLckH = 0x44;
    public const ulong MdcfgLck = 0x48;
    public const ulong EntryLck = 0x4C;
    public const ulong ErrCfg = 0x60;
    public const ulong ErrInfo = 0x64;
    public const ulong ErrReqAddr = 0x68;
    public const ulong ErrReqAddrH = 0x6C;
    public const ulong ErrReqId = 0x70;
    public const ulong ErrMfr = 0x74;

    private const int Roles = 64;

    public IopmpUnit(ulong granularity = 4) => Iopmp = new Iopmp(new IopmpConfiguration(
        IopmpLayout.Of("0.8.2"),
        Enumerable.Range(0, Roles).ToDictionary(r => r, _ => 0UL),
        [.. Enumerable.Repeat(0, 63)],
        [.. Enumerable.Repeat(default(IopmpEntry), 512)])
    {
        IsEnabled = false,
        Granularity = granularity,
    });

    public Iopmp Iopmp { get; }

    public static ulong SrcmdEn(int role) => 0x1000 + (ulong)(role * 32);

    public static ulong SrcmdEnH(int role) => SrcmdEn(role) + 4;

    public static ulong Mdcfg(int domain) => 0x800 + (ulong)(domain * 4);

    public uint this[ulong offset]
    {
        get => Iopmp.Read(offset);
        set => Iopmp.Write(offset, value);
    }

    // ENTRYOFFSET says where.
    public ulong EntryAddr(int index) => Iopmp.Read(0x2C) + (ulong)(index * 16);

    public ulong EntryCfg(int index) => EntryAddr(index) + 8;

    /// <summary>Role 2 has domain 3 with entries 0 and 1; entry 1 is set.</summary>
    public IopmpUnit With(uint configuration, uint address)
    {
        this[SrcmdEn(2)] = 0x10;
        this[Mdcfg(3)] = 2;
        return Entry(1, configuration, address);
    }

    public IopmpUnit Entry(int index, uint configuration, uint address)
    {
        this[EntryAddr(index)] = address;
        this[EntryCfg(index)] = configuration;
        this[Hwcfg0] = 1;
        return this;
    }

    public IopmpAnswer Ask(IopmpAccessKind access, ulong address, ulong length, int role = 2) => Iopmp.Check(role, address, length, access);
}
