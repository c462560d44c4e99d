using CoDesign.Compute.Tensors;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;

namespace CoDesign.Modules.Tensor;

/// <summary>
/// Cycles of a matrix product on a systolic array: closed formulas, so a layer costs nothing to time. For the dataflows os, ws and is
/// without double buffering they give the cycle counts of SCALE-Sim v2 in its stall-free mode.
/// </summary>
/// <remarks>
/// A <em>fold</em> is the part of a product that fits the array at once. Source: Samajdar et al., “A Systematic Methodology for
/// Characterizing Scalability of DNN Accelerators using SCALE-Sim”, ISPASS 2020, equations 1 to 5; the constants per fold are those of
/// the tool (scalesim-project/scale-sim-v2, 22f88b1).
/// </remarks>
/// <param name="array">The array.</param>
/// <param name="buffers">Its buffers.</param>
/// <param name="clock">Its clock.</param>
public sealed class ArrayModel(ArrayParameters array, BufferParameters buffers, Frequency clock)
{
    // Winograd's F(2×2, 3×3): 16 multiplications where 36 were, and 16 transformed weights for 9 (Lavin and Gray, CVPR 2016, 4.1).
    private const int WinogradNumerator = 4;
    private const int WinogradDenominator = 9;
    private const int WinogradWeights = 16;

    /// <summary>Parts of a product that the array does one after the other; 1 for spread.</summary>
    public long Folds(GemmShape shape) => RowFolds(shape) * ColumnFolds(shape);

    /// <summary>Steps of one fold: filling, streaming, draining.</summary>
    public long FoldSteps(GemmShape shape) => array.Dataflow is Dataflow.Spread
        ? 0
        : Load + Stream(shape) + Skew;

    /// <summary>Number of the step, counted from 0, in which the last result leaves the array, if no operand ever has to be waited for.</summary>
    /// <param name="shape">The product.</param>
    /// <param name="isWinograd">Whether it is a convolution that Winograd's arithmetic applies to.</param>
    public long Steps(GemmShape shape, bool isWinograd)
    {
        if (array.Dataflow is Dataflow.Spread)
        {
            return (long)DivideUp(Multiplications(shape, isWinograd), array.Cells);
        }

        long folds = Folds(shape);
        return IsPipelined
            ? checked(Load + ((folds - 1) * Math.Max(Stream(shape), Load)) + Stream(shape) + Skew - 1)
            : checked((folds * FoldSteps(shape)) - 1);
    }

    /// <summary>Multiplications of a product.</summary>
    /// <param name="shape">The product.</param>
    /// <param name="isWinograd">Whether it is a convolution that Winograd's arithmetic applies to.</param>
    public long Multiplications(GemmShape shape, bool isWinograd) => checked((long)(UsesWinograd(isWinograd)
        ? DivideUp(shape.Products * WinogradNumerator, WinogradDenominator)
        : shape.Products));

    /// <summary>Words that the array itself reads and writes.</summary>
    public BufferWords Words(GemmShape shape) => array.Dataflow switch
    {
        Dataflow.OutputStationary => new(shape.LeftElements * ColumnFolds(shape), shape.RightElements * RowFolds(shape), shape.ResultElements),
        Dataflow.WeightStationary => new(shape.LeftElements * ColumnFolds(shape), shape.RightElements, shape.ResultElements * RowFolds(shape)),
        Dataflow.InputStationary => new(shape.LeftElements, shape.RightElements * ColumnFolds(shape), shape.ResultElements * RowFolds(shape)),
        _ => new(shape.LeftElements, shape.RightElements, shape.ResultElements),
    };

