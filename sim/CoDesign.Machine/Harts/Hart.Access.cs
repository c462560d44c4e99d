using System.Buffers.Binary;
using CoDesign.Description.Quantities;
using CoDesign.Isa;
using CoDesign.Machine.Interconnect;
using CoDesign.Machine.Memory;
using CoDesign.Timing;
using CoDesign.Trust;

namespace CoDesign.Machine.Harts;

/// <content>Accesses that are not to a page at hand: a new page, a misaligned address, a watched page, another zone, a device.</content>
internal sealed unsafe partial class Hart
{
    /// <summary>Reads.</summary>
    /// <param name="i">The instruction.</param>
    /// <param name="address">Program address.</param>
    /// <param name="bytes">1, 2, 4 or 8.</param>
    /// <param name="value">Gets the bytes, zero-extended.</param>
    /// <param name="labels">Gets a label id per byte.</param>
    /// <returns><see langword="false"/>: a trap is pending.</returns>
    public bool TryLoad(ref readonly Instruction i, ulong address, int bytes, ref ulong value, Span<ushort> labels)
    {
        if (address % (ulong)bytes != 0)
        {
            return TrySplit(isStore: false, address, TrapCause.LoadAddressMisaligned) && TryLoadBytes(in i, address, bytes, ref value, labels);
        }

        if (!TryFill(address, bytes, MemoryAccesses.Load, out ulong busAddress, out PageEntry* page))
        {
            return false;
        }

        if (page is not null)
        {
            value = ReadDirect(page, address, bytes);
            ReadLabels(page, address, labels);
            ChargeRead(in i, page, address);
            return true;
        }

        Span<byte> data = stackalloc byte[sizeof(ulong)];
        data.Clear();
        TransferResult result = Transport(in i, TransferKind.Load, busAddress, data[..bytes], labels);
        value = BinaryPrimitives.ReadUInt64LittleEndian(data);
        return result.IsOk || Fail(TrapCause.LoadAccessFault, address, result);
    }

    /// <summary>Reads for a read-modify-write: a fault is one of a store, and nothing is read that cannot be written.</summary>
    public bool TryLoadForAtomic(ref readonly Instruction i, ulong address, int bytes, ref ulong value, Span<ushort> labels)
    {
        if (_guardsData && !TryResolve(address, bytes, MemoryAccesses.Store, out _, out _))
        {
            return false;
        }

        if (TryLoad(in i, address, bytes, ref value, labels))
        {
            return true;
        }

        PendingTrap = (PendingTrap.Cause is TrapCause.LoadPageFault ? TrapCause.StorePageFault : TrapCause.StoreAccessFault, PendingTrap.Value);
        return false;
    }

    /// <summary>Writes.</summary>
    /// <param name="i">The instruction.</param>
    /// <param name="address">Program address.</param>
    /// <param name="bytes">1, 2, 4 or 8.</param>
    /// <param name="value">The bytes.</param>
    /// <param name="labels">A label id per byte.</param>
    /// <returns><see langword="false"/>: a trap is pending.</returns>
    public bool TryStore(ref readonly Instruction i, ulong address, int bytes, ulong value, Span<ushort> labels)
    {
        if (address % (ulong)bytes != 0)
        {
            return TrySplit(isStore: true, address, TrapCause.StoreAddressMisaligned) && TryStoreBytes(in i, address, bytes, value, labels);
        }

        if (!TryFill(address, bytes, MemoryAccesses.Store, out ulong busAddress, out PageEntry* page))
        {
            return false;
        }

        if (page is not null && page->IsWritable)
        {
            bool isWatched = page->WriteTag != (address & ~(ulong)(PageEntry.Bytes - 1)) && Pages.IsWatched(busAddress);
            WriteDirect(page, address, bytes, value);
            WriteLabels(in i, page, address, labels);
            ChargeWrite(in i, page, address);
            if (isWatched)
            {
                WatchedStore?.Invoke(address + page->BusOffset, bytes);
            }

            return true;
        }

        if (page is not null)
        {
            return Fail(TrapCause.StoreAccessFault, address, default);
        }

        Span<byte> data = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(data, value);
        Paths?.BeginStore(i.Rs2);
        TransferResult result = Transport(in i, TransferKind.Store, busAddress, data[..bytes], labels);
        if (result.IsOk && _configuration.IsTracking)
        {
            Paths?.Store(i.Rs2, Labels.Join(labels), busAddress, bytes, PcOf(in i));
        }

        return result.IsOk || Fail(TrapCause.StoreAccessFault, address, result);
    }

    /// <summary>AMOs and sc must be aligned, also on a core that splits other accesses.</summary>
    public bool IsAlignedForAtomic(ulong address, int bytes) =>
        address % (ulong)bytes == 0 || Fail(TrapCause.StoreAddressMisaligned, address, default);

