using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;

namespace CoDesign.Modules.Prover;

/// <summary>Cycles of sum-checks, folds and values of polynomials: products over multipliers, side by side with moving.</summary>
/// <param name="part">The part.</param>
/// <param name="memory">The unit's own memory; null: none.</param>
/// <param name="clock">Its clock.</param>
public sealed class PolynomialModel(PolynomialParameters part, MemoryParameters? memory, Frequency clock)
{
    /// <summary>Products of a round of a sum-check: at each of d + 1 places d - 1 of them, for half of the values.</summary>
    /// <param name="logarithm">Binary logarithm of the values of a table.</param>
    /// <param name="factors">d.</param>
    public static long RoundProducts(int logarithm, int factors) => checked((1L << logarithm) / 2 * (factors + 1) * (factors - 1));

    /// <summary>Products of binding a variable: one for each new value.</summary>
    /// <param name="logarithm">Binary logarithm of the values of a table.</param>
    /// <param name="tables">Tables.</param>
    public static long BindProducts(int logarithm, int tables) => checked((1L << logarithm) / 2 * tables);

    /// <summary>Products of a fold: halving, the challenge, and the next power of the root, for half of the values.</summary>
    /// <param name="logarithm">Binary logarithm of the values.</param>
    public static long FoldProducts(int logarithm) => (1L << logarithm) / 2 * 3;

    /// <summary>Bytes to and from the unit's own memory.</summary>
    /// <param name="field">The field.</param>
    /// <param name="elements">Elements read and written.</param>
    public Int128 Bytes(ProverField field, long elements) => memory is null ? 0 : (Int128)elements * field.ElementBytes;

    /// <summary>Cycles.</summary>
    /// <param name="field">The field.</param>
    /// <param name="products">Products.</param>
    /// <param name="elements">Elements read and written.</param>
    public UnitCycles Cycles(ProverField field, long products, long elements)
    {
        part.Fields.TryFind(field.Name, out Sourced<Cycles>? interval);
        Int128 computing = (((Int128)products * interval!.Value.Count) + part.Multipliers.Value - 1) / part.Multipliers.Value;
        long moving = memory?.CyclesFor(Bytes(field, elements), part.Burst.Value, clock) ?? 0;
        return new UnitCycles(checked((long)computing), moving, part.Latency.Value.Count);
    }
}
