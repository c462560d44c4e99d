using System.Numerics;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;

namespace CoDesign.Modules.Prover;

/// <summary>Cycles of a number-theoretic transform: closed formulas.</summary>
/// <remarks>Source: Bailey, “FFTs in external or hierarchical memory”, 1990: a transform in passes over parts that fit the chip.</remarks>
/// <param name="part">The part.</param>
/// <param name="memory">The unit's own memory; null: none.</param>
/// <param name="clock">Its clock.</param>
public sealed class TransformModel(TransformParameters part, MemoryParameters? memory, Frequency clock)
{
    /// <summary>Butterflies of a transform of 2^k elements: N/2 · k.</summary>
    /// <param name="logarithm">k.</param>
    public static long Butterflies(int logarithm) => (1L << logarithm) / 2 * logarithm;

    /// <summary>How often all elements are read and written.</summary>
    /// <param name="logarithm">k.</param>
    public int Passes(int logarithm)
    {
        int onChip = BitOperations.Log2((uint)part.OnChip.Value);
        return Math.Max(1, (logarithm + onChip - 1) / onChip);
    }

    /// <summary>Products outside butterflies: one per element between two passes, and one for a coset.</summary>
    /// <param name="logarithm">k.</param>
    /// <param name="isCoset">Whether it is a transform on a coset.</param>
    public long Products(int logarithm, bool isCoset) => (Passes(logarithm) - 1 + (isCoset ? 1 : 0)) << logarithm;

    /// <summary>Bytes to and from the unit's own memory.</summary>
    /// <param name="field">The field.</param>
    /// <param name="logarithm">k.</param>
    /// <param name="columns">Transforms of this length.</param>
    public Int128 Bytes(ProverField field, int logarithm, int columns) =>
        memory is null ? 0 : (Int128)2 * Passes(logarithm) * columns * field.ElementBytes << logarithm;

    /// <summary>Cycles of transforms one after the other.</summary>
    /// <param name="field">The field.</param>
    /// <param name="logarithm">k.</param>
    /// <param name="columns">How many.</param>
    /// <param name="isCoset">Whether they are on a coset.</param>
    public UnitCycles Cycles(ProverField field, int logarithm, int columns, bool isCoset)
    {
        part.Fields.TryFind(field.Name, out Sourced<Cycles>? interval);
        Int128 turns = Butterflies(logarithm) + (part.Twiddles is TwiddleProducts.Butterflies ? Products(logarithm, isCoset) : 0);
        Int128 computing = ((turns * columns * interval!.Value.Count) + part.Butterflies.Value - 1) / part.Butterflies.Value;
        long moving = memory?.CyclesFor(Bytes(field, logarithm, columns), part.Burst.Value, clock) ?? 0;
        return new UnitCycles(checked((long)computing), moving, checked(part.Fill.Value.Count * Passes(logarithm)));
    }
}
