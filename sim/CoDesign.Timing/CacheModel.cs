using System.Numerics;
using System.Runtime.CompilerServices;

namespace CoDesign.Timing;

/// <summary>
/// Tags of a set-associative cache. It decides hit or miss; it holds no data, so it can change time and never a result.
/// </summary>
public sealed unsafe partial class CacheModel
{
    private readonly int _lineShift;
    private readonly int _setMask;
    private readonly int _ways;

    // Pinned, so that translated code can hold the addresses.
    private readonly CacheWay[] _places;
    private readonly CacheCounters[] _counters = GC.AllocateArray<CacheCounters>(1, pinned: true);
    private readonly bool _writesBack;
    private readonly bool _isRandom;

    // Where the line of a set was found last: it is looked for there first.
    private readonly byte[] _hints;

    // Eight bits, never zero: x^8 + x^6 + x^5 + x^4 + 1 runs through all 255 values.
    private byte _random = 1;
    private ulong _writtenBack = CacheWay.Empty;

    /// <summary>A cache.</summary>
    /// <param name="sizeBytes">Capacity; a power of two.</param>
    /// <param name="lineBytes">Bytes per line; a power of two.</param>
    /// <param name="ways">Lines per set.</param>
    /// <param name="writesBack">Whether a written line stays dirty in the cache, or each write goes on to memory.</param>
    /// <param name="isRandom">Whether a line of a full set is replaced at random, or the one that was used longest ago.</param>
    public CacheModel(int sizeBytes, int lineBytes, int ways, bool writesBack, bool isRandom = false)
    {
        _isRandom = isRandom;
        LineBytes = lineBytes;
        _lineShift = BitOperations.Log2((uint)lineBytes);
        _ways = ways;
        int sets = sizeBytes / lineBytes / ways;
        _setMask = sets - 1;
        _hints = new byte[sets];
        _places = GC.AllocateArray<CacheWay>(sets * ways, pinned: true);
        _writesBack = writesBack;
        Invalidate();
    }

    /// <summary>Bytes per line.</summary>
    public int LineBytes { get; }

    /// <summary>Lines that it can hold.</summary>
    public int Lines => _places.Length;

    /// <summary>Whether the line that was used longest ago is replaced: then every use must be noted.</summary>
    public bool GoesByUse => !_isRandom;

    /// <summary>Whether a written line stays dirty in the cache.</summary>
    public bool WritesBack => _writesBack;

    /// <summary>Whether a write changes nothing in the cache, be the line there or not.</summary>
    public bool IgnoresWrites => !_writesBack && _isRandom;

    /// <summary>Counts that translated code keeps too.</summary>
    public CacheCounters* Counters => (CacheCounters*)Unsafe.AsPointer(ref _counters[0]);

    /// <summary>Reads so far.</summary>
    public long Reads => _counters[0].Reads;

    /// <summary>Writes so far.</summary>
    public long Writes => _counters[0].Writes;

    /// <summary>Lines fetched from memory.</summary>
    public long Fills { get; private set; }

    /// <summary>Dirty lines written to memory.</summary>
    public long WriteBacks { get; private set; }

    /// <summary>Number of the line that holds an address.</summary>
    public ulong LineOf(ulong address) => address >> _lineShift;

    /// <summary>A read. A miss brings the line in.</summary>
    /// <param name="address">Address on the bus.</param>
    /// <param name="now">Later than every use before; replacement goes by it.</param>
    /// <returns>Whether it hits.</returns>
    // Hot: once per load of the timed interpreter.
    public bool Read(ulong address, long now)
    {
        _counters[0].Reads++;
        ulong line = address >> _lineShift;
        CacheWay* way = Find(line);
        bool isHit = way is not null;
        (isHit ? way : Insert(line))->Stamp = now;
        return isHit;
    }

    /// <summary>A write. A write-through cache is not filled by a miss; a write-back cache is.</summary>
    /// <param name="address">Address on the bus.</param>
    /// <param name="now">Later than every use before; replacement goes by it.</param>
    /// <returns>Whether it hits.</returns>
    public bool Write(ulong address, long now)
    {
        _counters[0].Writes++;
        ulong line = address >> _lineShift;
        CacheWay* way = Find(line);
        bool isHit = way is not null;
        if (!isHit && _writesBack)
        {
            way = Insert(line);
        }

        if (way is not null)
        {
            way->Stamp = now;
            way->IsDirty = _writesBack;
        }

        return isHit;
    }

    /// <summary>The place of the line that holds an address; null if the cache does not have it. Nothing is counted.</summary>
    public CacheWay* Find(ulong line)
    {
        CacheWay* first = Set(line);
        ref byte hint = ref _hints[(int)line & _setMask];
        if (first[hint].Line == line)
        {
            return first + hint;
        }

        for (int way = 0; way < _ways; way++)
        {
            if (first[way].Line == line)
            {
                hint = (byte)way;
                return first + way;
            }
        }

        return null;
    }

    /// <summary>The dirty line that had to make room for the last one, once.</summary>
    /// <param name="line">Gets its number.</param>
    /// <returns>Whether there is one that was not taken yet.</returns>
    public bool TryTakeWriteBack(out ulong line)
    {
        line = _writtenBack;
        _writtenBack = CacheWay.Empty;
        return line != CacheWay.Empty;
    }

    /// <summary>An access that was counted ahead of time does not happen, or is counted where it does.</summary>
    public void Uncount(bool isWrite)
    {
        _counters[0].Reads -= isWrite ? 0 : 1;
        _counters[0].Writes -= isWrite ? 1 : 0;
    }

    /// <summary>Forgets every line without writing anything back.</summary>
    public void Invalidate()
    {
        foreach (ref CacheWay way in _places.AsSpan())
        {
            Remove(ref way);
            way.Line = CacheWay.Empty;
            way.Stamp = long.MinValue;
            way.IsDirty = false;
        }
    }

    private CacheWay* Set(ulong line) => (CacheWay*)Unsafe.AsPointer(ref _places[((int)line & _setMask) * _ways]);

    private CacheWay* Insert(ulong line)
    {
        CacheWay* first = Set(line);
        CacheWay* victim = _isRandom ? RandomVictim(first) : Oldest(first);
        Fills++;
        if (victim->IsDirty)
        {
            WriteBacks++;
            _writtenBack = victim->Line;
        }

        Remove(ref *victim);
        _hints[(int)line & _setMask] = (byte)(victim - first);
        victim->Line = line;
        victim->IsDirty = false;
        return victim;
    }

    // An empty place was never used, so it goes first.
    private CacheWay* Oldest(CacheWay* first)
    {
        CacheWay* victim = first;
        for (CacheWay* way = first + 1; way < first + _ways; way++)
        {
            victim = way->Stamp < victim->Stamp ? way : victim;
        }

        return victim;
    }

    private CacheWay* RandomVictim(CacheWay* first)
    {
        _random = (byte)((_random << 1) | (((_random >> 7) ^ (_random >> 5) ^ (_random >> 4) ^ (_random >> 3)) & 1));
        for (CacheWay* way = first; way < first + _ways; way++)
        {
            if (way->Line == CacheWay.Empty)
            {
                return way;
            }
        }

        return first + (_random % _ways);
    }

    private static void Remove(ref CacheWay way)
    {
        if (way.View is not null)
        {
            way.View->Close();
            way.View = null;
        }
    }
}
