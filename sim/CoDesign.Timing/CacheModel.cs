using System.Numerics;

namespace CoDesign.Timing;

/// <summary>
/// Tags of a set-associative cache with least-recently-used replacement. It decides hit or miss; it holds no data, so it can
/// change time and never a result.
/// </summary>
public sealed partial class CacheModel
{
    private const ulong Invalid = ulong.MaxValue;

    private readonly int _lineShift;
    private readonly int _setMask;
    private readonly int _ways;

    // Per set, most recent first; the line address, or Invalid.
    private readonly ulong[] _lines;
    private readonly bool[] _dirty;
    private readonly bool _writesBack;

    /// <summary>A cache.</summary>
    /// <param name="sizeBytes">Capacity; a power of two.</param>
    /// <param name="lineBytes">Bytes per line; a power of two.</param>
    /// <param name="ways">Lines per set.</param>
    /// <param name="writesBack">Whether a written line stays dirty in the cache, or each write goes on to memory.</param>
    public CacheModel(int sizeBytes, int lineBytes, int ways, bool writesBack)
    {
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
        Fills++;
        WriteBacks += _dirty[first + _ways - 1] ? 1 : 0;
        ShiftDown(first, _ways - 1);
        _lines[first] = line;
        _dirty[first] = false;
    }

    private void ShiftDown(int first, int way)
    {
        Array.Copy(_lines, first, _lines, first + 1, way);
        Array.Copy(_dirty, first, _dirty, first + 1, way);
    }
}
