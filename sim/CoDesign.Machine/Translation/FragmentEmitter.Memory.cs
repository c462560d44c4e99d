using System.Numerics;
using System.Reflection.Emit;
using CoDesign.Isa;
using CoDesign.Machine.Harts;
using CoDesign.Timing;

namespace CoDesign.Machine.Translation;

/// <content>Loads and stores: a comparison that covers everything, and a call if it fails.</content>
internal sealed unsafe partial class FragmentEmitter
{
    private void EmitLoad(InstructionDefinition row)
    {
        Instruction i = Current;
        Label slow = _il.DefineLabel();
        Label done = _il.DefineLabel();
        EmitAddressCheck(i);
        LocalBuilder address = EmitAddress(i);
        LocalBuilder value = _temporaries.Next();
        bool isSigned = _traits.FollowsLabels && IsSigned(row);
        int access = FragmentServices.Pack(_index, row.MemoryBytes, isSigned, _traits.FollowsLabels);
        EmitComparison(_services.Access.Reads, address, row.MemoryBytes, _traits.FollowsLabels ? nameof(LineView.LabelledReadTag) : nameof(LineView.ReadTag), slow);
        EmitStoreQueue(address);
        EmitHostAddress(address);
        EmitLoadIndirect(row.MemoryBytes);
        _il.Emit(OpCodes.Conv_U8);
        _il.Emit(OpCodes.Stloc, value);
        EmitUse(nameof(Memory.RamCounters.Reads), nameof(AccessEntry.ReadWait), StallCause.Dcache);
        EmitLoadLabels(i, address, access);
        _il.MarkLabel(done);
        EmitFloatIsDirty(row);
        if (i.Rd != Registers.Count)
        {
            EmitToRegister(i.Rd, () =>
            {
                _il.Emit(OpCodes.Ldloc, value);
                EmitNarrowing(row.MemoryBytes);
                _il.Emit(OpCodes.Call, row.Method);
            });
        }

        EmitElsewhere(slow, done, nameof(FragmentServices.TryRead), [address], access, () =>
        {
            EmitStateAddress(nameof(HartState.Value));
            _il.Emit(OpCodes.Ldind_I8);
            _il.Emit(OpCodes.Stloc, value);
        });
    }

    private void EmitStore(InstructionDefinition row)
    {
        Instruction i = Current;
        Label slow = _il.DefineLabel();
        Label done = _il.DefineLabel();
        EmitAddressCheck(i);
        LocalBuilder address = EmitAddress(i);
        LocalBuilder value = _temporaries.Next();
        EmitRegister(i.Rs2);
        _il.Emit(OpCodes.Call, row.Method);
        _il.Emit(OpCodes.Conv_U8);
        _il.Emit(OpCodes.Stloc, value);
        int access = FragmentServices.Pack(_index, row.MemoryBytes, isSigned: false, _traits.FollowsLabels);
        EmitStoreCheck(i, slow);
        EmitComparison(_services.Access.Writes, address, row.MemoryBytes, _traits.FollowsLabels ? nameof(LineView.LabelledWriteTag) : nameof(LineView.WriteTag), slow);
        EmitHostAddress(address);
        _il.Emit(OpCodes.Ldloc, value);
        EmitNarrowing(row.MemoryBytes);
        EmitStoreIndirect(row.MemoryBytes);
        EmitUse(nameof(Memory.RamCounters.Writes), nameof(AccessEntry.WriteWait), StallCause.Store);
        if (_services.Hart.Stores is not null)
        {
            EmitStoreBuffer(nameof(FragmentServices.WaitToStore), address, _index);
        }

        EmitStoreLabels(address, access);
        _il.MarkLabel(done);
        EmitElsewhere(slow, done, nameof(FragmentServices.TryWrite), [address, value], access, () => { });
    }

