namespace CoDesign.Isa;

/// <summary>Operands of an <see cref="InstructionSequence"/>.</summary>
/// <param name="Registers">Registers to save or restore, by rising number.</param>
/// <param name="Adjustment">Bytes by which the stack pointer moves.</param>
/// <param name="First">First register of a move.</param>
/// <param name="Second">Second register of a move.</param>
public sealed record SequenceOperands(IReadOnlyList<int> Registers, int Adjustment, int First, int Second);
