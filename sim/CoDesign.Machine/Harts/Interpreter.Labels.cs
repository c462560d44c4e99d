using System.Numerics;
using System.Runtime.CompilerServices;
using CoDesign.Isa;
using CoDesign.Machine.Memory;
using CoDesign.Trust;

namespace CoDesign.Machine.Harts;

/// <content>Labels of operands and results, and how they came to be.</content>
internal unsafe ref partial struct Interpreter<TXlen, TTracking>
{
    private bool AreLabelled(ref readonly Instruction i) => (_state->Labels.Joined[i.Rs1] | _state->Labels.Joined[i.Rs2]) != 0;

    private Label ScopeLabel => new(_state->ScopeLabel);

    // What is read or written under a branch carries its label as if its address did.
    private Label LoadAddressLabel(ref readonly Instruction i) => WithScope(_followsLoadAddresses ? _state->Labels[i.Rs1] : Label.Public);

    private Label StoreAddressLabel(ref readonly Instruction i) => WithScope(_followsStoreAddresses ? _state->Labels[i.Rs1] : Label.Public);

    private Label WithScope(Label label) => TTracking.HasScopes ? _labels.Join(label, ScopeLabel) : label;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Raise(int rd)
    {
        if (TTracking.HasScopes && _state->ScopeLabel != 0)
        {
            _state->Labels.Raise(rd, ScopeLabel, _labels);
            PathOfScope(rd);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void MeetAddress(ref readonly Instruction i)
    {
        if (TTracking.IsOn && _flow is { WatchesAddresses: true } && _state->Labels.Joined[i.Rs1] != 0)
        {
            _flow.Address(in i, _blockPc + i.Offset);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void LoadLabels<TRow, TMemory>(ref readonly Instruction i, PageEntry* page, ulong address)
        where TRow : struct, ILoadOperation<TMemory>
        where TMemory : unmanaged, IBinaryInteger<TMemory>
    {
        if (TTracking.HasPaths)
        {
            PathOfLoad(in i, address, sizeof(TMemory));
        }

        Label addressLabel = LoadAddressLabel(in i);
        if (page->Shadow is null && addressLabel.IsPublic)
        {
            _state->Labels.Set(i.Rd, Label.Public);
            return;
        }

        ReadOnlySpan<ushort> memory = page->Shadow is null
            ? stackalloc ushort[sizeof(TMemory)]
            : new ReadOnlySpan<ushort>(page->Shadow + (address % PageEntry.Bytes), sizeof(TMemory));
        _state->Labels.Load(i.Rd, memory, IsSigned<TRow, TMemory>(), addressLabel, _labels);
    }

    // A page without labels takes public values on the fast path; the first labelled one must make the shadow page.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryStoreLabels<TMemory>(ref readonly Instruction i, PageEntry* page, ulong address)
        where TMemory : unmanaged
    {
        Label addressLabel = StoreAddressLabel(in i);
        if (page->Shadow is null)
        {
            return _state->Labels[i.Rs2].IsPublic && addressLabel.IsPublic;
        }

        if (TTracking.HasPaths)
        {
            _hart.Paths!.Store(i.Rs2, _state->Labels[i.Rs2], address + page->BusOffset, sizeof(TMemory), _blockPc + i.Offset);
        }

        _state->Labels.Store(i.Rs2, new Span<ushort>(page->Shadow + (address % PageEntry.Bytes), sizeof(TMemory)), addressLabel, _labels);
        if (!_state->Labels[i.Rs2].IsPublic || !addressLabel.IsPublic)
        {
            _hart.Access?.Label(address);
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void PathOfTwo(ref readonly Instruction i)
    {
        if (TTracking.HasPaths)
        {
            _hart.Paths!.Combine(i.Rd, i.Rs1, _state->Labels[i.Rs1], i.Rs2, _state->Labels[i.Rs2]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void PathOfOne(ref readonly Instruction i)
    {
        if (TTracking.HasPaths)
        {
            _hart.Paths!.Move(i.Rd, i.Rs1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void PathOfScope(int rd)
    {
        if (TTracking.HasPaths)
        {
            _hart.Paths!.Under(rd);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void PathOfLoad(ref readonly Instruction i, ulong address, int bytes)
    {
        if (TTracking.HasPaths)
        {
            _hart.Paths!.Load(i.Rd, i.Rs1, _followsLoadAddresses ? _state->Labels[i.Rs1] : Label.Public, _hart.Pages.BusAddressOf(address), bytes, _blockPc + i.Offset);
            PathOfScope(i.Rd);
        }
    }
}