    // A load may have to wait for a store that was still in the queue when the block began.
    private void EmitStoreQueue(LocalBuilder address)
    {
        if (_services.Hart.Stores is null)
        {
            return;
        }

        Label waits = _il.DefineLabel();
        Label done = _il.DefineLabel();
        StoreBuffer stores = _services.Hart.Stores!;
        _il.Emit(OpCodes.Ldloc, _accumulator);
        EmitNodeField(nameof(CostNode.Packed));
        _il.Emit(OpCodes.Ldind_I8);
        _il.Emit(OpCodes.Sub);
        EmitStateAddress(nameof(HartState.StoreQueue));
        _il.Emit(OpCodes.Ldind_I8);
        EmitLikely(OpCodes.Bge, waits);
        _il.MarkLabel(done);
        int index = _index;
        _stubs.Add(() =>
        {
            _il.MarkLabel(waits);
            EmitPointer(stores.Summary);
            _il.Emit(OpCodes.Ldind_I8);
            _il.Emit(OpCodes.Ldloc, address);
            _il.Emit(OpCodes.Ldc_I4, stores.SummaryShift);
            _il.Emit(OpCodes.Shr_Un);
            _il.Emit(OpCodes.Conv_I4);
            _il.Emit(OpCodes.Ldc_I4, stores.SummaryMask);
            _il.Emit(OpCodes.And);
            _il.Emit(OpCodes.Shr_Un);
            _il.Emit(OpCodes.Ldc_I8, 1L);
            _il.Emit(OpCodes.And);
            _il.Emit(OpCodes.Brfalse, done);
            EmitStoreBuffer(nameof(FragmentServices.WaitToLoad), address, index);
            _il.Emit(OpCodes.Br, done);
        });
    }

    private void EmitStoreBuffer(string service, LocalBuilder address, int index)
    {
        _il.Emit(OpCodes.Ldloc, _accumulator);
        _il.Emit(OpCodes.Ldarg_0);
        _il.Emit(OpCodes.Ldloc, address);
        _il.Emit(OpCodes.Ldloc, _line);
        _il.Emit(OpCodes.Ldc_I4, index);
        _il.Emit(OpCodes.Ldloc, _accumulator);
        EmitNode();
        EmitService(service);
        EmitAddCycles();
    }

    // A load that repeats the sign makes ones of ones.
    private static bool IsSigned(InstructionDefinition row)
    {
        object ones = row.MemoryBytes switch
        {
            1 => (object)byte.MaxValue,
            2 => ushort.MaxValue,
            4 => uint.MaxValue,
            _ => ulong.MaxValue,
        };
        return row.Method.Invoke(null, [ones]) is ulong.MaxValue;
    }

    private LocalBuilder EmitAddress(Instruction i)
    {
        LocalBuilder address = _temporaries.Next();
        EmitRegister(i.Rs1);
        if (i.Immediate != 0)
        {
            _il.Emit(OpCodes.Ldc_I8, (long)i.Operand);
            _il.Emit(OpCodes.Add);
        }

        EmitAddressWidth();
        _il.Emit(OpCodes.Stloc, address);
        return address;
    }

    private void EmitAddressWidth()
    {
        if (_traits.Xlen == 32)
        {
            _il.Emit(OpCodes.Conv_U4);
            _il.Emit(OpCodes.Conv_U8);
        }
    }

