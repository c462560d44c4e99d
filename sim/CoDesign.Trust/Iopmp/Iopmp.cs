using CoDesign.Checkpoints;
using CoDesign.Description.Chips;

namespace CoDesign.Trust;

/// <summary>
/// Access control for requesters that have no PMP of their own (RISC-V IOPMP specification, full model): request role id → memory
/// domains → entries. The matching entry with the lowest index decides, and it must cover every byte of the transaction.
/// </summary>
/// <remarks>
/// Of the extensions it has stalling (with RRIDSCP), the suppression of interrupts and errors per entry, and the record of further
/// violations; not secondary permissions, message-signalled interrupts, entries without priority and other table formats.
/// </remarks>
public sealed class Iopmp
{
    private readonly IopmpConfiguration _configuration;
    private readonly IopmpRoleTable _roles;
    private readonly IopmpDomainTable _domains;
    private readonly IopmpEntryArray _entries;
    private readonly IopmpErrorRecord _errors;
    private readonly IopmpStall _stall;
    private readonly Dictionary<int, List<Rule>> _rules = [];
    private bool _isEnabled;

    /// <summary>After reset.</summary>
    public Iopmp(IopmpConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        _configuration = configuration;
        _roles = new IopmpRoleTable(configuration.Roles, configuration.DomainTops.Count, configuration.LocksRoles);
        _domains = new IopmpDomainTable(configuration.DomainTops, configuration.LocksDomains);
        _entries = new IopmpEntryArray(configuration.Entries, configuration.Granularity, configuration.LockedEntries);
        _errors = new IopmpErrorRecord(configuration.ErrorConfiguration, configuration.RoleCount);
        _stall = new IopmpStall(_roles, configuration.DomainTops.Count);
        _isEnabled = configuration.IsEnabled;
    }

    /// <summary>Told after a violation.</summary>
    public Action? Violated { get; set; }

    /// <summary>Whether its interrupt is asserted.</summary>
    public bool IsInterrupting => _errors.IsInterrupting;

    /// <summary>Whether transactions of a role have to wait.</summary>
    public bool Holds(int role) => _isEnabled && _stall.Holds(role) && !_errors.FaultsStalled;

    /// <summary>Judges a transaction, and notes a violation in the error record.</summary>
    /// <param name="role">Request role id; null is none.</param>
    /// <param name="address">First byte.</param>
    /// <param name="length">Bytes, at least 1; the range does not wrap.</param>
    /// <param name="access">What it does.</param>
    public IopmpAnswer Check(int? role, ulong address, ulong length, IopmpAccessKind access)
    {
        if (!_isEnabled)
        {
            return IopmpAnswer.Legal;
        }

        (IopmpError error, int? index) = Judge(role, address, length, access);
        if (error is IopmpError.None)
        {
            return IopmpAnswer.Legal;
        }

        IopmpEntry entry = index is int number ? _entries[number] : default;
        bool isBusError = _errors.Note(role ?? -1, address, access, error, index, entry);
        Violated?.Invoke();
        return new IopmpAnswer(error, index, isBusError);
    }

    /// <summary>What an error means, for people.</summary>
    public Violation Describe(IopmpAnswer answer, int? role, ulong address, ulong length, IopmpAccessKind access)
    {
        ulong last = address + (length - 1);
        string what = access switch
        {
            IopmpAccessKind.Read => "reading",
            IopmpAccessKind.Fetch => "fetching instructions",
            _ => "writing",
        };
        return answer.Error switch
        {
            IopmpError.PartialHit => new(RuleIds.IopmpPartial, null, $"0x{address:x}..0x{last:x} lies only partly in {NameOf(answer.Entry!.Value)}"),
            IopmpError.NoRule => new(RuleIds.IopmpNoRule, null, $"no entry for request role id {role} covers 0x{address:x}..0x{last:x}"),
            IopmpError.UnknownRole => new(RuleIds.IopmpUnknownRole, null, $"request role id {role?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none"} is in no row of the IOPMP"),
            IopmpError.Stalled => new(RuleIds.IopmpStalled, null, $"0x{address:x}..0x{last:x} came while transactions of request role id {role} are stalled, and ERR_CFG.stall_violation_en is set"),
            _ => new(RuleIds.IopmpPermission, null, $"{NameOf(answer.Entry!.Value)} does not permit {what} at 0x{address:x}"),
        };
    }

    /// <summary>The ranges that a role may both read and write: what a driver may hand to the module without copying.</summary>
    public IEnumerable<(ulong Address, ulong SizeBytes)> GrantsOf(int role) =>
        from rule in RulesOf(role)
        where rule.Entry.Permits(IopmpAccessKind.Atomic) && rule.End > rule.Start && rule.End <= UInt128.One << 64
        select ((ulong)rule.Start, (ulong)(rule.End - rule.Start));

