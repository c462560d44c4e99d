namespace CoDesign.Compute.Tensors;

/// <summary>
/// How sums of int32 become int8: round(sum · multiplier / 2^shift) + zero point, saturated. Ties round up. This is the fixed-point
/// scaling of Jacob et al., “Quantization and Training of Neural Networks for Efficient Integer-Arithmetic-Only Inference”, CVPR 2018,
/// section 2.2, with one rounding.
/// </summary>
/// <param name="Multiplier">0 to 2³¹ − 1.</param>
/// <param name="Shift">1 to 62.</param>
/// <param name="ZeroPoint">What the real number 0 becomes, −128 to 127.</param>
public readonly record struct Requantisation(int Multiplier, int Shift, int ZeroPoint)
{
    /// <summary>Scales one sum.</summary>
    public sbyte Apply(int sum)
    {
        long scaled = (((long)sum * Multiplier) + (1L << (Shift - 1))) >> Shift;
        return (sbyte)Math.Clamp(scaled + ZeroPoint, sbyte.MinValue, sbyte.MaxValue);
    }

    /// <summary>Scales sums.</summary>
    /// <param name="sums">The sums.</param>
    /// <param name="result">As many bytes.</param>
    public void Apply(ReadOnlySpan<int> sums, Span<sbyte> result)
    {
        for (int i = 0; i < sums.Length; i++)
        {
            result[i] = Apply(sums[i]);
        }
    }
}