    // The entry of the line, and whether its tag says that the access needs no more.
    private void EmitComparison(AccessTable table, LocalBuilder address, int bytes, string tag, Label slow)
    {
        int down = BitOperations.Log2((uint)table.LineBytes) - BitOperations.Log2((uint)sizeof(AccessEntry));
        EmitPointer(table.Entries);
        _il.Emit(OpCodes.Ldloc, address);
        if (down != 0)
        {
            _il.Emit(OpCodes.Ldc_I4, Math.Abs(down));
            _il.Emit(down > 0 ? OpCodes.Shr_Un : OpCodes.Shl);
        }

        _il.Emit(OpCodes.Ldc_I4, (table.Slots - 1) * sizeof(AccessEntry));
        _il.Emit(OpCodes.Conv_U8);
        _il.Emit(OpCodes.And);
        _il.Emit(OpCodes.Conv_I);
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Stloc, _line);
        _il.Emit(OpCodes.Ldloc, address);
        _il.Emit(OpCodes.Ldc_I8, (long)LineView.TagMask(table.LineBytes, bytes));
        _il.Emit(OpCodes.And);
        EmitEntryField(nameof(AccessEntry.View));
        _il.Emit(OpCodes.Ldflda, typeof(LineView).GetField(tag)!);
        _il.Emit(OpCodes.Ldind_I8);
        EmitLikely(OpCodes.Beq, slow);
    }

    private void EmitHostAddress(LocalBuilder address)
    {
        EmitEntryField(nameof(AccessEntry.Host));
        _il.Emit(OpCodes.Ldind_I);
        _il.Emit(OpCodes.Ldloc, address);
        _il.Emit(OpCodes.Conv_I);
        _il.Emit(OpCodes.Add);
    }

    // What an access does besides moving bytes: the order in which lines of a cache were used; without a cache the counters of the memory,
    // and its wait states.
    private void EmitUse(string counter, string wait, StallCause cause)
    {
        if (!_traits.IsTimed)
        {
            return;
        }

        if (_traits.HasDataCache)
        {
            if (_services.Hart.DataCache!.GoesByUse)
            {
                EmitEntryField(nameof(AccessEntry.Stamp));
                _il.Emit(OpCodes.Ldind_I);
                EmitStamp(2 * _index);
            }

            if (counter == nameof(Memory.RamCounters.Writes) && !_services.Hart.DataCache!.WritesBack)
            {
                EmitMemoryCounter(counter);
            }

            return;
        }

        EmitMemoryCounter(counter);
        if (_traits.HasWaitStates)
        {
            LocalBuilder cycles = _temporaries.Next();
            EmitEntryField(wait);
            _il.Emit(OpCodes.Ldind_I4);
            _il.Emit(OpCodes.Conv_I8);
            _il.Emit(OpCodes.Stloc, cycles);
            _il.Emit(OpCodes.Ldloc, _accumulator);
            _il.Emit(OpCodes.Ldloc, cycles);
            EmitAddCycles();
            EmitPointer(_services.Hart.Penalties.Cell(cause));
            _il.Emit(OpCodes.Dup);
            _il.Emit(OpCodes.Ldind_I8);
            _il.Emit(OpCodes.Ldloc, cycles);
            _il.Emit(OpCodes.Add);
            _il.Emit(OpCodes.Stind_I8);
        }
    }

    private void EmitMemoryCounter(string counter)
    {
        EmitEntryField(nameof(AccessEntry.Counters));
        _il.Emit(OpCodes.Ldind_I);
        _il.Emit(OpCodes.Ldflda, typeof(Memory.RamCounters).GetField(counter)!);
        EmitAddInPlace(1);
    }

    // Address of a stamp on the stack: it takes the time, which later uses exceed.
    private void EmitStamp(int index)
    {
        _il.Emit(OpCodes.Ldloc, _accumulator);
        if (index != 0)
        {
            _il.Emit(OpCodes.Ldc_I8, (long)index);
            _il.Emit(OpCodes.Add);
        }

        _il.Emit(OpCodes.Stind_I8);
    }

    // Behind the blocks: a service does the access, or the interpreter goes on from the instruction.
    private void EmitElsewhere(Label slow, Label done, string service, LocalBuilder[] operands, int access, Action deliver)
    {
        int index = _index;
        Block block = _block;
        _stubs.Add(() =>
        {
            (_block, _index) = (block, index);
            Label went = _il.DefineLabel();
            _il.MarkLabel(slow);
            _il.Emit(OpCodes.Ldarg_0);
            foreach (LocalBuilder operand in operands)
            {
                _il.Emit(OpCodes.Ldloc, operand);
            }

            _il.Emit(OpCodes.Ldc_I4, access);
            _il.Emit(OpCodes.Ldloc, _accumulator);
            EmitNode();
            EmitService(service);
            _il.Emit(OpCodes.Brtrue, went);
            EmitStop();
            _il.MarkLabel(went);
            EmitPenalty();
            deliver();
            _il.Emit(OpCodes.Br, done);
        });
    }

    private void EmitEntryField(string field)
    {
        _il.Emit(OpCodes.Ldloc, _line);
        _il.Emit(OpCodes.Ldflda, typeof(AccessEntry).GetField(field)!);
    }

    private void EmitLoadIndirect(int bytes) => _il.Emit(bytes switch
    {
        1 => OpCodes.Ldind_U1,
        2 => OpCodes.Ldind_U2,
        4 => OpCodes.Ldind_U4,
        _ => OpCodes.Ldind_I8,
    });

    private void EmitStoreIndirect(int bytes) => _il.Emit(bytes switch
    {
        1 => OpCodes.Stind_I1,
        2 => OpCodes.Stind_I2,
        4 => OpCodes.Stind_I4,
        _ => OpCodes.Stind_I8,
    });

    private void EmitNarrowing(int bytes)
    {
        if (bytes < 8)
        {
            _il.Emit(bytes switch
            {
                1 => OpCodes.Conv_U1,
                2 => OpCodes.Conv_U2,
                _ => OpCodes.Conv_U4,
            });
        }
    }
}
