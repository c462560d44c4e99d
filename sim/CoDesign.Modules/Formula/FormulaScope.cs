using CoDesign.Description.Expressions;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Machine.Modules;

namespace CoDesign.Modules.Formula;

/// <summary>What the names of an expression stand for.</summary>
/// <param name="Constants">Constants of the unit.</param>
/// <param name="Parameters">Names of the job's parameters.</param>
/// <param name="Job">The job.</param>
/// <param name="Clock">The unit's clock.</param>
/// <param name="Kept">Bytes that the unit holds of earlier jobs.</param>
internal sealed record FormulaScope(
    KeyedList<Sourced<ExpressionConstant>> Constants, List<string> Parameters, JobDescriptor Job, Frequency Clock, long Kept)
{
    /// <summary>The value of an expression as a count that is neither negative nor beyond any sense.</summary>
    /// <param name="label">What messages call it.</param>
    /// <param name="expression">The expression.</param>
    /// <param name="most">Largest value.</param>
    /// <exception cref="ExpressionException">There is none.</exception>
    public long Count(string label, Expression expression, Int128 most)
    {
        try
        {
            Rational value = expression.Evaluate(name => FormulaNames.ValueOf(name, this));
            return value.Numerator.Sign < 0 ? throw new ExpressionException("it is negative")
                : value.Numerator > most ? throw new ExpressionException($"it is above {most}")
                : (long)value.Numerator;
        }
        catch (ExpressionException problem)
        {
            throw new ExpressionException($"{label} ({expression.Text}): {problem.Message}");
        }
    }
}
