using CoDesign.Description.Chips;

namespace CoDesign.Trust;

/// <summary>What an IOPMP has, and how its registers stand after reset.</summary>
/// <param name="Layout">Where its registers lie.</param>
/// <param name="Roles">Request role ids that have a row of the SRCMD table, with the domains of the row as bits.</param>
/// <param name="DomainTops">MDCFG(m).t by memory domain.</param>
/// <param name="Entries">The entries.</param>
public sealed record IopmpConfiguration(
    IopmpLayout Layout, IReadOnlyDictionary<int, ulong> Roles, IReadOnlyList<int> DomainTops, IReadOnlyList<IopmpEntry> Entries)
{
    /// <summary>Names of the memory domains, for messages; may be shorter than <see cref="DomainTops"/>.</summary>
    public IReadOnlyList<string> DomainNames { get; init; } = [];

    /// <summary>Rows of the SRCMD table: HWCFG1.rrid_num.</summary>
    public int RoleCount => Roles.Count == 0 ? 0 : Roles.Keys.Max() + 1;

    /// <summary>Bytes of the smallest range, a power of two of at least 4.</summary>
    public ulong Granularity { get; init; } = 4;

    /// <summary>Whether it checks from reset on; if not, software sets HWCFG0.enable.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>ERR_CFG after reset.</summary>
    public uint ErrorConfiguration { get; init; }

    /// <summary>Whether all rows of the SRCMD table are locked from reset on.</summary>
    public bool LocksRoles { get; init; }

    /// <summary>Whether the MDCFG table is locked from reset on.</summary>
    public bool LocksDomains { get; init; }

    /// <summary>Whether the entries of the reset state are locked from reset on.</summary>
    public int LockedEntries { get; init; }

    /// <summary>The configuration that a chip describes.</summary>
    public static IopmpConfiguration Of(IopmpDescription description)
    {
        ArgumentNullException.ThrowIfNull(description);
        List<IopmpEntry> entries = [];
        List<int> tops = [];
        foreach (IopmpDomain domain in description.Domains)
        {
            foreach (IopmpRange range in domain.Entries)
            {
                entries.AddRange(Encode(range));
            }

            tops.Add(entries.Count);
        }

        int used = entries.Count;
        string[] names = [.. description.Domains.Select(d => d.Id)];
        tops.AddRange(Enumerable.Repeat(used, description.SpareDomains));
        entries.AddRange(Enumerable.Repeat(default(IopmpEntry), description.SpareEntries));
        return new IopmpConfiguration(
            IopmpLayout.Of(description.Specification),
            description.Roles.ToDictionary(r => r.Id, r => r.Domains.Aggregate(0UL, (bits, d) => bits | 1UL << Array.IndexOf(names, d.Id))),
            tops,
            entries)
        {
            DomainNames = names,
            IsEnabled = description.IsEnabled,
            ErrorConfiguration = description.OnError is IopmpReaction.FakeSuccess ? IopmpErrorRecord.Suppress : 0,
            LocksRoles = description.Locks.Contains(IopmpTable.Srcmd),
            LocksDomains = description.Locks.Contains(IopmpTable.Mdcfg),
            LockedEntries = description.Locks.Contains(IopmpTable.Entries) ? used : 0,
        };
    }

    private static IopmpEntry[] Encode(IopmpRange range)
    {
        uint permissions = range.Permission switch
        {
            IopmpAccess.Read => IopmpEntry.Read,
            IopmpAccess.Write => IopmpEntry.Write,
            IopmpAccess.ReadWrite => IopmpEntry.Read | IopmpEntry.Write,
            _ => 0,
        };
        ulong first = range.Base.Value >> 2;
        ulong size = range.Size.Bytes >> 2;
        return size == 1 ? [IopmpEntry.Of(IopmpAddressMode.FourBytes, first, permissions)]
            : range.IsPowerOfTwo ? [IopmpEntry.Of(IopmpAddressMode.PowerOfTwo, first | ((size / 2) - 1), permissions)]
            : [IopmpEntry.Of(IopmpAddressMode.Off, first, 0), IopmpEntry.Of(IopmpAddressMode.TopOfRange, first + size, permissions)];
    }
}
