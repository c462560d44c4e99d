using CoDesign.Description.Diagnostics;

namespace CoDesign.Description.Expressions;

/// <summary>A part of an expression.</summary>
/// <param name="Position">Where it was written: an operator at its sign, a function at its name.</param>
public abstract record ExpressionNode(SourcePosition Position);

/// <summary>A number.</summary>
/// <param name="Position">Where it was written.</param>
/// <param name="Value">The value in base units: cycles, bytes, seconds.</param>
/// <param name="Unit">Its unit.</param>
public sealed record NumberNode(SourcePosition Position, Rational Value, ExpressionUnit Unit) : ExpressionNode(Position);

/// <summary>A name.</summary>
/// <param name="Position">Where it was written.</param>
/// <param name="Name">The name.</param>
public sealed record NameNode(SourcePosition Position, string Name) : ExpressionNode(Position);

/// <summary>An operation.</summary>
/// <param name="Position">Where its sign or name was written.</param>
/// <param name="Operation">Sign or name: + - * / min max ceil floor log2.</param>
/// <param name="Operands">One for ceil, floor, log2 and a sign in front; two for signs between; two or more for min and max.</param>
public sealed record OperationNode(SourcePosition Position, string Operation, IReadOnlyList<ExpressionNode> Operands) : ExpressionNode(Position);
