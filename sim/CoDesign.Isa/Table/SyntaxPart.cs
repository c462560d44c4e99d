namespace CoDesign.Isa;

/// <summary>An operand of an instruction's syntax, or the text between operands.</summary>
/// <param name="Text">The operand's name, or the text.</param>
/// <param name="Operand">The operand; null for text.</param>
public sealed record SyntaxPart(string Text, OperandKind? Operand)
{
    /// <summary>Whether the operand is a floating-point register.</summary>
    public bool IsFloatRegister => Operand is OperandKind.Rd or OperandKind.Rs1 or OperandKind.Rs2 or OperandKind.Rs3 && Text[0] == 'f';
}
