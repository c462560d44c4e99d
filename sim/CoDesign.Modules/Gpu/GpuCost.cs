using CoDesign.Compute.Tensors;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Modules.Tensor;

namespace CoDesign.Modules.Gpu;

/// <summary>What a kernel costs: the longer of arithmetic, in waves of tiles, and memory, each byte once.</summary>
/// <param name="parameters">The processor.</param>
/// <param name="clock">Its clock.</param>
public sealed class GpuCost(GpuParameters parameters, Frequency clock)
{
    /// <summary>Cycles of a product by arithmetic alone.</summary>
    /// <param name="shape">The product.</param>
    /// <param name="perCycle">Multiplications per cycle of a multiprocessor.</param>
    public long Arithmetic(GemmShape shape, int perCycle) => parameters.Tiles.Min(tile =>
    {
        Int128 tiles = (Int128)DivideUp(shape.M, tile.Rows.Value) * DivideUp(shape.N, tile.Columns.Value);
        Int128 waves = (tiles + parameters.Multiprocessors.Value - 1) / parameters.Multiprocessors.Value;
        Int128 products = (Int128)tile.Rows.Value * tile.Columns.Value * shape.K;
        return checked((long)(waves * ((products + perCycle - 1) / perCycle)));
    });

    /// <summary>Cycles of a kernel from its first instruction on.</summary>
    internal long CyclesOf(TensorWork work, long bytes)
    {
        long arithmetic = work.Layers.Sum(l => Arithmetic(l.Shape, RateOf(work)));
        long elements = work.Vector.Sum(v => DivideUp(v.Elements, (long)parameters.Multiprocessors.Value * parameters.ElementsPerCycle.Value));
        return Math.Max(checked(arithmetic + elements), parameters.Bandwidth.Value.CyclesFor(bytes, clock).Count);
    }

    /// <summary>Actions with their numbers.</summary>
    internal static IEnumerable<(string Action, long Occurrences)> ActionsOf(TensorWork work, long bytes)
    {
        if (work.Layers.Count > 0)
        {
            yield return (TensorParameters.MultiplyAction(TensorParameters.NameOf(work.Type)), work.Layers.Sum(l => checked((long)l.Shape.Products)));
        }

        yield return (GpuParameters.ElementAction, work.Vector.Sum(v => v.Elements));
        yield return (GpuParameters.MemoryAction, bytes);
    }

    private int RateOf(TensorWork work) =>
        parameters.Precisions.TryFind(TensorParameters.NameOf(work.Type), out Sourced<int>? rate) ? rate.Value : throw new InvalidOperationException("the type was refused before");

    private static long DivideUp(long a, long b) => (a + b - 1) / b;
}
