using System.Runtime.CompilerServices;
using CoDesign.Isa;
using CoDesign.Trust;

namespace CoDesign.Machine.Harts;

/// <summary>
/// fcsr and mstatus.FS (RISC-V Unprivileged ISA, “F” Extension, “Floating-Point Control and Status Register”; Privileged
/// Architecture, “Extension Context Status in mstatus Register”). Their values live where instructions reach them.
/// </summary>
/// <param name="state">State of the hart.</param>
/// <param name="exists">Whether the hart has floating point; without it FS is read-only zero.</param>
internal sealed unsafe class FloatControl(HartState* state, bool exists)
{
    /// <summary>FS: every floating-point instruction is illegal.</summary>
    public const byte Off = 0;

    /// <summary>FS: enabled, with registers as after reset.</summary>
    public const byte Initial = 1;

    /// <summary>FS: enabled, and changed since it was last set otherwise.</summary>
    public const byte Dirty = 3;

    private const int StatusBit = 13;
    private const ulong StatusMask = 3;
    private const ulong FlagsMask = 0x1F;
    private const ulong RoundingMask = 7;
    private const int RoundingBit = 5;

    /// <summary>Whether floating point is enabled.</summary>
    public bool IsEnabled => state->FloatStatus != Off;

    /// <summary>Enables floating point, with all registers zero, as an operating system does for a program.</summary>
    public void Enable() => state->FloatStatus = exists ? Initial : Off;

    /// <summary>The rounding mode of an instruction: its own, or that of frm.</summary>
    /// <param name="state">State of the hart.</param>
    /// <param name="field">The instruction's field; 0 if it does not round.</param>
    /// <returns>May be a reserved one: above <see cref="RoundingMode.NearestMaxMagnitude"/> the instruction is illegal.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RoundingMode RoundingOf(HartState* state, int field) =>
        (RoundingMode)field is RoundingMode.Dynamic ? (RoundingMode)state->RoundingMode : (RoundingMode)field;

    /// <summary>Accrues the exceptions of an instruction.</summary>
    /// <param name="state">State of the hart.</param>
    /// <param name="result">What it made.</param>
    /// <param name="writesFloat">Whether it goes to a floating-point register.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Raise(HartState* state, FloatResult result, bool writesFloat)
    {
        if (writesFloat || result.Flags is not FloatFlags.None)
        {
            state->FloatStatus = Dirty;
        }

        state->FloatFlags |= (byte)result.Flags;
    }

    /// <summary>FS and SD as bits of mstatus.</summary>
    /// <param name="xlen">Register width: SD is the highest bit.</param>
    public ulong InStatus(int xlen) =>
        ((ulong)state->FloatStatus << StatusBit) | (state->FloatStatus == Dirty ? 1UL << (xlen - 1) : 0);

    /// <summary>Takes FS out of a value written to mstatus.</summary>
    public void WriteStatus(ulong mstatus) => state->FloatStatus = exists ? (byte)(mstatus >> StatusBit & StatusMask) : Off;

    /// <summary>Reads fflags, frm or fcsr.</summary>
    public ulong Read(int number) => number switch
    {
        Csrs.Fflags => state->FloatFlags,
        Csrs.Frm => state->RoundingMode,
        _ => ((ulong)state->RoundingMode << RoundingBit) | state->FloatFlags,
    };

    /// <summary>Writes fflags, frm or fcsr. Reserved rounding modes may be written; instructions that use them are illegal.</summary>
    public void Write(int number, ulong value, Label label)
    {
        state->FloatStatus = Dirty;
        if (number is Csrs.Fflags or Csrs.Fcsr)
        {
            state->FloatFlags = (byte)(value & FlagsMask);
            state->FloatFlagsLabel = label.Id;
        }

        if (number is Csrs.Frm or Csrs.Fcsr)
        {
            state->RoundingMode = (byte)(value >> (number is Csrs.Fcsr ? RoundingBit : 0) & RoundingMask);
            state->RoundingLabel = label.Id;
        }
    }

    /// <summary>The label of fflags, frm or fcsr.</summary>
    public Label LabelOf(int number, LabelTable labels) => number switch
    {
        Csrs.Fflags => new Label(state->FloatFlagsLabel),
        Csrs.Frm => new Label(state->RoundingLabel),
        _ => labels.Join(new Label(state->FloatFlagsLabel), new Label(state->RoundingLabel)),
    };
}
