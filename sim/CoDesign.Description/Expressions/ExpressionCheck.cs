using CoDesign.Description.Diagnostics;
using CoDesign.Description.Reading;

namespace CoDesign.Description.Expressions;

/// <summary>Whether names are known, units fit, and it is said how fractions become whole; reports all that is wrong.</summary>
/// <param name="node">Where problems are reported.</param>
/// <param name="names">Every name that expressions may use.</param>
public sealed class ExpressionCheck(NodeReader node, IReadOnlyList<ExpressionName> names)
{
    private readonly Dictionary<string, ExpressionName> _names = names.ToDictionary(n => n.Name);

    /// <summary>Checks an expression whose value is a whole number of some unit.</summary>
    /// <param name="label">What messages call the expression.</param>
    /// <param name="expression">The expression.</param>
    /// <param name="wanted">The unit that it must have.</param>
    public void Demand(string label, Expression expression, ExpressionUnit wanted)
    {
        // What stands in for an expression that could not be read has no position.
        if (expression.Root.Position == default || TypeOf(expression.Root) is not { } type)
        {
            return;
        }

        if (type.Unit != wanted)
        {
            Report(expression.Root, $"{label} is {Text(type.Unit)}, and must be {Text(wanted)}", "check the units of its parts");
        }
        else if (type.IsLogarithm || !type.IsWhole)
        {
            Report(expression.Root, $"{label} may be a fraction", "say how it is rounded: ceil(…) or floor(…)");
        }
    }

    // Null after a mistake that was reported.
    private (ExpressionUnit Unit, bool IsWhole, bool IsLogarithm)? TypeOf(ExpressionNode part) => part switch
    {
        NumberNode number => (number.Unit, number.Value.Denominator.IsOne, false),
        NameNode name => TypeOf(name),
        OperationNode operation => TypeOf(operation),
        _ => null,
    };

    private (ExpressionUnit Unit, bool IsWhole, bool IsLogarithm)? TypeOf(NameNode name)
    {
        if (_names.TryGetValue(name.Name, out ExpressionName? known))
        {
            return (known.Unit, known.IsWhole, false);
        }

        Report(name, $"unknown name '{name.Name}'", Spelling.Remedy(name.Name, [.. _names.Values.Where(n => n.IsListed).Select(n => n.Name)], "Names"));
        return null;
    }

    private (ExpressionUnit Unit, bool IsWhole, bool IsLogarithm)? TypeOf(OperationNode operation)
    {
        (ExpressionUnit Unit, bool IsWhole, bool IsLogarithm)?[] types = [.. operation.Operands.Select(TypeOf)];
        if (types.Any(t => t is null))
        {
            return null;
        }

        (ExpressionUnit unit, bool isWhole, bool isLogarithm) = types[0]!.Value;
        string name = operation.Operation;
        if (name is not (ExpressionWords.Ceiling or ExpressionWords.Floor) && types.Any(t => t!.Value.IsLogarithm))
        {
            Report(operation, $"'{name}' of a logarithm, which is rarely a whole number", "write ceil(log2(…)) or floor(log2(…))");
            return null;
        }

        bool areWhole = types.All(t => t!.Value.IsWhole);
        switch (name)
        {
            case "*":
                return (unit * types[1]!.Value.Unit, areWhole, false);
            case "/":
                return (unit / types[1]!.Value.Unit, false, false);
            case ExpressionWords.Logarithm:
                if (unit != ExpressionUnit.None || !isWhole)
                {
                    Report(operation, $"log2 of {(isWhole ? Text(unit) : "a fraction")}", "it takes a whole plain number; divide by a unit, and round");
                    return null;
                }

                return (unit, false, true);
            case ExpressionWords.Ceiling or ExpressionWords.Floor:
                if (unit.Seconds != 0)
                {
                    Report(operation, $"'{name}' of {Text(unit)}", "round cycles, bytes or plain numbers; multiply by 'clock' to make cycles of a time");
                    return null;
                }

                return (unit, true, false);
            default:
                if (types.FirstOrDefault(t => t!.Value.Unit != unit) is { } other)
                {
                    Report(operation, $"'{name}' of {Text(unit)} and {Text(other.Unit)}", "give both the same unit; numbers may have one, as in 16 cycles or 64 B");
                    return null;
                }

                return (unit, areWhole, isLogarithm);
        }
    }

    private static string Text(ExpressionUnit unit) => unit.ToString();

    private void Report(ExpressionNode part, string message, string hint) => node.Error(part.Position, message, hint);
}
