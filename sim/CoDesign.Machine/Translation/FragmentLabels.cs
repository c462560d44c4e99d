using System.Runtime.CompilerServices;
using CoDesign.Isa;
using CoDesign.Machine.Harts;

namespace CoDesign.Machine.Translation;

/// <summary>
/// How labels flow in translated code: what is cheap to see here, inlined; everything else in <see cref="FragmentServices"/>, which asks
/// the rules of the interpreter.
/// </summary>
// Members are called from generated code, by name, with constant registers.
internal static unsafe class FragmentLabels
{
    /// <summary>A result that no label reaches.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SetPublic(HartState* state, int rd) => state->Labels.Joined[rd] = 0;

    /// <summary>Rows with two register operands.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void OfTwo(HartState* state, Instruction* instruction, int rd, int rs1, int rs2)
    {
        int left = state->Labels.Joined[rs1];
        int right = state->Labels.Joined[rs2];
        if ((left | right) == 0)
        {
            state->Labels.Joined[rd] = 0;
        }
        else
        {
            FragmentServices.LabelAlu(state, instruction);
        }
    }

    /// <summary>Rows with one register operand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void OfOne(HartState* state, Instruction* instruction, int rd, int rs1)
    {
        if (state->Labels.Joined[rs1] == 0)
        {
            state->Labels.Joined[rd] = 0;
        }
        else
        {
            FragmentServices.LabelAlu(state, instruction);
        }
    }

    /// <summary>A load from a line at hand.</summary>
    /// <param name="state">The hart.</param>
    /// <param name="instruction">The load.</param>
    /// <param name="entry">The line.</param>
    /// <param name="address">Program address.</param>
    /// <param name="access">Which instruction of the block, and how many bytes.</param>
    /// <param name="rd">Destination.</param>
    /// <param name="addressRegister">The register whose label joins the value; x0 if addresses are not followed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void OfLoad(HartState* state, Instruction* instruction, AccessEntry* entry, ulong address, int access, int rd, int addressRegister)
    {
        ushort* shadow = entry->Shadow;
        ulong any = state->Labels.Joined[addressRegister];
        if (shadow != null)
        {
            byte* place = (byte*)(shadow + address);
            any |= FragmentServices.BytesOf(access) switch
            {
                1 => *(ushort*)place,
                2 => *(uint*)place,
                4 => *(ulong*)place,
                _ => *(ulong*)place | *(ulong*)(place + sizeof(ulong)),
            };
        }

        if (any == 0)
        {
            state->Labels.Joined[rd] = 0;
        }
        else
        {
            FragmentServices.LabelLoad(state, instruction, shadow == null ? null : shadow + address, access);
        }
    }

    /// <summary>Whether a store of a register needs the rules.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsLabelled(HartState* state, int rs2, int addressRegister) =>
        (state->Labels.Joined[rs2] | state->Labels.Joined[addressRegister]) != 0;

    /// <summary>A store of a public value to a line at hand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void OfPublicStore(AccessEntry* entry, ulong address, int access)
    {
        if (entry->Shadow == null)
        {
            return;
        }

        byte* place = (byte*)(entry->Shadow + address);
        switch (FragmentServices.BytesOf(access))
        {
            case 1:
                *(ushort*)place = 0;
                break;
            case 2:
                *(uint*)place = 0;
                break;
            case 4:
                *(ulong*)place = 0;
                break;
            default:
                *(ulong*)place = 0;
                *(ulong*)(place + sizeof(ulong)) = 0;
                break;
        }
    }
}
