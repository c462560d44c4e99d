using System.Numerics;

namespace CoDesign.Timing;

/// <summary>
/// Tags of a set-associative cache. It decides hit or miss; it holds no data, so it can change time and never a result.
/// </summary>
public sealed class CacheModel
{
    private const ulong Invalid = ulong.MaxValue;

    private readonly int _lineShift;
    private readonly int _setMask;
    private readonly int _ways;

    // Per set, most recent first; the line address, or Invalid.
    private readonly ulong[] _lines;
    private readonly bool[] _dirty;
    private readonly bool _writesBack;
    private readonly bool _isRandom;

    // Eight bits, never zero: x^8 + x^6 + x^5 + x^4 + 1 runs through all 255 values.
    private byte _random = 1;

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
        _lines = new ulong[sets * ways];
        _dirty = new bool[sets * ways];
        _writesBack = writesBack;
        Array.Fill(_lines, Invalid);
    }

    /// <summary>Bytes per line.</summary>
    public int LineBytes { get; }

    /// <summary>Reads so far.</summary>
    public long Reads { get; private set; }

    /// <summary>Writes so far.</summary>
    public long Writes { get; private set; }

    /// <summary>Lines fetched from memory.</summary>
    public long Fills { get; private set; }

    /// <summary>Dirty lines written to memory.</summary>
    public long WriteBacks { get; private set; }

    /// <summary>Number of the line that holds an address.</summary>
    public ulong LineOf(ulong address) => address >> _lineShift;

    /// <summary>A read. A miss brings the line in.</summary>
    /// <returns>Whether it hits.</returns>
    // Hot: once per load of the timed interpreter.
    public bool Read(ulong address)
    {
        Reads++;
        ulong line = address >> _lineShift;
        int first = ((int)line & _setMask) * _ways;
        return _lines[first] == line || ReadFurther(line, first);
    }

    /// <summary>A write. A write-through cache is not filled by a miss; a write-back cache is.</summary>
    /// <returns>Whether it hits.</returns>
    public bool Write(ulong address)
    {
        Writes++;
        ulong line = address >> _lineShift;
        int first = ((int)line & _setMask) * _ways;
        bool isHit = _lines[first] == line || TryPromote(line, first);
        if (_writesBack)
        {
            if (!isHit)
            {
                Insert(line, first);
            }

            _dirty[first] = true;
        }

        return isHit;
    }

    /// <summary>Forgets every line without writing anything back.</summary>
    public void Invalidate()
    {
        Array.Fill(_lines, Invalid);
        Array.Clear(_dirty);
    }

    private bool ReadFurther(ulong line, int first)
    {
        if (TryPromote(line, first))
        {
            return true;
        }

        Insert(line, first);
        return false;
    }

    private bool TryPromote(ulong line, int first)
    {
        for (int way = 1; way < _ways; way++)
        {
            if (_lines[first + way] == line)
            {
                bool isDirty = _dirty[first + way];
                ShiftDown(first, way);
                _lines[first] = line;
                _dirty[first] = isDirty;
                return true;
            }
        }

        return false;
    }

    private void Insert(ulong line, int first)
    {
        int victim = _isRandom ? RandomVictim(first) : _ways - 1;
        Fills++;
        WriteBacks += _dirty[first + victim] ? 1 : 0;
        ShiftDown(first, victim);
        _lines[first] = line;
        _dirty[first] = false;
    }

    private int RandomVictim(int first)
    {
        int empty = Array.IndexOf(_lines, Invalid, first, _ways);
        _random = (byte)((_random << 1) | (((_random >> 7) ^ (_random >> 5) ^ (_random >> 4) ^ (_random >> 3)) & 1));
        return empty >= 0 ? empty - first : _random % _ways;
    }

    private void ShiftDown(int first, int way)
    {
        Array.Copy(_lines, first, _lines, first + 1, way);
        Array.Copy(_dirty, first, _dirty, first + 1, way);
    }
}
