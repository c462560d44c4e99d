using CoDesign.Checkpoints;
using CoDesign.Machine.Harts;

namespace CoDesign.Machine.Memory;

/// <summary>
/// What a Linux program has of main memory: ranges of pages, each with what may be done there. The rest of that memory does not exist
/// for the program, as with a kernel that has mapped nothing there; addresses outside main memory are none of its business.
/// </summary>
/// <param name="main">Main memory.</param>
internal sealed class UserSpace(Ram main)
{
    // By rising address, without overlap.
    private readonly List<Range> _ranges = [];

    /// <summary>The first page boundary at or behind an address.</summary>
    public static ulong PageUp(ulong address) => (address + PageEntry.Bytes - 1) & ~(ulong)(PageEntry.Bytes - 1);

    /// <summary>Whether an address lies in main memory, and so in what this table decides on.</summary>
    public bool Governs(ulong busAddress) => busAddress - main.Address < main.SizeBytes;

    /// <summary>Whether an access within one page may happen.</summary>
    /// <param name="address">Program address.</param>
    /// <param name="busAddress">The bus address behind it.</param>
    /// <param name="access">What is wanted.</param>
    /// <param name="permitted">Gets all that may be done in the page.</param>
    public bool Permits(ulong address, ulong busAddress, MemoryAccesses access, out MemoryAccesses permitted)
    {
        permitted = Governs(busAddress) ? AccessAt(address, out _) : MemoryAccesses.All;
        return (permitted & access) == access;
    }

    /// <summary>What may be done at an address.</summary>
    /// <param name="address">Program address.</param>
    /// <param name="end">Gets the first address behind the range that says so; 0 where there is no range.</param>
    public MemoryAccesses AccessAt(ulong address, out ulong end)
    {
        int index = IndexOf(address);
        bool isMapped = index < _ranges.Count && _ranges[index].Start <= address;
        end = isMapped ? _ranges[index].End : 0;
        return isMapped ? _ranges[index].Access : MemoryAccesses.None;
    }

    /// <summary>Whether a whole range is part of the program.</summary>
    public bool IsMapped(ulong start, ulong size)
    {
        ulong place = start;
        while (place < start + size)
        {
            AccessAt(place, out ulong end);
            if (end == 0)
            {
                return false;
            }

            place = end;
        }

        return true;
    }

    /// <summary>Whether no part of a range belongs to the program.</summary>
    public bool IsFree(ulong start, ulong size)
    {
        int index = IndexOf(start);
        return index == _ranges.Count || _ranges[index].Start >= start + size;
    }

    /// <summary>Gives a range to the program, or other rights to what it has; start and size are whole pages.</summary>
    public void Set(ulong start, ulong size, MemoryAccesses access)
    {
        Remove(start, size);
        int index = IndexOf(start);
        if (index > 0 && _ranges[index - 1].End == start && _ranges[index - 1].Access == access)
        {
            _ranges[index - 1] = _ranges[index - 1] with { End = start + size };
        }
        else
        {
            _ranges.Insert(index, new Range(start, start + size, access));
        }
    }

    /// <summary>Takes a range away.</summary>
    public void Remove(ulong start, ulong size)
    {
        ulong end = start + size;
        for (int i = IndexOf(start); i < _ranges.Count && _ranges[i].Start < end;)
        {
            Range range = _ranges[i];
            _ranges.RemoveAt(i);
            if (range.Start < start)
            {
                _ranges.Insert(i++, range with { End = start });
            }

            if (range.End > end)
            {
                _ranges.Insert(i++, range with { Start = end });
            }
        }
    }

    /// <summary>The highest place for a new range.</summary>
    /// <param name="bottom">Lowest address that it may have.</param>
    /// <param name="top">First address behind where it may lie.</param>
    /// <param name="size">Its size.</param>
    /// <param name="start">Gets its start.</param>
    public bool TryFindFree(ulong bottom, ulong top, ulong size, out ulong start)
    {
        ulong gapEnd = top;
        for (int i = _ranges.Count - 1; i >= -1; i--)
        {
            ulong gapStart = Math.Max(bottom, i < 0 ? 0 : _ranges[i].End);
            if (gapEnd > gapStart && gapEnd - gapStart >= size)
            {
                start = gapEnd - size;
                return true;
            }

            gapEnd = i < 0 ? bottom : Math.Min(gapEnd, _ranges[i].Start);
        }

        start = 0;
        return false;
    }

    // The first range that ends behind an address.
    private int IndexOf(ulong address)
    {
        int low = 0;
        int high = _ranges.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_ranges[middle].End > address)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    private readonly record struct Range(ulong Start, ulong End, MemoryAccesses Access);

    /// <summary>Moves the mappings into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream) => stream.List(
        _ranges, r => new Range(stream.Value(r.Start), stream.Value(r.End), (MemoryAccesses)stream.Value((int)r.Access)));
}
