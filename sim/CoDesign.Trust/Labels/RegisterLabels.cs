using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CoDesign.Checkpoints;
using CoDesign.Isa;

namespace CoDesign.Trust;

/// <summary>
/// Labels of the registers, and the rules by which they flow: one member per kind of instruction, used by every engine.
/// </summary>
/// <remarks>
/// A register normally has one label for all its bytes. Only a load of bytes with different labels makes it <em>mixed</em>; then
/// <see cref="LabelRule.Bytewise"/> rows, copies and stores keep the bytes apart, and every other row joins them. Slots are
/// those of <see cref="FloatRegisters.FirstSlot"/>: slot 32 takes writes to x0, floating-point registers follow.
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
public unsafe struct RegisterLabels
{
    /// <summary>Number of slots: integer registers, the sink for x0, floating-point registers.</summary>
    public const int Slots = FloatRegisters.Slots;

    private const int BytesPerRegister = 8;

    /// <summary>
    /// Id of the join of each register's bytes; exact for every byte unless the register is mixed. Translated code looks here whether
    /// operands are public, and writes the id of public here.
    /// </summary>
    public fixed ushort Joined[Slots];

    private fixed ushort _bytes[Slots * BytesPerRegister];

    /// <summary>Whether the bytes of a register have labels of their own, if any has one.</summary>
    public fixed bool Mixed[Slots];


    /// <summary>The join of all bytes of a register.</summary>
    public readonly Label this[int register] => new(Joined[register]);

    /// <summary>Whether any register carries a label; the sink for x0 does not count.</summary>
    public readonly bool IsAnyLabelled =>
        MemoryMarshal.CreateReadOnlySpan(in Joined[0], Registers.Count).ContainsAnyExcept((ushort)0)
        || MemoryMarshal.CreateReadOnlySpan(in Joined[FloatRegisters.FirstSlot], Slots - FloatRegisters.FirstSlot).ContainsAnyExcept((ushort)0);

    /// <summary>The label of one byte of a register, byte 0 the lowest.</summary>
    public readonly Label ByteOf(int register, int index) =>
        new(IsMixed(register) ? _bytes[(register * BytesPerRegister) + index] : Joined[register]);

    /// <summary>A constant, the pc, or any value of one known label.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(int rd, Label label)
    {
        Joined[rd] = label.Id;
        Mixed[rd] = false;
    }

    /// <summary>A result that was made under a branch: every byte also carries the label of its condition.</summary>
    public void Raise(int rd, Label label, LabelTable table)
    {
        if (IsMixed(rd))
        {
            for (int b = rd * BytesPerRegister; b < (rd + 1) * BytesPerRegister; b++)
            {
                _bytes[b] = table.Join(new Label(_bytes[b]), label).Id;
            }
        }

        bool isMixed = IsMixed(rd);
        Joined[rd] = table.Join(this[rd], label).Id;
        Mixed[rd] = isMixed;
    }

    /// <summary>Rows with two register operands.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AluRegister(ref readonly Instruction i, LabelRule rule, LabelTable table)
    {
        if ((Joined[i.Rs1] | Joined[i.Rs2]) == 0)
        {
            Set(i.Rd, Label.Public);
            return;
        }

        AluRegisterLabelled(in i, rule, table);
    }

    /// <summary>Rows with a register and an immediate.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AluImmediate(ref readonly Instruction i, LabelRule rule, LabelTable table)
    {
        if (Joined[i.Rs1] == 0)
        {
            Set(i.Rd, Label.Public);
            return;
        }

        AluImmediateLabelled(in i, rule, table);
    }

    /// <summary>A load: each byte keeps its label; the label of the address joins all, because which byte was read tells of it.</summary>
    /// <param name="rd">Destination.</param>
    /// <param name="memory">Label ids of the bytes read.</param>
    /// <param name="isSigned">Whether the upper bytes repeat the sign of the highest byte read; else they are zeros.</param>
    /// <param name="address">Label of the address, public if the policy does not follow addresses.</param>
    /// <param name="table">Joins labels.</param>
    public void Load(int rd, ReadOnlySpan<ushort> memory, bool isSigned, Label address, LabelTable table)
    {
        Label read = table.Join(memory);
        table.NoteRead(read);
        Label joined = table.Join(read, address);
        bool isFilled = memory.Length == BytesPerRegister || isSigned || joined.IsPublic;
        if (isFilled && IsUniform(memory))
        {
            Set(rd, joined);
            return;
        }

        for (int i = 0; i < BytesPerRegister; i++)
        {
            ushort own = i < memory.Length ? memory[i] : isSigned ? memory[^1] : (ushort)0;
            _bytes[(rd * BytesPerRegister) + i] = table.Join(new Label(own), address).Id;
        }

        Joined[rd] = joined.Id;
        Mixed[rd] = true;
    }

