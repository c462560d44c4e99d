namespace CoDesign.Isa;

/// <summary>An operand of an instruction's syntax, or the text between operands.</summary>
/// <param name="Text">The operand's name, or the text.</param>
/// <param name="Operand">The operand; null for text.</param>
public sealed record SyntaxPart(string Text, OperandKind? Operand);
