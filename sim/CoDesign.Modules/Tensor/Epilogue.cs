using CoDesign.Compute.Tensors;

namespace CoDesign.Modules.Tensor;

/// <summary>What happens to the sums of a product before they leave the unit.</summary>
/// <param name="HasBias">A number is added to each column.</param>
/// <param name="HasRelu">max(x, 0).</param>
/// <param name="HasGelu">GELU.</param>
/// <param name="Requantisation">How sums become int8; null: they stay int32.</param>
internal sealed record Epilogue(bool HasBias, bool HasRelu, bool HasGelu, Requantisation? Requantisation)
{
    /// <summary>Bit of the bias.</summary>
    public const ulong BiasFlag = 1;

    /// <summary>Bit of ReLU.</summary>
    public const ulong ReluFlag = 2;

    /// <summary>Bit of GELU.</summary>
    public const ulong GeluFlag = 4;

    /// <summary>Bit of requantisation; three more parameters follow.</summary>
    public const ulong RequantiseFlag = 8;

    /// <summary>Every bit.</summary>
    public const ulong Flags = BiasFlag | ReluFlag | GeluFlag | RequantiseFlag;

    /// <summary>Nothing happens.</summary>
    public static Epilogue None { get; } = new(false, false, false, null);

    /// <summary>Operations of the vector unit, in their order.</summary>
    public IEnumerable<string> Operations =>
    [
        .. HasBias ? [VectorParameters.Bias] : Array.Empty<string>(),
        .. HasRelu ? [VectorParameters.Relu] : Array.Empty<string>(),
        .. HasGelu ? [VectorParameters.Gelu] : Array.Empty<string>(),
        .. Requantisation is null ? Array.Empty<string>() : [VectorParameters.Requantise],
    ];
}
