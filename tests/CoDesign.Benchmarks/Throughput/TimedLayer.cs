using CoDesign.Compute.Tensors;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Modules.Tensor;

namespace CoDesign.Benchmarks.Throughput;

/// <summary>What it takes to know how long a layer takes: the array of 32 x 32, weights stationary, with buffers of 512 KiB and 8 bytes per cycle.</summary>
internal static class TimedLayer
{
    /// <summary>The model.</summary>
    public static ArrayModel Model()
    {
        var operand = new OperandParameters(Of(new ByteSize(512 << 10)), Of(new Bandwidth(8_000_000_000)));
        return new ArrayModel(
            new ArrayParameters(Of(32), Of(32), Dataflow.WeightStationary, IsDoubleBuffered: false, HasWinograd: false),
            new BufferParameters(operand, operand, operand, null, IsPrefetched: true),
            Frequency.FromMegahertz(1000));
    }

    /// <summary>Cycles of a layer with square operands.</summary>
    public static long Time(ArrayModel model, int side)
    {
        var layer = new Layer(new GemmShape(side, side, side), 1, 1);
        return model.Bound(model.Steps(layer.Shape, isWinograd: false), model.Traffic(layer, 4));
    }

    private static Sourced<T> Of<T>(T value) => new(value, "benchmark", null, SourcePosition.Of("benchmark"));
}
