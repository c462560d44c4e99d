using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CoDesign.Description.Chips;
using CoDesign.Machine.Harts;
using CoDesign.Machine.Interconnect;
using CoDesign.Timing;
using CoDesign.Trust;

namespace CoDesign.Machine.Memory;

/// <summary>
/// The pages that a hart accesses without asking: a direct-mapped table over program addresses. A page is in it only if it is
/// memory of the hart's own zone, so the table cannot lead around the trust boundary.
/// </summary>
internal sealed unsafe class PageTable : IDisposable
{
    private const int SlotCount = 256;

    // A kernel and its program, each with and without the fields of mstatus that matter, and machine mode.
    private const int MostTables = 8;

    private readonly AddressMap _map;
    private readonly string _zone;
    private readonly Func<Ram, int> _waitCyclesOf;
    private readonly bool _hasDataCache;
    private readonly HashSet<ulong> _watchedPages = [];
    private readonly List<(AccessContext Context, nint Entries)> _tables = [];

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
        Select(default);
    }

    /// <summary>The slots that hold in the present context.</summary>
    public PageEntry* Entries { get; private set; }

    /// <summary>Translates program addresses while page tables do; else null.</summary>
    public Func<ulong, ulong>? Translation { get; set; }

    /// <summary>Program addresses that are another name for main memory.</summary>
    public AddressWindow Window { get; set; }

    /// <summary>What a Linux program has of main memory; null for a program that has the machine.</summary>
    public UserSpace? UserSpace { get; set; }

    /// <summary>Called when entries stop being true, so that what was derived from them goes too.</summary>
    public Action? Forgotten { get; set; }

    /// <summary>The slot of an address.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SlotOf(ulong address) => (int)(address / PageEntry.Bytes) % SlotCount;

    /// <summary>What of an address must equal a tag: the page and, so that misaligned accesses fail, the lowest bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong TagMask(int accessBytes) => LineView.TagMask(PageEntry.Bytes, accessBytes);

    /// <summary>The bus address behind a program address.</summary>
    public ulong BusAddressOf(ulong address) => Translation is null ? Window.Translate(address) : Translation(address);

    /// <summary>Turns to the slots of a context; each has its own, so that a trap and its return forget nothing.</summary>
    /// <returns>Whether that is another context than before.</returns>
    public bool Select(AccessContext context)
    {
        if (_tables.Count > 0 && _tables[^1].Context == context)
        {
            return false;
        }

        int index = _tables.FindIndex(t => t.Context == context);
        nint entries = index < 0 ? 0 : _tables[index].Entries;
        if (index < 0 && _tables.Count == MostTables)
        {
            // The one that was not used for longest.
            index = 0;
            entries = _tables[0].Entries;
            Clear((PageEntry*)entries);
        }

        if (index >= 0)
        {
            _tables.RemoveAt(index);
        }
        else
        {
            entries = (nint)NativeMemory.AllocZeroed(SlotCount, (nuint)sizeof(PageEntry));
            Clear((PageEntry*)entries);
        }

        _tables.Add((context, entries));
        Entries = (PageEntry*)entries;
        Forgotten?.Invoke();
        return true;
    }

    /// <summary>Brings the page of an address into the table if the hart may access it directly.</summary>
    /// <returns>The slot, or null: the access must go through the fabric, or there is nothing.</returns>
    public PageEntry* Fill(ulong address)
    {
        ulong busAddress = Window.Translate(address & ~(ulong)(PageEntry.Bytes - 1));
        MemoryAccesses permitted = MemoryAccesses.All;
        return UserSpace is null || UserSpace.Permits(address, busAddress, MemoryAccesses.Load, out permitted) ? Fill(address, busAddress, permitted) : null;
    }

    /// <summary>Brings a page into the table.</summary>
    /// <param name="address">Program address.</param>
    /// <param name="busAddress">The bus address behind it.</param>
    /// <param name="permitted">Accesses that need no further check anywhere in the page.</param>
    /// <returns>The slot, or null: the access must go through the fabric, or there is nothing.</returns>
    public PageEntry* Fill(ulong address, ulong busAddress, MemoryAccesses permitted)
    {
        ulong page = address & ~(ulong)(PageEntry.Bytes - 1);
        ulong bus = busAddress & ~(ulong)(PageEntry.Bytes - 1);
        if (!_map.TryResolve(bus, out MapEntry entry) || entry.Target is not RamTarget { Ram: Ram ram } || ram.Party.Zone != _zone)
        {
            return null;
        }

        ulong offset = bus - ram.Address;
        PageEntry* slot = Entries + SlotOf(address);
        slot->IsWritable = ram.Access is MemoryAccess.ReadWrite or MemoryAccess.ReadWriteExecute;
        slot->ReadTag = (permitted & MemoryAccesses.Load) != 0 ? page : PageEntry.NoTag;
        slot->WriteTag = slot->IsWritable && (permitted & MemoryAccesses.Store) != 0 && !_watchedPages.Contains(bus) ? page : PageEntry.NoTag;
        slot->Host = ram.Host + offset - page;
        slot->Shadow = PointerOf(ram.Shadow.PageOrNull(offset));
        slot->Counters = ram.Counters;
        slot->BusOffset = bus - page;
        slot->WaitCycles = _waitCyclesOf(ram);
        slot->WidthBytes = ram.WidthBytes;
        slot->IsCached = _hasDataCache && ram.IsCached;
        return slot;
    }

    /// <summary>Whether someone watches writes to the page of a bus address.</summary>
    public bool IsWatched(ulong busAddress) => _watchedPages.Contains(busAddress & ~(ulong)(PageEntry.Bytes - 1));

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
        _watchedPages.Add(Window.Translate(address & ~(ulong)(PageEntry.Bytes - 1)));
        Clear();
    }

    /// <summary>Empties the table: ownership, labels or watches have changed.</summary>
    public void Clear()
    {
        foreach ((AccessContext _, nint entries) in _tables)
        {
            Clear((PageEntry*)entries);
        }

        Forgotten?.Invoke();
    }

    /// <summary>Forgets a range of program addresses in every context.</summary>
    public void Drop(ulong address, ulong sizeBytes)
    {
        foreach ((AccessContext _, nint entries) in _tables)
        {
            for (ulong place = 0; place < Math.Min(sizeBytes, SlotCount * (ulong)PageEntry.Bytes); place += PageEntry.Bytes)
            {
                PageEntry* slot = (PageEntry*)entries + SlotOf(address + place);
                slot->ReadTag = slot->ReadTag - address < sizeBytes ? PageEntry.NoTag : slot->ReadTag;
                slot->WriteTag = slot->WriteTag - address < sizeBytes ? PageEntry.NoTag : slot->WriteTag;
            }
        }

        Forgotten?.Invoke();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach ((AccessContext _, nint entries) in _tables)
        {
            NativeMemory.Free((void*)entries);
        }

        _tables.Clear();
        Entries = null;
    }

    private static void Clear(PageEntry* entries)
    {
        for (int i = 0; i < SlotCount; i++)
        {
            entries[i].ReadTag = PageEntry.NoTag;
            entries[i].WriteTag = PageEntry.NoTag;
        }
    }

    // Shadow pages are pinned for life, so the pointer stays good as long as the page exists; the shadow memory holds the page.
    private static ushort* PointerOf(ushort[]? page) => page is null ? null : (ushort*)Unsafe.AsPointer(ref page[0]);
}
