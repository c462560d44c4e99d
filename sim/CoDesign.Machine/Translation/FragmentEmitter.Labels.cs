using System.Reflection.Emit;
using CoDesign.Isa;

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

    private void EmitLabelRule(string name) => _il.Emit(OpCodes.Call, typeof(FragmentLabels).GetMethod(name)!);
}
