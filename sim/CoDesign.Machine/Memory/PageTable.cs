using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CoDesign.Description.Chips;
using CoDesign.Machine.Interconnect;
using CoDesign.Trust;

namespace CoDesign.Machine.Memory;

/// <summary>
/// The pages that a hart accesses without asking: a direct-mapped table over program addresses. A page is in it only if it is
/// memory of the hart's own zone, so the table cannot lead around the trust boundary.
/// </summary>
internal sealed unsafe class PageTable : IDisposable
{
    private const int SlotCount = 256;

    private readonly AddressMap _map;
    private readonly string _zone;
    private readonly Func<Ram, int> _waitCyclesOf;
    private readonly bool _hasDataCache;
    private readonly HashSet<ulong> _watchedPages = [];

    /// <summary>For a hart of a zone.</summary>
    /// <param name="map">Who owns which bus addresses.</param>
    /// <param name="zone">Zone of the hart.</param>
    /// <param name="waitCyclesOf">Cycles that the hart loses on an access to a memory, or on a miss if it is cached.</param>
    /// <param name="hasDataCache">Whether the hart has a data cache.</param>
    public PageTable(AddressMap map, string zone, Func<Ram, int> waitCyclesOf, bool hasDataCache)
    {
        _map = map;
        _zone = zone;
        _waitCyclesOf = waitCyclesOf;
        _hasDataCache = hasDataCache;
        Entries = (PageEntry*)NativeMemory.AllocZeroed(SlotCount, (nuint)sizeof(PageEntry));
        Clear();
    }

    /// <summary>The slots.</summary>
    public PageEntry* Entries { get; private set; }

    /// <summary>Program addresses that are another name for main memory.</summary>
    public AddressWindow Window { get; set; }

    /// <summary>The slot of an address.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SlotOf(ulong address) => (int)(address / PageEntry.Bytes) % SlotCount;

    /// <summary>What of an address must equal a tag: the page and, so that misaligned accesses fail, the lowest bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong TagMask(int accessBytes) => ~(ulong)(PageEntry.Bytes - 1) | (uint)(accessBytes - 1);

    /// <summary>The bus address behind a program address.</summary>
    public ulong BusAddressOf(ulong address) => Window.Translate(address);

    /// <summary>Brings the page of an address into the table if the hart may access it directly.</summary>
    /// <returns>The slot, or null: the access must go through the fabric, or there is nothing.</returns>
    public PageEntry* Fill(ulong address)
    {
        ulong page = address & ~(ulong)(PageEntry.Bytes - 1);
        ulong bus = BusAddressOf(page);
        if (!_map.TryResolve(bus, out MapEntry entry) || entry.Target is not RamTarget { Ram: Ram ram } || ram.Party.Zone != _zone)
        {
            return null;
        }

        ulong offset = bus - ram.Address;
        PageEntry* slot = Entries + SlotOf(address);
        slot->ReadTag = page;
        slot->WriteTag = ram.Access is MemoryAccess.ReadWrite or MemoryAccess.ReadWriteExecute && !_watchedPages.Contains(page) ? page : PageEntry.NoTag;
        slot->Host = ram.Host + offset - page;
        slot->Shadow = PointerOf(ram.Shadow.PageOrNull(offset));
        slot->Counters = ram.Counters;
        slot->BusOffset = bus - page;
        slot->WaitCycles = _waitCyclesOf(ram);
        slot->WidthBytes = ram.WidthBytes;
        slot->IsCached = _hasDataCache && ram.IsCached;
        return slot;
    }

    /// <summary>Whether someone watches writes to the page of an address.</summary>
    public bool IsWatched(ulong address) => _watchedPages.Contains(address & ~(ulong)(PageEntry.Bytes - 1));

    /// <summary>The labels behind a bus address that is known to be memory.</summary>
    public ShadowMemory ShadowOf(ulong busAddress, out ulong offset)
    {
        Ram ram = _map.TryResolve(busAddress, out MapEntry entry) && entry.Target is RamTarget target
            ? target.Ram
            : throw new InvalidOperationException($"0x{busAddress:x} is no memory");
        offset = busAddress - ram.Address;
        return ram.Shadow;
    }

    /// <summary>Makes every write to a page take the slow path, where a watcher sees it.</summary>
    public void Watch(ulong address)
    {
        _watchedPages.Add(address & ~(ulong)(PageEntry.Bytes - 1));
        Clear();
    }

    /// <summary>Empties the table: ownership, labels or watches have changed.</summary>
    public void Clear()
    {
        for (int i = 0; i < SlotCount; i++)
        {
            Entries[i].ReadTag = PageEntry.NoTag;
            Entries[i].WriteTag = PageEntry.NoTag;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.Free(Entries);
        Entries = null;
    }

    // Shadow pages are pinned for life, so the pointer stays good as long as the page exists; the shadow memory holds the page.
    private static ushort* PointerOf(ushort[]? page) => page is null ? null : (ushort*)Unsafe.AsPointer(ref page[0]);
}
