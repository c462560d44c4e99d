namespace CoDesign.Description.Expressions;

/// <summary>An expression as a description file has it; <see cref="ExpressionKind"/> has the grammar.</summary>
/// <param name="Text">As it was written, on one line.</param>
/// <param name="Root">The outermost part.</param>
public sealed record Expression(string Text, ExpressionNode Root)
{
    /// <summary>Names that occur in it, each once.</summary>
    public IReadOnlyList<string> Names => [.. NamesIn(Root).Distinct()];

    /// <summary>The value.</summary>
    /// <param name="valueOf">Value of a name, in base units.</param>
    /// <exception cref="ExpressionException">There is none.</exception>
    public Rational Evaluate(Func<string, Rational> valueOf) => Evaluate(Root, valueOf);

    private static Rational Evaluate(ExpressionNode node, Func<string, Rational> valueOf)
    {
        if (node is not OperationNode operation)
        {
            return node is NumberNode number ? number.Value : valueOf(((NameNode)node).Name);
        }

        // Rounding says how a logarithm becomes whole.
        if (operation.Operands is [OperationNode { Operation: ExpressionWords.Logarithm } logarithm])
        {
            return Logarithm(Evaluate(logarithm.Operands[0], valueOf), operation.Operation == ExpressionWords.Ceiling);
        }

        Rational[] values = [.. operation.Operands.Select(o => Evaluate(o, valueOf))];
        return operation.Operation switch
        {
            "+" => values[0] + values[1],
            "-" => values.Length == 1 ? -values[0] : values[0] - values[1],
            "*" => values[0] * values[1],
            "/" => values[1].Numerator.IsZero ? throw new ExpressionException("division by zero") : values[0] / values[1],
            ExpressionWords.Ceiling => Rational.Of(values[0].Ceiling()),
            ExpressionWords.Floor => Rational.Of(values[0].Floor()),
            ExpressionWords.Minimum => values.Aggregate((a, b) => b < a ? b : a),
            _ => values.Aggregate((a, b) => b > a ? b : a),
        };
    }

    private static Rational Logarithm(Rational value, bool isUp)
    {
        if (value.Numerator.Sign <= 0)
        {
            throw new ExpressionException($"log2 of {value.Numerator}");
        }

        long floor = (long)value.Numerator.GetBitLength() - 1;
        return Rational.Of(isUp && !value.Numerator.IsPowerOfTwo ? floor + 1 : floor);
    }

    private static IEnumerable<string> NamesIn(ExpressionNode node) => node switch
    {
        NameNode name => [name.Name],
        OperationNode operation => operation.Operands.SelectMany(NamesIn),
        _ => [],
    };
}
