using CoDesign.Isa;
using CoDesign.Machine.Interconnect;
using CoDesign.Machine.Memory;
using CoDesign.Timing;

namespace CoDesign.Machine.Harts;

/// <content>
/// Memory protection and address translation. A hart that is in machine mode, and not bound there by a rule, never comes here.
/// </content>
internal sealed unsafe partial class Hart : ITableMemory
{
    private readonly PageWalker? _walker;
    private readonly Tlb _fetchTlb;
    private readonly Tlb _dataTlb;
    private bool _translatesData;
    private bool _protectsData;
    private bool _guardsData;
    private bool _translatesFetch;
    private bool _protectsFetch;
    private ulong _fetchPage = ulong.MaxValue;
    private long _walkStart;
    private long _walkCycles;
    private int _fetchSpace;

    /// <summary>Decoded instructions, which depend on who fetches them; null on a hart where they cannot.</summary>
    public BlockCache? Blocks { get; set; }

    /// <summary>Whether fetches are checked or translated.</summary>
    public bool GuardsFetch => _translatesFetch || _protectsFetch;

    /// <summary>Whether addresses of instructions are translated.</summary>
    public bool TranslatesFetch => _translatesFetch;

    /// <summary>Whether a block costs something to fetch.</summary>
    public bool HasFetchCosts { get; private set; }

    /// <summary>sfence.vma with the registers that it names.</summary>
    public void FenceTranslation(int addressRegister, int spaceRegister)
    {
        ulong? address = addressRegister == 0 ? null : Unsigned(addressRegister);
        int? space = spaceRegister == 0 ? null : (int)(Unsigned(spaceRegister) & (_configuration.Isa.Xlen == 32 ? 0x1FFUL : 0xFFFFUL));
        _fetchTlb.Forget(address, space);
        _dataTlb.Forget(address, space);
        Pages.Clear();
        Blocks?.Distrust();
        _fetchPage = ulong.MaxValue;
    }

    /// <summary>Checks and translates a fetch.</summary>
    /// <returns><see langword="false"/>: it faults.</returns>
    public bool TryResolveFetch(ulong address, int bytes, out ulong busAddress, out TrapCause cause)
    {
        busAddress = Pages.Window.Translate(address);
        cause = TrapCause.InstructionAccessFault;
        if (_translatesFetch)
        {
            _walkStart = Cycles;
            _walkCycles = 0;
            State->Clock = Cycles << CostNode.CycleShift;
            bool isMapped = _walker!.TryTranslate(address, MemoryAccesses.Fetch, Csrs.Mode, _fetchTlb, out TlbEntry entry, out cause);
            Stall(StallCause.Tlb, _walkCycles);
            if (!isMapped)
            {
                return false;
            }

            busAddress = entry.Translate(address);
            cause = TrapCause.InstructionAccessFault;
        }

        return !_protectsFetch || IsPermitted(busAddress, bytes, MemoryAccesses.Fetch, Csrs.Mode);
    }

    /// <inheritdoc/>
    bool ITableMemory.TryRead(ulong busAddress, int bytes, out ulong value)
    {
        value = 0;
        if (TableAt(busAddress, bytes, MemoryAccesses.Load) is not Ram ram)
        {
            return false;
        }

        value = ReadTable(ram, busAddress, bytes);
        if (DataCache is not null && ram.IsCached)
        {
            // An access to the cache, and on a miss a line.
            _walkCycles++;
            if (!DataCache.Read(busAddress, ++State->Clock))
            {
                _walkCycles += FillAnswer(ram, _walkStart + _walkCycles, busAddress, _configuration.Core.DataCache!) + _configuration.Core.DataCache!.MissOverhead.Value.Count;
                ram.Count(isWrite: false, DataCache.LineBytes);
                WriteBackVictim(_walkStart + _walkCycles);
            }
        }
        else
        {
            _walkCycles += Math.Max(1, AnswerCycles(ram, _walkStart + _walkCycles, busAddress, bytes, isWrite: false));
            ram.Count(isWrite: false, bytes);
        }

        return true;
    }

    /// <inheritdoc/>
    bool ITableMemory.TryWrite(ulong busAddress, int bytes, ulong value)
    {
        if (TableAt(busAddress, bytes, MemoryAccesses.Store) is not Ram ram)
        {
            return false;
        }

        Span<byte> place = ram.Bytes(busAddress - ram.Address, bytes);
        BitConverter.GetBytes(value).AsSpan(0, bytes).CopyTo(place);
        _walkCycles += Math.Max(1, AnswerCycles(ram, _walkStart + _walkCycles, busAddress, bytes, isWrite: true));
        ram.Count(isWrite: true, bytes);
        LoseReservation(busAddress, (ulong)bytes);
        return true;
    }

    /// <inheritdoc/>
    bool ITableMemory.TryPeek(ulong busAddress, int bytes, out ulong value)
    {
        value = 0;
        if (RamAt(busAddress, bytes) is not Ram ram)
        {
            return false;
        }

        value = ReadTable(ram, busAddress, bytes);
        return true;
    }

