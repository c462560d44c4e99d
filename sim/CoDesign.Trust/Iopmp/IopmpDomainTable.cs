using CoDesign.Checkpoints;

namespace CoDesign.Trust;

/// <summary>The MDCFG table: which entries belong to each memory domain, and what of it is locked.</summary>
internal sealed class IopmpDomainTable
{
    private const uint Lock = 1;
    private const uint CountMask = 0x3F;

    private readonly ushort[] _tops;
    private uint _lockedCount;
    private bool _isLockLocked;

    public IopmpDomainTable(IReadOnlyList<int> tops, bool isLocked)
    {
        _tops = [.. tops.Select(t => (ushort)t)];
        _lockedCount = isLocked ? (uint)_tops.Length : 0;
        _isLockLocked = isLocked;
    }

    /// <summary>Number of domains.</summary>
    public int Count => _tops.Length;

    /// <summary>MDCFGLCK.</summary>
    public uint ReadLock() => (_lockedCount << 1) | (_isLockLocked ? Lock : 0);

    /// <summary>Writes MDCFGLCK: the count only grows.</summary>
    /// <returns>Whether the register is locked and the value another one.</returns>
    public bool WriteLock(uint value)
    {
        if (_isLockLocked)
        {
            return value != ReadLock();
        }

        _lockedCount = Math.Max(_lockedCount, value >> 1 & CountMask);
        _isLockLocked = (value & Lock) != 0;
        return false;
    }

    /// <summary>MDCFG(m).</summary>
    public uint Read(int domain) => domain < _tops.Length ? _tops[domain] : 0u;

    /// <summary>Writes MDCFG(m).</summary>
    /// <returns>Whether it is locked and the value another one.</returns>
    public bool Write(int domain, uint value)
    {
        if (domain >= _tops.Length)
        {
            return false;
        }

        if (domain < _lockedCount)
        {
            return (ushort)value != _tops[domain];
        }

        _tops[domain] = (ushort)value;
        return false;
    }

    /// <summary>
    /// The entries of a domain: from the largest bound before it up to its own. A table whose bounds fall is improperly programmed;
    /// so each entry is in at most one domain all the same, and those of lower domains come first, as the specification demands.
    /// </summary>
    public (int Start, int End) EntriesOf(int domain)
    {
        int start = 0;
        for (int m = 0; m < domain; m++)
        {
            start = Math.Max(start, _tops[m]);
        }

        return (start, Math.Max(start, _tops[domain]));
    }

    /// <summary>Moves the state into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        stream.Array<ushort>(_tops);
        _lockedCount = stream.Value(_lockedCount);
        _isLockLocked = stream.Flag(_isLockLocked);
    }
}
