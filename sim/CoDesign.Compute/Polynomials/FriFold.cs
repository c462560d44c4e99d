using CoDesign.Compute.Fields;
using CoDesign.Compute.Transforms;

namespace CoDesign.Compute.Polynomials;

/// <summary>The fold of FRI: from values of f on s w^i to values of f_even + challenge f_odd on the squares.</summary>
/// <remarks>
/// Source: Ben-Sasson, Bentov, Horesh, Riabzev, "Fast Reed-Solomon Interactive Oracle Proofs of Proximity", 2018. With
/// f(x) = f_even(x^2) + x f_odd(x^2): f_even = (f(x) + f(-x)) / 2 and f_odd = (f(x) - f(-x)) / (2 x).
/// </remarks>
public static class FriFold
{
    /// <summary>Folds by two.</summary>
    /// <typeparam name="TField">The field.</typeparam>
    /// <param name="values">Values at s w^i in order, a power of two of them, at least 2; w is the root of <see cref="NumberTheoreticTransform{TField}"/>.</param>
    /// <param name="shift">s, not zero.</param>
    /// <param name="challenge">The challenge.</param>
    /// <param name="folded">Half as many values, at s^2 w^(2 i).</param>
    /// <exception cref="ArgumentException">A length does not fit, or the shift is zero.</exception>
    public static void Fold<TField>(ReadOnlySpan<TField> values, TField shift, TField challenge, Span<TField> folded)
        where TField : unmanaged, ITwoAdicField<TField>
    {
        int logarithm = PowerOfTwo.Check(values.Length), half = values.Length / 2;
        if (logarithm == 0 || folded.Length != half || shift.IsZero)
        {
            throw new ArgumentException($"{values.Length} values, {folded.Length} folded ones and a shift that is not zero expected to fit");
        }
        TField inverseOfTwo = TField.FromUInt64(2).Inverse(), step = FieldMath.RootOfUnity<TField>(logarithm).Inverse();
        TField factor = challenge * inverseOfTwo * shift.Inverse(); // challenge / (2 x)
        for (int index = 0; index < half; index++)
        {
            TField value = values[index], opposite = values[half + index];
            folded[index] = ((value + opposite) * inverseOfTwo) + ((value - opposite) * factor);
            factor *= step;
        }
    }
}
