using System.Numerics;

namespace CoDesign.Isa.Tests;

/// <summary>The plainest executor: one member per shape, each the sentence that describes the shape in <see cref="Shape"/>.</summary>
internal readonly struct ReferenceExecutor(ReferenceHart hart) : IExecutor
{
    public void AluRegister<TRow>(ref readonly Instruction i, LabelRule labels, OpClass opClass)
        where TRow : struct, IBinaryOperation =>
        hart.Write(i.Rd, TRow.Apply(hart.X[i.Rs1], hart.X[i.Rs2]));

    public void AluRegisterImmediate<TRow>(ref readonly Instruction i, LabelRule labels)
        where TRow : struct, ITernaryOperation =>
        hart.Write(i.Rd, TRow.Apply(hart.X[i.Rs1], hart.X[i.Rs2], i.Operand));

    public void AluImmediate<TRow>(ref readonly Instruction i, LabelRule labels)
        where TRow : struct, IBinaryOperation =>
        hart.Write(i.Rd, TRow.Apply(hart.X[i.Rs1], i.Operand));

    public void Upper<TRow>(ref readonly Instruction i)
        where TRow : struct, IBinaryOperation =>
        hart.Write(i.Rd, TRow.Apply(hart.BlockPc + i.Offset, i.Operand));

    public bool Load<TRow, TMemory>(ref readonly Instruction i)
        where TRow : struct, ILoadOperation<TMemory>
        where TMemory : unmanaged, IBinaryInteger<TMemory>
    {
        if (!hart.TryRead(hart.X[i.Rs1] + i.Operand, out TMemory value))
        {
            return false;
        }

        hart.Write(i.Rd, TRow.Extend(value));
        return true;
    }

    public bool Store<TRow, TMemory>(ref readonly Instruction i)
        where TRow : struct, IStoreOperation<TMemory>
        where TMemory : unmanaged, IBinaryInteger<TMemory> =>
        hart.TryStore(hart.X[i.Rs1] + i.Operand, TRow.Narrow(hart.X[i.Rs2]));

    public bool Atomic<TRow, TMemory>(ref readonly Instruction i)
        where TRow : struct, IAtomicOperation<TMemory>
        where TMemory : unmanaged, IBinaryInteger<TMemory>
    {
        ulong address = hart.X[i.Rs1];
        if (!hart.TryRead(address, out TMemory old) || !hart.TryStore(address, TRow.Combine(old, TMemory.CreateTruncating(hart.X[i.Rs2]))))
        {
            return false;
        }

        ulong value = ulong.CreateTruncating(old);
        hart.Write(i.Rd, InstructionRows.All[i.Row].MemoryBytes == 4 ? (ulong)(int)value : value);
        return true;
    }

    public bool LoadReserved<TRow, TMemory>(ref readonly Instruction i)
        where TRow : struct, ILoadOperation<TMemory>
        where TMemory : unmanaged, IBinaryInteger<TMemory>
    {
        hart.Reservation = hart.Address(hart.X[i.Rs1]);
        return Load<TRow, TMemory>(in i);
    }

    public bool StoreConditional<TRow, TMemory>(ref readonly Instruction i)
        where TRow : struct, IStoreOperation<TMemory>
        where TMemory : unmanaged, IBinaryInteger<TMemory>
    {
        bool isHeld = hart.Reservation == hart.Address(hart.X[i.Rs1]);
        hart.Reservation = null;
        if (isHeld && !hart.TryStore(hart.X[i.Rs1], TRow.Narrow(hart.X[i.Rs2])))
        {
            return false;
        }

        hart.Write(i.Rd, isHeld ? 0UL : 1UL);
        return true;
    }

    public void Branch<TRow>(ref readonly Instruction i)
        where TRow : struct, IBranchOperation
    {
        hart.IsTaken = TRow.Taken(hart.X[i.Rs1], hart.X[i.Rs2]);
        hart.Pc = hart.Address(hart.BlockPc + i.Offset + (hart.IsTaken ? i.Operand : i.Length));
    }

    public void Jump<TRow>(ref readonly Instruction i)
        where TRow : struct, IBinaryOperation
    {
        ulong pc = hart.BlockPc + i.Offset;
        hart.Pc = hart.Address(TRow.Apply(pc, i.Operand));
        hart.Write(i.Rd, hart.Register(pc + i.Length));
    }

    public void JumpRegister<TRow>(ref readonly Instruction i)
        where TRow : struct, IBinaryOperation
    {
        hart.Pc = hart.Address(TRow.Apply(hart.X[i.Rs1], i.Operand));
        hart.Write(i.Rd, hart.Register(hart.BlockPc + i.Offset + i.Length));
    }

    public void CsrRegister<TRow>(ref readonly Instruction i)
        where TRow : struct, IBinaryOperation =>
        Csr<TRow>(in i, hart.X[i.Rs1]);

    public void CsrImmediate<TRow>(ref readonly Instruction i)
        where TRow : struct, IBinaryOperation =>
        Csr<TRow>(in i, i.Rs1);

    public bool Fence(ref readonly Instruction i, FenceKind kind)
    {
        hart.Effect = kind;
        return kind is FenceKind.Memory;
    }

    public bool CacheBlock(ref readonly Instruction i, CacheBlockAction action)
    {
        const int BlockBytes = 64;
        hart.Effect = action;
        ulong block = hart.Address(hart.X[i.Rs1]) & ~(ulong)(BlockBytes - 1);
        if (action is CacheBlockAction.Zero)
        {
            hart.At(block, BlockBytes).Clear();
        }

        return true;
    }

    public void System(ref readonly Instruction i, SystemAction action) => hart.Effect = action;

    public bool FloatLoad<TRow, TMemory>(ref readonly Instruction i)
        where TRow : struct, ILoadOperation<TMemory>
        where TMemory : unmanaged, IBinaryInteger<TMemory> => Load<TRow, TMemory>(in i);

    public bool FloatStore<TRow, TMemory>(ref readonly Instruction i)
        where TRow : struct, IStoreOperation<TMemory>
        where TMemory : unmanaged, IBinaryInteger<TMemory> => Store<TRow, TMemory>(in i);

    public bool FloatUnary<TRow>(ref readonly Instruction i)
        where TRow : struct, IFloatUnaryOperation =>
        Deliver(in i, TRow.Apply(hart.X[i.Rs1], ModeOf(in i)));

    public bool FloatBinary<TRow>(ref readonly Instruction i)
        where TRow : struct, IFloatBinaryOperation =>
        Deliver(in i, TRow.Apply(hart.X[i.Rs1], hart.X[i.Rs2], ModeOf(in i)));

    public bool FloatTernary<TRow>(ref readonly Instruction i)
        where TRow : struct, IFloatTernaryOperation =>
        Deliver(in i, TRow.Apply(hart.X[i.Rs1], hart.X[i.Rs2], hart.X[i.Rs3], ModeOf(in i)));

    public void Marker(ref readonly Instruction i, RegionMarker marker) => hart.Effect = marker;

    private RoundingMode ModeOf(ref readonly Instruction i) =>
        i.Immediate == (int)RoundingMode.Dynamic ? (RoundingMode)hart.Csrs.GetValueOrDefault(Isa.Csrs.Frm) : (RoundingMode)i.Immediate;

    private bool Deliver(ref readonly Instruction i, FloatResult result)
    {
        hart.Csrs[Isa.Csrs.Fflags] = hart.Csrs.GetValueOrDefault(Isa.Csrs.Fflags) | (ulong)result.Flags;
        hart.Write(i.Rd, result.Value);
        return true;
    }

    private void Csr<TRow>(ref readonly Instruction i, ulong operand)
        where TRow : struct, IBinaryOperation
    {
        ulong old = hart.Csrs.GetValueOrDefault(i.Immediate);
        hart.Csrs[i.Immediate] = TRow.Apply(old, operand);
        hart.Write(i.Rd, old);
    }
}
