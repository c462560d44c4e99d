using System.Numerics;
using CoDesign.Checkpoints;

namespace CoDesign.Trust;

/// <summary>The entry array, and what of it is locked.</summary>
internal sealed class IopmpEntryArray
{
    private const uint Lock = 1;
    private const uint CountMask = 0xFFFF;

    private readonly IopmpEntry[] _entries;
    private readonly int _grain;
    private uint _lockedCount;
    private bool _isLockLocked;

    public IopmpEntryArray(IReadOnlyList<IopmpEntry> entries, ulong granularity, int locked)
    {
        _entries = [.. entries];
        _grain = BitOperations.Log2(granularity) - 2;
        _lockedCount = (uint)locked;
    }

    /// <summary>Number of entries.</summary>
    public int Count => _entries.Length;

    /// <summary>An entry as it is matched.</summary>
    public IopmpEntry this[int index] => _entries[index] with { Address = EffectiveAddress(index) };

    /// <summary>The bytes that an entry matches.</summary>
    public (UInt128 Start, UInt128 End) RangeOf(int index)
    {
        IopmpEntry entry = this[index];
        ulong before = index == 0 ? 0 : _entries[index - 1].Address & ~LowBits(_grain);
        return entry.Range(before);
    }

    /// <summary>ENTRYLCK.</summary>
    public uint ReadLock() => (_lockedCount << 1) | (_isLockLocked ? Lock : 0);

    /// <summary>Writes ENTRYLCK: the count only grows.</summary>
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

    /// <summary>A register of an entry: 0 ENTRY_ADDR, 1 ENTRY_ADDRH, 2 ENTRY_CFG.</summary>
    public uint Read(int index, int register) => index >= _entries.Length ? 0 : register switch
    {
        0 => (uint)EffectiveAddress(index),
        1 => (uint)(EffectiveAddress(index) >> 32),
        2 => _entries[index].Configuration,
        _ => 0,
    };

    /// <summary>Writes a register of an entry.</summary>
    /// <returns>Whether it is locked and the value another one.</returns>
    public bool Write(int index, int register, uint value)
    {
        if (index >= _entries.Length || register > 2)
        {
            return false;
        }

        IopmpEntry old = _entries[index];
        IopmpEntry entry = register switch
        {
            0 => old with { Address = (old.Address & ~(ulong)uint.MaxValue) | value },
            1 => old with { Address = (old.Address & uint.MaxValue) | (ulong)value << 32 },
            _ => old with { Configuration = Legal(value) },
        };
        if (index < _lockedCount)
        {
            return entry != old;
        }

        _entries[index] = entry;
        return false;
    }

    // With a grain above four bytes NA4 cannot be chosen.
    private uint Legal(uint configuration)
    {
        var wanted = new IopmpEntry(0, configuration & IopmpEntry.Implemented);
        return wanted.Mode is IopmpAddressMode.FourBytes && _grain >= 1
            ? wanted.Configuration & ~IopmpEntry.Of(IopmpAddressMode.PowerOfTwo, 0, 0).Configuration
            : wanted.Configuration;
    }

    // Bits below the grain read as zeros, or for a power of two as ones but the topmost (Privileged Architecture, “PMP”).
    private ulong EffectiveAddress(int index)
    {
        IopmpEntry entry = _entries[index];
        return entry.Mode is IopmpAddressMode.PowerOfTwo
            ? entry.Address | LowBits(_grain - 1)
            : entry.Address & ~LowBits(_grain);
    }

    private static ulong LowBits(int count) => count <= 0 ? 0 : (1UL << count) - 1;

    /// <summary>Moves the state into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        stream.Array<IopmpEntry>(_entries);
        _lockedCount = stream.Value(_lockedCount);
        _isLockLocked = stream.Flag(_isLockLocked);
    }
}
