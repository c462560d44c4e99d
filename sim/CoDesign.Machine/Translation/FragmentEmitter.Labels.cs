using System.Reflection.Emit;
using CoDesign.Isa;
using CoDesign.Machine.Flow;
using CoDesign.Machine.Harts;

namespace CoDesign.Machine.Translation;

/// <content>Labels, in code that follows them.</content>
internal sealed unsafe partial class FragmentEmitter
{
    private void EmitAluLabels(InstructionDefinition row, Instruction i)
    {
        if (!_traits.FollowsLabels)
        {
            return;
        }

        if (row.Shape is Shape.Upper)
        {
            EmitSetPublic(i.Rd);
            return;
        }

        _il.Emit(OpCodes.Ldarg_0);
        EmitInstruction();
        _il.Emit(OpCodes.Ldc_I4, (int)i.Rd);
        _il.Emit(OpCodes.Ldc_I4, (int)i.Rs1);
        if (row.ReadsRs2)
        {
            _il.Emit(OpCodes.Ldc_I4, (int)i.Rs2);
            EmitLabelRule(nameof(FragmentLabels.OfTwo));
        }
        else
        {
            EmitLabelRule(nameof(FragmentLabels.OfOne));
        }
    }

    private void EmitSetPublic(int rd)
    {
        if (_traits.FollowsLabels)
        {
            _il.Emit(OpCodes.Ldarg_0);
            _il.Emit(OpCodes.Ldc_I4, rd);
            EmitLabelRule(nameof(FragmentLabels.SetPublic));
        }
    }

    private void EmitLoadLabels(Instruction i, LocalBuilder address, int access)
    {
        if (!_traits.FollowsLabels)
        {
            return;
        }

        _il.Emit(OpCodes.Ldarg_0);
        EmitInstruction();
        _il.Emit(OpCodes.Ldloc, _line);
        _il.Emit(OpCodes.Ldloc, address);
        _il.Emit(OpCodes.Ldc_I4, access);
        _il.Emit(OpCodes.Ldc_I4, (int)i.Rd);
        _il.Emit(OpCodes.Ldc_I4, _services.Hart.FollowsLoadAddresses ? i.Rs1 : 0);
        EmitLabelRule(nameof(FragmentLabels.OfLoad));
    }

    private void EmitStoreCheck(Instruction i, Label slow)
    {
        if (!_traits.FollowsLabels)
        {
            return;
        }

        _il.Emit(OpCodes.Ldarg_0);
        _il.Emit(OpCodes.Ldc_I4, (int)i.Rs2);
        _il.Emit(OpCodes.Ldc_I4, _services.Hart.FollowsStoreAddresses ? i.Rs1 : 0);
        EmitLabelRule(nameof(FragmentLabels.IsLabelled));
        EmitLikely(OpCodes.Brfalse, slow);
    }

    private void EmitStoreLabels(LocalBuilder address, int access)
    {
        if (!_traits.FollowsLabels)
        {
            return;
        }

        _il.Emit(OpCodes.Ldloc, _line);
        _il.Emit(OpCodes.Ldloc, address);
        _il.Emit(OpCodes.Ldc_I4, access);
        EmitLabelRule(nameof(FragmentLabels.OfPublicStore));
    }

    // A branch on a label: somebody wants to know of it, and may want the interpreter to do it.
    private void EmitBranchCheck(Instruction i, int rs2)
    {
        if (!_traits.FollowsLabels || _services.Hart.Flow is not { WatchesBranches: true })
        {
            return;
        }

        Label goesOn = _il.DefineLabel();
        Label isLabelled = _il.DefineLabel();
        EmitIsLabelled(i.Rs1, rs2);
        _il.Emit(OpCodes.Brtrue, isLabelled);
        _il.MarkLabel(goesOn);
        int index = _index;
        Block block = _block;
        _stubs.Add(() =>
        {
            (_index, _block) = (index, block);
            _il.MarkLabel(isLabelled);
            EmitFlowService(nameof(FragmentServices.MustInterpretBranch));
            _il.Emit(OpCodes.Brfalse, goesOn);
            EmitStop();
        });
    }

    private void EmitAddressCheck(Instruction i)
    {
        if (_services.Hart.Flow is { WatchesAddresses: true })
        {
            EmitReport(i.Rs1, 0, nameof(FragmentServices.MeetAddress));
        }
    }

    private void EmitLatencyCheck(InstructionDefinition row, Instruction i)
    {
        if (row.OpClass is OpClass.IntDiv && _services.Hart.Flow is { WatchesLatencies: true })
        {
            EmitReport(i.Rs1, i.Rs2, nameof(FragmentServices.MeetLatency));
        }
    }

    // The fault of the soundness suite.
    private LocalBuilder? EmitPlaceOfDropped()
    {
        Instruction i = Current;
        if (!_traits.FollowsLabels || InstructionRows.All[i.Row].Shape != _services.Hart.Dropped?.Shape)
        {
            return null;
        }

        LocalBuilder place = _il.DeclareLocal(typeof(ulong));
        EmitRegister(i.Rs1);
        _il.Emit(OpCodes.Ldc_I8, (long)DroppedRule.OffsetOf(in i));
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Stloc, place);
        return place;
    }

    private void EmitDropped(LocalBuilder? place)
    {
        if (place is not null)
        {
            _il.Emit(OpCodes.Ldarg_0);
            EmitInstruction();
            _il.Emit(OpCodes.Ldloc, place);
            EmitService(nameof(FragmentServices.DropLabels));
        }
    }

    private void EmitReport(int rs1, int rs2, string service)
    {
        if (!_traits.FollowsLabels)
        {
            return;
        }

        Label goesOn = _il.DefineLabel();
        EmitIsLabelled(rs1, rs2);
        _il.Emit(OpCodes.Brfalse, goesOn);
        EmitFlowService(service);
        _il.MarkLabel(goesOn);
    }

    private void EmitIsLabelled(int rs1, int rs2)
    {
        _il.Emit(OpCodes.Ldarg_0);
        _il.Emit(OpCodes.Ldc_I4, rs1);
        _il.Emit(OpCodes.Ldc_I4, rs2);
        EmitLabelRule(nameof(FragmentLabels.IsLabelled));
    }

    private void EmitFlowService(string service)
    {
        _il.Emit(OpCodes.Ldarg_0);
        EmitInstruction();
        _il.Emit(OpCodes.Ldc_I8, (long)(_block.Pc + Current.Offset));
        EmitService(service);
    }

    private void EmitLabelRule(string name) => _il.Emit(OpCodes.Call, typeof(FragmentLabels).GetMethod(name)!);
}