    // Called when the mode, or a CSR on which accesses depend, has changed.
    private void SelectAccess()
    {
        PrivilegeMode dataMode = Csrs.DataMode;
        bool isOn = _walker is { IsOn: true };
        _translatesData = isOn && dataMode is not PrivilegeMode.Machine;
        _translatesFetch = isOn && Csrs.Mode is not PrivilegeMode.Machine;
        _protectsData = Csrs.Protection is not null && (dataMode is not PrivilegeMode.Machine || Csrs.Protection.BindsMachine);
        _protectsFetch = Csrs.Protection is not null && (Csrs.Mode is not PrivilegeMode.Machine || Csrs.Protection.BindsMachine);
        _guardsData = _translatesData || _protectsData;
        HasFetchCosts = InstructionCache is not null || _translatesFetch;
        const ulong Fields = MachineStatus.SupervisorUserMemory | MachineStatus.MakeExecutableReadable;
        bool isNew = Pages.Select(_guardsData
            ? new AccessContext(dataMode, _translatesData ? Csrs.Satp : 0, _translatesData ? Csrs.Status & Fields : 0)
            : default);
        Pages.Translation = _translatesData ? _walker!.Peek : null;
        Blocks?.Select(GuardsFetch ? new AccessContext(Csrs.Mode, _translatesFetch ? Csrs.Satp : 0, 0) : default);
        if (isNew)
        {
            State->Reservation = HartState.NoReservation;
        }

        if (_translatesFetch && _fetchSpace != _walker!.AddressSpace)
        {
            _fetchSpace = _walker.AddressSpace;
            _fetchPage = ulong.MaxValue;
        }
    }

    // A rule or a scheme has changed: what was decided before may be wrong.
    private void ReviewAccess()
    {
        Pages.Clear();
        Blocks?.Distrust();
        SelectAccess();
    }

    // Checks and translates a load or store; what else its page permits may be remembered.
    private bool TryResolve(
        ulong address, int bytes, MemoryAccesses access, out ulong busAddress, out MemoryAccesses permitted)
    {
        PrivilegeMode mode = Csrs.DataMode;
        busAddress = Pages.Window.Translate(address);
        permitted = MemoryAccesses.All;
        if (_translatesData)
        {
            _walkStart = Cycles + State->Penalty;
            _walkCycles = 0;
            bool isMapped = _walker!.TryTranslate(address, access, mode, _dataTlb, out TlbEntry entry, out TrapCause cause);
            if (_walkCycles != 0)
            {
                Charge(StallCause.Tlb, _walkCycles);
            }

            if (!isMapped)
            {
                return Fail(cause, address, default);
            }

            busAddress = entry.Translate(address);
            permitted = _walker.PermittedBy(entry.Flags, mode);
        }

        if (!_protectsData)
        {
            return true;
        }

        if (!IsPermitted(busAddress, bytes, access, mode))
        {
            return Fail(PageWalker.AccessFaultOf(access), address, default);
        }

        ulong page = busAddress & ~(ulong)(PageEntry.Bytes - 1);
        permitted &= Csrs.Protection!.TryFind(page, PageEntry.Bytes, mode, out MemoryAccesses whole) ? whole : MemoryAccesses.None;
        return true;
    }

    private bool IsPermitted(ulong busAddress, int bytes, MemoryAccesses access, PrivilegeMode mode) =>
        Csrs.Protection!.TryFind(busAddress, (ulong)bytes, mode, out MemoryAccesses permitted) && (permitted & access) != 0;

    // The first block of a page that is not the one before looks the page up; a block may end in the next page.
    private long TranslationCycles(Block block)
    {
        ulong first = block.Pc / PageEntry.Bytes;
        ulong last = (block.Pc + (ulong)block.Bytes - 1) / PageEntry.Bytes;
        if (first == _fetchPage && last == first)
        {
            return 0;
        }

        _walkStart = Cycles;
        _walkCycles = 0;
        State->Clock = Cycles << CostNode.CycleShift;
        for (ulong page = first; page <= last; page++)
        {
            _walker!.TryTranslate(page * PageEntry.Bytes, MemoryAccesses.Fetch, Csrs.Mode, _fetchTlb, out _, out _);
        }

        _fetchPage = last;
        if (!_time.Charges(StallCause.Tlb))
        {
            return 0;
        }

        _penalties.Add(StallCause.Tlb, _walkCycles);
        return _walkCycles;
    }

    // Walks happen as supervisor mode, whoever caused them; like fetches they reach memory of the hart's own zone only.
    private Ram? TableAt(ulong busAddress, int bytes, MemoryAccesses access) =>
        Csrs.Protection is null || IsPermitted(busAddress, bytes, access, PrivilegeMode.Supervisor) ? RamAt(busAddress, bytes) : null;

    private Ram? RamAt(ulong busAddress, int bytes) =>
        _configuration.Map.TryResolve(busAddress, out MapEntry entry)
        && entry.Target is RamTarget { Ram: Ram ram }
        && ram.Party.Zone == Party.Zone
        && busAddress - ram.Address <= ram.SizeBytes - (ulong)bytes
            ? ram
            : null;

    private static ulong ReadTable(Ram ram, ulong busAddress, int bytes)
    {
        ReadOnlySpan<byte> place = ram.Bytes(busAddress - ram.Address, bytes);
        return bytes == 4 ? BitConverter.ToUInt32(place) : BitConverter.ToUInt64(place);
    }
}
