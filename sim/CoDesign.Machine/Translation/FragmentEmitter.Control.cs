using System.Reflection.Emit;
using System.Runtime.InteropServices;
using CoDesign.Isa;
using CoDesign.Machine.Harts;
using CoDesign.Timing;

namespace CoDesign.Machine.Translation;

/// <content>Where control goes, and time with it.</content>
internal sealed unsafe partial class FragmentEmitter
{
    // An indirect jump compares its target many times: longer than a temporary lives.
    private LocalBuilder? _target;
    private LocalBuilder? _wrong;

    // Between two blocks: the horizon, then the instruction lines of the next one.
    private void EmitFetch(int number)
    {
        Label leave = _il.DefineLabel();
        Block block = _block;
        _il.MarkLabel(_fetching[number]);
        EmitHorizon(leave);
        bool hasLines = _traits.HasInstructionCache;
        if (hasLines)
        {
            EmitLines(first: LineOf(block.Pc));
            _il.Emit(OpCodes.Br, _afterFetch[number]);
        }

        // Control comes from the line in which the block begins.
        _il.MarkLabel(_sameLine[number]);
        if (hasLines)
        {
            EmitHorizon(leave);
            EmitNodeField(nameof(CostNode.SameLine));
            EmitAddInPlace(1);
            EmitLines(first: LineOf(block.Pc) + 1);
        }

        _stubs.Add(() =>
        {
            _block = block;
            _il.MarkLabel(leave);
            EmitStateAddress(nameof(HartState.PipelineState));
            EmitPipelineState(nameof(CostNode.State));
            _il.Emit(OpCodes.Stind_I4);
            EmitLeaveTo(() => _il.Emit(OpCodes.Ldc_I8, (long)block.Pc));
        });
    }

    private void EmitHorizon(Label leave)
    {
        _il.Emit(OpCodes.Ldloc, _accumulator);
        EmitStateAddress(nameof(HartState.Horizon));
        _il.Emit(OpCodes.Ldind_I8);
        EmitLikely(OpCodes.Blt, leave);
    }

    // The compiler of the runtime lays out first what a branch leads to.
    private void EmitLikely(OpCode branch, Label otherwise)
    {
        Label likely = _il.DefineLabel();
        _il.Emit(branch, likely);
        _il.Emit(OpCodes.Br, otherwise);
        _il.MarkLabel(likely);
    }

    private ulong LineOf(ulong pc) => _services.Hart.InstructionCache?.LineOf(pc + _block.BusOffset) ?? 0;

    private void EmitLines(ulong first)
    {
        ulong last = LineOf(_block.EndPc - 1);
        ulong begin = LineOf(_block.Pc);
        for (ulong number = first; number <= last; number++)
        {
            CodeLine line = _services.LineAt(_block, number);
            Label slow = _il.DefineLabel();
            Label done = _il.DefineLabel();
            EmitPointer(&line.View->Tags.ReadTag);
            _il.Emit(OpCodes.Ldind_I8);
            _il.Emit(OpCodes.Ldc_I8, (long)LineView.NoTag);
            EmitLikely(OpCodes.Bne_Un, slow);
            CacheModel cache = _services.Hart.InstructionCache!;
            if (cache.GoesByUse)
            {
                EmitPointer(&line.View->Stamp);
                _il.Emit(OpCodes.Ldind_I);
                EmitStamp(0);
            }

            _il.MarkLabel(done);
            ulong before = number - 1;
            bool isFirst = number == begin;
            _stubs.Add(() =>
            {
                _il.MarkLabel(slow);
                if (!isFirst)
                {
                    EmitFetchedLine(before);
                }

                _il.Emit(OpCodes.Ldloc, _accumulator);
                _il.Emit(OpCodes.Ldarg_0);
                _il.Emit(OpCodes.Ldc_I4, line.Index);
                _il.Emit(OpCodes.Ldloc, _accumulator);
                EmitService(nameof(FragmentServices.FetchLine));
                EmitAddCycles();
                _il.Emit(OpCodes.Br, done);
            });
        }

        if (first <= last)
        {
            EmitFetchedLine(last);
        }
    }

