using CoDesign.Description.Scalars;

namespace CoDesign.Modules.Tensor;

/// <summary>What stays in the array while the rest streams through.</summary>
public enum Dataflow
{
    /// <summary>Output stationary: each cell sums one element of the result.</summary>
    [YamlName("os")]
    OutputStationary,

    /// <summary>Weight stationary: each cell keeps one weight.</summary>
    [YamlName("ws")]
    WeightStationary,

    /// <summary>Input stationary: each cell keeps one element of the left operand.</summary>
    [YamlName("is")]
    InputStationary,

    /// <summary>No fixed mapping: all multipliers always have work.</summary>
    Spread,
}
