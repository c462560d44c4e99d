using CoDesign.Isa;

namespace CoDesign.Machine.Harts;

/// <summary>
/// Translates addresses by page tables in memory: Sv32, Sv39 and Sv48 (RISC-V Privileged Architecture, “Virtual Address Translation
/// Process”).
/// </summary>
/// <param name="csrs">satp and mstatus.</param>
/// <param name="memory">Where page tables lie.</param>
/// <param name="is32">Whether registers have 32 bits.</param>
internal sealed class PageWalker(CsrFile csrs, ITableMemory memory, bool is32)
{
    private const int PageShift = 12;
    private const PageFlags LeafFlags = PageFlags.Read | PageFlags.Write | PageFlags.Execute;

    // Bits of an entry above its page number: 60:54 are reserved, PBMT and N belong to Svpbmt and Svnapot, which no hart here has.
    private const ulong Reserved64 = 0xFFC0_0000_0000_0000;

    /// <summary>satp.ASID.</summary>
    public int AddressSpace => (int)(is32 ? csrs.Satp >> 22 & 0x1FF : csrs.Satp >> 44 & 0xFFFF);

    /// <summary>Whether satp selects a scheme.</summary>
    public bool IsOn => is32 ? (csrs.Satp >> 31) != 0 : (csrs.Satp >> 60) != 0;

    private int Levels => is32 ? 2 : (int)(csrs.Satp >> 60) - 5; // MODE 8 is Sv39, 9 is Sv48

    private int LevelBits => is32 ? 10 : 9;

    private int EntryBytes => is32 ? 4 : 8;

    /// <summary>Finds the translation of an address, in a TLB or by a walk.</summary>
    /// <param name="address">Program address.</param>
    /// <param name="access">What is to happen there.</param>
    /// <param name="mode">Who does it.</param>
    /// <param name="tlb">Where translations are remembered.</param>
    /// <param name="entry">The translation.</param>
    /// <param name="cause">Why there is none.</param>
    public bool TryTranslate(ulong address, MemoryAccesses access, PrivilegeMode mode, Tlb tlb, out TlbEntry entry, out TrapCause cause)
    {
        cause = PageFaultOf(access);
        entry = null!;
        TlbEntry? known = tlb.Find(address, AddressSpace);
        if (known is not null && !IsPermitted(known.Flags, access, mode))
        {
            return false;
        }

        if (known is not null && !NeedsUpdate(known.Flags, access))
        {
            entry = known;
            return true;
        }

        if (!TryWalk(address, access, mode, out entry, out cause))
        {
            return false;
        }

        tlb.Add(entry);
        return true;
    }

    /// <summary>What of load, store and fetch a page permits without a further look.</summary>
    public MemoryAccesses PermittedBy(PageFlags flags, PrivilegeMode mode)
    {
        MemoryAccesses permitted = MemoryAccesses.None;
        foreach (MemoryAccesses access in (ReadOnlySpan<MemoryAccesses>)[MemoryAccesses.Load, MemoryAccesses.Store, MemoryAccesses.Fetch])
        {
            permitted |= IsPermitted(flags, access, mode) && !NeedsUpdate(flags, access) ? access : MemoryAccesses.None;
        }

        return permitted;
    }

    /// <summary>The bus address behind a program address, for an onlooker: no time, no fault, no trace.</summary>
    public ulong Peek(ulong address)
    {
        ulong table = Root;
        for (int level = Levels - 1; level >= 0; level--)
        {
            if (!memory.TryPeek(table + (IndexOf(address, level) * (ulong)EntryBytes), EntryBytes, out ulong pte) || !IsWellFormed(pte))
            {
                return address;
            }

            if (((PageFlags)pte & LeafFlags) != 0)
            {
                ulong inside = SizeOf(level) - 1;
                return (BusAddressOf(pte) & ~inside) | (address & inside);
            }

            table = BusAddressOf(pte);
        }

        return address;
    }

    /// <summary>The page fault of an access.</summary>
    public static TrapCause PageFaultOf(MemoryAccesses access) => access switch
    {
        MemoryAccesses.Fetch => TrapCause.InstructionPageFault,
        MemoryAccesses.Load => TrapCause.LoadPageFault,
        _ => TrapCause.StorePageFault,
    };

    /// <summary>The access fault of an access.</summary>
    public static TrapCause AccessFaultOf(MemoryAccesses access) => access switch
    {
        MemoryAccesses.Fetch => TrapCause.InstructionAccessFault,
        MemoryAccesses.Load => TrapCause.LoadAccessFault,
        _ => TrapCause.StoreAccessFault,
    };

