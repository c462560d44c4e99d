namespace CoDesign.Isa;

/// <summary>One run of bits of an encoding that holds (a part of) an operand.</summary>
/// <param name="Operand">The operand.</param>
/// <param name="Low">Lowest bit in the instruction word.</param>
/// <param name="Width">Number of bits.</param>
/// <param name="OperandLow">Bit of the operand that the lowest bit holds.</param>
public readonly record struct EncodingField(OperandKind Operand, int Low, int Width, int OperandLow)
{
    /// <summary>The bits of a word that this field covers.</summary>
    public uint Mask => (uint)((1UL << Width) - 1) << Low;

    /// <summary>The field's contribution to the operand.</summary>
    public uint Extract(uint word) => ((word & Mask) >> Low) << OperandLow;

    /// <summary>The operand's bits in the place of this field.</summary>
    public uint Insert(uint operand) => ((operand >> OperandLow) << Low) & Mask;
}
