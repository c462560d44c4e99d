using CoDesign.Compute.Fields;
using CoDesign.Compute.Transforms;

namespace CoDesign.Compute.Polynomials;

/// <summary>The prover of a sum-check over products of multilinear polynomials, each given by its values on {0, 1}^k.</summary>
/// <remarks>
/// Source: Lund, Fortnow, Karloff, Nisan, "Algebraic Methods for Interactive Proof Systems", 1992; linear time as in Thaler, "Time-Optimal
/// Interactive Proofs for Circuit Evaluation", 2013. The variable that a round binds is the highest bit of the index.
/// </remarks>
public static class SumCheck
{
    /// <summary>The polynomial of a round, by its values at 0, 1, ..., d: the sum over the other variables of the product of all d factors.</summary>
    /// <typeparam name="TField">The field.</typeparam>
    /// <param name="factors">d tables, one after the other, each of the same power of two of values, at least 2.</param>
    /// <param name="factorCount">d, at least 1.</param>
    /// <param name="round">d + 1 values, overwritten.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public static void Round<TField>(ReadOnlySpan<TField> factors, int factorCount, Span<TField> round)
        where TField : unmanaged, IField<TField>
    {
        int length = Check(factors.Length, factorCount), half = length / 2;
        if (round.Length != factorCount + 1)
        {
            throw new ArgumentException($"{round.Length} values given; a product of {factorCount} factors needs {factorCount + 1}", nameof(round));
        }
        round.Clear();
        Span<TField> products = new TField[round.Length];
        for (int index = 0; index < half; index++)
        {
            products.Fill(TField.One);
            for (int factor = 0; factor < factorCount; factor++)
            {
                TField value = factors[(factor * length) + index], step = factors[(factor * length) + half + index] - value;
                foreach (ref TField product in products) // the line through both values, at 0, 1, ..., d
                {
                    product *= value;
                    value += step;
                }
            }
            for (int point = 0; point < round.Length; point++)
            {
                round[point] += products[point];
            }
        }
    }

    /// <summary>Binds the variable of the round in one table: the values at 0 and 1 become that at the challenge.</summary>
    /// <typeparam name="TField">The field.</typeparam>
    /// <param name="table">A power of two of values, at least 2; the first half is overwritten with the new table.</param>
    /// <param name="challenge">The challenge.</param>
    /// <exception cref="ArgumentException">The length is another one.</exception>
    public static void Bind<TField>(Span<TField> table, TField challenge)
        where TField : unmanaged, IField<TField>
    {
        int half = Check(table.Length, 1) / 2;
        for (int index = 0; index < half; index++)
        {
            table[index] += challenge * (table[half + index] - table[index]);
        }
    }

    private static int Check(int values, int tables)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tables);
        if (values % tables != 0 || PowerOfTwo.Check(values / tables) == 0)
        {
            throw new ArgumentException($"{values} values given; {tables} tables of at least 2 each expected", nameof(values));
        }
        return values / tables;
    }
}