    /// <summary>Reads a register; where there is none, 0.</summary>
    /// <param name="offset">Bytes from the start of the window, a multiple of 4.</param>
    public uint Read(ulong offset)
    {
        IopmpLayout layout = _configuration.Layout;
        uint entries = layout.EntriesAt(_configuration.RoleCount);
        if (offset >= entries)
        {
            ulong place = offset - entries;
            return _entries.Read((int)(place / IopmpLayout.EntryStride), (int)(place % IopmpLayout.EntryStride / 4));
        }

        if (offset >= layout.RoleTable)
        {
            ulong place = (offset - layout.RoleTable) % IopmpLayout.RoleStride;
            return place < 8 ? _roles.Read((int)((offset - layout.RoleTable) / IopmpLayout.RoleStride), place == 4) : 0;
        }

        return offset >= layout.DomainTable ? _domains.Read((int)((offset - layout.DomainTable) / 4)) : ReadSingle((uint)offset, layout);
    }

    /// <summary>Writes a register; where there is none, nothing happens.</summary>
    /// <param name="offset">Bytes from the start of the window, a multiple of 4.</param>
    /// <param name="value">The value.</param>
    public IopmpWrite Write(ulong offset, uint value)
    {
        IopmpLayout layout = _configuration.Layout;
        uint entries = layout.EntriesAt(_configuration.RoleCount);
        Dictionary<int, List<Rule>> before = _roles.Roles.ToDictionary(r => r, RulesOf);
        string register;
        bool isRefused;
        bool isTable = true;
        if (offset >= entries)
        {
            ulong place = offset - entries;
            int index = (int)(place / IopmpLayout.EntryStride);
            int part = (int)(place % IopmpLayout.EntryStride / 4);
            register = $"{EntryRegisters[part]}({index})";
            isRefused = _entries.Write(index, part, value);
        }
        else if (offset >= layout.RoleTable)
        {
            int role = (int)((offset - layout.RoleTable) / IopmpLayout.RoleStride);
            ulong place = (offset - layout.RoleTable) % IopmpLayout.RoleStride;
            register = $"{(place == 4 ? "SRCMD_ENH" : "SRCMD_EN")}({role})";
            isRefused = place < 8 && _roles.Write(role, place == 4, value);

            // One write changes all of what a role may do: nothing is judged halfway.
            isTable = false;
        }
        else if (offset >= layout.DomainTable)
        {
            int domain = (int)((offset - layout.DomainTable) / 4);
            register = $"MDCFG({domain})";
            isRefused = _domains.Write(domain, value);
        }
        else
        {
            isTable = false;
            (register, isRefused) = WriteSingle((uint)offset, value, layout);
        }

        _rules.Clear();
        return new IopmpWrite(register, isRefused, isTable ? [.. before.Where(p => !p.Value.SequenceEqual(RulesOf(p.Key))).Select(p => p.Key)] : []);
    }

