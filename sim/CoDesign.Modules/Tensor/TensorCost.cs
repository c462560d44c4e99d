using CoDesign.Compute.Tensors;
using CoDesign.Description.Quantities;

namespace CoDesign.Modules.Tensor;

/// <summary>What a job costs: cycles, how often each input is read, actions.</summary>
/// <param name="parameters">The unit.</param>
/// <param name="clock">Its clock.</param>
internal sealed class TensorCost(TensorParameters parameters, Frequency clock)
{
    private readonly ArrayModel _model = new(parameters.Array, parameters.Buffers, clock);

    /// <summary>Cycles from the first half buffers on.</summary>
    public long CyclesOf(TensorWork work)
    {
        long array = work.Layers.Sum(layer => _model.Bound(checked(_model.Steps(layer.Shape, layer.IsWinograd) * StepOf(work)), TrafficOf(layer)));
        long vector = work.Vector.Sum(v => parameters.Vector!.CyclesOf(v.Operation, v.Elements));
        return work.IsFused ? Math.Max(array, vector) : checked(array + vector);
    }

    /// <summary>Cycles that are left when the last byte has come.</summary>
    public long LastPartOf(TensorWork work) => work.Layers.Count > 0
        ? checked(_model.FoldSteps(work.Layers[^1].Shape) * StepOf(work))
        : work.Vector.Sum(v => parameters.Vector!.CyclesOf(v.Operation, 1));

    /// <summary>Bytes of each input to have before the array starts.</summary>
    public IReadOnlyList<ulong> HeadsOf(TensorWork work) =>
        [.. work.Inputs.Select(i => i.Role is OperandRole.Whole ? 0 : _model.Prefetched(BufferOf(i.Role)))];

    /// <summary>How often each input is read.</summary>
    public IReadOnlyList<long> PassesOf(TensorWork work) => [.. work.Inputs.Select(i => PassesOf(work, i))];

    /// <summary>Actions with their numbers.</summary>
    public IEnumerable<(string Action, long Occurrences)> ActionsOf(TensorWork work)
    {
        if (work.Layers.Count > 0)
        {
            yield return (TensorParameters.MultiplyAction(TensorParameters.NameOf(work.Type)), work.Layers.Sum(l => _model.Multiplications(l.Shape, l.IsWinograd)));
            yield return (TensorParameters.ReadAction, work.Layers.Sum(l => _model.Words(l.Shape).Input + _model.Words(l.Shape).Weight));
            yield return (TensorParameters.WriteAction, work.Layers.Sum(l => _model.Words(l.Shape).Output));
        }

        if (work.Vector.Count > 0)
        {
            yield return (TensorParameters.VectorAction, work.Vector.Sum(v => v.Elements));
        }
    }

    private long StepOf(TensorWork work) =>
        parameters.Precisions.TryFind(TensorParameters.NameOf(work.Type), out Description.Reading.Sourced<Cycles>? cycles) ? cycles.Value.Count : 0;

    private OperandBytes TrafficOf(Layer layer) => _model.Traffic(layer, Elements.SumBytes);

    private OperandParameters BufferOf(OperandRole role) => role is OperandRole.Input ? parameters.Buffers.Input : parameters.Buffers.Weight;

    // Weights that Winograd has made larger are not read more often.
    private long PassesOf(TensorWork work, WorkInput input)
    {
        if (input.Role is OperandRole.Whole)
        {
            return 1;
        }

        Layer layer = work.Layers[input.Layer] with { IsWinograd = false };
        OperandBytes traffic = TrafficOf(layer);
        return input.Role is OperandRole.Input
            ? (long)((traffic.Input + (layer.LeftElements * layer.ElementBytes) - 1) / (layer.LeftElements * layer.ElementBytes))
            : (long)(traffic.Weight / (layer.Shape.RightElements * layer.ElementBytes));
    }
}