    /// <summary>lr must be aligned, also on a core that splits other accesses.</summary>
    public bool IsAlignedForReservation(ulong address, int bytes) =>
        address % (ulong)bytes == 0 || Fail(TrapCause.LoadAddressMisaligned, address, default);

    /// <summary>Somebody else wrote memory: a reservation of any of these bytes is lost (“A” extension, “Load-Reserved/Store-Conditional Instructions”).</summary>
    /// <param name="busAddress">First byte.</param>
    /// <param name="length">Bytes.</param>
    public void LoseReservation(ulong busAddress, ulong length)
    {
        // The reservation set is an aligned doubleword, whatever the width of the lr.
        const ulong SetBytes = sizeof(ulong);
        ulong set = Pages.BusAddressOf(State->Reservation) & ~(SetBytes - 1);
        if (State->Reservation != HartState.NoReservation && (set - busAddress < length || busAddress - set < SetBytes))
        {
            State->Reservation = HartState.NoReservation;
        }
    }

    /// <summary>A jump or taken branch to where no instruction can begin.</summary>
    /// <returns><see langword="false"/>.</returns>
    public bool FailTarget(ulong target) => Fail(TrapCause.InstructionAddressMisaligned, target, default);

    /// <summary>Reads a CSR, or raises an illegal-instruction trap.</summary>
    public bool TryReadCsr(int number, bool reads, bool writes, ref ulong value)
    {
        // "The seed CSR must be accessed with a read-write instruction": a look that asks for no new entropy is refused.
        if (number == Isa.Csrs.Seed && !writes)
        {
            MissingCsr = number;
            return Fail(TrapCause.IllegalInstruction, 0, default);
        }

        bool exists = Csrs.TryRead(number, out ulong read);
        value = reads ? read : 0;
        if (exists && (!writes || Csrs.IsWritable(number)))
        {
            return true;
        }

        MissingCsr = number;
        return Fail(TrapCause.IllegalInstruction, 0, default);
    }

    /// <summary>A floating-point instruction while mstatus.FS is Off, or with a reserved dynamic rounding mode.</summary>
    /// <returns><see langword="false"/>.</returns>
    public bool FailFloat()
    {
        MissingCsr = null;
        return Fail(TrapCause.IllegalInstruction, 0, default);
    }

    /// <summary>The CSR that an illegal instruction asked for last; explains the trap.</summary>
    public int? MissingCsr { get; private set; }

    /// <summary>What csrrs and csrrc combine with their operand.</summary>
    public ulong ModifiableCsr(int number, ulong read) => Csrs.ModifiableOf(number, read);

    /// <summary>Writes a CSR that may be written.</summary>
    public void WriteCsr(int number, ulong value, Label label) => Csrs.Write(number, value, label);

    /// <summary>The label of a CSR's value.</summary>
    public Label CsrLabel(int number) => Csrs.LabelOf(number, Labels);

    /// <summary>Program address of an instruction of the running block.</summary>
    public ulong PcOf(ref readonly Instruction i) => _block!.Pc + i.Offset;

    /// <summary>The page of an aligned access that needs nothing but the page.</summary>
    /// <param name="address">Program address.</param>
    /// <param name="bytes">1, 2, 4 or 8.</param>
    /// <param name="isWrite">Whether it is a write.</param>
    /// <param name="page">The page.</param>
    /// <returns><see langword="false"/>: the access needs more.</returns>
    public bool TryFindPage(ulong address, int bytes, bool isWrite, out PageEntry* page)
    {
        page = Pages.Entries + PageTable.SlotOf(address);
        ulong tag = address & PageTable.TagMask(bytes);
        if ((isWrite ? page->WriteTag : page->ReadTag) == tag)
        {
            return true;
        }

        // Where accesses are checked or translated, one that fails must fail in the interpreter.
        page = _guardsData || address % (ulong)bytes != 0 ? null : Pages.Fill(address);
        return page is not null && (isWrite ? page->WriteTag : page->ReadTag) == tag;
    }

    /// <summary>Reads memory that is known to be there.</summary>
    public static ulong ReadDirect(PageEntry* page, ulong address, int bytes) => bytes switch
    {
        1 => *(page->Host + address),
        2 => *(ushort*)(page->Host + address),
        4 => *(uint*)(page->Host + address),
        _ => *(ulong*)(page->Host + address),
    };

    /// <summary>Writes memory that is known to be there.</summary>
    public static void WriteDirect(PageEntry* page, ulong address, int bytes, ulong value)
    {
        switch (bytes)
        {
            case 1:
                *(page->Host + address) = (byte)value;
                break;
            case 2:
                *(ushort*)(page->Host + address) = (ushort)value;
                break;
            case 4:
                *(uint*)(page->Host + address) = (uint)value;
                break;
            default:
                *(ulong*)(page->Host + address) = value;
                break;
        }
    }

