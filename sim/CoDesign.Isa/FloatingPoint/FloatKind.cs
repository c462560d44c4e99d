namespace CoDesign.Isa;

/// <summary>What a floating-point datum is.</summary>
internal enum FloatKind
{
    /// <summary>±0.</summary>
    Zero,

    /// <summary>A normal or subnormal number.</summary>
    Finite,

    /// <summary>±∞.</summary>
    Infinity,

    /// <summary>A NaN that passes silently.</summary>
    QuietNaN,

    /// <summary>A NaN that signals.</summary>
    SignalingNaN,
}
