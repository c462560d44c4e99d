using System.Reflection.Emit;
using CoDesign.Isa;
using CoDesign.Machine.Harts;

namespace CoDesign.Machine.Translation;

/// <content>Floating point.</content>
internal sealed unsafe partial class FragmentEmitter
{
    private LocalBuilder? _result;

    // Whether the block has made sure that the unit is on: nothing inside a block turns it off.
    private bool _isFloatChecked;

    private void EmitFloatCheck(InstructionDefinition row)
    {
        if (!row.IsFloat || _isFloatChecked)
        {
            return;
        }

        _isFloatChecked = true;
        Label isOn = _il.DefineLabel();
        EmitStateAddress(nameof(HartState.FloatStatus));
        _il.Emit(OpCodes.Ldind_U1);
        _il.Emit(OpCodes.Ldc_I4, (int)FloatControl.Off);
        _il.Emit(OpCodes.Bne_Un, isOn);
        EmitStop();
        _il.MarkLabel(isOn);
    }

    private void EmitFloat(InstructionDefinition row)
    {
        Instruction i = Current;
        _result ??= _il.DeclareLocal(typeof(FloatResult));
        LocalBuilder mode = EmitRounding(i);
        EmitRegister(i.Rs1);
        if (row.Shape is Shape.FloatBinary or Shape.FloatCompare or Shape.FloatTernary)
        {
            EmitRegister(i.Rs2);
        }

        if (row.Shape is Shape.FloatTernary)
        {
            EmitRegister(i.Rs3);
        }

        _il.Emit(OpCodes.Ldloc, mode);
        _il.Emit(OpCodes.Conv_I4);
        _il.Emit(OpCodes.Call, row.Method);
        _il.Emit(OpCodes.Stloc, _result);
        _il.Emit(OpCodes.Ldarg_0);
        _il.Emit(OpCodes.Ldloc, _result);
        _il.Emit(row.HasFloatRd ? OpCodes.Ldc_I4_1 : OpCodes.Ldc_I4_0);
        _il.Emit(OpCodes.Call, typeof(FloatControl).GetMethod(nameof(FloatControl.Raise))!);
        EmitToRegister(i.Rd, () =>
        {
            _il.Emit(OpCodes.Ldloca, _result);
            _il.Emit(OpCodes.Call, typeof(FloatResult).GetProperty(nameof(FloatResult.Value))!.GetMethod!);
        });
    }

    private LocalBuilder EmitRounding(Instruction i)
    {
        LocalBuilder mode = _temporaries.Next();
        Label isValid = _il.DefineLabel();
        _il.Emit(OpCodes.Ldarg_0);
        _il.Emit(OpCodes.Ldc_I4, i.Immediate);
        _il.Emit(OpCodes.Call, typeof(FloatControl).GetMethod(nameof(FloatControl.RoundingOf))!);
        _il.Emit(OpCodes.Conv_U8);
        _il.Emit(OpCodes.Stloc, mode);
        _il.Emit(OpCodes.Ldloc, mode);
        _il.Emit(OpCodes.Ldc_I8, (long)RoundingMode.NearestMaxMagnitude);
        _il.Emit(OpCodes.Ble_Un, isValid);
        EmitStop();
        _il.MarkLabel(isValid);
        return mode;
    }

    private void EmitFloatIsDirty(InstructionDefinition row)
    {
        if (row.HasFloatRd)
        {
            EmitStateAddress(nameof(HartState.FloatStatus));
            _il.Emit(OpCodes.Ldc_I4, (int)FloatControl.Dirty);
            _il.Emit(OpCodes.Stind_I1);
        }
    }
}
