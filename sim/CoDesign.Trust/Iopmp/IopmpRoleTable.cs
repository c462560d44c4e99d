using CoDesign.Checkpoints;

namespace CoDesign.Trust;

/// <summary>The SRCMD table: which memory domains each request role id has, and what of it is locked.</summary>
internal sealed class IopmpRoleTable
{
    private const uint Lock = 1;
    private const int LowDomains = 31;

    private readonly Dictionary<int, ulong> _domains;
    private readonly HashSet<int> _locked = [];
    private readonly ulong _implemented;
    private ulong _lockedDomains;
    private bool _isLockLocked;

    public IopmpRoleTable(IReadOnlyDictionary<int, ulong> roles, int domains, bool isLocked)
    {
        _domains = new Dictionary<int, ulong>(roles);
        _implemented = domains >= 64 ? ulong.MaxValue : (1UL << domains) - 1;
        if (isLocked)
        {
            _locked.UnionWith(roles.Keys);
        }
    }

    /// <summary>Request role ids that have a row.</summary>
    public IEnumerable<int> Roles => _domains.Keys;

    /// <summary>The domains of a row; null if there is no such row.</summary>
    public ulong? DomainsOf(int role) => _domains.TryGetValue(role, out ulong domains) ? domains : null;

    /// <summary>MDLCK or MDLCKH.</summary>
    public uint ReadDomainLock(bool isHigh) => isHigh
        ? (uint)(_lockedDomains >> LowDomains)
        : (uint)(_lockedDomains << 1) | (_isLockLocked ? Lock : 0);

    /// <summary>Writes MDLCK or MDLCKH: bits are sticky to 1.</summary>
    /// <returns>Whether the register is locked and the value would add something.</returns>
    public bool WriteDomainLock(bool isHigh, uint value)
    {
        ulong added = (isHigh ? (ulong)value << LowDomains : value >> 1) & _implemented & ~_lockedDomains;
        if (_isLockLocked)
        {
            return added != 0;
        }

        _lockedDomains |= added;
        _isLockLocked = !isHigh && (value & Lock) != 0;
        return false;
    }

    /// <summary>SRCMD_EN or SRCMD_ENH.</summary>
    public uint Read(int role, bool isHigh) => DomainsOf(role) is not ulong domains ? 0
        : isHigh ? (uint)(domains >> LowDomains)
        : (uint)(domains << 1) | (_locked.Contains(role) ? Lock : 0);

    /// <summary>Writes SRCMD_EN or SRCMD_ENH.</summary>
    /// <returns>Whether the value would change a locked bit.</returns>
    public bool Write(int role, bool isHigh, uint value)
    {
        if (!_domains.TryGetValue(role, out ulong old))
        {
            return false;
        }

        ulong mask = (isHigh ? ulong.MaxValue << LowDomains : (1UL << LowDomains) - 1) & _implemented;
        ulong wanted = (isHigh ? (ulong)value << LowDomains : value >> 1) & mask;
        ulong changed = (old ^ wanted) & mask;
        ulong barred = _locked.Contains(role) ? changed : changed & _lockedDomains;
        _domains[role] = old ^ (changed & ~barred);
        if (!isHigh && (value & Lock) != 0)
        {
            _locked.Add(role);
        }

        return barred != 0;
    }

    /// <summary>Moves the state into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        stream.Map(_domains, stream.Value, stream.Value);
        stream.List(_locked, stream.Value);
        _lockedDomains = stream.Value(_lockedDomains);
        _isLockLocked = stream.Flag(_isLockLocked);
    }
}