    /// <summary>
    /// Bytes to and from memory: an operand that fits half its buffer comes once, any other as often as the array reads it; a result
    /// that fits its buffer leaves once, partial sums that do not go out and come back.
    /// </summary>
    /// <param name="layer">The product.</param>
    /// <param name="sumBytes">Bytes of a partial sum.</param>
    public OperandBytes Traffic(Layer layer, int sumBytes)
    {
        GemmShape shape = layer.Shape;
        BufferWords words = Words(shape);
        Int128 input = layer.LeftElements == 0 ? 0 : Fetched(layer.LeftElements, words.Input, layer.ElementBytes, buffers.Input);
        Int128 weight = Fetched(shape.RightElements, words.Weight, layer.ElementBytes, buffers.Weight);
        weight = UsesWinograd(layer.IsWinograd) ? DivideUp(weight * WinogradWeights, WinogradDenominator) : weight;
        long passes = words.Output / shape.ResultElements;
        Int128 sums = (Int128)shape.ResultElements * sumBytes;
        Int128 spilled = (Int128)buffers.Output.Sram.Value.Bytes >= sums ? 0 : sums * 2 * (passes - 1);
        return new OperandBytes(input, weight, spilled + (layer.IsResultStored ? (Int128)shape.ResultElements * layer.ResultBytes : 0));
    }

    /// <summary>Cycles with the paths to memory: the longest of computing and of moving what was not in the buffers at the start.</summary>
    /// <param name="computing">Cycles of the array alone.</param>
    /// <param name="traffic">Bytes to and from memory.</param>
    public long Bound(long computing, OperandBytes traffic)
    {
        (ulong input, ulong weight, ulong output) = buffers.IsPrefetched
            ? (Half(buffers.Input), Half(buffers.Weight), buffers.Output.Sram.Value.Bytes)
            : (0, 0, 0);
        long cycles = Math.Max(computing, Moving(traffic.Input, input, buffers.Input.Bandwidth));
        cycles = Math.Max(cycles, Moving(traffic.Weight, weight, buffers.Weight.Bandwidth));
        cycles = Math.Max(cycles, Moving(traffic.Output, output, buffers.Output.Bandwidth));
        Int128 all = Int128.Max(0, traffic.Input - input) + Int128.Max(0, traffic.Weight - weight) + Int128.Max(0, traffic.Output - output);
        return Math.Max(cycles, Moving(all, 0, buffers.Bandwidth));
    }

    /// <summary>Bytes of an operand that are fetched before the array starts.</summary>
    /// <param name="buffer">Its buffer.</param>
    public ulong Prefetched(OperandParameters buffer) => buffers.IsPrefetched ? Half(buffer) : 0;

    private long Load => array.Dataflow is Dataflow.OutputStationary ? 0 : array.Rows.Value;

    private long Skew => array.Rows.Value + array.Columns.Value - 2;

    private bool IsPipelined => array.IsDoubleBuffered && array.Dataflow is not Dataflow.OutputStationary;

    private bool UsesWinograd(bool isWinograd) => isWinograd && array.HasWinograd && array.Dataflow is Dataflow.Spread;

    private long Stream(GemmShape shape) => array.Dataflow switch
    {
        Dataflow.OutputStationary => shape.K,
        Dataflow.WeightStationary => shape.M,
        _ => shape.N,
    };

    private long RowFolds(GemmShape shape) => array.Dataflow switch
    {
        Dataflow.OutputStationary => DivideUp(shape.M, array.Rows.Value),
        Dataflow.Spread => 1,
        _ => DivideUp(shape.K, array.Rows.Value),
    };

    private long ColumnFolds(GemmShape shape) => array.Dataflow switch
    {
        Dataflow.InputStationary => DivideUp(shape.M, array.Columns.Value),
        Dataflow.Spread => 1,
        _ => DivideUp(shape.N, array.Columns.Value),
    };

    private long Moving(Int128 bytes, ulong there, Sourced<Bandwidth>? bandwidth) =>
        bandwidth is null ? 0 : bandwidth.Value.CyclesFor(Int128.Max(0, bytes - there), clock).Count;

    private static ulong Half(OperandParameters buffer) => buffer.Sram.Value.Bytes / 2;

    private Int128 Fetched(long elements, long reads, int elementBytes, OperandParameters buffer) =>
        (Int128)(array.Dataflow is Dataflow.Spread || elements * elementBytes <= (Int128)Half(buffer) ? elements : reads) * elementBytes;

    private static long DivideUp(long a, long b) => (a + b - 1) / b;

    private static Int128 DivideUp(Int128 a, Int128 b) => (a + b - 1) / b;
}
