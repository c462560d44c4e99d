using System.Diagnostics.CodeAnalysis;

namespace CoDesign.Elf;

/// <summary>Finds the loadable segment of an address by binary search; segments must not overlap.</summary>
internal sealed class SegmentMap
{
    private readonly Segment[] _segments;
    private readonly ulong[] _starts;

    public SegmentMap(IEnumerable<Segment> segments)
    {
        _segments = [.. segments.Where(s => s.Type == SegmentType.Load && s.MemorySize != 0).OrderBy(s => s.Address)];
        _starts = [.. _segments.Select(s => s.Address)];
    }

    public bool TryFind(ulong address, [NotNullWhen(true)] out Segment? segment)
    {
        int index = Array.BinarySearch(_starts, address);
        index = index >= 0 ? index : ~index - 1;
        segment = index >= 0 && _segments[index].Contains(address) ? _segments[index] : null;
        return segment is not null;
    }
}