    /// <summary>Moves the state into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _roles.Exchange(stream);
        _domains.Exchange(stream);
        _entries.Exchange(stream);
        _errors.Exchange(stream);
        _stall.Exchange(stream);
        _isEnabled = stream.Flag(_isEnabled);
        _rules.Clear();
    }

    private static readonly string[] EntryRegisters = ["ENTRY_ADDR", "ENTRY_ADDRH", "ENTRY_CFG", "ENTRY_USER_CFG"];

    private (IopmpError Error, int? Entry) Judge(int? role, ulong address, ulong length, IopmpAccessKind access)
    {
        if (role is not int id || _roles.DomainsOf(id) is null)
        {
            return (IopmpError.UnknownRole, null);
        }

        if (_stall.Holds(id) && _errors.FaultsStalled)
        {
            return (IopmpError.Stalled, null);
        }

        UInt128 end = (UInt128)address + length;
        foreach (Rule rule in RulesOf(id))
        {
            if (end <= rule.Start || address >= rule.End)
            {
                continue;
            }

            IopmpError error = address < rule.Start || end > rule.End ? IopmpError.PartialHit
                : rule.Entry.Permits(access) ? IopmpError.None
                : access is IopmpAccessKind.Read ? IopmpError.IllegalRead
                : access is IopmpAccessKind.Fetch ? IopmpError.IllegalFetch
                : IopmpError.IllegalWrite;
            return (error, rule.Index);
        }

        return (IopmpError.NoRule, null);
    }

    // The entries of a role in the order of their priority.
    private List<Rule> RulesOf(int role)
    {
        if (!_rules.TryGetValue(role, out List<Rule>? rules))
        {
            rules = [];
            ulong domains = _roles.DomainsOf(role) ?? 0;
            for (int domain = 0; domain < _domains.Count; domain++)
            {
                (int start, int end) = (domains >> domain & 1) != 0 ? _domains.EntriesOf(domain) : (0, 0);
                for (int index = start; index < Math.Min(end, _entries.Count); index++)
                {
                    (UInt128 first, UInt128 behind) = _entries.RangeOf(index);
                    if (behind > first)
                    {
                        rules.Add(new Rule(index, first, behind, _entries[index]));
                    }
                }
            }

            _rules.Add(role, rules);
        }

        return rules;
    }

    private string NameOf(int index)
    {
        (UInt128 start, UInt128 end) = _entries.RangeOf(index);
        int domain = Enumerable.Range(0, _domains.Count).First(m => index >= _domains.EntriesOf(m).Start && index < _domains.EntriesOf(m).End);
        string name = domain < _configuration.DomainNames.Count ? $"'{_configuration.DomainNames[domain]}'" : domain.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return $"entry {index} of domain {name} (0x{start:x}..0x{end - 1:x})";
    }

    private uint ReadSingle(uint offset, IopmpLayout layout)
    {
        // No vendor and no implementation number: both fields read as 0.
        return offset == layout.Version ? layout.SpecificationField << 24
            : offset == layout.HardwareConfiguration0 ? (_isEnabled ? 1u : 0) | HasConfiguration2 | (uint)_domains.Count << 24 | HasHighAddresses | HasTopOfRange
            : offset == layout.HardwareConfiguration1 ? (uint)_configuration.RoleCount | (uint)_entries.Count << 16
            : offset == layout.HardwareConfiguration2 ? HasSuppression | HasStall | HasFurtherErrors
            : offset == layout.EntryOffset ? layout.EntriesAt(_configuration.RoleCount)
            : offset == layout.DomainStall ? _stall.ReadDomains(isHigh: false)
            : offset == layout.DomainStall + 4 ? _stall.ReadDomains(isHigh: true)
            : offset == layout.RoleStall ? _stall.ReadRole()
            : offset == layout.DomainLock ? _roles.ReadDomainLock(isHigh: false)
            : offset == layout.DomainLock + 4 ? _roles.ReadDomainLock(isHigh: true)
            : offset == layout.DomainTableLock ? _domains.ReadLock()
            : offset == layout.EntryLock ? _entries.ReadLock()
            : offset == layout.ErrorConfiguration ? _errors.Configuration
            : offset == layout.ErrorInformation ? _errors.Information
            : offset == layout.ErrorAddress ? (uint)_errors.Address
            : offset == layout.ErrorAddress + 4 ? (uint)(_errors.Address >> 32)
            : offset == layout.ErrorId ? _errors.Id
            : offset == layout.FurtherErrors ? _errors.Further(clears: true)
            : 0;
    }

    private (string Register, bool IsRefused) WriteSingle(uint offset, uint value, IopmpLayout layout)
    {
        bool isHigh = offset == layout.DomainStall + 4 || offset == layout.DomainLock + 4;
        if (offset == layout.HardwareConfiguration0)
        {
            _isEnabled |= (value & 1) != 0;
            return ("HWCFG0", false);
        }

        if (offset == layout.DomainStall || offset == layout.DomainStall + 4)
        {
            _stall.WriteDomains(isHigh, value);
            return (isHigh ? "MDSTALLH" : "MDSTALL", false);
        }

        if (offset == layout.RoleStall)
        {
            _stall.WriteRole(value);
            return ("RRIDSCP", false);
        }

        if (offset == layout.ErrorInformation)
        {
            _errors.Acknowledge(value);
            return ("ERR_INFO", false);
        }

        if (offset == layout.FurtherErrors)
        {
            _errors.Seek(value);
            return ("ERR_MFR", false);
        }

        return offset == layout.DomainLock || offset == layout.DomainLock + 4 ? (isHigh ? "MDLCKH" : "MDLCK", _roles.WriteDomainLock(isHigh, value))
            : offset == layout.DomainTableLock ? ("MDCFGLCK", _domains.WriteLock(value))
            : offset == layout.EntryLock ? ("ENTRYLCK", _entries.WriteLock(value))
            : offset == layout.ErrorConfiguration ? ("ERR_CFG", _errors.Configure(value))
            : ("reserved", false);
    }

    // HWCFG0.HWCFG2_en, addrh_en, tor_en; HWCFG2.peis and pees, stall_en, mfr_en.
    private const uint HasConfiguration2 = 1 << 1;
    private const uint HasHighAddresses = 1u << 30;
    private const uint HasTopOfRange = 1u << 31;
    private const uint HasSuppression = (1u << 27) | (1u << 28);
    private const uint HasStall = 1u << 30;
    private const uint HasFurtherErrors = 1u << 31;

    private readonly record struct Rule(int Index, UInt128 Start, UInt128 End, IopmpEntry Entry);
}