    private void ReadLabels(PageEntry* page, ulong address, Span<ushort> labels)
    {
        if (_configuration.IsTracking)
        {
            Pages.ShadowOf(address + page->BusOffset, out ulong offset).Read(offset, labels);
        }
    }

    private void WriteLabels(ref readonly Instruction i, PageEntry* page, ulong address, Span<ushort> labels)
    {
        if (_configuration.IsTracking)
        {
            for (int b = 0; State->ScopeLabel != 0 && b < labels.Length; b++)
            {
                labels[b] = Labels.Join(new Label(labels[b]), new Label(State->ScopeLabel)).Id;
            }

            // A new shadow page empties the page table; the slot at hand stays readable, and is filled again at the next access.
            Pages.ShadowOf(address + page->BusOffset, out ulong offset).Write(offset, labels);
            Paths?.Store(i.Rs2, Labels.Join(labels), address + page->BusOffset, labels.Length, PcOf(in i));
        }
    }

    private bool TrySplit(bool isStore, ulong address, TrapCause cause)
    {
        if (_configuration.Core.Misaligned is Description.Cores.MisalignedAccess.Trap)
        {
            return Fail(cause, address, default);
        }

        MisalignedAccesses++;
        Charge(isStore ? StallCause.Store : StallCause.LoadUse, _configuration.Core.MisalignedExtra?.Value.Count ?? 0);
        return true;
    }

    private bool TryLoadBytes(ref readonly Instruction i, ulong address, int bytes, ref ulong value, Span<ushort> labels)
    {
        value = 0;
        for (int b = 0; b < bytes; b++)
        {
            ulong part = 0;
            if (!TryLoad(in i, address + (ulong)b, 1, ref part, labels.Slice(b, 1)))
            {
                return false;
            }

            value |= part << (8 * b);
        }

        return true;
    }

    private bool TryStoreBytes(ref readonly Instruction i, ulong address, int bytes, ulong value, Span<ushort> labels)
    {
        for (int b = 0; b < bytes; b++)
        {
            if (!TryStore(in i, address + (ulong)b, 1, value >> (8 * b) & 0xFF, labels.Slice(b, 1)))
            {
                return false;
            }
        }

        return true;
    }

    // The page of an address, or null where there is none that may be accessed directly.
    private bool TryFill(ulong address, int bytes, MemoryAccesses access, out ulong busAddress, out PageEntry* page)
    {
        if (_guardsData)
        {
            page = null;
            if (!TryResolve(address, bytes, access, out busAddress, out MemoryAccesses permitted))
            {
                return false;
            }

            page = Pages.Fill(address, busAddress, permitted);
            return true;
        }

        busAddress = Pages.Window.Translate(address);
        if (Pages.UserSpace is not null && !Pages.UserSpace.Permits(address, busAddress, access, out _))
        {
            page = null;
            return Fail(access is MemoryAccesses.Load ? TrapCause.LoadPageFault : TrapCause.StorePageFault, address, default);
        }

        page = Pages.Fill(address);
        return true;
    }

    private TransferResult Transport(
        ref readonly Instruction i, TransferKind kind, ulong busAddress, Span<byte> data, Span<ushort> labels)
    {
        long cycle = CycleOf(in i);
        var transfer = new Transfer
        {
            Kind = kind,
            Initiator = Party,
            Target = Party,
            Address = busAddress,
            Length = (ulong)data.Length,
            Pc = RequestPc ?? PcOf(in i),
            TimePicoseconds = Clock.StartOf(new Cycles(cycle)).Picoseconds,
            Scope = new Label(State->ScopeLabel),
        };
        TransferResult result = _configuration.Fabric.Transport(in transfer, data, _configuration.IsTracking ? labels : []);
        long completed = Clock.CyclesCovering(new SimTime(result.CompletionPicoseconds)).Count;
        Charge(StallCause.Mmio, Math.Max(0, completed - cycle));
        return result;
    }

    // The cycle in which an instruction of the running block issues, as far as execution has got.
    private long CycleOf(ref readonly Instruction i)
    {
        int index = (int)(System.Runtime.CompilerServices.Unsafe.ByteOffset(in _block!.Instructions[0], in i) / sizeof(Instruction));
        return Cycles + _cost!.IssueCycleOf(index) + State->Penalty;
    }

    private bool Fail(TrapCause cause, ulong value, TransferResult result)
    {
        LastDenial = result.Status is TransferStatus.Denied ? $"the policy or the IOPMP forbids the access to 0x{value:x}" : null;
        PendingTrap = (cause, value);
        State->Exit = BlockExit.Trap;
        return false;
    }
}