    private void EmitFetchedLine(ulong number)
    {
        EmitStateAddress(nameof(HartState.FetchLine));
        _il.Emit(OpCodes.Ldc_I8, (long)number);
        _il.Emit(OpCodes.Stind_I8);
    }

    private void EmitBranch(InstructionDefinition row)
    {
        Instruction i = Current;
        Label taken = _il.DefineLabel();
        Label misaligned = _il.DefineLabel();
        ulong target = _traits.Address(_block.StaticTarget);
        bool isMisaligned = (target & _services.Hart.MisalignedTargetBits) != 0;
        EmitBranchCheck(i, i.Rs2);
        EmitRegister(i.Rs1);
        EmitRegister(i.Rs2);
        _il.Emit(OpCodes.Call, row.Method);
        _il.Emit(OpCodes.Brtrue, isMisaligned ? misaligned : taken);
        EmitBranchWay(isTaken: false, target);
        if (isMisaligned)
        {
            _il.MarkLabel(misaligned);
            EmitStop();
            return;
        }

        _il.MarkLabel(taken);
        EmitBranchWay(isTaken: true, target);
    }

    private void EmitBranchWay(bool isTaken, ulong target)
    {
        ulong next = isTaken ? target : _traits.Address(_block.EndPc);
        string foreseenNode = isTaken ? nameof(CostNode.Taken) : nameof(CostNode.Sequential);
        string foreseenState = isTaken ? nameof(CostNode.TakenState) : nameof(CostNode.SequentialState);
        BranchPredictor predictor = _services.Hart.Predictor;
        if (predictor.IsPresent)
        {
            Label foreseen = _il.DefineLabel();
            if (predictor.CounterOf(_block.LastPc) is var counter && counter is not null)
            {
                // A counter that is sure and right stays as it is.
                EmitPointer(counter);
                _il.Emit(OpCodes.Ldind_U1);
                _il.Emit(OpCodes.Ldc_I4, (int)(isTaken ? BranchPredictor.SurelyTaken : BranchPredictor.SurelyNotTaken));
                _il.Emit(OpCodes.Beq, foreseen);
            }

            _il.Emit(OpCodes.Ldarg_0);
            _il.Emit(OpCodes.Ldc_I8, (long)_block.LastPc);
            _il.Emit(OpCodes.Ldc_I8, (long)_block.StaticTarget);
            _il.Emit(isTaken ? OpCodes.Ldc_I4_1 : OpCodes.Ldc_I4_0);
            EmitService(nameof(FragmentServices.Branch));
            _il.Emit(OpCodes.Brfalse, foreseen);
            EmitEdge(isTaken ? nameof(CostNode.TakenMispredicted) : nameof(CostNode.SequentialMispredicted), nameof(CostNode.MispredictedState), next);
            _il.MarkLabel(foreseen);
        }

        EmitEdge(foreseenNode, foreseenState, next);
    }

    private bool TryEmitJump()
    {
        Instruction i = Current;
        ulong target = _traits.Address(_block.StaticTarget);
        if ((target & _services.Hart.MisalignedTargetBits) != 0)
        {
            return false;
        }

        ulong returnPc = _block.LastPc + i.Length;
        EmitLink(i.Rd, returnPc);
        if (Registers.IsLink(i.Rd))
        {
            EmitCall(returnPc, () => _il.Emit(OpCodes.Ldc_I8, (long)target));
        }
        else if (_traits.IsFunctionStart(target))
        {
            EmitTransfer(nameof(FragmentServices.Jump), () => _il.Emit(OpCodes.Ldc_I8, (long)target));
        }

        EmitEdge(nameof(CostNode.Taken), nameof(CostNode.TakenState), target);
        return true;
    }

