namespace CoDesign.Isa;

/// <summary>An operand of an instruction's syntax, or the text between operands.</summary>
/// <param name="Text">The operand's name, or the text.</param>
/// <param name="Operand">The operand; null for text.</param>
public readonly record struct SyntaxPart(string Text, OperandKind? Operand);
