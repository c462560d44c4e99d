using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using CoDesign.Isa;
using CoDesign.Machine.Harts;

namespace CoDesign.Machine.Translation;

/// <summary>
/// Writes the code of a fragment. What an instruction means is a call of its row's method, which the compiler of the runtime inlines;
/// here is only, once per shape, how operands are fetched and results delivered, as in the interpreter.
/// </summary>
internal sealed unsafe partial class FragmentEmitter
{
    private readonly FragmentPlan _plan;
    private readonly FragmentServices _services;
    private readonly FragmentTraits _traits;
    private readonly DynamicMethod _method;
    private readonly ILGenerator _il;
    private readonly RegisterAllocation _registers;
    private readonly Temporaries _temporaries;
    private readonly LocalBuilder _node;
    private readonly LocalBuilder _accumulator;
    private readonly LocalBuilder _line;
    private readonly LocalBuilder _next;
    private readonly Label _exit;
    private readonly List<Action> _stubs = [];
    private readonly Label[] _afterFetch;
    private readonly Label[] _fetching;
    private readonly Label[] _sameLine;
    private Block _block = null!;
    private int _index;

    private FragmentEmitter(FragmentPlan plan, FragmentServices services)
    {
        _plan = plan;
        _services = services;
        _traits = plan.Traits;
        _method = new DynamicMethod(
            $"fragment_{plan.Blocks[0].Pc:x}",
            typeof(long),
            [typeof(HartState*), typeof(CostNode*), typeof(long), typeof(int)],
            typeof(FragmentEmitter).Module,
            skipVisibility: true)
        { InitLocals = false };
        _il = _method.GetILGenerator(plan.Instructions * 64);
        _registers = RegisterAllocation.For(plan.Blocks);
        _registers.Declare(_il);
        _temporaries = new Temporaries(_il);
        _node = _il.DeclareLocal(typeof(CostNode*));
        _accumulator = _il.DeclareLocal(typeof(long));
        _line = _il.DeclareLocal(typeof(AccessEntry*));
        _next = _il.DeclareLocal(typeof(CostNode*));
        _exit = _il.DefineLabel();
        _afterFetch = [.. plan.Blocks.Select(_ => _il.DefineLabel())];
        _fetching = [.. plan.Blocks.Select(_ => _il.DefineLabel())];
        _sameLine = [.. plan.Blocks.Select(_ => _il.DefineLabel())];
    }

    private CostNode* OnlyNode => _block.ExecutionFrom(Timing.InOrderTiming.IdleState, _services.Hart.Costs).Node;

    private ref readonly Instruction Current => ref _block.Instructions[_index];

    /// <summary>Translates a fragment.</summary>
    /// <returns>Makes machine code of it, on any thread.</returns>
    public static Func<FragmentCode> Translate(FragmentPlan plan, FragmentServices services)
    {
        var emitter = new FragmentEmitter(plan, services);
        emitter.EmitFragment();
        return emitter.Compile;
    }

    private FragmentCode Compile()
    {
        FragmentCode code = _method.CreateDelegate<FragmentCode>();
        RuntimeHelpers.PrepareDelegate(code);
        return code;
    }

    private void EmitFragment()
    {
        _il.Emit(OpCodes.Ldarg_1);
        _il.Emit(OpCodes.Stloc, _node);
        _il.Emit(OpCodes.Ldarg_2);
        _il.Emit(OpCodes.Stloc, _accumulator);
        foreach ((int register, LocalBuilder local) in _registers.Locals)
        {
            EmitStateAddress(OffsetOf(register));
            _il.Emit(OpCodes.Ldind_I8);
            _il.Emit(OpCodes.Stloc, local);
        }

        _il.Emit(OpCodes.Ldarg_3);
        _il.Emit(OpCodes.Switch, _afterFetch);
        _il.Emit(OpCodes.Br, _afterFetch[0]);
        for (int number = 0; number < _plan.Blocks.Count; number++)
        {
            _block = _plan.Blocks[number];
            EmitBlock(number);
        }

        foreach (Action stub in _stubs)
        {
            stub();
        }

        _il.MarkLabel(_exit);
        foreach ((int register, LocalBuilder local) in _registers.Written)
        {
            EmitStateAddress(OffsetOf(register));
            _il.Emit(OpCodes.Ldloc, local);
            _il.Emit(OpCodes.Stind_I8);
        }

        _il.Emit(OpCodes.Ldloc, _accumulator);
        _il.Emit(OpCodes.Ret);
    }

    private void EmitBlock(int number)
    {
        EmitFetch(number);
        _il.MarkLabel(_afterFetch[number]);
        EmitBeginning();
        _isFloatChecked = false;
        for (_index = 0; _index < _block.Count; _index++)
        {
            LocalBuilder? place = EmitPlaceOfDropped();
            if (!TryEmitInstruction())
            {
                // The interpreter goes on from here, to the end of the block.
                EmitStop();
                return;
            }

            EmitDropped(place);
        }

        _index = _block.Count - 1;
        if (!_block.Last.EndsBlock)
        {
            EmitEdge(nameof(CostNode.Sequential), nameof(CostNode.SequentialState), _traits.Address(_block.EndPc));
        }
    }