    private void EmitJumpRegister(InstructionDefinition row)
    {
        Instruction i = Current;
        LocalBuilder target = _target ??= _il.DeclareLocal(typeof(ulong));
        EmitBranchCheck(i, 0);
        EmitRegister(i.Rs1);
        _il.Emit(OpCodes.Ldc_I8, (long)i.Operand);
        _il.Emit(OpCodes.Call, row.Method);
        EmitAddressWidth();
        _il.Emit(OpCodes.Stloc, target);
        if (_services.Hart.MisalignedTargetBits is ulong bits and not 0)
        {
            Label aligned = _il.DefineLabel();
            _il.Emit(OpCodes.Ldloc, target);
            _il.Emit(OpCodes.Ldc_I8, (long)bits);
            _il.Emit(OpCodes.And);
            _il.Emit(OpCodes.Brfalse, aligned);
            EmitStop();
            _il.MarkLabel(aligned);
        }

        ulong returnPc = _block.LastPc + i.Length;
        EmitLink(i.Rd, returnPc);

        bool isReturn = Registers.IsReturn(i.Rd, i.Rs1);
        LocalBuilder wrong = EmitPrediction(target, isReturn);
        if (isReturn)
        {
            EmitTransfer(nameof(FragmentServices.Return), () => _il.Emit(OpCodes.Ldloc, target));
        }

        if (Registers.IsLink(i.Rd))
        {
            EmitCall(returnPc, () => _il.Emit(OpCodes.Ldloc, target));
        }

        bool mayBeTailCall = !isReturn && !Registers.IsLink(i.Rd);
        for (int number = 0; number < _block.IndirectTargets.Count; number++)
        {
            ulong known = _block.IndirectTargets[number];
            if (!_plan.TryFind(known, out int entry))
            {
                continue;
            }

            Label other = _il.DefineLabel();
            _il.Emit(OpCodes.Ldloc, target);
            _il.Emit(OpCodes.Ldc_I8, (long)known);
            _il.Emit(OpCodes.Bne_Un, other);
            if (mayBeTailCall && _traits.IsFunctionStart(known))
            {
                EmitTransfer(nameof(FragmentServices.Jump), () => _il.Emit(OpCodes.Ldc_I8, (long)known));
            }

            EmitIndirectEdge(number, wrong, entry, known);
            _il.MarkLabel(other);
        }

        if (mayBeTailCall)
        {
            EmitTransfer(nameof(FragmentServices.Jump), () => _il.Emit(OpCodes.Ldloc, target));
        }

        EmitStateAddress(nameof(HartState.PipelineState));
        EmitIndirectState(wrong);
        _il.Emit(OpCodes.Stind_I4);
        EmitLeaveTo(() => _il.Emit(OpCodes.Ldloc, target));
    }

    // 1 if the front end went elsewhere, else 0.
    private LocalBuilder EmitPrediction(LocalBuilder target, bool isReturn)
    {
        LocalBuilder wrong = _wrong ??= _il.DeclareLocal(typeof(ulong));
        if (_services.Hart.Predictor.IsPresent)
        {
            _il.Emit(OpCodes.Ldarg_0);
            _il.Emit(OpCodes.Ldc_I8, (long)_block.LastPc);
            _il.Emit(OpCodes.Ldloc, target);
            _il.Emit(isReturn ? OpCodes.Ldc_I4_1 : OpCodes.Ldc_I4_0);
            EmitService(nameof(FragmentServices.JumpRegister));
            _il.Emit(OpCodes.Conv_U8);
        }
        else
        {
            _il.Emit(OpCodes.Ldc_I8, 0L);
        }

        _il.Emit(OpCodes.Stloc, wrong);
        return wrong;
    }

