using System.Numerics;
using System.Runtime.CompilerServices;
using CoDesign.Isa;
using CoDesign.Machine.Flow;
using CoDesign.Machine.Memory;
using CoDesign.Trust;

namespace CoDesign.Machine.Harts;

/// <summary>
/// Executes the instructions of a block: how operands are fetched and results delivered, once per shape. What an instruction
/// means comes in as a type argument; what it costs is known per block, except for the penalties noted here.
/// </summary>
/// <typeparam name="TXlen">Register width.</typeparam>
/// <typeparam name="TTracking">Whether labels flow.</typeparam>
// Hot: every member runs once per instruction of its shape. No allocation, no interface call.
internal unsafe ref partial struct Interpreter<TXlen, TTracking> : IExecutor
    where TXlen : struct, IXlen
    where TTracking : struct, ITracking
{
    private readonly HartState* _state;
    private readonly PageEntry* _pages;
    private readonly Hart _hart;
    private readonly LabelTable _labels;
    private readonly ulong _blockPc;
    private readonly ulong _misalignedBits;
    private readonly bool _followsLoadAddresses;
    private readonly bool _followsStoreAddresses;
    private readonly FlowMonitor? _flow;

    /// <summary>For one run of a block.</summary>
    public Interpreter(Hart hart, ulong blockPc)
    {
        _hart = hart;
        _state = hart.State;
        _pages = hart.Pages.Entries;
        _labels = hart.Labels;
        _blockPc = blockPc;
        _misalignedBits = hart.MisalignedTargetBits;
        _followsLoadAddresses = hart.FollowsLoadAddresses;
        _followsStoreAddresses = hart.FollowsStoreAddresses;
        _flow = TTracking.IsOn ? hart.Flow : null;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AluRegister<TRow>(ref readonly Instruction i, LabelRule labels, OpClass opClass)
        where TRow : struct, IBinaryOperation
    {
        ulong left = _state->X[i.Rs1];
        ulong right = _state->X[i.Rs2];
        if (opClass is OpClass.IntDiv)
        {
            _hart.ChargeDivision(in i, left, right);
            if (TTracking.IsOn && _flow is { WatchesLatencies: true } && AreLabelled(in i))
            {
                _flow.Latency(in i, _blockPc + i.Offset);
            }
        }

        if (TTracking.IsOn)
        {
            PathOfTwo(in i);
            _state->Labels.AluRegister(in i, labels, _labels);
            Raise(i.Rd);
        }

        _state->X[i.Rd] = TRow.Apply(left, right);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AluRegisterImmediate<TRow>(ref readonly Instruction i, LabelRule labels)
        where TRow : struct, ITernaryOperation
    {
        if (TTracking.IsOn)
        {
            PathOfTwo(in i);
            _state->Labels.AluRegister(in i, labels, _labels);
            Raise(i.Rd);
        }

        _state->X[i.Rd] = TRow.Apply(_state->X[i.Rs1], _state->X[i.Rs2], i.Operand);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AluImmediate<TRow>(ref readonly Instruction i, LabelRule labels)
        where TRow : struct, IBinaryOperation
    {
        if (TTracking.IsOn)
        {
            PathOfOne(in i);
            _state->Labels.AluImmediate(in i, labels, _labels);
            Raise(i.Rd);
        }

        _state->X[i.Rd] = TRow.Apply(_state->X[i.Rs1], i.Operand);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Upper<TRow>(ref readonly Instruction i)
        where TRow : struct, IBinaryOperation
    {
        SetPublic(i.Rd);
        _state->X[i.Rd] = TRow.Apply(_blockPc + i.Offset, i.Operand);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Load<TRow, TMemory>(ref readonly Instruction i)
        where TRow : struct, ILoadOperation<TMemory>
        where TMemory : unmanaged, IBinaryInteger<TMemory>
    {
        ulong address = TXlen.Address(_state->X[i.Rs1] + i.Operand);
        MeetAddress(in i);
        PageEntry* page = _pages + PageTable.SlotOf(address);
        TMemory value;
        if ((address & PageTable.TagMask(sizeof(TMemory))) == page->ReadTag)
        {
            value = Unsafe.ReadUnaligned<TMemory>(page->Host + address);
            _hart.ChargeRead(in i, page, address);
            if (TTracking.IsOn)
            {
                LoadLabels<TRow, TMemory>(in i, page, address);
            }
        }
        else
        {
            return LoadElsewhere<TRow, TMemory>(in i, address);
        }

        _state->X[i.Rd] = TRow.Extend(value);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Store<TRow, TMemory>(ref readonly Instruction i)
        where TRow : struct, IStoreOperation<TMemory>
        where TMemory : unmanaged, IBinaryInteger<TMemory>
    {
        ulong address = TXlen.Address(_state->X[i.Rs1] + i.Operand);
        TMemory value = TRow.Narrow(_state->X[i.Rs2]);
        MeetAddress(in i);
        PageEntry* page = _pages + PageTable.SlotOf(address);
        if ((address & PageTable.TagMask(sizeof(TMemory))) == page->WriteTag && (!TTracking.IsOn || TryStoreLabels<TMemory>(in i, page, address)))
        {
            Unsafe.WriteUnaligned(page->Host + address, value);
            _hart.ChargeWrite(in i, page, address);
            return true;
        }

        return StoreElsewhere(in i, address, value);
    }

    // Apart, because a method that takes space on the stack is not inlined into the loop.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool LoadElsewhere<TRow, TMemory>(ref readonly Instruction i, ulong address)
        where TRow : struct, ILoadOperation<TMemory>
        where TMemory : unmanaged, IBinaryInteger<TMemory>
    {
        Span<ushort> labels = stackalloc ushort[sizeof(TMemory)];
        ulong raw = 0;
        if (!_hart.TryLoad(in i, address, sizeof(TMemory), ref raw, labels))
        {
            return false;
        }

        if (TTracking.IsOn)
        {
            PathOfLoad(in i, address, sizeof(TMemory));
            _state->Labels.Load(i.Rd, labels, IsSigned<TRow, TMemory>(), LoadAddressLabel(in i), _labels);
        }

        _state->X[i.Rd] = TRow.Extend(TMemory.CreateTruncating(raw));
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool StoreElsewhere<TMemory>(ref readonly Instruction i, ulong address, TMemory value)
        where TMemory : unmanaged, IBinaryInteger<TMemory>
    {
        Span<ushort> labels = stackalloc ushort[sizeof(TMemory)];
        if (TTracking.IsOn)
        {
            // Whoever takes the bytes adds the label of the branch: not everywhere is it one of data.
            _state->Labels.Store(i.Rs2, labels, _followsStoreAddresses ? _state->Labels[i.Rs1] : Label.Public, _labels);
        }

        return _hart.TryStore(in i, address, sizeof(TMemory), ulong.CreateTruncating(value), labels);
    }

    public bool Atomic<TRow, TMemory>(ref readonly Instruction i)
        where TRow : struct, IAtomicOperation<TMemory>
        where TMemory : unmanaged, IBinaryInteger<TMemory>
    {
        ulong address = TXlen.Address(_state->X[i.Rs1]);
        MeetAddress(in i);
        Span<ushort> old = stackalloc ushort[sizeof(TMemory)];
        ulong raw = 0;
        if (!_hart.IsAlignedForAtomic(address, sizeof(TMemory)) || !_hart.TryLoadForAtomic(in i, address, sizeof(TMemory), ref raw, old))
        {
            return false;
        }

        TMemory operand = TMemory.CreateTruncating(_state->X[i.Rs2]);
        TMemory combined = TRow.Combine(TMemory.CreateTruncating(raw), operand);
        Span<ushort> labels = stackalloc ushort[sizeof(TMemory)];
        if (TTracking.IsOn)
        {
            // A sum or a maximum can put any byte of either operand anywhere.
            Label joined = _labels.Join(_labels.Join(old), _state->Labels[i.Rs2]);
            labels.Fill(_labels.Join(joined, StoreAddressLabel(in i)).Id);
        }

        if (!_hart.TryStore(in i, address, sizeof(TMemory), ulong.CreateTruncating(combined), labels))
        {
            return false;
        }

        if (TTracking.IsOn)
        {
            PathOfLoad(in i, address, sizeof(TMemory));
            _state->Labels.Load(i.Rd, old, isSigned: true, LoadAddressLabel(in i), _labels);
        }

        _state->X[i.Rd] = SignExtend<TMemory>(raw);
        return true;
    }

    public bool LoadReserved<TRow, TMemory>(ref readonly Instruction i)
        where TRow : struct, ILoadOperation<TMemory>
        where TMemory : unmanaged, IBinaryInteger<TMemory>
    {
        ulong address = TXlen.Address(_state->X[i.Rs1]);
        if (!_hart.IsAlignedForReservation(address, sizeof(TMemory)) || !Load<TRow, TMemory>(in i))
        {
            return false;
        }

        _state->Reservation = address;
        return true;
    }

    public bool StoreConditional<TRow, TMemory>(ref readonly Instruction i)
        where TRow : struct, IStoreOperation<TMemory>
        where TMemory : unmanaged, IBinaryInteger<TMemory>
    {
        ulong address = TXlen.Address(_state->X[i.Rs1]);
        if (!_hart.IsAlignedForAtomic(address, sizeof(TMemory)))
        {
            return false;
        }

        bool isReserved = _state->Reservation == address;
        _state->Reservation = HartState.NoReservation;
        if (isReserved && !Store<TRow, TMemory>(in i))
        {
            return false;
        }

        SetPublic(i.Rd);
        _state->X[i.Rd] = isReserved ? 0UL : 1UL;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Branch<TRow>(ref readonly Instruction i)
        where TRow : struct, IBranchOperation
    {
        bool isTaken = TRow.Taken(_state->X[i.Rs1], _state->X[i.Rs2]);
        ulong pc = _blockPc + i.Offset;
        if (TTracking.IsOn && _flow is { WatchesBranches: true } && AreLabelled(in i))
        {
            _flow.Branch(in i, pc);
        }

        _state->NextPc = TXlen.Address(pc + (isTaken ? i.Operand : i.Length));
        _state->Exit = isTaken ? BlockExit.Taken : BlockExit.NotTaken;
        if (isTaken)
        {
            IsTarget(_state->NextPc);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Jump<TRow>(ref readonly Instruction i)
        where TRow : struct, IBinaryOperation
    {
        ulong pc = _blockPc + i.Offset;
        _state->NextPc = TXlen.Address(TRow.Apply(pc, i.Operand));
        _state->Exit = BlockExit.Jump;
        if (!IsTarget(_state->NextPc))
        {
            return;
        }

        SetPublic(i.Rd);
        _state->X[i.Rd] = TXlen.Register(pc + i.Length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void JumpRegister<TRow>(ref readonly Instruction i)
        where TRow : struct, IBinaryOperation
    {
        if (TTracking.IsOn && _flow is { WatchesBranches: true } && _state->Labels.Joined[i.Rs1] != 0)
        {
            _flow.Branch(in i, _blockPc + i.Offset);
        }

        // The target is read before rd is written: jalr ra, 0(ra).
        _state->NextPc = TXlen.Address(TRow.Apply(_state->X[i.Rs1], i.Operand));
        _state->Exit = BlockExit.JumpRegister;
        if (!IsTarget(_state->NextPc))
        {
            return;
        }

        SetPublic(i.Rd);
        _state->X[i.Rd] = TXlen.Register(_blockPc + i.Offset + i.Length);
    }

    public void CsrRegister<TRow>(ref readonly Instruction i)
        where TRow : struct, IBinaryOperation =>
        AccessCsr<TRow>(in i, _state->X[i.Rs1], TTracking.IsOn ? _state->Labels[i.Rs1] : Label.Public);

    public void CsrImmediate<TRow>(ref readonly Instruction i)
        where TRow : struct, IBinaryOperation =>
        AccessCsr<TRow>(in i, i.Rs1, Label.Public);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Fence(ref readonly Instruction i, FenceKind kind)
    {
        // One hart whose accesses complete in order: a memory fence has a cost and no effect.
        if (kind is FenceKind.Memory)
        {
            _hart.ChargeFence(in i);
            return true;
        }

        GoOnAfter(in i, BlockExit.FenceInstruction);
        return false;
    }

    public bool CacheBlock(ref readonly Instruction i, CacheBlockAction action)
    {
        MeetAddress(in i);
        Span<ushort> labels = stackalloc ushort[sizeof(ulong)];
        labels.Fill(TTracking.IsOn ? StoreAddressLabel(in i).Id : Label.Public.Id);
        return _hart.TryCacheBlock(in i, TXlen.Address(_state->X[i.Rs1]), action, labels);
    }

    public void System(ref readonly Instruction i, SystemAction action) => GoOnAfter(in i, action switch
    {
        SystemAction.SupervisorReturn => BlockExit.SupervisorReturn,
        SystemAction.TranslationFence => BlockExit.TranslationFence,
        SystemAction.EnvironmentCall => BlockExit.EnvironmentCall,
        SystemAction.Breakpoint => BlockExit.Breakpoint,
        SystemAction.MachineReturn => BlockExit.MachineReturn,
        _ => BlockExit.WaitForInterrupt,
    });

    public void Marker(ref readonly Instruction i, RegionMarker marker)
    {
        _hart.PendingMarker = marker;
        GoOnAfter(in i, BlockExit.Marker);
    }

    private static bool IsSigned<TRow, TMemory>()
        where TRow : struct, ILoadOperation<TMemory>
        where TMemory : unmanaged, IBinaryInteger<TMemory> =>
        TRow.Extend(TMemory.AllBitsSet) == ulong.MaxValue;

    private static ulong SignExtend<TMemory>(ulong raw)
        where TMemory : unmanaged =>
        sizeof(TMemory) == 4 ? (ulong)(int)raw : raw;

    private void AccessCsr<TRow>(ref readonly Instruction i, ulong operand, Label operandLabel)
        where TRow : struct, IBinaryOperation
    {
        // csrrw always writes and reads only if rd is not x0; csrrs and csrrc always read and write only if the operand field is
        // not 0. The field is the register number or the immediate, never the register's value.
        bool isExchange = TRow.Apply(ulong.MaxValue, 0) == 0;
        bool reads = !isExchange || i.Rd != 0;
        bool writes = isExchange || i.Rs1 != 0;
        ulong old = 0;
        if (!_hart.TryReadCsr(i.Immediate, reads, writes, ref old))
        {
            return;
        }

        Label oldLabel = TTracking.IsOn ? _hart.CsrLabel(i.Immediate) : Label.Public;
        if (writes)
        {
            // What csrrs and csrrc leave as it was keeps its label.
            Label label = WithScope(TTracking.IsOn && !isExchange ? _labels.Join(operandLabel, oldLabel) : operandLabel);
            _hart.WriteCsr(i.Immediate, TXlen.Address(TRow.Apply(_hart.ModifiableCsr(i.Immediate, old), operand)), label);
        }

        if (i.Rd != 0)
        {
            if (TTracking.IsOn)
            {
                _state->Labels.Set(i.Rd, oldLabel);
                Raise(i.Rd);
            }

            _state->X[i.Rd] = TXlen.Register(old);
        }

        GoOnAfter(in i, BlockExit.Csr);
    }

    // A target that is no multiple of IALIGN is the fault of the jump, which then does nothing else.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsTarget(ulong address) => (address & _misalignedBits) == 0 || _hart.FailTarget(address);

    private void GoOnAfter(ref readonly Instruction i, BlockExit exit)
    {
        _state->NextPc = TXlen.Address(_blockPc + i.Offset + i.Length);
        _state->Exit = exit;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SetPublic(int rd)
    {
        if (TTracking.IsOn)
        {
            _state->Labels.Set(rd, Label.Public);
            Raise(rd);
        }
    }
}
