using CoDesign.Isa;
using CoDesign.Machine.Harts;
using CoDesign.Trust;

namespace CoDesign.Machine.Flow;

/// <summary>
/// A fault that the soundness suite puts into both engines, to see that it would be noticed: results of one shape lose their labels. No run
/// of a user has one.
/// </summary>
/// <param name="shape">The shape.</param>
internal sealed unsafe class DroppedRule(Shape shape)
{
    /// <summary>The shape.</summary>
    public Shape Shape => shape;

    /// <summary>Where an instruction of the shape accesses memory, if it does.</summary>
    public static ulong AddressOf(Hart hart, ref readonly Instruction i) => hart.Unsigned(i.Rs1) + OffsetOf(in i);

    /// <summary>What is added to the base register; instructions that have no such field use it for other things.</summary>
    public static ulong OffsetOf(ref readonly Instruction i) =>
        InstructionRows.All[i.Row].Shape is Shape.Load or Shape.Store or Shape.FloatLoad or Shape.FloatStore ? i.Operand : 0;

    /// <summary>After an instruction: what it wrote is public, if it is of the shape.</summary>
    public void After(Hart hart, ref readonly Instruction i, ulong address)
    {
        InstructionDefinition row = InstructionRows.All[i.Row];
        if (row.Shape != shape)
        {
            return;
        }

        if (row.WritesRd)
        {
            hart.State->Labels.Set(i.Rd, Label.Public);
        }

        if (shape is Shape.Store or Shape.FloatStore or Shape.Atomic or Shape.StoreConditional && hart.TryFindPage(address, 1, isWrite: true, out _))
        {
            Span<ushort> labels = stackalloc ushort[row.MemoryBytes];
            labels.Clear();
            hart.Pages.ShadowOf(hart.Pages.BusAddressOf(address), out ulong offset).Write(offset, labels);
        }
    }
}