    private void EmitIndirectState(LocalBuilder wrong)
    {
        // The two states stand one after the other.
        EmitNodeField(nameof(CostNode.TakenState));
        _il.Emit(OpCodes.Ldloc, wrong);
        _il.Emit(OpCodes.Conv_I);
        _il.Emit(OpCodes.Ldc_I4, sizeof(int));
        _il.Emit(OpCodes.Mul);
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Ldind_I4);
    }

    private void EmitIndirectEdge(int number, LocalBuilder wrong, int entry, ulong pc)
    {
        if (!_traits.IsTimed)
        {
            EmitGoTo(entry, pc);
            return;
        }

        Label known = _il.DefineLabel();
        LocalBuilder offset = _temporaries.Next();
        _il.Emit(OpCodes.Ldloc, wrong);
        _il.Emit(OpCodes.Ldc_I8, (long)sizeof(CostNode*));
        _il.Emit(OpCodes.Mul);
        _il.Emit(OpCodes.Ldc_I8, (long)(sizeof(CostNode) + (2 * number * sizeof(CostNode*))));
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Stloc, offset);
        _il.Emit(OpCodes.Ldloc, _node);
        _il.Emit(OpCodes.Ldloc, offset);
        _il.Emit(OpCodes.Conv_I);
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Ldind_I);
        _il.Emit(OpCodes.Stloc, _next);
        _il.Emit(OpCodes.Ldloc, _next);
        _il.Emit(OpCodes.Brtrue, known);
        EmitFollow(
            () =>
            {
                _il.Emit(OpCodes.Ldloc, offset);
                _il.Emit(OpCodes.Conv_I4);
            },
            () => EmitIndirectState(wrong),
            entry);
        _il.MarkLabel(known);
        EmitMove();

        EmitGoTo(entry, pc);
    }

    // To a block of the fragment, or out.
    private void EmitEdge(string node, string state, ulong pc)
    {
        if (!_plan.TryFind(pc, out int entry))
        {
            EmitStateAddress(nameof(HartState.PipelineState));
            EmitPipelineState(state);
            _il.Emit(OpCodes.Stind_I4);
            EmitLeaveTo(() => _il.Emit(OpCodes.Ldc_I8, (long)pc));
            return;
        }

        if (!_traits.IsTimed)
        {
            EmitGoTo(entry, pc);
            return;
        }

        Label known = _il.DefineLabel();
        EmitNodeField(node);
        _il.Emit(OpCodes.Ldind_I);
        _il.Emit(OpCodes.Stloc, _next);
        _il.Emit(OpCodes.Ldloc, _next);
        _il.Emit(OpCodes.Brtrue, known);
        EmitFollow(() => _il.Emit(OpCodes.Ldc_I4, (int)Marshal.OffsetOf<CostNode>(node)), () => EmitPipelineState(state), entry);
        _il.MarkLabel(known);
        EmitMove();

        EmitGoTo(entry, pc);
    }

    private void EmitPipelineState(string state)
    {
        EmitNodeField(state);
        _il.Emit(OpCodes.Ldind_I4);
    }

    private void EmitFollow(Action offset, Action state, int entry)
    {
        _il.Emit(OpCodes.Ldarg_0);
        _il.Emit(OpCodes.Ldloc, _node);
        offset();
        state();
        _il.Emit(OpCodes.Ldc_I4, _services.NumberOf(_plan.Blocks[entry]));
        EmitService(nameof(FragmentServices.Follow));
        _il.Emit(OpCodes.Stloc, _next);
    }

    private void EmitMove()
    {
        _il.Emit(OpCodes.Ldloc, _next);
        _il.Emit(OpCodes.Stloc, _node);
    }

    private void EmitGoTo(int entry, ulong pc)
    {
        Block target = _plan.Blocks[entry];
        bool isSameLine = _traits.HasInstructionCache
            && LineOf(_block.EndPc - 1) == _services.Hart.InstructionCache!.LineOf(pc + target.BusOffset);
        _il.Emit(OpCodes.Br, isSameLine ? _sameLine[entry] : _fetching[entry]);
    }

    private void EmitLink(int rd, ulong returnPc)
    {
        if (rd != Registers.Count)
        {
            EmitSetPublic(rd);
            EmitToRegister(rd, () => _il.Emit(OpCodes.Ldc_I8, (long)_traits.Register(returnPc)));
        }
    }

    private void EmitCall(ulong returnPc, Action target)
    {
        if (!_traits.IsTimed)
        {
            return;
        }

        _il.Emit(OpCodes.Ldarg_0);
        target();
        _il.Emit(OpCodes.Ldc_I8, (long)returnPc);
        _il.Emit(OpCodes.Ldloc, _accumulator);
        EmitService(nameof(FragmentServices.Call));
    }

    private void EmitTransfer(string service, Action target)
    {
        if (!_traits.IsTimed)
        {
            return;
        }

        _il.Emit(OpCodes.Ldarg_0);
        target();
        _il.Emit(OpCodes.Ldloc, _accumulator);
        EmitService(service);
    }

    private void EmitLeaveTo(Action pc)
    {
        EmitStateAddress(nameof(HartState.NextPc));
        pc();
        _il.Emit(OpCodes.Stind_I8);
        _il.Emit(OpCodes.Br, _exit);
    }
}