    private ulong Root => (csrs.Satp & (is32 ? 0x3F_FFFFUL : 0xFFF_FFFF_FFFFUL)) << PageShift;

    private bool TryWalk(ulong address, MemoryAccesses access, PrivilegeMode mode, out TlbEntry entry, out TrapCause cause)
    {
        entry = null!;
        cause = PageFaultOf(access);
        if (!IsCanonical(address))
        {
            return false;
        }

        ulong table = Root;
        bool isGlobal = false;
        for (int level = Levels - 1; level >= 0; level--)
        {
            ulong place = table + (IndexOf(address, level) * (ulong)EntryBytes);
            if (!memory.TryRead(place, EntryBytes, out ulong pte))
            {
                cause = AccessFaultOf(access);
                return false;
            }

            if (!IsWellFormed(pte))
            {
                return false;
            }

            var flags = (PageFlags)(pte & 0xFF);
            isGlobal |= (flags & PageFlags.Global) != 0;
            if ((flags & LeafFlags) == 0)
            {
                table = BusAddressOf(pte);
                continue;
            }

            ulong size = SizeOf(level);
            ulong bus = BusAddressOf(pte);
            if (!IsPermitted(flags, access, mode) || (bus & (size - 1)) != 0)
            {
                return false;
            }

            if (NeedsUpdate(flags, access) && !TryUpdate(place, pte, access, ref flags, ref cause))
            {
                return false;
            }

            flags |= isGlobal ? PageFlags.Global : PageFlags.None;
            entry = new TlbEntry(address & ~(size - 1), size, bus, flags, AddressSpace);
            return true;
        }

        return false;
    }

    // Svade faults; Svadu sets the bits by a store to the page table.
    private bool TryUpdate(ulong place, ulong pte, MemoryAccesses access, ref PageFlags flags, ref TrapCause cause)
    {
        if (!csrs.UpdatesPages)
        {
            return false;
        }

        flags |= PageFlags.Accessed | (access is MemoryAccesses.Store ? PageFlags.Dirty : PageFlags.None);
        if (!memory.TryWrite(place, EntryBytes, pte | (ulong)flags))
        {
            cause = AccessFaultOf(access);
            return false;
        }

        return true;
    }

    private bool IsPermitted(PageFlags flags, MemoryAccesses access, PrivilegeMode mode)
    {
        bool isUserPage = (flags & PageFlags.User) != 0;
        bool reaches = mode is PrivilegeMode.User
            ? isUserPage
            : !isUserPage || (access is not MemoryAccesses.Fetch && (csrs.Status & MachineStatus.SupervisorUserMemory) != 0);
        bool isReadable = (flags & PageFlags.Read) != 0
            || ((flags & PageFlags.Execute) != 0 && (csrs.Status & MachineStatus.MakeExecutableReadable) != 0);
        return reaches && access switch
        {
            MemoryAccesses.Fetch => (flags & PageFlags.Execute) != 0,
            MemoryAccesses.Load => isReadable,
            _ => (flags & PageFlags.Write) != 0,
        };
    }

    private static bool NeedsUpdate(PageFlags flags, MemoryAccesses access) =>
        (flags & PageFlags.Accessed) == 0 || (access is MemoryAccesses.Store && (flags & PageFlags.Dirty) == 0);

    private bool IsWellFormed(ulong pte)
    {
        var flags = (PageFlags)(pte & 0xFF);
        bool isLeaf = (flags & LeafFlags) != 0;
        return (flags & PageFlags.Valid) != 0
            && (flags & (PageFlags.Read | PageFlags.Write)) != PageFlags.Write
            && (is32 || (pte & Reserved64) == 0)
            && (isLeaf || (flags & (PageFlags.User | PageFlags.Accessed | PageFlags.Dirty)) == 0);
    }

    // Bits above the scheme's must equal its highest bit.
    private bool IsCanonical(ulong address)
    {
        int unused = is32 ? 0 : 64 - PageShift - (Levels * LevelBits);
        return is32 || (ulong)((long)(address << unused) >> unused) == address;
    }

    private ulong IndexOf(ulong address, int level) => address >> (PageShift + (level * LevelBits)) & ((1UL << LevelBits) - 1);

    private ulong SizeOf(int level) => 1UL << (PageShift + (level * LevelBits));

    private ulong BusAddressOf(ulong pte) => (is32 ? pte >> 10 & 0x3F_FFFF : pte >> 10 & 0xFFF_FFFF_FFFF) << PageShift;
}
