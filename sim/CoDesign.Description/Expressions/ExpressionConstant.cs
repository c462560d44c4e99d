namespace CoDesign.Description.Expressions;

/// <summary>The value of a constant that expressions use.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="Value">The value in base units: cycles, bytes, seconds.</param>
/// <param name="Unit">Its unit.</param>
public sealed record ExpressionConstant(string Text, Rational Value, ExpressionUnit Unit);
