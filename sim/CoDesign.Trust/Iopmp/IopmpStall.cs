using CoDesign.Checkpoints;

namespace CoDesign.Trust;

/// <summary>
/// Whose transactions wait while software changes the tables (specification, “Safe Runtime Configuration”): MDSTALL takes all of some
/// memory domains, RRIDSCP one request role id. A write takes effect at once, so is_busy is always 0.
/// </summary>
internal sealed class IopmpStall(IopmpRoleTable roles, int domains)
{
    private const uint Exempt = 1;
    private const int LowDomains = 31;
    private const int OperationShift = 30;
    private const uint Stalled = 1;
    private const uint NotStalled = 2;
    private const uint Unknown = 3;

    private readonly HashSet<int> _stalled = [];
    private readonly ulong _implemented = (1UL << domains) - 1;
    private ulong _selected;
    private uint _role;
    private uint _status;

    /// <summary>Whether transactions of a role wait.</summary>
    public bool Holds(int role) => _stalled.Contains(role);

    /// <summary>MDSTALL or MDSTALLH.</summary>
    public uint ReadDomains(bool isHigh) => isHigh ? (uint)(_selected >> LowDomains) : (uint)(_selected << 1);

    /// <summary>Writes MDSTALL or MDSTALLH; only the first acts, on the association of roles and domains at that moment.</summary>
    public void WriteDomains(bool isHigh, uint value)
    {
        ulong mask = (isHigh ? ulong.MaxValue << LowDomains : (1UL << LowDomains) - 1) & _implemented;
        _selected = (_selected & ~mask) | ((isHigh ? (ulong)value << LowDomains : value >> 1) & mask);
        if (isHigh)
        {
            return;
        }

        bool isExempt = (value & Exempt) != 0;
        _stalled.Clear();
        foreach (int role in roles.Roles.Where(r => isExempt != ((roles.DomainsOf(r) & _selected) != 0)))
        {
            _stalled.Add(role);
        }
    }

    /// <summary>RRIDSCP: the role that was selected last, and whether it waits.</summary>
    public uint ReadRole() => _role | _status << OperationShift;

    /// <summary>Writes RRIDSCP: 0 asks, 1 stalls a role, 2 lets it go on.</summary>
    public void WriteRole(uint value)
    {
        _role = value & 0xFFFF;
        int role = (int)_role;
        if (roles.DomainsOf(role) is null)
        {
            _status = Unknown;
            return;
        }

        switch (value >> OperationShift)
        {
            case 1:
                _stalled.Add(role);
                break;
            case 2:
                _stalled.Remove(role);
                break;
        }

        _status = Holds(role) ? Stalled : NotStalled;
    }

    /// <summary>Moves the state into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        stream.List(_stalled, stream.Value);
        _selected = stream.Value(_selected);
        _role = stream.Value(_role);
        _status = stream.Value(_status);
    }
}
