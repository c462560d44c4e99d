namespace CoDesign.Isa;

/// <summary>A floating-point datum taken apart. A finite one is ± significand / 2^63 × 2^exponent, with bit 63 of the significand set.</summary>
/// <param name="IsNegative">The sign bit.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Exponent">Exponent of a finite number.</param>
/// <param name="Significand">Significand of a finite number, normalised also if the number is subnormal.</param>
internal readonly record struct FloatParts(bool IsNegative, FloatKind Kind, int Exponent = 0, ulong Significand = 0)
{
    /// <summary>Whether it is a NaN.</summary>
    public bool IsNaN => Kind is FloatKind.QuietNaN or FloatKind.SignalingNaN;

    /// <summary>Whether it is ±0.</summary>
    public bool IsZero => Kind is FloatKind.Zero;

    /// <summary>Whether it is ±∞.</summary>
    public bool IsInfinity => Kind is FloatKind.Infinity;
}