    // Time and counts of the whole block; who leaves it early takes back what did not happen.
    private void EmitBeginning()
    {
        EmitAddBlock(OpCodes.Add);
        EmitNodeField(nameof(CostNode.Count));
        EmitAddInPlace(1);
    }

    private void EmitAddBlock(OpCode operation)
    {
        _il.Emit(OpCodes.Ldloc, _accumulator);
        if (_traits.IsTimed)
        {
            EmitNodeField(nameof(CostNode.Packed));
            _il.Emit(OpCodes.Ldind_I8);
        }
        else
        {
            _il.Emit(OpCodes.Ldc_I8, OnlyNode->Packed);
        }

        _il.Emit(operation);
        _il.Emit(OpCodes.Stloc, _accumulator);
    }

    // Accesses that the caches have seen in the block so far: those of whole blocks are counted with the blocks.
    private void EmitCountAccesses()
    {
        if (_services.Hart.InstructionCache is Timing.CacheModel instructions)
        {
            EmitPointer(&instructions.Counters->Reads);
            EmitAddInPlace(_block.LinesOf(instructions));
        }

        if (!_traits.HasDataCache)
        {
            return;
        }

        (int reads, int writes) = _block.AccessesBefore(_index);
        Timing.CacheCounters* counters = _services.Hart.DataCache!.Counters;
        if (reads > 0)
        {
            EmitPointer(&counters->Reads);
            EmitAddInPlace(reads);
        }

        if (writes > 0)
        {
            EmitPointer(&counters->Writes);
            EmitAddInPlace(writes);
        }
    }

    // Leaves before the instruction at hand: its block has not happened from there on.
    private void EmitStop()
    {
        EmitAddBlock(OpCodes.Sub);
        EmitNodeField(nameof(CostNode.Count));
        EmitAddInPlace(-1);
        EmitStateAddress(nameof(HartState.Node));
        EmitNode();
        _il.Emit(OpCodes.Stind_I);
        EmitCountAccesses();
        EmitStateAddress(nameof(HartState.StoppedAt));
        _il.Emit(OpCodes.Ldc_I4, _index);
        _il.Emit(OpCodes.Stind_I4);
        _il.Emit(OpCodes.Br, _exit);
    }

    private bool TryEmitInstruction()
    {
        InstructionDefinition row = InstructionRows.All[Current.Row];
        switch (row.Shape)
        {
            case Shape.AluRegister:
            case Shape.AluRegisterImmediate:
            case Shape.AluImmediate:
            case Shape.Upper:
                EmitAlu(row);
                return true;
            case Shape.Load:
            case Shape.FloatLoad:
                EmitFloatCheck(row);
                EmitLoad(row);
                return true;
            case Shape.Store:
            case Shape.FloatStore:
                EmitFloatCheck(row);
                EmitStore(row);
                return true;
            case Shape.FloatUnary or Shape.FloatBinary or Shape.FloatTernary or Shape.FloatCompare or Shape.FloatToInteger or Shape.IntegerToFloat
                when !_traits.FollowsLabels:
                EmitFloatCheck(row);
                EmitFloat(row);
                return true;
            case Shape.Fence when !row.EndsBlock && _services.Hart.Stores is null:
                return true;
            case Shape.Fence when !row.EndsBlock:
                EmitInterpreted(row);
                return true;
            case Shape.Branch:
                EmitBranch(row);
                return true;
            case Shape.Jump:
                return TryEmitJump();
            case Shape.JumpRegister:
                EmitJumpRegister(row);
                return true;
            case Shape.CacheBlock:
                return false;
            default:
                EmitInterpreted(row);
                return true;
        }
    }

    // The interpreter does it in its place. It sees the registers in the state of the hart.
    private void EmitInterpreted(InstructionDefinition row)
    {
        Instruction i = Current;
        Label went = _il.DefineLabel();
        foreach (int register in new int[] { i.Rs1, i.Rs2 }.Distinct())
        {
            if (_registers.Find(register) is LocalBuilder local)
            {
                EmitStateAddress(OffsetOf(register));
                _il.Emit(OpCodes.Ldloc, local);
                _il.Emit(OpCodes.Stind_I8);
            }
        }

        _il.Emit(OpCodes.Ldarg_0);
        _il.Emit(OpCodes.Ldc_I4, _index);
        _il.Emit(OpCodes.Ldloc, _accumulator);
        EmitNode();
        _il.Emit(_traits.FollowsLabels ? OpCodes.Ldc_I4_1 : OpCodes.Ldc_I4_0);
        EmitService(nameof(FragmentServices.TryInterpret));
        _il.Emit(OpCodes.Brtrue, went);
        EmitStop();
        _il.MarkLabel(went);
        EmitPenalty();
        if (row.WritesRd && _registers.Find(i.Rd) is LocalBuilder result)
        {
            EmitStateAddress(OffsetOf(i.Rd));
            _il.Emit(OpCodes.Ldind_I8);
            _il.Emit(OpCodes.Stloc, result);
        }
    }

