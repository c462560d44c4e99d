using System.Numerics;
using System.Runtime.CompilerServices;
using CoDesign.Isa;
using CoDesign.Trust;

namespace CoDesign.Machine.Harts;

/// <content>Floating point: every instruction is illegal while mstatus.FS is Off.</content>
internal unsafe ref partial struct Interpreter<TXlen, TTracking>
{
    public bool FloatLoad<TRow, TMemory>(ref readonly Instruction i)
        where TRow : struct, ILoadOperation<TMemory>
        where TMemory : unmanaged, IBinaryInteger<TMemory>
    {
        if (_state->FloatStatus == FloatControl.Off)
        {
            return _hart.FailFloat();
        }

        if (!Load<TRow, TMemory>(in i))
        {
            return false;
        }

        _state->FloatStatus = FloatControl.Dirty;
        return true;
    }

    public bool FloatStore<TRow, TMemory>(ref readonly Instruction i)
        where TRow : struct, IStoreOperation<TMemory>
        where TMemory : unmanaged, IBinaryInteger<TMemory> =>
        _state->FloatStatus == FloatControl.Off ? _hart.FailFloat() : Store<TRow, TMemory>(in i);

    // Not inlined: the dispatch loop is compiled before the first instruction runs, and most programs have no floating point.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool FloatUnary<TRow>(ref readonly Instruction i)
        where TRow : struct, IFloatUnaryOperation =>
        TryRounding(in i, out RoundingMode mode) && Deliver(in i, TRow.Apply(_state->X[i.Rs1], mode));

    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool FloatBinary<TRow>(ref readonly Instruction i)
        where TRow : struct, IFloatBinaryOperation =>
        TryRounding(in i, out RoundingMode mode) && Deliver(in i, TRow.Apply(_state->X[i.Rs1], _state->X[i.Rs2], mode));

    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool FloatTernary<TRow>(ref readonly Instruction i)
        where TRow : struct, IFloatTernaryOperation =>
        TryRounding(in i, out RoundingMode mode)
        && Deliver(in i, TRow.Apply(_state->X[i.Rs1], _state->X[i.Rs2], _state->X[i.Rs3], mode));

    // The rounding mode of the instruction or of frm; an instruction that does not round has 0.
    private bool TryRounding(ref readonly Instruction i, out RoundingMode mode)
    {
        mode = FloatControl.RoundingOf(_state, i.Immediate);
        return (_state->FloatStatus != FloatControl.Off && mode <= RoundingMode.NearestMaxMagnitude) || _hart.FailFloat();
    }

    private bool Deliver(ref readonly Instruction i, FloatResult result)
    {
        if (TTracking.IsOn)
        {
            FloatLabels(in i);
        }

        FloatControl.Raise(_state, result, i.Rd >= FloatRegisters.FirstSlot);
        _state->X[i.Rd] = result.Value;
        return true;
    }

    // Operands that the instruction does not have are x0. Flags tell of the operands, whether they were raised or not.
    private void FloatLabels(ref readonly Instruction i)
    {
        Label two = _labels.Join(_state->Labels[i.Rs1], _state->Labels[i.Rs2]);
        if (TTracking.HasPaths)
        {
            _hart.Paths!.Combine(Registers.Count, i.Rs1, _state->Labels[i.Rs1], i.Rs2, _state->Labels[i.Rs2]);
            _hart.Paths!.Combine(i.Rd, Registers.Count, two, i.Rs3, _state->Labels[i.Rs3]);
        }

        Label joined = _labels.Join(two, _state->Labels[i.Rs3]);
        joined = i.Immediate == (int)RoundingMode.Dynamic ? _labels.Join(joined, new Label(_state->RoundingLabel)) : joined;
        joined = WithScope(joined);
        _state->Labels.Set(i.Rd, joined);
        PathOfScope(i.Rd);
        _state->FloatFlagsLabel = _labels.Join(new Label(_state->FloatFlagsLabel), joined).Id;
    }
}
