using System.Numerics;
using System.Runtime.CompilerServices;
using CoDesign.Machine.Memory;
using CoDesign.Timing;

namespace CoDesign.Machine.Translation;

/// <summary>
/// The lines that translated code may touch: a direct-mapped table over program addresses. It holds nothing that the page table and the
/// cache do not hold; losing an entry costs a slow access and nothing else.
/// </summary>
internal sealed unsafe class AccessTable
{
    // Lines of a cache four times over, so that few share a slot; pages of 4 MiB without one.
    private const int SlotsPerLine = 4;
    private const int PageSlots = 1024;
    private const int LabelledLineBytes = 64;

    private readonly AccessEntry[] _entries;
    private readonly long[] _unusedStamp = GC.AllocateArray<long>(1, pinned: true);
    private readonly List<int> _installed = [];
    private readonly CacheModel? _cache;

    private readonly bool _isCachedOnly;

    /// <summary>Makes an empty table.</summary>
    /// <param name="cache">The cache that must hold the lines; null if none need hold them.</param>
    /// <param name="isTracking">Whether labels are followed: then a page is too coarse a measure of what carries none.</param>
    /// <param name="isCachedOnly">Whether lines of memory that is not cached have no place here.</param>
    public AccessTable(CacheModel? cache, bool isTracking, bool isCachedOnly)
    {
        _cache = cache;
        _isCachedOnly = isCachedOnly;
        LineBytes = cache?.LineBytes ?? (isTracking ? LabelledLineBytes : PageEntry.Bytes);
        Slots = cache is null ? PageSlots : (int)BitOperations.RoundUpToPowerOf2((uint)(SlotsPerLine * cache.Lines));
        _entries = GC.AllocateArray<AccessEntry>(Slots, pinned: true);
        foreach (ref AccessEntry entry in _entries.AsSpan())
        {
            Empty(ref entry);
        }
    }

    /// <summary>Bytes of a line.</summary>
    public int LineBytes { get; }

    /// <summary>Number of slots, a power of two.</summary>
    public int Slots { get; }

    /// <summary>The slots.</summary>
    public AccessEntry* Entries => (AccessEntry*)Unsafe.AsPointer(ref _entries[0]);

    /// <summary>Lets translated code read a line, and write it if nothing more comes with that.</summary>
    /// <param name="page">The page that holds it.</param>
    /// <param name="address">A program address in the line.</param>
    /// <param name="isWritten">Whether a write just happened: what the first one to a line does is done.</param>
    /// <param name="latency">Cycles in which the memory behind the cache answers, or <see cref="PageEntry.Varies"/>.</param>
    public void Install(PageEntry* page, ulong address, bool isWritten, int latency)
    {
        // Smaller lines leave no bit for the empty tag. A memory that answers now so, now so, is asked each time, unless a cache is before it.
        if (LineBytes < 16 || (_isCachedOnly && !page->IsCached) || (!page->IsCached && page->WaitCycles == PageEntry.Varies))
        {
            return;
        }

        ulong line = address & ~(ulong)(LineBytes - 1);
        ulong tag = line & ~(ulong)(PageEntry.Bytes - 1);
        CacheWay* way = null;
        if (_cache is not null)
        {
            way = _cache.Find(_cache.LineOf(address + page->BusOffset));
            if (way is null)
            {
                return;
            }
        }

        int index = (int)(address / (ulong)LineBytes) & (Slots - 1);
        ref AccessEntry entry = ref _entries[index];
        Release(ref entry);
        if (way is not null)
        {
            if (way->View is not null)
            {
                way->View->Close();
            }

            way->View = &Entries[index].View;
        }

        bool mayWrite = page->WriteTag == tag && (isWritten || _cache is null || !_cache.WritesBack || way->IsDirty);
        entry.View.LabelledReadTag = page->ReadTag == tag ? line : LineView.NoTag;
        entry.View.LabelledWriteTag = mayWrite ? line : LineView.NoTag;
        bool isPublic = page->IsPublic(line, LineBytes);
        entry.View.ReadTag = isPublic ? entry.View.LabelledReadTag : LineView.NoTag;
        entry.View.WriteTag = isPublic ? entry.View.LabelledWriteTag : LineView.NoTag;
        entry.Shadow = page->Shadow is null ? null : page->Shadow - tag;
        entry.Host = page->Host;
        entry.Stamp = way is null ? (long*)Unsafe.AsPointer(ref _unusedStamp[0]) : &way->Stamp;
        entry.BusOffset = page->BusOffset;
        entry.Latency = latency;
        entry.Counters = page->Counters;
        entry.Way = way;
        entry.ReadWait = _cache is null ? page->WaitCycles : 0;
        entry.WriteWait = entry.ReadWait;
        if (_installed.Count < Slots)
        {
            _installed.Add(index);
        }
    }

    /// <summary>A byte of a line has got a label.</summary>
    public void Label(ulong address)
    {
        ref LineView view = ref _entries[(int)(address / (ulong)LineBytes) & (Slots - 1)].View;
        view.ReadTag = LineView.NoTag;
        view.WriteTag = LineView.NoTag;
    }

    /// <summary>Takes everything back.</summary>
    public void Clear()
    {
        // So many that the list no longer says which.
        bool isFull = _installed.Count == Slots;
        for (int i = 0; i < _installed.Count; i++)
        {
            Release(ref _entries[isFull ? i : _installed[i]]);
        }

        _installed.Clear();
    }

    private static void Release(ref AccessEntry entry)
    {
        if (entry.Way is not null && entry.Way->View == (LineView*)Unsafe.AsPointer(ref entry.View))
        {
            entry.Way->View = null;
        }

        Empty(ref entry);
    }

    private static void Empty(ref AccessEntry entry)
    {
        entry.View.Close();
        entry.Way = null;
    }
}