    /// <summary>A store: the labels of the bytes that go to memory.</summary>
    /// <param name="rs2">Source.</param>
    /// <param name="memory">Gets a label id per byte.</param>
    /// <param name="address">Label of the address if the policy follows addresses of stores, else public.</param>
    /// <param name="table">Joins labels.</param>
    public readonly void Store(int rs2, Span<ushort> memory, Label address, LabelTable table)
    {
        for (int i = 0; i < memory.Length; i++)
        {
            memory[i] = table.Join(ByteOf(rs2, i), address).Id;
        }
    }

    /// <summary>Moves the labels into a checkpoint or out of it; what a register once held and nobody can see is left out.</summary>
    public void Exchange(StateStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        for (int register = 0; register < Slots; register++)
        {
            bool isMixed = stream.Flag(IsMixed(register));
            Joined[register] = stream.Value(Joined[register]);
            Mixed[register] = isMixed;
            for (int b = register * BytesPerRegister; isMixed && b < (register + 1) * BytesPerRegister; b++)
            {
                _bytes[b] = stream.Value(_bytes[b]);
            }
        }
    }

    // A register whose joined label is public is public in every byte, whatever it was before.
    private readonly bool IsMixed(int register) => Mixed[register] && Joined[register] != 0;

    private void AluRegisterLabelled(ref readonly Instruction i, LabelRule rule, LabelTable table)
    {
        if ((i.Traits & InstructionTraits.ConstantResult) != 0)
        {
            Set(i.Rd, Label.Public);
        }
        else if ((i.Traits & InstructionTraits.Copy) != 0)
        {
            Copy(i.Rd, i.Rs1 == 0 ? i.Rs2 : i.Rs1);
        }
        else if (IsBytewise(rule) && (IsMixed(i.Rs1) || IsMixed(i.Rs2)))
        {
            Label joined = table.Join(this[i.Rs1], this[i.Rs2]);
            for (int b = 0; b < BytesPerRegister; b++)
            {
                _bytes[(i.Rd * BytesPerRegister) + b] = table.Join(ByteOf(i.Rs1, b), ByteOf(i.Rs2, b)).Id;
            }

            Joined[i.Rd] = joined.Id;
            Mixed[i.Rd] = true;
        }
        else
        {
            Set(i.Rd, table.Join(this[i.Rs1], this[i.Rs2]));
        }
    }

    private void AluImmediateLabelled(ref readonly Instruction i, LabelRule rule, LabelTable table)
    {
        if ((i.Traits & InstructionTraits.ConstantResult) != 0)
        {
            Set(i.Rd, Label.Public);
        }
        else if ((i.Traits & InstructionTraits.Copy) != 0 || (IsBytewise(rule) && rule is not LabelRule.BytewiseMask))
        {
            Copy(i.Rd, i.Rs1);
        }
        else if (rule is LabelRule.BytewiseMask)
        {
            Mask(i.Rd, i.Rs1, i.Operand, table);
        }
        else
        {
            Set(i.Rd, this[i.Rs1]);
        }
    }

    // and with an immediate: a byte that the immediate clears is a constant.
    private void Mask(int rd, int rs1, ulong mask, LabelTable table)
    {
        Label joined = Label.Public;
        for (int b = 0; b < BytesPerRegister; b++)
        {
            Label own = (mask >> (8 * b) & 0xFF) != 0 ? ByteOf(rs1, b) : Label.Public;
            _bytes[(rd * BytesPerRegister) + b] = own.Id;
            joined = table.Join(joined, own);
        }

        Joined[rd] = joined.Id;
        Mixed[rd] = true;
    }

    private void Copy(int rd, int rs)
    {
        Joined[rd] = Joined[rs];
        if (!IsMixed(rs))
        {
            Mixed[rd] = false;
            return;
        }

        for (int b = 0; b < BytesPerRegister; b++)
        {
            _bytes[(rd * BytesPerRegister) + b] = _bytes[(rs * BytesPerRegister) + b];
        }

        Mixed[rd] = true;
    }

    private static bool IsBytewise(LabelRule rule) => rule is LabelRule.Bytewise or LabelRule.BytewiseMask or LabelRule.BytewiseZeroIfSame;

    private static bool IsUniform(ReadOnlySpan<ushort> ids) => !ids.ContainsAnyExcept(ids[0]);
}