    // What a service has charged.
    private void EmitPenalty()
    {
        _il.Emit(OpCodes.Ldloc, _accumulator);
        EmitStateAddress(nameof(HartState.Penalty));
        _il.Emit(OpCodes.Ldind_I8);
        EmitAddCycles();
    }

    private void EmitAlu(InstructionDefinition row)
    {
        Instruction i = Current;
        EmitLatencyCheck(row, i);
        bool dependsOnOperands = _traits.IsTimed && row.OpClass is OpClass.IntDiv;
        if (i.Rd == Registers.Count && !dependsOnOperands)
        {
            return;
        }

        if (dependsOnOperands)
        {
            _il.Emit(OpCodes.Ldloc, _accumulator);
            _il.Emit(OpCodes.Ldarg_0);
            EmitInstruction();
            EmitRegister(i.Rs1);
            EmitRegister(i.Rs2);
            EmitService(nameof(FragmentServices.OperandCycles));
            EmitAddCycles();
        }

        EmitAluLabels(row, i);
        EmitToRegister(i.Rd, () =>
        {
            switch (row.Shape)
            {
                case Shape.Upper:
                    _il.Emit(OpCodes.Ldc_I8, (long)(_block.Pc + i.Offset));
                    break;
                default:
                    EmitRegister(i.Rs1);
                    break;
            }

            if (row.Shape is Shape.AluRegister or Shape.AluRegisterImmediate)
            {
                EmitRegister(i.Rs2);
            }

            if (row.Method.GetParameters().Length > (row.Shape is Shape.AluRegister ? 2 : row.Shape is Shape.AluRegisterImmediate ? 2 : 1))
            {
                _il.Emit(OpCodes.Ldc_I8, (long)i.Operand);
            }

            _il.Emit(OpCodes.Call, row.Method);
        });
    }

    private void EmitInstruction() => EmitPointer(Unsafe.AsPointer(ref _block.Instructions[_index]));

    private void EmitRegister(int register)
    {
        if (register == 0)
        {
            _il.Emit(OpCodes.Ldc_I8, 0L);
        }
        else if (_registers.Find(register) is LocalBuilder local)
        {
            _il.Emit(OpCodes.Ldloc, local);
        }
        else
        {
            // Through a local variable: an argument that is one needs no variable of its own when the call is inlined, and inlining ends
            // at 512 variables.
            LocalBuilder copy = _temporaries.Next();
            EmitStateAddress(OffsetOf(register));
            _il.Emit(OpCodes.Ldind_I8);
            _il.Emit(OpCodes.Stloc, copy);
            _il.Emit(OpCodes.Ldloc, copy);
        }
    }

    // Slot 32, which takes writes to x0, is read by nobody.
    private void EmitToRegister(int register, Action value)
    {
        if (_registers.Find(register) is LocalBuilder local)
        {
            value();
            _il.Emit(OpCodes.Stloc, local);
            return;
        }

        EmitStateAddress(OffsetOf(register));
        value();
        _il.Emit(OpCodes.Stind_I8);
    }

    private static int OffsetOf(int register) => register * sizeof(ulong);

    private void EmitStateAddress(string field)
    {
        _il.Emit(OpCodes.Ldarg_0);
        _il.Emit(OpCodes.Ldflda, typeof(HartState).GetField(field)!);
    }

    private void EmitStateAddress(int offset)
    {
        _il.Emit(OpCodes.Ldarg_0);
        _il.Emit(OpCodes.Ldc_I4, offset);
        _il.Emit(OpCodes.Add);
    }

    // Without a pipeline a block has one node, which is known here.
    private void EmitNode()
    {
        if (_traits.IsTimed)
        {
            _il.Emit(OpCodes.Ldloc, _node);
        }
        else
        {
            EmitPointer(OnlyNode);
        }
    }

    private void EmitNodeField(string field)
    {
        EmitNode();
        _il.Emit(OpCodes.Ldflda, typeof(CostNode).GetField(field)!);
    }

    private void EmitPointer(void* pointer)
    {
        _il.Emit(OpCodes.Ldc_I8, (long)pointer);
        _il.Emit(OpCodes.Conv_I);
    }

    // Address of a number on the stack: adds to it.
    private void EmitAddInPlace(long value)
    {
        _il.Emit(OpCodes.Dup);
        _il.Emit(OpCodes.Ldind_I8);
        _il.Emit(OpCodes.Ldc_I8, value);
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Stind_I8);
    }

    // Accumulator and cycles on the stack.
    private void EmitAddCycles()
    {
        _il.Emit(OpCodes.Ldc_I4, CostNode.CycleShift);
        _il.Emit(OpCodes.Shl);
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Stloc, _accumulator);
    }

    private void EmitService(string name) =>
        _il.Emit(OpCodes.Call, typeof(FragmentServices).GetMethod(name, BindingFlags.Static | BindingFlags.Public)!);
}
